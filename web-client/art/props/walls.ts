/**
 * Walls as one sees them from the front and above: a cap, and below it, where the wall ends towards us, a face two tiles
 * high. A plan only says which cells are wall; what each cell looks like follows from its neighbours.
 */
import { Canvas, mix } from "../kit/canvas.ts";
import { drawPictogram, type Pictogram } from "../kit/pictograms.ts";
import { TILE, prop, type Prop } from "../kit/prop.ts";
import { brick, cap, glass, green, metal, night, oak, plaster, sand, shade, teal, walnut, wood, type Ramp } from "../palette.ts";
import type { TileMap } from "../tiled/map.ts";

export type WallFinish = "plaster" | "sage" | "navy" | "brick" | "sand" | "teal" | "glass";
const FACE_ROWS = 2;

interface Finish {
  readonly wall: Ramp;
  readonly panel: Ramp;
}

const sage: Ramp = [green[0], green[1], mix(plaster[2], green[3], 0.45), mix(plaster[3], green[3], 0.38), mix(plaster[4], green[4], 0.4), plaster[5]];
const pool: Ramp = [teal[0], teal[1], mix(plaster[2], teal[3], 0.45), mix(plaster[3], teal[3], 0.36), mix(plaster[4], teal[4], 0.4), plaster[5]];

const finishes: Readonly<Record<Exclude<WallFinish, "glass">, Finish>> = {
  plaster: { wall: plaster, panel: oak },
  sage: { wall: sage, panel: walnut },
  navy: { wall: night, panel: walnut },
  brick: { wall: brick, panel: brick },
  sand: { wall: sand, panel: wood },
  teal: { wall: pool, panel: oak },
};

