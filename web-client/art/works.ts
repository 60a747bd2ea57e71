/** Every file that is drawn, with its place in the repository. */
import { avatarIndex, avatarSheet } from "./avatars/sheet.ts";
import { encodePng } from "./kit/png.ts";
import { reduced } from "./kit/reduce.ts";
import { buildGarden } from "./maps/garden.ts";
import { buildHall } from "./maps/hall/hall.ts";
import { Tileset } from "./tiled/tileset.ts";

export interface Work {
  /** From the root of the repository. */
  readonly path: string;
  readonly bytes: Buffer;
}

const CLIENT = "web-client/public/art/";
const DEMO = "server/src/main/resources/demo/";

export function works(): Work[] {
  const hallTiles = new Tileset("hall");
  const gardenTiles = new Tileset("garden");
  const hall = buildHall(hallTiles);
  const garden = buildGarden(gardenTiles);
  return [
    { path: `${CLIENT}avatars.png`, bytes: encodePng(reduced(avatarSheet())) },
    { path: `${CLIENT}avatars.json`, bytes: json(avatarIndex()) },
    { path: `${DEMO}hall.tmj`, bytes: json(hall.toTmj()) },
    { path: `${DEMO}garden.tmj`, bytes: json(garden.toTmj()) },
    ...[hallTiles, gardenTiles].flatMap((tileset) => [
      { path: `${DEMO}${tileset.name}.tsj`, bytes: json(tileset.toTsj()) },
      { path: `${DEMO}${tileset.name}.png`, bytes: encodePng(reduced(tileset.image())) },
    ]),
  ];
}

/** One line for each thing, so that a change shows what changed; long lists of tiles stay on their line. */
function json(value: object): Buffer {
  const text = JSON.stringify(value, (key, inner: unknown) => (key === "data" && Array.isArray(inner) ? `@@${inner.join(",")}@@` : inner), 1);
  return Buffer.from(`${text.replace(/"@@(.*?)@@"/g, "[$1]")}\n`);
}
