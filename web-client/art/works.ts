/** Every file that is drawn, with its place in the repository. */
import { avatarIndex, avatarSheet } from "./avatars/sheet.ts";
import { encodePng } from "./kit/png.ts";
import { reduced } from "./kit/reduce.ts";
import { buildGarden } from "./maps/garden.ts";
import { buildHall } from "./maps/hall/hall.ts";
import { Tileset } from "./tiled/tileset.ts";
import { entrance } from "./ui/entrance.ts";
import { iconPng, iconSvg } from "./ui/icon.ts";

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
    { path: `${CLIENT}entrance.png`, bytes: encodePng(reduced(entrance(), 160)) },
    { path: `${CLIENT}icon.svg`, bytes: Buffer.from(iconSvg()) },
    { path: `${CLIENT}icon-192.png`, bytes: encodePng(iconPng(192)) },
    { path: `${CLIENT}icon-512.png`, bytes: encodePng(iconPng(512)) },
    { path: `${DEMO}hall.tmj`, bytes: json(hall.toTmj()) },
    { path: `${DEMO}garden.tmj`, bytes: json(garden.toTmj()) },
    ...[hallTiles, gardenTiles].flatMap((tileset) => [
      { path: `${DEMO}${tileset.name}.tsj`, bytes: json(tileset.toTsj()) },
      { path: `${DEMO}${tileset.name}.png`, bytes: encodePng(reduced(tileset.image())) },
    ]),
  ];
}

/** Each tile, each area and each layer's data on a line of its own, so that a change shows what changed. */
function json(value: object): Buffer {
  const lines: string[] = [];
  const onOneLine = (text: string): string => `@${lines.push(text) - 1}@`;
  const text = JSON.stringify(
    value,
    (key, inner: unknown) => {
      if (!Array.isArray(inner)) return inner;
      if (key === "data") return onOneLine(JSON.stringify(inner));
      return key === "tiles" || key === "objects" || key === "avatars" ? inner.map((entry: unknown) => onOneLine(JSON.stringify(entry))) : inner;
    },
    1,
  );
  return Buffer.from(`${text.replace(/"@(\d+)@"/g, (_match, line: string) => lines[Number(line)] as string)}\n`);
}
