/** The garden behind the winter garden. */
import { grass, paving } from "../props/floors.ts";
import { WallPlan } from "../props/walls.ts";
import { TileMap } from "../tiled/map.ts";
import type { Tileset } from "../tiled/tileset.ts";
import { layFloor } from "./paint.ts";

const GARDEN = { columns: 50, rows: 40 };

export function buildGarden(tileset: Tileset): TileMap {
  const map = new TileMap(GARDEN.columns, GARDEN.rows, tileset, {
    name: "Garden",
    title: { de: "Garten", en: "Garden" },
    description: {
      de: "Ein Garten mit Teich, Pavillon, Feuerschale, Bienenstöcken und einer stillen Ecke unter Bäumen.",
      en: "A garden with a pond, a pavilion, a fire bowl, beehives and a quiet corner under the trees.",
    },
    background: "#4d7a4c",
  });
  layFloor(map, { x: 0, y: 0, ...{ width: GARDEN.columns, height: GARDEN.rows } }, grass);
  layFloor(map, { x: 23, y: 2, width: 4, height: 20 }, paving);
  new WallPlan(GARDEN.columns, GARDEN.rows).fill(0, 0, GARDEN.columns, 5, "sand").open(23, 3, 4, 2).build(map);
  gardenAreas(map);
  return map;
}

function gardenAreas(map: TileMap): void {
  map.area({ class: "start", name: "from-hall", x: 22, y: 7, width: 6, height: 3, properties: { start: "from-hall" } });
  map.area({
    class: "exit", name: "to-hall", x: 23, y: 3, width: 4, height: 2,
    title: { de: "Tür zum Lichthof", en: "Door to the hall" },
    description: { de: "Die Glastür zurück in den Wintergarten.", en: "The glass door back into the winter garden." },
    properties: { exitUrl: "hall.tmj#from-garden" },
  });
  map.area({
    class: "meeting", name: "pavilion", x: 36, y: 9, width: 8, height: 7,
    title: { de: "Pavillon", en: "Pavilion" },
    description: { de: "Ein Holzpavillon mit Bänken ringsum. Wer darin ist, redet miteinander.", en: "A wooden pavilion with benches all around. Everybody in it talks together." },
    properties: { capacity: 10 },
  });
  map.area({
    class: "meeting", name: "fire-circle", x: 6, y: 11, width: 9, height: 8, ellipse: true,
    title: { de: "Feuerkreis", en: "Fire circle" },
    description: { de: "Baumstammbänke im Kreis um eine Feuerschale.", en: "Log benches in a circle around a fire bowl." },
    properties: { capacity: 12 },
  });
  map.area({
    class: "place", name: "pond", x: 26, y: 21, width: 16, height: 12,
    title: { de: "Teich", en: "Pond" },
    description: { de: "Ein Teich mit Seerosen, Schilf und einem Holzsteg.", en: "A pond with water lilies, reeds and a wooden jetty." },
  });
  map.area({
    class: "quiet", name: "quiet-corner", x: 3, y: 27, width: 12, height: 9,
    title: { de: "Stille Ecke", en: "Quiet corner" },
    description: { de: "Eine Hängematte und Bänke unter einer großen Weide. Hier wird nicht gesprochen.", en: "A hammock and benches under a large willow. Nobody talks here." },
  });
}
