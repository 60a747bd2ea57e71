import type { DrawnPlace, Person, Space, Topic, Wishes } from "../space/api.ts";
import type { View } from "./camera.ts";
import type { Preferences } from "./look.ts";
import { drawPlan } from "./plan.ts";

export interface MinimapOptions {
  readonly canvas: HTMLCanvasElement;
  readonly space: Space;
  readonly wishes: Wishes;
  /** What the scene shows; undefined while it shows nothing. */
  readonly view: () => View | undefined;
  readonly preferences: Preferences;
}

export interface Minimap {
  setPreferences(preferences: Preferences): void;
  destroy(): void;
}

const EVERY_MILLIS = 150;
/** With more people than this the dots get smaller. */
const MANY = 60;
const SHOWN: ReadonlySet<Topic> = new Set(["self", "people", "positions", "conversations", "room"]);

interface PeopleInk {
  readonly alone: string;
  readonly talking: string;
  readonly own: string;
  readonly edge: string;
  readonly ownEdge: string;
  readonly view: string;
  readonly viewHalo: string;
}

const LIGHT: PeopleInk = {
  alone: "#5c6675", talking: "#2f62ad", own: "#ffb52e", edge: "#ffffff", ownEdge: "#1d1503",
  view: "rgba(20, 26, 36, 0.75)", viewHalo: "rgba(255, 255, 255, 0.8)",
};
const DARK: PeopleInk = {
  alone: "#c3ccd9", talking: "#8fbcff", own: "#ffb52e", edge: "#11151b", ownEdge: "#ffffff",
  view: "rgba(255, 255, 255, 0.85)", viewHalo: "rgba(0, 0, 0, 0.5)",
};

/** The whole map in a corner: the plan of the house, people as dots, and what the large picture shows. A click walks there. Needs no WebGL. */
export function createMinimap(options: MinimapOptions): Minimap {
  return new DrawnMinimap(options);
}

class DrawnMinimap implements Minimap {
  private readonly options: MinimapOptions;
  private readonly pen: CanvasRenderingContext2D | null;
  private dark: boolean;
  private plan: HTMLCanvasElement | undefined;
  private planOf: { readonly scene: unknown; readonly scale: number; readonly dark: boolean } | undefined;
  /** Minimap pixels per world pixel, and where the map begins. */
  private scale = 1;
  private left = 0;
  private top = 0;
  private isStale = true;
  private shownView: View | undefined;
  private readonly endings: (() => void)[];

  constructor(options: MinimapOptions) {
    this.options = options;
    this.pen = options.canvas.getContext("2d");
    this.dark = options.preferences.dark;
    const click = (event: MouseEvent) => this.goTo(event);
    options.canvas.addEventListener("click", click);
    const timer = setInterval(() => this.drawIfStale(), EVERY_MILLIS);
    this.endings = [
      () => clearInterval(timer),
      () => options.canvas.removeEventListener("click", click),
      options.space.on((topic) => {
        if (SHOWN.has(topic)) this.isStale = true;
      }),
    ];
    this.draw();
  }

  setPreferences(preferences: Preferences): void {
    this.dark = preferences.dark;
    this.draw();
  }

  destroy(): void {
    for (const end of this.endings.splice(0)) end();
  }

  private goTo(event: MouseEvent): void {
    const box = this.options.canvas.getBoundingClientRect();
    const x = (event.clientX - box.left - this.left) / this.scale;
    const y = (event.clientY - box.top - this.top) / this.scale;
    this.options.wishes.walkTo(x, y);
  }

  private drawIfStale(): void {
    const { canvas, view } = this.options;
    if (document.visibilityState !== "visible" || canvas.clientWidth === 0) return;
    const now = view();
    const before = this.shownView;
    const isMoved = now?.x !== before?.x || now?.y !== before?.y || now?.width !== before?.width || now?.height !== before?.height;
    const isResized = canvas.width !== Math.round(canvas.clientWidth * pixelRatio()) || canvas.height !== Math.round(canvas.clientHeight * pixelRatio());
    if (this.isStale || isMoved || isResized) this.draw();
  }

  private draw(): void {
    const { canvas, space } = this.options;
    const { pen } = this;
    if (pen === null) return;
    this.isStale = false;
    const ratio = pixelRatio();
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    const { scene, map } = space;
    if (scene === undefined || map === undefined) return;
    this.scale = Math.min(width / map.width, height / map.height);
    this.left = (width - map.width * this.scale) / 2;
    this.top = (height - map.height * this.scale) / 2;
    const scale = this.scale * ratio;
    if (this.planOf?.scene !== scene || this.planOf.scale !== scale || this.planOf.dark !== this.dark) {
      this.plan = drawPlan(scene, map, scale, this.dark);
      this.planOf = { scene, scale, dark: this.dark };
    }
    if (this.plan !== undefined) pen.drawImage(this.plan, this.left, this.top, map.width * this.scale, map.height * this.scale);
    const ink = this.dark ? DARK : LIGHT;
    this.drawView(pen, ink);
    this.drawPeople(pen, ink);
  }

  private drawView(pen: CanvasRenderingContext2D, ink: PeopleInk): void {
    const view = this.options.view();
    this.shownView = view;
    if (view === undefined) return;
    const frame = [this.left + view.x * this.scale, this.top + view.y * this.scale, view.width * this.scale, view.height * this.scale, 3] as const;
    pen.beginPath();
    pen.roundRect(...frame);
    pen.lineWidth = 3;
    pen.strokeStyle = ink.viewHalo;
    pen.stroke();
    pen.lineWidth = 1.25;
    pen.strokeStyle = ink.view;
    pen.stroke();
  }

  /** Whoever is alone first, then those who talk, one's own conversation, and oneself over all. */
  private drawPeople(pen: CanvasRenderingContext2D, ink: PeopleInk): void {
    const { people, self } = this.options.space;
    const own = self?.conversation?.id;
    const radius = people.size > MANY ? 1.5 : 2.2;
    const alone: Person[] = [];
    const talking: Person[] = [];
    const mine: Person[] = [];
    for (const person of people.values()) {
      if (person.id === self?.id) continue;
      if (person.conversation === undefined) alone.push(person);
      else (person.conversation === own ? mine : talking).push(person);
    }
    this.dots(pen, alone, radius, ink.alone, ink.edge);
    this.dots(pen, talking, radius, ink.talking, ink.edge);
    this.dots(pen, mine, radius + 0.4, ink.own, ink.ownEdge);
    if (self !== undefined) this.dot(pen, self, 4, ink.own, ink.ownEdge, 1.75);
  }

  private dots(pen: CanvasRenderingContext2D, people: readonly Person[], radius: number, fill: string, edge: string): void {
    for (const person of people) {
      const at = person.at ?? person.roughlyAt;
      if (at !== undefined) this.dot(pen, at, radius, fill, edge, 0.75);
    }
  }

  private dot(pen: CanvasRenderingContext2D, at: Pick<DrawnPlace, "x" | "y">, radius: number, fill: string, edge: string, width: number): void {
    pen.beginPath();
    pen.arc(this.left + at.x * this.scale, this.top + at.y * this.scale, radius, 0, 2 * Math.PI);
    pen.fillStyle = fill;
    pen.fill();
    pen.lineWidth = width;
    pen.strokeStyle = edge;
    pen.stroke();
  }
}

function pixelRatio(): number {
  return Math.min(window.devicePixelRatio || 1, 3);
}
