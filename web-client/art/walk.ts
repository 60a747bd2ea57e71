/**
 * Walks through the demo maps as they lie in the repository and says what is wrong: places nobody can reach, doors that
 * are blocked, areas without words. Part of `npm run art:check`.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface Property {
  readonly name: string;
  readonly value: unknown;
}
interface TiledObject {
  readonly name: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: readonly Property[];
}
interface TiledMap {
  readonly width: number;
  readonly height: number;
  readonly tilesets: readonly { readonly source: string }[];
  readonly layers: readonly { readonly name: string; readonly data?: readonly number[]; readonly objects?: readonly TiledObject[] }[];
}

const TILE = 32;
const demo = fileURLToPath(new URL("../../server/src/main/resources/demo/", import.meta.url));
const read = <T>(file: string): T => JSON.parse(readFileSync(demo + file, "utf8")) as T;
const TITLED = new Set(["meeting", "quiet", "stage", "audience", "booth", "group", "help", "place", "exit", "website"]);

export function walkThrough(file: string): { readonly problems: string[]; readonly areas: number; readonly free: number } {
  const map = read<TiledMap>(file);
  const tiles = read<{ tiles: { id: number; properties?: Property[] }[] }>(map.tilesets[0]?.source ?? "").tiles;
  const solid = new Set(tiles.filter((tile) => tile.properties?.some(({ name }) => name === "collides")).map(({ id }) => id + 1));
  const blocked = new Uint8Array(map.width * map.height);
  for (const { data } of map.layers) data?.forEach((gid, i) => (blocked[i] = solid.has(gid) ? 1 : (blocked[i] as number)));
  const objects = map.layers.flatMap((layer) => layer.objects ?? []);
  const problems: string[] = [];
  const property = (object: TiledObject, name: string): unknown => object.properties.find((p) => p.name === name)?.value;

  const cellsOf = (o: TiledObject): number[] => {
    const cells: number[] = [];
    for (let y = Math.floor(o.y / TILE); y < (o.y + o.height) / TILE; y++) for (let x = Math.floor(o.x / TILE); x < (o.x + o.width) / TILE; x++) cells.push(y * map.width + x);
    return cells;
  };
  const starts = objects.filter((o) => property(o, "start") !== undefined);
  if (starts.length === 0) problems.push("no start");
  const reached = new Uint8Array(blocked.length);
  const queue = starts.slice(0, 1).flatMap(cellsOf).filter((cell) => blocked[cell] === 0);
  for (const cell of queue) reached[cell] = 1;
  for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
    const x = cell % map.width;
    for (const next of [x > 0 ? cell - 1 : -1, x < map.width - 1 ? cell + 1 : -1, cell - map.width, cell + map.width]) {
      if (next < 0 || next >= blocked.length || blocked[next] === 1 || reached[next] === 1) continue;
      reached[next] = 1;
      queue.push(next);
    }
  }
  for (const object of objects) {
    const free = cellsOf(object).filter((cell) => blocked[cell] === 0);
    const share = free.filter((cell) => reached[cell] === 1).length / Math.max(1, free.length);
    if (free.length === 0) problems.push(`${object.name}: nowhere to stand`);
    else if (share === 0) problems.push(`${object.name}: cannot be reached`);
    else if (share < 0.8) problems.push(`${object.name}: a part of it cannot be reached`);
    if (!TITLED.has(object.type)) continue;
    for (const key of ["title_de", "title_en", "description_de", "description_en"]) {
      if (typeof property(object, key) !== "string" || property(object, key) === "") problems.push(`${object.name}: no ${key}`);
    }
    const target = property(object, "exitUrl");
    if (typeof target === "string") {
      const [to, entry] = target.split("#");
      const names = read<TiledMap>(to ?? "").layers.flatMap((layer) => layer.objects ?? []).map((o) => property(o, "start"));
      if (!names.includes(entry)) problems.push(`${object.name}: ${target} leads nowhere`);
    }
  }
  return { problems, areas: objects.length, free: reached.reduce((sum, cell) => sum + cell, 0) };
}

for (const file of ["hall.tmj", "garden.tmj"]) {
  const { problems, areas, free } = walkThrough(file);
  console.log(`${file}: ${areas} areas, ${free} tiles to walk on`);
  for (const problem of problems) console.error(`  ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
