// First: the page's Content-Security-Policy forbids making code from text, which PixiJS does unless told not to.
import "pixi.js/unsafe-eval";
import { Container, Graphics, WebGLRenderer } from "pixi.js";
import type { Happening, Message, Space, Topic, Wishes } from "../space/api.ts";
import { boundsOf, SceneMap } from "../space/map-model.ts";
import { Avatars } from "./avatars.ts";
import { Camera, type View } from "./camera.ts";
import { Figures } from "./figures.ts";
import { Floor } from "./floor.ts";
import { Keys } from "./keys.ts";
import { INK, type Preferences } from "./look.ts";
import { Pictures } from "./pictures.ts";
import { Places } from "./places.ts";
import { Pointing } from "./pointing.ts";
import { Rings } from "./rings.ts";
import { Way } from "./way.ts";

export type { Preferences } from "./look.ts";
export type { View } from "./camera.ts";

export interface ScreenPlace {
  /** CSS pixels within the container. */
  readonly x: number;
  readonly y: number;
}

export interface SceneOptions {
  /** The canvas fills it and follows its size. */
  readonly container: HTMLElement;
  readonly space: Space;
  readonly wishes: Wishes;
  readonly preferences: Preferences;
  /** What its person chose before; a good one for the size of the container unless given. */
  readonly zoom?: number;
  readonly art: { readonly avatars: string; readonly avatarsIndex: string };
  /** Accessible name of the canvas. */
  readonly label: string;
  readonly onPersonChosen: (person: number, at: ScreenPlace) => void;
  readonly onAreaChosen: (area: number, at: ScreenPlace) => void;
  /** WebGL is missing, or was lost and did not come back: show the list view. */
  readonly onFailed: (reason: string) => void;
}

/** Longer than this and a lost drawing context is taken for gone. */
const CONTEXT_BACK_WITHIN_MILLIS = 4_000;
/** The server is told of another view this often at most. */
const LOOK_EVERY_MILLIS = 400;
/** Views are told in these steps, world pixels: walking along must not tell of it at every step. */
const LOOK_STEP = 160;

/** Draws the room and takes the hand's wishes. Rejects when there is no WebGL; `onFailed` has been called then. */
export async function createScene(options: SceneOptions): Promise<Scene> {
  const renderer = new WebGLRenderer();
  try {
    await renderer.init({
      antialias: true,
      autoDensity: true,
      backgroundAlpha: 1,
      background: options.preferences.dark ? 0x12161d : 0xe9e6df,
      resolution: pixelRatio(),
      width: Math.max(options.container.clientWidth, 1),
      height: Math.max(options.container.clientHeight, 1),
      preferWebGLVersion: 2,
      // Nothing of PixiJS listens to events or builds elements beside the canvas: hands and readers are served by us.
      skipExtensionImports: true,
    });
  } catch (error) {
    options.onFailed("webgl");
    throw error;
  }
  const pictures = new Pictures();
  const avatars = await Avatars.load(pictures, options.art.avatars, options.art.avatarsIndex);
  return new Scene(options, renderer, pictures, avatars);
}

function pixelRatio(): number {
  return Math.min(Math.max(window.devicePixelRatio, 1), 3);
}

export class Scene {
  private readonly options: SceneOptions;
  private readonly space: Space;
  private readonly wishes: Wishes;
  private readonly renderer: WebGLRenderer;
  private readonly pictures: Pictures;
  private readonly canvas: HTMLCanvasElement;
  private preferences: Preferences;

  private readonly stage = new Container();
  private readonly world = new Container();
  private readonly below = new Container();
  private readonly above = new Container();
  private readonly figures: Figures;
  private readonly rings: Rings;
  private readonly places: Places;
  private readonly way: Way;
  private readonly stick = new Graphics();
  private readonly camera = new Camera();
  private floor: Floor | undefined;
  private floorOf: unknown;

  private frame = 0;
  private lastFrameMillis = 0;
  private isPaused = false;
  private isDirty = true;
  private isPeopleDirty = true;
  private isDestroyed = false;
  private lastLookMillis = -Infinity;
  private hoverAt: ScreenPlace | undefined;
  private ownWordsAtMillis = Date.now();
  private readonly endings: (() => void)[] = [];
  private readonly zoomListeners = new Set<(zoom: number) => void>();

