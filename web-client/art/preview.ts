/**
 * Draws a map file as a client would, with some people in it, to look at:
 * `npm run art:preview -- hall out.png [column row columns rows [zoom]]`. Reads the committed files, not the sources.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Canvas, hex } from "./kit/canvas.ts";
import { chance } from "./kit/chance.ts";
import { decodePng, encodePng } from "./kit/png.ts";
import { TILE } from "./kit/prop.ts";

interface TiledLayer {
  readonly name: string;
  readonly type: string;
  readonly data?: readonly number[];
}
interface TiledMap {
  readonly width: number;
  readonly height: number;
  readonly backgroundcolor: string;
  readonly layers: readonly TiledLayer[];
  readonly tilesets: readonly { readonly source: string }[];
}
interface TiledTileset {
  readonly image: string;
  readonly columns: number;
  readonly tiles: readonly { readonly id: number; readonly properties?: readonly { readonly name: string }[] }[];
}

const demo = fileURLToPath(new URL("../../server/src/main/resources/demo/", import.meta.url));
const avatarsFile = fileURLToPath(new URL("../public/art/avatars.png", import.meta.url));

export function drawMap(name: string, people: boolean): Canvas {
  const map = JSON.parse(readFileSync(`${demo}${name}.tmj`, "utf8")) as TiledMap;
  const tileset = JSON.parse(readFileSync(demo + (map.tilesets[0]?.source ?? ""), "utf8")) as TiledTileset;
  const tiles = decodePng(readFileSync(demo + tileset.image));
  const solid = new Set(tileset.tiles.filter((tile) => tile.properties?.some(({ name: key }) => key === "collides")).map(({ id }) => id));
  const canvas = new Canvas(map.width * TILE, map.height * TILE).rect(0, 0, map.width * TILE, map.height * TILE, hex(map.backgroundcolor));
  const blocked = new Set<number>();
  for (const layer of map.layers) {
    if (layer.name === "floorLayer" && people) drawPeople(canvas, map, blocked);
    layer.data?.forEach((gid, i) => {
      if (gid === 0) return;
      const id = gid - 1;
      if (solid.has(id)) blocked.add(i);
      const part = tiles.crop((id % tileset.columns) * TILE, Math.floor(id / tileset.columns) * TILE, TILE, TILE);
      canvas.draw(part, (i % map.width) * TILE, Math.floor(i / map.width) * TILE);
    });
  }
  return canvas;
}

/** People in twos and threes on free floor. */
function drawPeople(canvas: Canvas, map: TiledMap, blocked: ReadonlySet<number>): void {
  const sheet = decodePng(readFileSync(avatarsFile));
  const count = sheet.height / 48;
  const random = chance(7);
  const people: { x: number; y: number; who: number; direction: number; frame: number }[] = [];
  for (let group = 0; group < (map.width * map.height) / 90; group++) {
    const column = Math.floor(random() * map.width);
    const row = 3 + Math.floor(random() * (map.height - 8));
    const size = 1 + Math.floor(random() * 3);
    const spots = [0, 1].map((dx) => column + dx).filter((x) => x < map.width && !blocked.has(row * map.width + x));
    spots.slice(0, size).forEach((x, i) => {
      people.push({
        x: x * TILE + 16 + Math.floor(random() * 6), y: row * TILE + 20 + Math.floor(random() * 8), who: Math.floor(random() * count),
        direction: size === 1 ? Math.floor(random() * 4) : i === 0 ? 2 : 1, frame: size === 1 ? Math.floor(random() * 5) : 0,
      });
    });
  }
  people.sort((a, b) => a.y - b.y);
  for (const { x, y, who, direction, frame } of people) canvas.draw(sheet.crop((direction * 5 + frame) * 32, who * 48, 32, 48), x - 16, y - 44);
}

export function zoomed(canvas: Canvas, factor: number): Canvas {
  const whole = Math.max(1, Math.round(1 / factor));
  const scale = Math.max(1, Math.round(factor));
  const large = new Canvas(Math.floor((canvas.width * scale) / whole), Math.floor((canvas.height * scale) / whole));
  for (let y = 0; y < large.height; y++) {
    for (let x = 0; x < large.width; x++) large.pixels[y * large.width + x] = canvas.get(Math.floor((x * whole) / scale), Math.floor((y * whole) / scale));
  }
  return large;
}

const [name, out, ...numbers] = process.argv.slice(2);
if (name === undefined || out === undefined) {
  console.error("Which map, and where to? npm run art:preview -- hall out.png [column row columns rows [zoom]]");
  process.exit(2);
}
const [column = 0, row = 0, columns = 200, rows = 200, zoom = 1] = numbers.map(Number);
const whole = drawMap(name, true);
const part = whole.crop(column * TILE, row * TILE, Math.min(columns * TILE, whole.width - column * TILE), Math.min(rows * TILE, whole.height - row * TILE));
writeFileSync(out, encodePng(zoomed(part, zoom)));