export class WallPlan {
  private readonly columns: number;
  private readonly rows: number;
  private readonly cells: (WallFinish | undefined)[];

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.cells = new Array<WallFinish | undefined>(columns * rows).fill(undefined);
  }

  fill(x: number, y: number, width: number, height: number, finish: WallFinish = "plaster"): this {
    for (let row = y; row < y + height; row++) for (let column = x; column < x + width; column++) this.cells[row * this.columns + column] = finish;
    return this;
  }

  open(x: number, y: number, width: number, height: number): this {
    for (let row = y; row < y + height; row++) for (let column = x; column < x + width; column++) this.cells[row * this.columns + column] = undefined;
    return this;
  }

  at(x: number, y: number): WallFinish | undefined {
    return x < 0 || y < 0 || x >= this.columns || y >= this.rows ? undefined : this.cells[y * this.columns + x];
  }

  isWall(x: number, y: number): boolean {
    return x < 0 || y < 0 || x >= this.columns || y >= this.rows ? false : this.at(x, y) !== undefined;
  }

  /** 0: a cap; 1: upper half of a face; 2: lower half. */
  faceRow(x: number, y: number): number {
    for (let below = 1; below <= FACE_ROWS; below++) if (!this.isWall(x, y + below)) return FACE_ROWS + 1 - below;
    return 0;
  }

  isCap(x: number, y: number): boolean {
    return this.isWall(x, y) && this.faceRow(x, y) === 0;
  }

  /** Draws all walls and the shade they throw on the floor. */
  build(map: TileMap): void {
    for (let y = 0; y < this.rows; y++) {
      for (let x = 0; x < this.columns; x++) {
        if (this.isWall(x, y)) map.floor(x, y, this.tile(x, y), 1, true);
        else this.shadeFloor(map, x, y);
      }
    }
  }

  private tile(x: number, y: number): Canvas {
    const row = this.faceRow(x, y);
    const finish = this.at(x, y) ?? "plaster";
    if (row === 0) return finish === "glass" ? this.glassCap(x, y) : this.cap(x, y);
    const first = this.faceRow(x - 1, y) !== row || !this.isWall(x - 1, y);
    const last = this.faceRow(x + 1, y) !== row || !this.isWall(x + 1, y);
    return finish === "glass" ? glassFace(row, first, last) : face(row, finishes[finish], finish === "brick", first, last);
  }

  private cap(x: number, y: number): Canvas {
    const c = new Canvas(TILE, TILE).rect(0, 0, TILE, TILE, cap[2]);
    const same = (dx: number, dy: number): boolean => this.isCap(x + dx, y + dy) || y + dy < 0 || x + dx < 0 || x + dx >= this.columns || y + dy >= this.rows;
    const [n, s, w, e] = [same(0, -1), same(0, 1), same(-1, 0), same(1, 0)];
    if (!n) c.rect(0, 0, TILE, 1, cap[0]).rect(0, 1, TILE, 3, cap[4]).rect(0, 4, TILE, 1, cap[3]);
    if (!w) c.rect(0, 0, 1, TILE, cap[0]).rect(1, n ? 0 : 1, 3, TILE, cap[4]).rect(4, n ? 0 : 4, 1, TILE, cap[3]);
    if (!e) c.rect(TILE - 1, 0, 1, TILE, cap[0]).rect(TILE - 4, n ? 0 : 1, 3, TILE, cap[3]).rect(TILE - 5, n ? 0 : 4, 1, TILE, cap[1]);
    if (!s) c.rect(0, TILE - 4, TILE, 3, cap[3]).rect(w ? 0 : 4, TILE - 5, TILE - (w ? 0 : 4) - (e ? 0 : 4), 1, cap[1]).rect(0, TILE - 1, TILE, 1, cap[0]);
    if (n && w && !same(-1, -1)) c.rect(0, 0, 5, 5, cap[3]).rect(0, 0, 4, 4, cap[4]).rect(0, 0, 1, 1, cap[0]);
    if (n && e && !same(1, -1)) c.rect(TILE - 5, 0, 5, 5, cap[3]).rect(TILE - 4, 0, 4, 4, cap[4]).rect(TILE - 1, 0, 1, 1, cap[0]);
    if (s && w && !same(-1, 1)) c.rect(0, TILE - 5, 5, 5, cap[1]).rect(0, TILE - 4, 4, 4, cap[3]).rect(0, TILE - 1, 1, 1, cap[0]);
    if (s && e && !same(1, 1)) c.rect(TILE - 5, TILE - 5, 5, 5, cap[1]).rect(TILE - 4, TILE - 4, 4, 4, cap[3]).rect(TILE - 1, TILE - 1, 1, 1, cap[0]);
    return c;
  }

  private glassCap(x: number, y: number): Canvas {
    const c = new Canvas(TILE, TILE).rect(0, 0, TILE, TILE, metal[3]);
    const [n, s, w, e] = [this.isWall(x, y - 1), this.isWall(x, y + 1), this.isWall(x - 1, y), this.isWall(x + 1, y)];
    c.rect(4, 4, 24, 24, teal[4]).line(8, 24, 24, 8, teal[5], 3);
    c.rect(n ? 4 : 0, 0, TILE, 1, metal[4]);
    if (!n) c.rect(0, 0, TILE, 1, metal[0]);
    if (!s) c.rect(0, TILE - 1, TILE, 1, metal[0]);
    if (!w) c.rect(0, 0, 1, TILE, metal[0]).rect(1, 0, 2, TILE, metal[5]);
    if (!e) c.rect(TILE - 1, 0, 1, TILE, metal[0]).rect(TILE - 3, 0, 2, TILE, metal[2]);
    return c;
  }

  private shadeFloor(map: TileMap, x: number, y: number): void {
    const under = this.isWall(x, y - 1);
    const right = this.isWall(x - 1, y);
    const left = this.isWall(x + 1, y);
    if (!under && !right && !left) return;
    const c = new Canvas(TILE, TILE);
    if (under) c.rect(0, 0, TILE, 14, shade.soft).rect(0, 0, TILE, 8, shade.mid).rect(0, 0, TILE, 3, shade.deep);
    if (right) c.rect(0, 0, 6, TILE, shade.soft).rect(0, 0, 3, TILE, shade.mid);
    if (left) c.rect(TILE - 2, 0, 2, TILE, shade.soft);
    map.floor(x, y, c, 2);
  }
}

