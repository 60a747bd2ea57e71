// First: the page's Content-Security-Policy forbids making code from text, which PixiJS does unless told not to.
import "pixi.js/unsafe-eval";
import { Container, Graphics, WebGLRenderer } from "pixi.js";
import type { DrawnPlace, Space, Topic, Wishes } from "../space/api.ts";
import { Avatars } from "./avatars.ts";
import { Camera, type View } from "./camera.ts";
import { watchContext } from "./context-watch.ts";
import { Evening } from "./evening.ts";
import { Figures } from "./figures.ts";
import { Floor } from "./floor.ts";
import { Hand, type ScreenPlace } from "./hand.ts";
import { Keys } from "./keys.ts";
import type { Preferences } from "./look.ts";
import { Outlook } from "./outlook.ts";
import { Pictures } from "./pictures.ts";
import { Places } from "./places.ts";
import { Pointing } from "./pointing.ts";
import { Rings } from "./rings.ts";
import { Signs } from "./signs.ts";
import { drawStick } from "./stick.ts";
import { Voices } from "./voices.ts";
import { Way } from "./way.ts";

export type { Preferences } from "./look.ts";
export type { View } from "./camera.ts";
export type { ScreenPlace } from "./hand.ts";

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

/** Around the map, where it says nothing itself. */
const GROUND = { light: 0xe9e6df, dark: 0x12161d };
/** A browser that was busy elsewhere does not let people leap. */
const LONGEST_FRAME_MILLIS = 100;

