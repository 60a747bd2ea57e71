/**
 * What this part of the house asks of the others. `ui` imports neither `connection` nor `scene`: `main.ts` hands them in
 * through these doors, and the scripted space of `dev` fits through the same ones.
 */
import type { EntryWish, Language, RoomSummary, Space, Wishes } from "../space/api.ts";

/** One line to the server, as `connection` makes it. */
export interface Session {
  readonly space: Space;
  readonly wishes: Wishes;
  /** Resolves when in; rejects with an {@link EntryRefusal}, or with anything else when the server cannot be reached. */
  start(wish: EntryWish): Promise<unknown>;
  /** Closes the line and keeps the place for a return. */
  stop(): void;
  /** Whether this browser has been at that event before. */
  knows(event: string): { readonly name: string; readonly avatar: number } | undefined;
}

/** Why somebody was not let in. */
export interface EntryRefusal {
  readonly code: string;
  readonly message: string;
  readonly rooms: readonly RoomSummary[];
}

/** What the drawn map needs to know of its person's taste. */
export interface MapPreferences {
  readonly reducedMotion: boolean;
  readonly dark: boolean;
  readonly language: Language;
}

/** A spot in CSS pixels within the map's element. */
export interface ScreenSpot {
  readonly x: number;
  readonly y: number;
}

/** How a map comes into an element of the page. */
export interface MapOrder {
  readonly container: HTMLElement;
  readonly space: Space;
  readonly wishes: Wishes;
  readonly preferences: MapPreferences;
  /** How close its person wanted to look last time. */
  readonly zoom?: number;
  readonly art: { readonly avatars: string; readonly avatarsIndex: string };
  /** Accessible name of the canvas. */
  readonly label: string;
  onPersonChosen(person: number, at: ScreenSpot): void;
  onAreaChosen(area: number, at: ScreenSpot): void;
  /** WebGL is missing or lost for good. */
  onFailed(reason: string): void;
}

/** The drawn map, while it is on the page. */
export interface MapView {
  setPreferences(preferences: MapPreferences): void;
  setLabel(label: string): void;
  zoomBy(factor: number): void;
  /** Told whenever its person looks closer or from farther away. Returns how to stop listening. */
  onZoom(listener: (zoom: number) => void): () => void;
  showPerson(person: number): void;
  focus(): void;
  setPaused(paused: boolean): void;
  destroy(): void;
}

/** The small overview beside it. */
export interface MinimapView {
  setPreferences(preferences: MapPreferences): void;
  destroy(): void;
}

/** The drawing room. Its code is only fetched when somebody wants the map. */
export interface Painter {
  createMap(order: MapOrder): Promise<DrawnMap>;
}

/** A map, and the small overview that goes with it where there is room for one. */
export interface DrawnMap {
  readonly map: MapView;
  minimap(canvas: HTMLCanvasElement): MinimapView;
}

/** Everything that `main.ts` hands in. */
export interface Doors {
  readonly session: Session;
  painter(): Promise<Painter>;
}

/** Whether a rejected {@link Session.start} was the server's decision. */
export function isRefusal(reason: unknown): reason is EntryRefusal {
  return typeof reason === "object" && reason !== null && "code" in reason && typeof reason.code === "string";
}
