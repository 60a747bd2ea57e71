import type { Space, Wishes } from "../space/api.ts";
import type { View } from "./camera.ts";
import type { Preferences } from "./look.ts";

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

const AREA_COLOURS: Readonly<Record<string, string>> = {
  meeting: "#6d8fd6",
  group: "#6d8fd6",
  stage: "#c98ad0",
  audience: "#a98fc0",
  booth: "#d8a24a",
  help: "#58b39a",
  quiet: "#8fa9a0",
  exit: "#9ac16a",
};

/** The whole map in a corner: walls, places, people, and what the large picture shows. A click walks there. Needs no WebGL. */
export function createMinimap(options: MinimapOptions): Minimap {
  return new DrawnMinimap(options);
}

class DrawnMinimap implements Minimap {
  private readonly options: MinimapOptions;
  private readonly pen: CanvasRenderingContext2D | null;
  private dark: boolean;
  private ground: HTMLCanvasElement | undefined;
  private groundOf = "";
  private scale = 1;
  private left = 0;
  private top = 0;
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly click: (event: MouseEvent) => void;

  constructor(options: MinimapOptions) {
    this.options = options;
    this.pen = options.canvas.getContext("2d");
    this.dark = options.preferences.dark;
    this.click = (event) => this.goTo(event);
    options.canvas.addEventListener("click", this.click);
    this.timer = setInterval(() => {
      if (document.visibilityState === "visible" && options.canvas.clientWidth > 0) this.draw();
    }, EVERY_MILLIS);
    this.draw();
  }

  setPreferences(preferences: Preferences): void {
    this.dark = preferences.dark;
    this.groundOf = "";
    this.draw();
  }

  destroy(): void {
    clearInterval(this.timer);
    this.options.canvas.removeEventListener("click", this.click);
  }

  private goTo(event: MouseEvent): void {
    const box = this.options.canvas.getBoundingClientRect();
    const x = (event.clientX - box.left - this.left) / this.scale;
    const y = (event.clientY - box.top - this.top) / this.scale;
    this.options.wishes.walkTo(x, y);
  }

  private draw(): void {
    const { canvas, space } = this.options;
    const pen = this.pen;
    const map = space.map;
    if (pen === null) return;
    const ratio = Math.min(window.devicePixelRatio || 1, 3);
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    if (map === undefined) return;
    this.scale = Math.min(width / map.width, height / map.height);
    this.left = (width - map.width * this.scale) / 2;
    this.top = (height - map.height * this.scale) / 2;
    this.drawGround(ratio);
    if (this.ground !== undefined) pen.drawImage(this.ground, this.left, this.top, map.width * this.scale, map.height * this.scale);
    this.drawView(pen);
    this.drawPeople(pen);
  }

  /** Walls and places change with the map only. */
  private drawGround(ratio: number): void {
    const { space } = this.options;
    const { map, scene } = space;
    if (map === undefined || scene === undefined) return;
    const key = `${space.room} ${scene.name} ${map.width} ${this.scale * ratio} ${this.dark}`;
    if (key === this.groundOf) return;
    this.groundOf = key;
    const scale = this.scale * ratio;
    const ground = document.createElement("canvas");
    ground.width = Math.max(1, Math.round(map.width * scale));
    ground.height = Math.max(1, Math.round(map.height * scale));
    const pen = ground.getContext("2d");
    if (pen === null) return;
    pen.fillStyle = this.dark ? "#3b4350" : "#f2efe8";
    pen.fillRect(0, 0, ground.width, ground.height);
    const step = scene.tileWidth;
    const rise = scene.tileHeight;
    for (let row = 0; row < scene.rows; row++) {
      for (let column = 0; column < scene.columns; column++) {
        const x = column * step + step / 2;
        const y = row * rise + rise / 2;
        const area = map.isFree(x, y) ? map.titledAreaAt(x, y) : undefined;
        if (map.isFree(x, y) && area === undefined) continue;
        pen.globalAlpha = area === undefined ? 1 : 0.4;
        pen.fillStyle = area === undefined ? (this.dark ? "#181c23" : "#7d8390") : (AREA_COLOURS[area.kind] ?? "#b9b3a6");
        pen.fillRect(Math.floor(column * step * scale), Math.floor(row * rise * scale), Math.ceil(step * scale), Math.ceil(rise * scale));
      }
    }
    this.ground = ground;
  }

  private drawView(pen: CanvasRenderingContext2D): void {
    const view = this.options.view();
    if (view === undefined) return;
    pen.lineWidth = 1.5;
    pen.strokeStyle = this.dark ? "rgba(255, 255, 255, 0.85)" : "rgba(20, 26, 36, 0.8)";
    pen.strokeRect(this.left + view.x * this.scale, this.top + view.y * this.scale, view.width * this.scale, view.height * this.scale);
  }

  private drawPeople(pen: CanvasRenderingContext2D): void {
    const { space } = this.options;
    const self = space.self;
    const own = self?.conversation?.id;
    pen.strokeStyle = this.dark ? "#10141a" : "#ffffff";
    pen.lineWidth = 0.75;
    for (const person of space.people.values()) {
      const at = person.at ?? person.roughlyAt;
      if (at === undefined || person.id === self?.id) continue;
      pen.fillStyle = own !== undefined && person.conversation === own ? "#ffb52e" : this.dark ? "#dfe6f2" : "#34435c";
      pen.beginPath();
      pen.arc(this.left + at.x * this.scale, this.top + at.y * this.scale, 2.1, 0, 7);
      pen.fill();
      pen.stroke();
    }
    if (self === undefined) return;
    pen.fillStyle = "#ffb52e";
    pen.strokeStyle = "#1d1503";
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.arc(this.left + self.x * this.scale, this.top + self.y * this.scale, 4, 0, 7);
    pen.fill();
    pen.stroke();
  }
}