/** Draws the room and takes the hand's wishes. Rejects when there is no WebGL; `onFailed` has been called then. */
export async function createScene(options: SceneOptions): Promise<Scene> {
  const renderer = new WebGLRenderer();
  try {
    await renderer.init({
      antialias: true,
      autoDensity: true,
      backgroundAlpha: 1,
      background: options.preferences.dark ? GROUND.dark : GROUND.light,
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
  private readonly signs: Signs;
  private readonly voices: Voices;
  private readonly hand: Hand;
  private readonly outlook: Outlook;
  private readonly evening = new Evening();
  private readonly stick = new Graphics();
  private readonly camera = new Camera();
  /** Where one is drawn in this frame. */
  private readonly here: DrawnPlace = { x: 0, y: 0, facing: 0, moving: false };
  private readonly placeOf = (person: number): DrawnPlace | undefined => this.figures.all.get(person)?.place;
  private floor: Floor | undefined;
  private floorOf: unknown;

  private frame = 0;
  private lastFrameMillis = 0;
  private isPaused = false;
  private isDirty = true;
  private isPeopleDirty = true;
  private isDestroyed = false;
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
    this.signs = new Signs(this.space, this.preferences, pixelRatio());
    this.voices = new Voices(this.space, this.figures, Date.now());
    this.outlook = new Outlook(this.wishes);
    this.hand = new Hand(this.canvas, this.space, this.wishes, this.camera, this.figures, this.places, {
      onPersonChosen: options.onPersonChosen,
      onAreaChosen: options.onAreaChosen,
      changed: () => (this.isDirty = true),
    });
    this.world.addChild(this.below, this.places.floor, this.rings.floor, this.way.floor, this.figures.shadows, this.figures.bodies, this.above, this.evening.veil);
    this.stage.addChild(this.world, this.rings.overheads, this.signs.overheads, this.figures.overheads, this.places.overheads, this.stick);
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
    this.signs.setPreferences(preferences, pixelRatio());
    this.evening.show(preferences.dark);
    this.isDirty = true;
  }

  /** The accessible name of the canvas, when it is told in another language. */
  setLabel(label: string): void {
    this.canvas.setAttribute("aria-label", label);
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
    this.signs.destroy();
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
    this.setLabel(this.options.label);
    canvas.style.display = "block";
    this.options.container.append(canvas);
    const keys = new Keys(this.wishes, () => this.space.self?.facing ?? 0);
    const pointing = new Pointing(this.wishes, {
      tapped: (x, y, isDouble) => this.hand.tapped(x, y, isDouble),
      asked: (x, y) => this.hand.asked(x, y),
      hovered: (x, y, isMouse) => this.hand.hovers(isMouse ? { x, y } : undefined),
      left: () => this.hand.hovers(undefined),
      zoomedBy: (factor) => {
        this.camera.setZoom(this.camera.zoom * factor);
        this.zoomed();
      },
      steppedZoom: (direction) => {
        this.camera.step(direction);
        this.zoomed();
      },
      stick: (push) => {
        drawStick(this.stick, push);
        this.isDirty = true;
      },
    });
    const context = watchContext(canvas, {
      restored: () => (this.isDirty = true),
      gone: () => this.options.onFailed("webgl-lost"),
    });
    this.endings.push(keys.attach(canvas), pointing.attach(canvas), context);
  }

  private listen(): void {
    this.endings.push(
      this.space.on((topic) => this.changed(topic)),
      this.space.onHappening((happening) => {
        if (this.voices.happened(happening, performance.now())) this.isDirty = true;
      }),
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
    this.rings.setResolution(resolution);
    this.signs.setPreferences(this.preferences, resolution);
    this.isDirty = true;
  }

  // What changed

  private changed(topic: Topic): void {
    this.isDirty = true;
    if (topic === "room") void this.showMap();
    if (topic === "room" || topic === "people" || topic === "self" || topic === "conversations") this.isPeopleDirty = true;
    this.voices.changed(topic, performance.now());
  }

  /** Builds the floor of the map that came; the old one goes when the new one stands. */
  private async showMap(): Promise<void> {
    const { scene, map } = this.space;
    if (scene === this.floorOf) return;
    this.floorOf = scene;
    this.places.clear();
    if (scene === undefined || map === undefined) {
      this.floor?.destroy();
      this.floor = undefined;
      return;
    }
    this.camera.showMap(scene.width, scene.height);
    this.evening.cover(scene.width, scene.height);
    this.renderer.background.color = scene.background ?? (this.preferences.dark ? GROUND.dark : GROUND.light);
    const floor = await Floor.build(scene, map.grid, this.pictures, this.preferences.dark);
    if (this.isDestroyed || this.space.scene !== scene) {
      floor.destroy();
      return;
    }
    this.floor?.destroy();
    this.floor = floor;
    this.below.addChild(floor.below);
    this.above.addChild(floor.above);
    this.way.arrive(performance.now());
    this.isDirty = true;
  }

  // Drawing

  private readonly draw = (): void => {
    this.frame = requestAnimationFrame(this.draw);
    const now = performance.now();
    const passed = Math.min(now - this.lastFrameMillis, LONGEST_FRAME_MILLIS);
    this.lastFrameMillis = now;
    this.wishes.advance(now);
    if (!this.step(now, passed)) return;
    this.isDirty = false;
    const { camera, world } = this;
    world.scale.set(camera.scale);
    world.position.set(camera.originX, camera.originY);
    this.pictures.setSmooth(camera.scale * pixelRatio() * (this.space.scene?.scale ?? 1) < 0.999);
    this.floor?.show(camera.view, this.preferences.reducedMotion);
    this.signs.update(camera, this.places.titled);
    this.renderer.render(this.stage);
  };

  /** Lets everything that is drawn be where it is now. True: the picture is another one. */
  private step(nowMillis: number, passedMillis: number): boolean {
    const { camera, figures, preferences, space } = this;
    let alive = this.isDirty;
    if (this.isPeopleDirty) {
      this.isPeopleDirty = false;
      figures.takeIn();
    }
    const self = space.self;
    const isHere = self !== undefined && space.placeAt(self.id, nowMillis, this.here);
    if (self !== undefined && isHere) {
      camera.setFocus(this.outlook.focusOf(space, self.x, self.y));
      // The camera goes first: names and locks are put where it looks in this same frame.
      if (camera.follow(this.here.x, this.here.y, passedMillis, preferences.reducedMotion)) {
        alive = true;
        this.hand.lookAgain();
      }
      this.outlook.tell(camera.view, this.here.x, this.here.y, nowMillis);
      alive = this.way.update(this.here, nowMillis, this.placeOf) || alive;
    }
    this.way.floor.visible = isHere;
    alive = figures.place(nowMillis, camera) || alive;
    alive = this.rings.update(camera, nowMillis) || alive;
    this.places.enter(self?.area);
    alive = this.places.update(camera, passedMillis) || alive;
    if (this.floor !== undefined && !preferences.reducedMotion) alive = this.floor.animate(nowMillis) || alive;
    return alive;
  }

  private zoomed(): void {
    this.isDirty = true;
    for (const listener of this.zoomListeners) listener(this.camera.zoom);
  }
}
