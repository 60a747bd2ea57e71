/**
 * A map while it is built: floors painted cell by cell, props stood on them, areas drawn over them; then a plain Tiled
 * file. Props find their layer themselves: each lies one layer higher than anything it overlaps, in the order of standing.
 */
import { Canvas } from "../kit/canvas.ts";
import { TILE, type Prop } from "../kit/prop.ts";
import type { Tileset } from "./tileset.ts";

export interface LocalText {
  readonly de: string;
  readonly en: string;
}

export type AreaClass = "meeting" | "quiet" | "stage" | "audience" | "booth" | "group" | "help" | "place" | "exit" | "website" | "focus" | "start";

export interface AreaPlan {
  readonly class: AreaClass;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly ellipse?: boolean;
  readonly title?: LocalText;
  readonly description?: LocalText;
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
}

export interface MapAbout {
  readonly name: string;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly background: string;
}

type Layer = Int32Array;
const NOTHING = -1;

export class TileMap {
  readonly columns: number;
  readonly rows: number;
  readonly areas: AreaPlan[] = [];
  private readonly tileset: Tileset;
  private readonly about: MapAbout;
  private readonly floors: Layer[] = [];
  private readonly below: Layer[] = [];
  private readonly above: Layer[] = [];
  private readonly blocked = new Uint8Array(0);

  constructor(columns: number, rows: number, tileset: Tileset, about: MapAbout) {
    this.columns = columns;
    this.rows = rows;
    this.tileset = tileset;
    this.about = about;
    this.blocked = new Uint8Array(columns * rows);
  }

  isInside(x: number, y: number): boolean {
    return x >= 0 && y >= 0 && x < this.columns && y < this.rows;
  }

  isBlocked(x: number, y: number): boolean {
    return !this.isInside(x, y) || this.blocked[y * this.columns + x] === 1;
  }

  /** Lays floor: level 0 is the ground, 1 and 2 lie on it (rugs, light, shade under walls). */
  floor(x: number, y: number, canvas: Canvas | readonly Canvas[], level = 0, solid = false, millis = 700): void {
    if (!this.isInside(x, y)) return;
    const tile = canvas instanceof Canvas ? this.tileset.tile(canvas, solid) : this.tileset.movingTile(canvas, millis, solid);
    while (this.floors.length <= level) this.floors.push(this.empty());
    if (tile === NOTHING) return;
    (this.floors[level] as Layer)[y * this.columns + x] = tile;
    this.blocked[y * this.columns + x] = solid ? 1 : this.blocked[y * this.columns + x]!;
  }

  /** Stands a prop with its upper left tile at (x, y). */
  stand(thing: Prop, x: number, y: number): void {
    const columns = thing.canvas.width / TILE;
    const rows = thing.canvas.height / TILE;
    if (!Number.isInteger(columns) || !Number.isInteger(rows)) throw new Error(`a prop is whole tiles, not ${thing.canvas.width} x ${thing.canvas.height}`);
    const low: number[] = [];
    const high: number[] = [];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const solid = thing.solid[row - (rows - thing.solid.length)]?.[column] === "#";
        const cut = Math.max(0, Math.min(TILE, thing.over - row * TILE));
        const part = (from: number, to: number, blocks: boolean): number => this.cut(thing, column, row, from, to, blocks);
        high.push(part(0, cut, false));
        low.push(part(cut, TILE, solid));
        if (solid && this.isInside(x + column, y + row)) this.blocked[(y + row) * this.columns + x + column] = 1;
      }
    }
    this.lay(this.below, low, x, y, columns);
    this.lay(this.above, high, x, y, columns);
  }

  area(plan: AreaPlan): void {
    this.areas.push(plan);
  }

  toTmj(): object {
    let id = 0;
    const tileLayer = (name: string, layer: Layer): object => ({
      id: ++id, name, type: "tilelayer", x: 0, y: 0, width: this.columns, height: this.rows, opacity: 1, visible: true,
      data: Array.from(layer, (tile) => tile + 1),
    });
    const layers: object[] = [
      ...this.floors.map((layer, i) => tileLayer(["ground", "floor", "light"][i] ?? `floor ${i}`, layer)),
      ...this.below.map((layer, i) => tileLayer(`things ${i + 1}`, layer)),
    ];
    let object = 0;
    layers.push({
      id: ++id, name: "floorLayer", type: "objectgroup", draworder: "topdown", x: 0, y: 0, opacity: 1, visible: true,
      objects: this.areas.map((area) => areaObject(area, ++object)),
    });
    layers.push(...this.above.map((layer, i) => tileLayer(`above ${i + 1}`, layer)));
    const { name, title, description, background } = this.about;
    const properties = {
      mapName: name, mapDescription: description.en, mapCopyright: "Lichthof contributors, CC0-1.0",
      title_de: title.de, title_en: title.en, description_de: description.de, description_en: description.en,
    };
    return {
      type: "map", version: "1.10", tiledversion: "1.11.0", orientation: "orthogonal", renderorder: "right-down", infinite: false,
      compressionlevel: -1, backgroundcolor: background, width: this.columns, height: this.rows, tilewidth: TILE, tileheight: TILE,
      nextlayerid: id + 1, nextobjectid: object + 1, tilesets: [{ firstgid: 1, source: `${this.tileset.name}.tsj` }],
      properties: propertyList(properties), layers,
    };
  }

  private cut(thing: Prop, column: number, row: number, from: number, to: number, solid: boolean): number {
    if (from >= to) return solid ? this.tileset.tile(new Canvas(TILE, TILE), true) : NOTHING;
    const piece = (source: Canvas): Canvas => new Canvas(TILE, TILE).draw(source.crop(column * TILE, row * TILE + from, TILE, to - from), 0, from);
    const millis = thing.frameMillis ?? 400;
    return thing.frames ? this.tileset.movingTile(thing.frames.map(piece), millis, solid) : this.tileset.tile(piece(thing.canvas), solid);
  }

  private lay(stack: Layer[], tiles: readonly number[], x: number, y: number, columns: number): void {
    const cells = tiles.flatMap((tile, i) => {
      const [column, row] = [x + (i % columns), y + Math.floor(i / columns)];
      return tile === NOTHING || !this.isInside(column, row) ? [] : [{ tile, at: row * this.columns + column }];
    });
    if (cells.length === 0) return;
    let level = stack.length;
    while (level > 0 && cells.every(({ at }) => (stack[level - 1] as Layer)[at] === NOTHING)) level--;
    if (level === stack.length) stack.push(this.empty());
    for (const { tile, at } of cells) (stack[level] as Layer)[at] = tile;
  }

  private empty(): Layer {
    return new Int32Array(this.columns * this.rows).fill(NOTHING);
  }
}

function areaObject(area: AreaPlan, id: number): object {
  const texts = {
    ...(area.title ? { title_de: area.title.de, title_en: area.title.en } : {}),
    ...(area.description ? { description_de: area.description.de, description_en: area.description.en } : {}),
  };
  return {
    id, name: area.name, type: area.class === "start" ? "" : area.class, x: area.x * TILE, y: area.y * TILE,
    width: area.width * TILE, height: area.height * TILE, rotation: 0, visible: true, ...(area.ellipse ? { ellipse: true } : {}),
    properties: propertyList({ ...texts, ...area.properties }),
  };
}

function propertyList(properties: Readonly<Record<string, string | number | boolean>>): object[] {
  return Object.entries(properties).map(([name, value]) => {
    const type = typeof value === "boolean" ? "bool" : typeof value === "string" ? "string" : Number.isInteger(value) ? "int" : "float";
    return { name, type, value };
  });
}
