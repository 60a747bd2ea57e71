import type { Space, Wishes } from "../space/api.ts";
import type { Camera } from "./camera.ts";
import type { Figures } from "./figures.ts";
import type { Places } from "./places.ts";

/** CSS pixels within the container. */
export interface ScreenPlace {
  readonly x: number;
  readonly y: number;
}

export interface HandNews {
  onPersonChosen(person: number, at: ScreenPlace): void;
  onAreaChosen(area: number, at: ScreenPlace): void;
  /** Something looks different now. */
  changed(): void;
}

/** What a hand means by where it points: a person, the title of a place, or a spot of the floor to walk to. */
export class Hand {
  private readonly canvas: HTMLCanvasElement;
  private readonly space: Space;
  private readonly wishes: Wishes;
  private readonly camera: Camera;
  private readonly figures: Figures;
  private readonly places: Places;
  private readonly news: HandNews;
  private hoverAt: ScreenPlace | undefined;

  constructor(canvas: HTMLCanvasElement, space: Space, wishes: Wishes, camera: Camera, figures: Figures, places: Places, news: HandNews) {
    this.canvas = canvas;
    this.space = space;
    this.wishes = wishes;
    this.camera = camera;
    this.figures = figures;
    this.places = places;
    this.news = news;
  }

  tapped(x: number, y: number, isDouble: boolean): void {
    this.canvas.focus({ preventScroll: true });
    const label = this.places.labelAt(x, y);
    if (label !== undefined) {
      this.news.onAreaChosen(label, { x, y });
      return;
    }
    const worldX = this.camera.toWorldX(x);
    const worldY = this.camera.toWorldY(y);
    const figure = this.figures.at(worldX, worldY);
    if (figure !== undefined && figure.id !== this.space.self?.id) {
      this.news.onPersonChosen(figure.id, { x, y });
      return;
    }
    this.wishes.walkTo(worldX, worldY, isDouble);
    this.news.changed();
  }

  /** Right mouse button or a long press. True: there was something to tell about. */
  asked(x: number, y: number): boolean {
    const worldX = this.camera.toWorldX(x);
    const worldY = this.camera.toWorldY(y);
    const figure = this.figures.at(worldX, worldY);
    if (figure !== undefined) {
      this.news.onPersonChosen(figure.id, { x, y });
      return true;
    }
    const area = this.space.map?.titledAreaAt(worldX, worldY);
    if (area === undefined) return false;
    this.news.onAreaChosen(area.index, { x, y });
    return true;
  }

  /** A mouse moved over the map; undefined: it left. */
  hovers(at: ScreenPlace | undefined): void {
    this.hoverAt = at;
    this.lookAgain();
  }

  /** What is under the resting hand may have changed: the picture moved. */
  lookAgain(): void {
    const at = this.hoverAt;
    this.news.changed();
    if (at === undefined) {
      this.places.hover(undefined);
      this.figures.pointAt(undefined);
      return;
    }
    const x = this.camera.toWorldX(at.x);
    const y = this.camera.toWorldY(at.y);
    const figure = this.figures.at(x, y);
    const isOther = figure !== undefined && figure.id !== this.space.self?.id;
    this.figures.pointAt(isOther ? figure.id : undefined);
    this.places.hover(isOther ? undefined : this.space.map?.titledAreaAt(x, y)?.index);
    this.canvas.style.cursor = isOther || this.places.labelAt(at.x, at.y) !== undefined ? "pointer" : "default";
  }
}
