import { Container, Graphics, Sprite, type Texture } from "pixi.js";
import type { Space } from "../space/api.ts";
import { localText } from "../space/local-text.ts";
import { boundsOf, type Bounds } from "../space/map-model.ts";
import type { SceneArea, SceneShape } from "../space/scene-file.ts";
import type { Camera } from "./camera.ts";
import { INK, type Preferences } from "./look.ts";
import { edgesOf } from "./outlines.ts";
import { tag } from "./plates.ts";

const FADE_MILLIS = 160;
/** How long the title of the place one walked into stays, and how long it takes to go. */
const TITLE_MILLIS = 2_800;
const TITLE_FADES_MILLIS = 400;
/** Areas that are parts of the hall rather than things in it: no line is drawn around them while one is inside. */
const PARTS: ReadonlySet<string> = new Set(["place", "audience", "quiet"]);
/** Areas that make one conversation of everybody inside: the rest of the map steps back a little. */
const ROOMS_OF_THEIR_OWN: ReadonlySet<string> = new Set(["meeting", "group"]);

interface Shown {
  readonly area: SceneArea;
  readonly bounds: Bounds;
  readonly outline: Graphics;
  readonly label: Sprite;
  readonly texture: Texture;
}

/** Areas of the floor: an outline and a title for the one pointed at and the one stood in. */
export class Places {
  /** On the floor. */
  readonly floor = new Container();
  /** Titles, in screen pixels. */
  readonly overheads = new Container();
  private readonly space: Space;
  private resolution: number;
  private preferences: Preferences;
  private hovered: Shown | undefined;
  private inside: Shown | undefined;
  private readonly shade = new Graphics();
  private readonly hole = new Graphics();
  private shadeWanted = 0;
  private insideMillis = 0;

  constructor(space: Space, resolution: number, preferences: Preferences) {
    this.space = space;
    this.resolution = resolution;
    this.preferences = preferences;
    this.shade.alpha = 0;
    this.floor.addChild(this.hole, this.shade);
  }

  setPreferences(preferences: Preferences, resolution: number): void {
    const hovered = this.hovered?.area.index;
    this.preferences = preferences;
    this.resolution = resolution;
    this.hover(undefined);
    this.hover(hovered);
    const inside = this.inside?.area.index;
    this.enter(undefined);
    this.enter(inside);
  }

  /** A new map. */
  clear(): void {
    this.hover(undefined);
    this.enter(undefined);
    this.shade.clear();
  }

  hover(index: number | undefined): void {
    if (this.hovered?.area.index === index) return;
    this.hovered = this.swap(this.hovered, index, false);
  }

  enter(index: number | undefined): void {
    if (this.inside?.area.index === index) return;
    this.inside = this.swap(this.inside, index, true);
    this.insideMillis = 0;
    const area = this.inside?.area;
    const scene = this.space.scene;
    this.shadeWanted = area !== undefined && ROOMS_OF_THEIR_OWN.has(area.kind) ? 0.34 : 0;
    if (this.shadeWanted === 0 || area === undefined || scene === undefined) return;
    const far = 2000;
    this.shade.clear().rect(-far, -far, scene.width + 2 * far, scene.height + 2 * far).fill(INK.shade);
    this.hole.clear();
    trace(this.hole, area.shape, 0);
    this.hole.fill(0xffffff);
    this.shade.setMask({ mask: this.hole, inverse: true });
  }

  update(camera: Camera, passedMillis: number): boolean {
    if (this.hovered !== undefined) this.putLabel(this.hovered, camera);
    if (this.inside !== undefined) this.putLabel(this.inside, camera);
    const fades = this.fadeTitle(passedMillis);
    if (this.shade.alpha === this.shadeWanted) return fades;
    const step = (0.34 * passedMillis) / FADE_MILLIS;
    const difference = this.shadeWanted - this.shade.alpha;
    if (this.preferences.reducedMotion || Math.abs(difference) <= step) this.shade.alpha = this.shadeWanted;
    else this.shade.alpha += Math.sign(difference) * step;
    this.shade.visible = this.shade.alpha > 0;
    return true;
  }