  /** Made by {@link createScene}. */
  constructor(options: SceneOptions, renderer: WebGLRenderer, pictures: Pictures, avatars: Avatars) {
    this.options = options;
    this.space = options.space;
    this.wishes = options.wishes;
    this.preferences = options.preferences;
    this.renderer = renderer;
    this.pictures = pictures;
    this.canvas = renderer.canvas as HTMLCanvasElement;
    this.figures = new Figures(this.space, avatars, pixelRatio());
    this.rings = new Rings(this.space, this.figures, pixelRatio());
    this.places = new Places(this.space, pixelRatio(), this.preferences);
    this.way = new Way(this.space);
    this.world.addChild(this.below, this.places.floor, this.rings.floor, this.way.floor, this.figures.bodies, this.above);
    this.stage.addChild(this.world, this.rings.overheads, this.figures.overheads, this.places.overheads, this.stick);
    this.setPreferences(this.preferences);
    this.setUpCanvas();
    this.listen();
    this.resize();
    this.camera.beginWith(options.zoom);
    this.changed("room");
    this.frame = requestAnimationFrame(this.draw);
  }

  // For whoever shows it

  /** What part of the map is shown, world pixels. */
  get view(): View {
    return this.camera.view;
  }

  get zoom(): number {
    return this.camera.zoom;
  }

  /** Steps to the next crisp zoom when the factor is small, as buttons do. */
  zoomBy(factor: number): void {
    if (factor > 1 && factor < 1.5) this.camera.step(1);
    else if (factor < 1 && factor > 0.66) this.camera.step(-1);
    else this.camera.setZoom(this.camera.zoom * factor);
    this.zoomed();
  }

  onZoom(listener: (zoom: number) => void): () => void {
    this.zoomListeners.add(listener);
    return () => this.zoomListeners.delete(listener);
  }

  setPreferences(preferences: Preferences): void {
    this.preferences = preferences;
    this.figures.reducedMotion = preferences.reducedMotion;
    this.way.reducedMotion = preferences.reducedMotion;
    this.places.setPreferences(preferences, pixelRatio());
    this.isDirty = true;
  }

  /** Where somebody's head is in the container; undefined when they are not in view. */
  screenOf(person: number): ScreenPlace | undefined {
    const figure = this.figures.all.get(person);
    if (figure === undefined) return undefined;
    return { x: this.camera.toScreenX(figure.place.x), y: this.camera.toScreenY(figure.place.y - 40) };
  }

  /** "There they are": a ring and an arrow for a moment. */
  showPerson(person: number): void {
    this.way.point(person, performance.now());
    this.isDirty = true;
  }

  focus(): void {
    this.canvas.focus({ preventScroll: true });
  }

  /** Nothing is drawn while paused; walking goes on. */
  setPaused(paused: boolean): void {
    if (paused === this.isPaused) return;
    this.isPaused = paused;
    cancelAnimationFrame(this.frame);
    this.isDirty = true;
    this.lastFrameMillis = performance.now();
    if (!paused && !this.isDestroyed) this.frame = requestAnimationFrame(this.draw);
  }

  destroy(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    cancelAnimationFrame(this.frame);
    for (const end of this.endings.splice(0)) end();
    this.figures.destroy();
    this.rings.destroy();
    this.places.destroy();
    this.way.destroy();
    this.floor?.destroy();
    this.stage.destroy({ children: true });
    this.pictures.destroy();
    this.renderer.destroy({ removeView: true });
  }

  // Setting up

  private setUpCanvas(): void {
    const { canvas } = this;
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", this.options.label);
    canvas.style.display = "block";
    this.options.container.append(canvas);
    const keys = new Keys(this.wishes, () => this.space.self?.facing ?? 0);
    const pointing = new Pointing(this.wishes, {
      tapped: (x, y, isDouble) => this.tapped(x, y, isDouble),
      asked: (x, y) => this.asked(x, y),
      hovered: (x, y, isMouse) => {
        this.hoverAt = isMouse ? { x, y } : undefined;
        this.hover();
      },
      left: () => {
        this.hoverAt = undefined;
        this.hover();
      },
      zoomedBy: (factor) => {
        this.camera.setZoom(this.camera.zoom * factor);
        this.zoomed();
      },
      steppedZoom: (direction) => {
        this.camera.step(direction);
        this.zoomed();
      },
      stick: (stick) => this.showStick(stick),
    });
    this.endings.push(keys.attach(canvas), pointing.attach(canvas));
    canvas.addEventListener("webglcontextlost", () => {
      const timer = setTimeout(() => this.options.onFailed("webgl-lost"), CONTEXT_BACK_WITHIN_MILLIS);
      canvas.addEventListener(
        "webglcontextrestored",
        () => {
          clearTimeout(timer);
          this.isDirty = true;
        },
        { once: true },
      );
      this.endings.push(() => clearTimeout(timer));
    });
  }

