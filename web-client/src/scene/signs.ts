import { Container, Sprite, type Texture } from "pixi.js";
import type { Space } from "../space/api.ts";
import { localText } from "../space/local-text.ts";
import { boundsOf, isTitled } from "../space/map-model.ts";
import type { AreaKind } from "../space/scene-file.ts";
import type { Camera } from "./camera.ts";
import type { Preferences } from "./look.ts";
import { lettering } from "./plates.ts";

/** Places that say what they are called. The others are edges and mechanisms, or say it when one is there. */
const SIGNED: ReadonlySet<AreaKind> = new Set(["place", "audience", "booth", "group", "meeting", "help", "quiet", "stage"]);
/** A sign may be this much wider than its place; beyond that it is left out at this zoom. */
const MOST_BEYOND = 1.15;
/** Above the lower edge of its place, screen pixels. */
const ABOVE_EDGE = 6;
/** Two signs this close, and the later one is left out; screen pixels. */
const GAP = 4;

interface Sign {
  readonly index: number;
  readonly sprite: Sprite;
  readonly texture: Texture;
  /** Lower middle and width of its place, world pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** What places are called, in the language of whoever looks: pictures of a map have no words in them that only some can read. */
export class Signs {
  /** Over the map and under the names of people, in screen pixels. */
  readonly overheads = new Container();
  private readonly space: Space;
  private readonly signs: Sign[] = [];
  private signedFor = "";
  private signedScene: unknown;
  private preferences: Preferences;
  private resolution: number;

  constructor(space: Space, preferences: Preferences, resolution: number) {
    this.space = space;
    this.preferences = preferences;
    this.resolution = resolution;
  }

  setPreferences(preferences: Preferences, resolution: number): void {
    this.preferences = preferences;
    this.resolution = resolution;
  }

  /** `titled`: the place whose title is shown in another way at this moment. */
  update(camera: Camera, titled: number | undefined): void {
    this.paint();
    const scale = camera.scale;
    for (const [i, sign] of this.signs.entries()) {
      const { sprite } = sign;
      const fits = sprite.width <= sign.width * scale * MOST_BEYOND;
      sprite.visible = fits && sign.index !== titled;
      if (!sprite.visible) continue;
      sprite.position.set(Math.round(camera.toScreenX(sign.x)), Math.round(camera.toScreenY(sign.y)) - ABOVE_EDGE);
      if (this.coversEarlier(i)) sprite.visible = false;
    }
  }

  destroy(): void {
    this.clear();
    this.overheads.destroy({ children: true });
  }

  private coversEarlier(index: number): boolean {
    const { sprite } = this.signs[index]!;
    for (let i = 0; i < index; i++) {
      const other = this.signs[i]!.sprite;
      if (!other.visible || Math.abs(other.x - sprite.x) > (other.width + sprite.width) / 2 + GAP) continue;
      if (sprite.y - sprite.height < other.y + GAP && sprite.y > other.y - other.height - GAP) return true;
    }
    return false;
  }

  /** Anew for another map, language, colours or screen; small places first, they have no other spot for their name. */
  private paint(): void {
    const { scene } = this.space;
    const look = `${this.preferences.language} ${this.preferences.dark} ${this.resolution}`;
    if (scene === this.signedScene && look === this.signedFor) return;
    this.signedScene = scene;
    this.signedFor = look;
    this.clear();
    for (const area of scene?.areas ?? []) {
      if (!SIGNED.has(area.kind) || !isTitled(area)) continue;
      const bounds = boundsOf(area.shape);
      const texture = lettering(localText(area.title, this.preferences.language), this.resolution, this.preferences.dark);
      const sprite = new Sprite({ texture, anchor: { x: 0.5, y: 1 } });
      this.signs.push({ index: area.index, sprite, texture, x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height, width: bounds.width });
      this.overheads.addChild(sprite);
    }
    this.signs.sort((a, b) => a.width - b.width);
  }

  private clear(): void {
    for (const { sprite, texture } of this.signs.splice(0)) {
      sprite.destroy();
      texture.destroy(true);
    }
  }
}
