/** Where the picture looks. Pure: knows no canvas; time is an argument. */

export interface View {
  /** World pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** So far out in any case; farther where a map is larger than that shows. */
const LEAST_ZOOM = 0.75;
/** Farther out than this people are specks, however large the map. */
const SMALLEST = 0.2;
export const MOST_ZOOM = 3;

/** World pixels across the picture to begin with: 28 tiles of the demo maps on a desk, about a dozen on a phone. */
const ACROSS = 896;
const ACROSS_NARROW = 400;
/** A picture narrower than this is a phone's, CSS pixels. */
const NARROW = 640;

const FOLLOW_MILLIS = 140;
const ZOOM_MILLIS = 110;
/** Floor shown beyond the edge of the map at most, world pixels. */
const BEYOND = 96;

export class Camera {
  private width = 1280;
  private height = 720;
  private pixelRatio = 1;
  private mapWidth = 1;
  private mapHeight = 1;
  private x = 0;
  private y = 0;
  private shownZoom = 2;
  private wantedZoom = 2;
  private isPlaced = false;
  private focus: View | undefined;

  get zoom(): number {
    return this.wantedZoom;
  }

  /** As drawn right now, on the way to the wished one. */
  get scale(): number {
    return this.shownZoom;
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.width = Math.max(width, 1);
    this.height = Math.max(height, 1);
    this.pixelRatio = pixelRatio;
    this.setZoom(this.wantedZoom);
  }

  /** A new map: looks at once where its person is. */
  showMap(width: number, height: number): void {
    this.mapWidth = width;
    this.mapHeight = height;
    this.setZoom(this.wantedZoom);
    this.isPlaced = false;
    this.focus = undefined;
  }

  /** At this zoom the whole map is seen. */
  private get least(): number {
    return Math.min(LEAST_ZOOM, Math.max(Math.min(this.width / this.mapWidth, this.height / this.mapHeight), SMALLEST));
  }

  /** The whole map, halfway there, and then zooms at which a picture's pixels are whole device pixels (on coarse screens a few more); ascending. */
  get levels(): readonly number[] {
    const { least } = this;
    const levels = least < LEAST_ZOOM * 0.9 ? [least] : [];
    if (least < LEAST_ZOOM * 0.6) levels.push(Math.sqrt(least * LEAST_ZOOM));
    if (this.pixelRatio < 1.5) return [...levels, 0.75, 1, 1.5, 2, 3];
    for (let n = 1; n / this.pixelRatio <= MOST_ZOOM + 0.001; n++) {
      if (n / this.pixelRatio >= LEAST_ZOOM - 0.001) levels.push(n / this.pixelRatio);
    }
    return levels;
  }

  /** The one its person chose before, or else a good one to begin with: enough of the room to see where others stand. */
  beginWith(chosen: number | undefined): void {
    const wanted = chosen ?? Math.min(Math.max(this.width / (this.width < NARROW ? ACROSS_NARROW : ACROSS), 1), 2);
    this.setZoom(this.levels.reduce((best, level) => (Math.abs(level - wanted) < Math.abs(best - wanted) - 0.01 ? level : best)));
    this.shownZoom = this.wantedZoom;
  }

  setZoom(zoom: number): void {
    this.wantedZoom = Math.min(Math.max(zoom, this.least), MOST_ZOOM);
  }

  /** The next crisp level in a direction. */
  step(direction: 1 | -1): void {
    const levels = this.levels;
    const next = direction > 0 ? levels.find((level) => level > this.wantedZoom + 0.01) : [...levels].reverse().find((level) => level < this.wantedZoom - 0.01);
    this.setZoom(next ?? this.wantedZoom);
  }

  /** Fits a part of the map until told otherwise. */
  setFocus(focus: View | undefined): void {
    this.focus = focus;
  }

  /** Moves towards the person, or the focus. True: the picture moved. */
  follow(x: number, y: number, passedMillis: number, atOnce: boolean): boolean {
    const beforeX = this.x;
    const beforeY = this.y;
    const beforeZoom = this.shownZoom;
    const zoom = this.focus === undefined ? this.wantedZoom : this.focusZoom(this.focus);
    const instantly = atOnce || !this.isPlaced;
    this.shownZoom = instantly ? zoom : towards(this.shownZoom, zoom, passedMillis, ZOOM_MILLIS, 0.002);
    const targetX = this.clamp(this.focus === undefined ? x : this.focus.x + this.focus.width / 2, this.width, this.mapWidth);
    const targetY = this.clamp(this.focus === undefined ? y : this.focus.y + this.focus.height / 2, this.height, this.mapHeight);
    // A jump is followed at once: gliding across half a map makes people sick.
    const isFar = Math.hypot(targetX - this.x, targetY - this.y) > Math.max(this.width, this.height) / this.shownZoom;
    this.x = instantly || isFar ? targetX : towards(this.x, targetX, passedMillis, FOLLOW_MILLIS, 0.05);
    this.y = instantly || isFar ? targetY : towards(this.y, targetY, passedMillis, FOLLOW_MILLIS, 0.05);
    this.isPlaced = true;
    return this.x !== beforeX || this.y !== beforeY || this.shownZoom !== beforeZoom;
  }

  get view(): View {
    const width = this.width / this.shownZoom;
    const height = this.height / this.shownZoom;
    return { x: this.x - width / 2, y: this.y - height / 2, width, height };
  }

  /** Where the world's origin lies in the container, on whole device pixels so that tiles do not shimmer. */
  get originX(): number {
    return this.onPixel(this.width / 2 - this.x * this.shownZoom);
  }

  get originY(): number {
    return this.onPixel(this.height / 2 - this.y * this.shownZoom);
  }

  toWorldX(screenX: number): number {
    return (screenX - this.originX) / this.shownZoom;
  }

  toWorldY(screenY: number): number {
    return (screenY - this.originY) / this.shownZoom;
  }

  toScreenX(worldX: number): number {
    return this.originX + worldX * this.shownZoom;
  }

  toScreenY(worldY: number): number {
    return this.originY + worldY * this.shownZoom;
  }

  private onPixel(at: number): number {
    return Math.round(at * this.pixelRatio) / this.pixelRatio;
  }

  private focusZoom(focus: View): number {
    const fit = Math.min(this.width / focus.width, this.height / focus.height);
    return Math.min(Math.max(fit, LEAST_ZOOM), MOST_ZOOM);
  }

  private clamp(at: number, viewSize: number, mapSize: number): number {
    const half = viewSize / this.shownZoom / 2;
    const beyond = Math.min(BEYOND, half * 0.3);
    if (mapSize + 2 * beyond <= 2 * half) return mapSize / 2;
    return Math.min(Math.max(at, half - beyond), mapSize - half + beyond);
  }
}

function towards(from: number, to: number, passedMillis: number, pace: number, enough: number): number {
  if (Math.abs(to - from) < enough) return to;
  return from + (to - from) * (1 - Math.exp(-passedMillis / pace));
}