  private listen(): void {
    this.endings.push(
      this.space.on((topic) => this.changed(topic)),
      this.space.onHappening((happening) => this.happened(happening)),
    );
    const size = new ResizeObserver(() => this.resize());
    size.observe(this.options.container);
    const seen = () => this.setPaused(document.visibilityState === "hidden");
    document.addEventListener("visibilitychange", seen);
    this.endings.push(
      () => size.disconnect(),
      () => document.removeEventListener("visibilitychange", seen),
    );
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.options.container;
    if (clientWidth === 0 || clientHeight === 0) return;
    const resolution = pixelRatio();
    this.renderer.resize(clientWidth, clientHeight, resolution);
    this.camera.resize(clientWidth, clientHeight, resolution);
    this.figures.setResolution(resolution);
    this.isDirty = true;
  }

  // What changed

  private changed(topic: Topic): void {
    this.isDirty = true;
    switch (topic) {
      case "room":
        void this.showMap();
        this.isPeopleDirty = true;
        break;
      case "people":
      case "self":
      case "conversations":
        this.isPeopleDirty = true;
        break;
      case "typing":
        this.showTyping();
        break;
      case "messages":
        this.showOwnWords();
        break;
      default:
        break;
    }
  }

  private happened(happening: Happening): void {
    const now = performance.now();
    switch (happening.kind) {
      case "reaction":
        this.figures.react(happening.person, happening.emoji, now);
        break;
      case "waved":
        this.figures.react(happening.person, "👋", now);
        break;
      case "message":
        this.said(happening.message, now);
        break;
      default:
        return;
    }
    this.isDirty = true;
  }

  private said(message: Message, nowMillis: number): void {
    if (message.channel.kind !== "nearby") return;
    const person = this.space.personByMember(message.fromMember);
    if (person !== undefined) this.figures.say(person.id, message.text, nowMillis);
  }

  /** One's own words go up over one's head when they have been delivered, not when they were typed. */
  private showOwnWords(): void {
    const messages = this.space.messages({ kind: "nearby" });
    const last = messages[messages.length - 1];
    if (last === undefined || !last.mine || last.state !== "sent" || last.sentAtMillis <= this.ownWordsAtMillis) return;
    this.ownWordsAtMillis = last.sentAtMillis;
    this.said(last, performance.now());
  }

  private showTyping(): void {
    const typing = new Set<number>();
    for (const member of this.space.typing({ kind: "nearby" })) {
      const person = this.space.personByMember(member);
      if (person !== undefined) typing.add(person.id);
    }
    this.figures.showTyping(typing);
  }

  /** Builds the floor of the map that came; the old one goes when the new one stands. */
  private async showMap(): Promise<void> {
    const scene = this.space.scene;
    if (scene === this.floorOf) return;
    this.floorOf = scene;
    this.places.clear();
    if (scene === undefined) {
      this.floor?.destroy();
      this.floor = undefined;
      return;
    }
    this.camera.showMap(scene.width, scene.height);
    this.renderer.background.color = scene.background ?? (this.preferences.dark ? 0x12161d : 0xe9e6df);
    const floor = await Floor.build(scene, new SceneMap(scene).grid, this.pictures, this.preferences.dark);
    if (this.isDestroyed || this.space.scene !== scene) {
      floor.destroy();
      return;
    }
    this.floor?.destroy();
    this.floor = floor;
    this.below.addChild(floor.below);
    this.above.addChild(floor.above);
    this.isDirty = true;
  }

  // Drawing

  private readonly draw = (): void => {
    this.frame = requestAnimationFrame(this.draw);
    const now = performance.now();
    const passed = Math.min(now - this.lastFrameMillis, 100);
    this.lastFrameMillis = now;
    this.wishes.advance(now);
    if (this.isPeopleDirty) {
      this.isPeopleDirty = false;
      this.figures.takeIn();
    }
    const self = this.space.self;
    const own = self === undefined ? undefined : this.figures.all.get(self.id);
    const focus = this.focusArea();
    this.camera.setFocus(focus);
    const cameraMoved = own !== undefined && this.camera.follow(own.place.x, own.place.y, passed, this.preferences.reducedMotion);
    let alive = this.figures.place(now, this.camera) || cameraMoved || this.isDirty;
    // The person was moved after the camera looked: once more, so that one's own figure does not swim.
    alive = this.rings.update(this.camera, now) || alive;
    if (own !== undefined) alive = this.way.update(own.place, now, (person) => this.figures.all.get(person)?.place) || alive;
    this.way.floor.visible = own !== undefined;
    this.places.enter(self?.area);
    alive = this.places.update(this.camera, passed) || alive;
    if (this.floor !== undefined && !this.preferences.reducedMotion) alive = this.floor.animate(now) || alive;
    if (!alive) return;
    this.isDirty = false;
    if (cameraMoved) this.hover();
    this.world.scale.set(this.camera.scale);
    this.world.position.set(this.camera.originX, this.camera.originY);
    this.pictures.setSmooth(this.camera.scale * pixelRatio() * (this.space.scene?.scale ?? 1) < 0.999);
    this.floor?.show(this.camera.view, this.preferences.reducedMotion);
    this.renderer.render(this.stage);
    if (own !== undefined && now - this.lastLookMillis > LOOK_EVERY_MILLIS) this.tellLook(own.place.x, own.place.y, now);
  };

