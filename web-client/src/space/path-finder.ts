import type { WalkGrid } from "./walk-grid.ts";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

const STRAIGHT = 10;
const DIAGONAL = 14;
/** How far from a wished spot inside a wall a free one is looked for, tiles. */
const NEARBY_TILES = 3;

/**
 * Ways around walls: A* over tiles in eight directions that never cuts a corner, then pulled straight where a body fits
 * through. Keeps its arrays between searches, so it belongs to one map and one caller.
 */
export class PathFinder {
  private readonly grid: WalkGrid;
  private readonly cost: Int32Array;
  private readonly from: Int32Array;
  /** Number of the search that wrote `cost` and `from` of a tile, and that was done with it: saves clearing them. */
  private readonly opened: Int32Array;
  private readonly closed: Int32Array;
  private search = 0;
  private readonly heap = new TileHeap();

  constructor(grid: WalkGrid) {
    this.grid = grid;
    const tiles = grid.columns * grid.rows;
    this.cost = new Int32Array(tiles);
    this.from = new Int32Array(tiles);
    this.opened = new Int32Array(tiles);
    this.closed = new Int32Array(tiles);
  }

  /**
   * The corners of a way, without the start; the last is the wished spot, moved away from walls by a body's width, or the
   * nearest free one when it was in a wall. Undefined: there is no way.
   */
  find(fromX: number, fromY: number, toX: number, toY: number): readonly Spot[] | undefined {
    const start = this.tileAt(fromX, fromY);
    const wished = this.tileAt(toX, toY);
    if (start === undefined || wished === undefined) return undefined;
    const goal = this.isWall(wished) ? this.nearestReached(start, toX, toY) : wished;
    if (goal === undefined || !this.reach(start, goal)) return undefined;
    return this.pull(fromX, fromY, this.spotIn(goal, toX, toY), goal);
  }

  /** The free tile nearest to a spot in a wall that can be walked to. */
  private nearestReached(start: number, x: number, y: number): number | undefined {
    const middle = this.tileAt(x, y)!;
    const column = middle % this.grid.columns;
    const row = (middle - column) / this.grid.columns;
    // Never found, so everything that can be reached is closed afterwards.
    this.reach(start, -1);
    let nearest: number | undefined;
    let shortest = Infinity;
    for (let r = row - NEARBY_TILES; r <= row + NEARBY_TILES; r++) {
      for (let c = column - NEARBY_TILES; c <= column + NEARBY_TILES; c++) {
        if (this.grid.isWall(c, r)) continue;
        const tile = r * this.grid.columns + c;
        if (this.closed[tile] !== this.search) continue;
        const distance = Math.hypot((c + 0.5) * this.grid.tileWidth - x, (r + 0.5) * this.grid.tileHeight - y);
        if (distance < shortest) {
          shortest = distance;
          nearest = tile;
        }
      }
    }
    return nearest;
  }

  private reach(start: number, goal: number): boolean {
    const { columns } = this.grid;
    this.search++;
    this.heap.clear();
    this.open(start, -1, 0, goal);
    for (;;) {
      const tile = this.heap.pop();
      if (tile < 0) return false;
      if (tile === goal) return true;
      if (this.closed[tile] === this.search) continue;
      this.closed[tile] = this.search;
      const column = tile % columns;
      const row = (tile - column) / columns;
      const cost = this.cost[tile]!;
      const left = !this.grid.isWall(column - 1, row);
      const right = !this.grid.isWall(column + 1, row);
      const up = !this.grid.isWall(column, row - 1);
      const down = !this.grid.isWall(column, row + 1);
      if (left) this.open(tile - 1, tile, cost + STRAIGHT, goal);
      if (right) this.open(tile + 1, tile, cost + STRAIGHT, goal);
      if (up) this.open(tile - columns, tile, cost + STRAIGHT, goal);
      if (down) this.open(tile + columns, tile, cost + STRAIGHT, goal);
      if (left && up && !this.grid.isWall(column - 1, row - 1)) this.open(tile - columns - 1, tile, cost + DIAGONAL, goal);
      if (right && up && !this.grid.isWall(column + 1, row - 1)) this.open(tile - columns + 1, tile, cost + DIAGONAL, goal);
      if (left && down && !this.grid.isWall(column - 1, row + 1)) this.open(tile + columns - 1, tile, cost + DIAGONAL, goal);
      if (right && down && !this.grid.isWall(column + 1, row + 1)) this.open(tile + columns + 1, tile, cost + DIAGONAL, goal);
    }
  }