  private putLabel({ bounds, label }: Shown, camera: Camera): void {
    const view = camera.view;
    // Above the area, or at the upper edge of the picture when that is out of it.
    const y = Math.max(camera.toScreenY(bounds.y) - 6, camera.toScreenY(view.y) + 34);
    const half = label.width / 2 + 6;
    const x = Math.min(Math.max(camera.toScreenX(bounds.x + bounds.width / 2), half), Math.max(view.width * camera.scale - half, half));
    label.position.set(Math.round(x), Math.round(y));
  }

  private fadeTitle(passedMillis: number): boolean {
    if (this.inside === undefined || this.insideMillis > TITLE_MILLIS + TITLE_FADES_MILLIS) return false;
    this.insideMillis += passedMillis;
    const left = TITLE_MILLIS + TITLE_FADES_MILLIS - this.insideMillis;
    this.inside.label.alpha = Math.min(Math.max(left / TITLE_FADES_MILLIS, 0), 1);
    this.inside.label.visible = left > 0;
    return true;
  }

  /** The place that bears a title now. */
  get titled(): number | undefined {
    if (this.hovered !== undefined) return this.hovered.area.index;
    return this.inside?.label.visible === true ? this.inside.area.index : undefined;
  }

  /** The area whose title is at this spot of the container. */
  labelAt(screenX: number, screenY: number): number | undefined {
    for (const shown of [this.hovered, this.inside]) {
      if (shown === undefined) continue;
      const { label } = shown;
      if (!label.visible) continue;
      if (Math.abs(screenX - label.x) <= label.width / 2 && screenY <= label.y && screenY >= label.y - label.height) return shown.area.index;
    }
    return undefined;
  }

  destroy(): void {
    this.clear();
    this.floor.destroy({ children: true });
    this.overheads.destroy({ children: true });
  }

  private swap(old: Shown | undefined, index: number | undefined, isInside: boolean): Shown | undefined {
    if (old !== undefined) {
      old.outline.destroy();
      old.label.destroy();
      old.texture.destroy(true);
    }
    const area = index === undefined ? undefined : this.space.scene?.areas[index];
    const title = area === undefined ? "" : localText(area.title, this.preferences.language);
    if (area === undefined || title === "") return undefined;
    const outline = new Graphics();
    trace(outline, area.shape, 1.5);
    outline.stroke({ color: INK.othersEdge, alpha: 0.55, width: 3.5, join: "round" });
    trace(outline, area.shape, 1.5);
    outline.stroke({ color: INK.others, alpha: isInside ? 0.75 : 0.95, width: 1.5, join: "round" });
    outline.visible = !isInside || !PARTS.has(area.kind);
    const texture = tag(title, this.resolution);
    const label = new Sprite({ texture, anchor: { x: 0.5, y: 1 } });
    this.floor.addChild(outline);
    this.overheads.addChild(label);
    return { area, bounds: boundsOf(area.shape), outline, label, texture };
  }
}

/** Draws the edge of a shape, this far inside of it. */
function trace(pen: Graphics, shape: SceneShape, inset: number): void {
  switch (shape.kind) {
    case "rectangle":
      pen.roundRect(shape.x + inset, shape.y + inset, shape.width - 2 * inset, shape.height - 2 * inset, 6);
      break;
    case "ellipse":
      pen.ellipse(shape.x + shape.width / 2, shape.y + shape.height / 2, shape.width / 2 - inset, shape.height / 2 - inset);
      break;
    case "polygon":
      pen.poly(shape.points.flatMap(([x, y]) => [x, y]), true);
      break;
    case "tiles":
      for (const line of edgesOf(shape)) pen.poly(line, true);
      break;
  }
}