  /** At the edge of a map the picture shows more on one side of the person than on the other: the wider one counts. */
  private tellLook(x: number, y: number, nowMillis: number): void {
    this.lastLookMillis = nowMillis;
    const view = this.camera.view;
    const width = 2 * Math.max(x - view.x, view.x + view.width - x);
    const height = 2 * Math.max(y - view.y, view.y + view.height - y);
    this.wishes.look(Math.ceil(width / LOOK_STEP) * LOOK_STEP, Math.ceil(height / LOOK_STEP) * LOOK_STEP);
  }

  private focusArea(): View | undefined {
    const { map, scene, self } = this.space;
    if (map === undefined || scene === undefined || self === undefined) return undefined;
    for (const area of map.areas) {
      if (area.focus === undefined || !area.contains(self.x, self.y)) continue;
      const bounds = boundsOf(scene.areas[area.index]!.shape);
      const marginX = bounds.width * area.focus.margin;
      const marginY = bounds.height * area.focus.margin;
      return { x: bounds.x - marginX, y: bounds.y - marginY, width: bounds.width + 2 * marginX, height: bounds.height + 2 * marginY };
    }
    return undefined;
  }

  // The hand

  private tapped(x: number, y: number, isDouble: boolean): void {
    this.canvas.focus({ preventScroll: true });
    const label = this.places.labelAt(x, y);
    if (label !== undefined) {
      this.options.onAreaChosen(label, { x, y });
      return;
    }
    const worldX = this.camera.toWorldX(x);
    const worldY = this.camera.toWorldY(y);
    const figure = this.figures.at(worldX, worldY);
    if (figure !== undefined && figure.id !== this.space.self?.id) {
      this.options.onPersonChosen(figure.id, { x, y });
      return;
    }
    this.wishes.walkTo(worldX, worldY, isDouble);
    this.isDirty = true;
  }

  private asked(x: number, y: number): boolean {
    const worldX = this.camera.toWorldX(x);
    const worldY = this.camera.toWorldY(y);
    const figure = this.figures.at(worldX, worldY);
    if (figure !== undefined) {
      this.options.onPersonChosen(figure.id, { x, y });
      return true;
    }
    const area = this.space.map?.titledAreaAt(worldX, worldY);
    if (area === undefined) return false;
    this.options.onAreaChosen(area.index, { x, y });
    return true;
  }

  private hover(): void {
    const at = this.hoverAt;
    if (at === undefined) {
      this.places.hover(undefined);
      this.isDirty = true;
      return;
    }
    const x = this.camera.toWorldX(at.x);
    const y = this.camera.toWorldY(at.y);
    const figure = this.figures.at(x, y);
    const isOther = figure !== undefined && figure.id !== this.space.self?.id;
    this.places.hover(isOther ? undefined : this.space.map?.titledAreaAt(x, y)?.index);
    this.canvas.style.cursor = isOther || this.places.labelAt(at.x, at.y) !== undefined ? "pointer" : "default";
    this.isDirty = true;
  }

  private zoomed(): void {
    this.isDirty = true;
    for (const listener of this.zoomListeners) listener(this.camera.zoom);
  }

  private showStick(stick: { x: number; y: number; dx: number; dy: number; radius: number } | undefined): void {
    this.isDirty = true;
    this.stick.clear();
    if (stick === undefined) return;
    const { x, y, dx, dy, radius } = stick;
    this.stick.circle(x, y, radius).fill({ color: INK.shade, alpha: 0.28 }).stroke({ color: INK.others, alpha: 0.6, width: 1.5 });
    this.stick.circle(x + dx, y + dy, radius * 0.42).fill({ color: INK.others, alpha: 0.85 }).stroke({ color: INK.othersEdge, alpha: 0.5, width: 1 });
  }
}