function face(row: number, { wall, panel }: Finish, isBrick: boolean, first: boolean, last: boolean): Canvas {
  const c = new Canvas(TILE, TILE);
  if (isBrick) {
    c.rect(0, 0, TILE, TILE, wall[3]);
    for (let course = 0; course < 4; course++) {
      c.rect(0, course * 8 + 7, TILE, 1, mix(wall[2], wall[1], 0.3));
      for (let joint = course % 2 === 0 ? 0 : 8; joint < TILE; joint += 16) c.rect(joint, course * 8, 1, 7, mix(wall[2], wall[1], 0.3)).rect(joint + 1, course * 8, 15, 1, mix(wall[3], wall[4], 0.5));
    }
    if (row === 2) c.rect(0, 24, TILE, 8, walnut[2]).rect(0, 24, TILE, 1, walnut[4]).rect(0, 31, TILE, 1, walnut[0]);
  } else {
    c.rect(0, 0, TILE, TILE, row === 1 ? wall[4] : wall[3]);
    if (row === 1) c.dither(0, 24, TILE, 8, wall[3]);
    if (row === 2) {
      c.rect(0, 12, TILE, 20, panel[3]).rect(0, 11, TILE, 1, panel[0]).rect(0, 12, TILE, 2, panel[5]).rect(0, 14, TILE, 1, panel[2]);
      for (let board = 0; board < 2; board++) c.frame(board * 16 + 2, 17, 12, 9, panel[2]).rect(board * 16 + 3, 25, 10, 1, panel[4]).rect(board * 16 + 13, 18, 1, 8, panel[4]);
      c.rect(0, 28, TILE, 4, panel[2]).rect(0, 28, TILE, 1, panel[4]).rect(0, 31, TILE, 1, panel[0]);
    }
  }
  if (row === 1) c.rect(0, 0, TILE, 5, shade.soft).rect(0, 0, TILE, 2, shade.deep);
  if (first) c.rect(0, 0, 1, TILE, wall[0]).rect(1, 0, 1, row === 1 ? TILE : 11, wall[5]);
  if (last) c.rect(TILE - 1, 0, 1, TILE, wall[0]).rect(TILE - 4, 0, 3, TILE, shade.soft);
  return c;
}

function glassFace(row: number, first: boolean, last: boolean): Canvas {
  const c = new Canvas(TILE, TILE);
  c.rect(0, 0, TILE, TILE, glass.tint);
  for (let i = 0; i < 10; i++) c.rect(20 - i - (row === 2 ? 10 : 0), row === 1 ? i * 3 + 2 : i * 3, 4, 3, glass.glint);
  c.rect(0, 0, 2, TILE, metal[2]).rect(0, 0, 1, TILE, metal[1]);
  if (last) c.rect(TILE - 2, 0, 2, TILE, metal[1]);
  if (first) c.rect(0, 0, 3, TILE, metal[1]);
  if (row === 1) c.rect(0, 0, TILE, 3, metal[1]).rect(0, 3, TILE, 1, metal[3]);
  else c.rect(0, 24, TILE, 8, metal[3]).rect(0, 24, TILE, 1, metal[5]).rect(0, 30, TILE, 2, metal[1]);
  return c;
}

/** The top of a doorway in a wall across the room, drawn over people; with a sign that says where it leads. */
export function lintel(columns: number, sign: Pictogram, r: Ramp): Prop {
  return prop(columns, 2, (c) => {
    c.rect(0, 0, c.width, TILE, cap[2]).rect(0, 0, c.width, 1, cap[0]).rect(0, 1, c.width, 3, cap[4]).rect(0, 4, c.width, 1, cap[3]).rect(0, TILE - 4, c.width, 3, cap[3]).rect(0, TILE - 1, c.width, 1, cap[0]);
    c.rect(0, TILE, c.width, 17, plaster[4]).rect(0, TILE, c.width, 3, shade.mid).rect(0, TILE + 16, c.width, 2, oak[1]).rect(0, TILE + 18, c.width, 4, shade.mid);
    const [left, width] = [c.width / 2 - 14, 28];
    c.slab(left, TILE - 1, width, 17, r[0]).rect(left + 1, TILE, width - 2, 15, r[2]).rect(left + 1, TILE, width - 2, 1, r[4]).rect(left + 1, TILE + 13, width - 2, 2, r[1]);
    drawPictogram(c, sign, c.width / 2, TILE + 3, plaster[5]);
  }, { over: 64 });
}