  private open(tile: number, from: number, cost: number, goal: number): void {
    if (this.closed[tile] === this.search) return;
    if (this.opened[tile] === this.search && this.cost[tile]! <= cost) return;
    this.opened[tile] = this.search;
    this.cost[tile] = cost;
    this.from[tile] = from;
    this.heap.push(tile, cost + this.guess(tile, goal));
  }

  /** Never more than the way is long, so that the first way found is a shortest one. */
  private guess(tile: number, goal: number): number {
    if (goal < 0) return 0;
    const { columns } = this.grid;
    const dx = Math.abs((tile % columns) - (goal % columns));
    const dy = Math.abs(Math.floor(tile / columns) - Math.floor(goal / columns));
    return STRAIGHT * Math.max(dx, dy) + (DIAGONAL - STRAIGHT) * Math.min(dx, dy);
  }

  /** Leaves out every corner past which a body can go straight. */
  private pull(fromX: number, fromY: number, end: Spot, goal: number): readonly Spot[] {
    const corners: Spot[] = [end];
    for (let tile = goal; tile >= 0; tile = this.from[tile]!) corners.push(this.middle(tile));
    corners.reverse(); // start tile's middle … goal tile's middle, end
    const way: Spot[] = [];
    let here: Spot = { x: fromX, y: fromY };
    let next = 0;
    while (next < corners.length) {
      // The next corner can always be walked to; look for the farthest that can.
      let farthest = next;
      for (let i = corners.length - 1; i > next; i--) {
        const corner = corners[i]!;
        if (this.grid.isWide(here.x, here.y, corner.x, corner.y, this.grid.margin)) {
          farthest = i;
          break;
        }
      }
      here = corners[farthest]!;
      way.push(here);
      next = farthest + 1;
    }
    return way;
  }

  /** The wished spot as it is inside of this tile, a body's width away from the walls around it. */
  private spotIn(tile: number, x: number, y: number): Spot {
    const { columns, tileWidth, tileHeight, margin } = this.grid;
    const column = tile % columns;
    const row = Math.floor(tile / columns);
    const left = column * tileWidth;
    const top = row * tileHeight;
    const inX = Math.min(Math.max(x, left), left + tileWidth - 1);
    const inY = Math.min(Math.max(y, top), top + tileHeight - 1);
    if (this.grid.isRoomy(inX, inY, margin)) return { x: inX, y: inY };
    const awayX = Math.min(Math.max(inX, left + margin), left + tileWidth - 1 - margin);
    const awayY = Math.min(Math.max(inY, top + margin), top + tileHeight - 1 - margin);
    if (this.grid.isRoomy(awayX, inY, margin)) return { x: awayX, y: inY };
    if (this.grid.isRoomy(inX, awayY, margin)) return { x: inX, y: awayY };
    return { x: awayX, y: awayY };
  }

  private middle(tile: number): Spot {
    const column = tile % this.grid.columns;
    const row = Math.floor(tile / this.grid.columns);
    return { x: (column + 0.5) * this.grid.tileWidth, y: (row + 0.5) * this.grid.tileHeight };
  }

  private isWall(tile: number): boolean {
    return this.grid.isWall(tile % this.grid.columns, Math.floor(tile / this.grid.columns));
  }

  private tileAt(x: number, y: number): number | undefined {
    const column = Math.floor(x / this.grid.tileWidth);
    const row = Math.floor(y / this.grid.tileHeight);
    if (column < 0 || row < 0 || column >= this.grid.columns || row >= this.grid.rows) return undefined;
    return row * this.grid.columns + column;
  }
}

/** A binary heap of tiles by cost. A tile may be in it more than once; the cheapest comes out first. */
class TileHeap {
  private readonly tiles: number[] = [];
  private readonly costs: number[] = [];

  clear(): void {
    this.tiles.length = 0;
    this.costs.length = 0;
  }

  push(tile: number, cost: number): void {
    let at = this.tiles.length;
    this.tiles.push(tile);
    this.costs.push(cost);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.costs[parent]! <= cost) break;
      this.swap(at, parent);
      at = parent;
    }
  }

  /** The cheapest tile, or -1. */
  pop(): number {
    const last = this.tiles.length - 1;
    if (last < 0) return -1;
    this.swap(0, last);
    const tile = this.tiles.pop()!;
    this.costs.pop();
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= last) return tile;
      if (child + 1 < last && this.costs[child + 1]! < this.costs[child]!) child++;
      if (this.costs[at]! <= this.costs[child]!) return tile;
      this.swap(at, child);
      at = child;
    }
  }

  private swap(a: number, b: number): void {
    const tile = this.tiles[a]!;
    const cost = this.costs[a]!;
    this.tiles[a] = this.tiles[b]!;
    this.costs[a] = this.costs[b]!;
    this.tiles[b] = tile;
    this.costs[b] = cost;
  }
}
