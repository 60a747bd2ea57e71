/**
 * A tileset that grows while maps are built: a picture is cut into tiles, and a tile that is there already is used again.
 * Ids are handed out in the order of first use, so the same sources give the same files.
 */
import { Canvas } from "../kit/canvas.ts";
import { TILE } from "../kit/prop.ts";

const COLUMNS = 32;

interface Tile {
  readonly canvas: Canvas;
  readonly solid: boolean;
  frames?: { readonly tileid: number; readonly duration: number }[];
}

export class Tileset {
  readonly name: string;
  private readonly tiles: Tile[] = [];
  private readonly known = new Map<string, number>();

  constructor(name: string) {
    this.name = name;
  }

  get count(): number {
    return this.tiles.length;
  }

  /** The number of a tile that looks like this and blocks or not; -1 for an empty tile that does not block. */
  tile(canvas: Canvas, solid = false): number {
    if (canvas.isEmpty() && !solid) return -1;
    const key = `${solid ? "#" : "."}${Buffer.from(canvas.pixels.buffer).toString("latin1")}`;
    return this.known.get(key) ?? this.add(key, { canvas, solid });
  }

  /** A moving tile; when all frames look the same it is an ordinary one. */
  movingTile(frames: readonly Canvas[], millis: number, solid = false): number {
    const looks = frames.map((frame) => Buffer.from(frame.pixels.buffer).toString("latin1"));
    if (looks.every((look) => look === looks[0])) return this.tile(frames[0] as Canvas, solid);
    const key = `${solid ? "#" : "."}${millis} ${looks.join("|")}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const first = this.add(key, { canvas: frames[0] as Canvas, solid });
    // The other frames are tiles of their own. Whoever stops the movement sees the first.
    const others = frames.slice(1).map((frame, i) => this.add(`${key}+${i}`, { canvas: frame, solid: false }));
    (this.tiles[first] as Tile).frames = [first, ...others].map((tileid) => ({ tileid, duration: millis }));
    return first;
  }

  isSolid(tile: number): boolean {
    return this.tiles[tile]?.solid ?? false;
  }

  image(): Canvas {
    const image = new Canvas(COLUMNS * TILE, Math.ceil(this.tiles.length / COLUMNS) * TILE);
    this.tiles.forEach(({ canvas }, i) => {
      const [left, top] = [(i % COLUMNS) * TILE, Math.floor(i / COLUMNS) * TILE];
      for (let y = 0; y < TILE; y++) for (let x = 0; x < TILE; x++) image.pixels[(top + y) * image.width + left + x] = canvas.get(x, y);
    });
    return image;
  }

  toTsj(): object {
    const image = { imagewidth: COLUMNS * TILE, imageheight: Math.ceil(this.tiles.length / COLUMNS) * TILE };
    const tiles = this.tiles.flatMap((tile, id) => {
      if (!tile.solid && !tile.frames) return [];
      const properties = tile.solid ? { properties: [{ name: "collides", type: "bool", value: true }] } : {};
      return [{ id, ...(tile.frames ? { animation: tile.frames } : {}), ...properties }];
    });
    return {
      type: "tileset", version: "1.10", tiledversion: "1.11.0", name: this.name, image: `${this.name}.png`, ...image,
      tilewidth: TILE, tileheight: TILE, columns: COLUMNS, tilecount: this.tiles.length, margin: 0, spacing: 0, tiles,
      properties: [{ name: "tilesetCopyright", type: "string", value: "Lichthof contributors, CC0-1.0" }],
    };
  }

  private add(key: string, tile: Tile): number {
    this.tiles.push(tile);
    this.known.set(key, this.tiles.length - 1);
    return this.tiles.length - 1;
  }
}
