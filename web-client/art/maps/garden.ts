/** The garden behind the winter garden: a terrace, paths, a pond, and places to meet or to be alone. */
import { amber, blue, plum, red, rose, stone, teal, wood } from "../palette.ts";
import { grass, paving } from "../props/floors.ts";
import { doormat, glassDoors, signPost } from "../props/foyer.ts";
import {
  bedColours, beehives, bush, fireBowl, flowerBed, fountain, gardenTree, hammock, hedge, jetty, lantern, lilies, log, parasolTable, path, pavilion, pondWater,
  reeds, rock, vegetableBed, wildFlowers, willow,
} from "../props/garden.ts";
import { windowPane } from "../props/onWalls.ts";
import { planterBox } from "../props/plants.ts";
import { chair, parkBench } from "../props/seats.ts";
import { WallPlan } from "../props/walls.ts";
import { noise } from "../kit/chance.ts";
import { TileMap } from "../tiled/map.ts";
import type { Tileset } from "../tiled/tileset.ts";
import { layFloor, layPicture } from "./paint.ts";

const GARDEN = { columns: 50, rows: 40 };

/** `.` grass, `o` path, `w` water, `j` water under the jetty, `t` terrace. */
const GROUND = [
  "..................................................",
  "..................................................",
  "..................................................",
  ".......................tttt.......................",
  ".......................tttt.......................",
  "............tttttttttttttttttttttttttt............",
  "............tttttttttttttttttttttttttt............",
  "............tttttttttttttttttttttttttt............",
  "............tttttttttttttttttttttttttt............",
  "............tttttttttttttttttttttttttt............",
  "........................oo........................",
  "........................oo........................",
  "........................oo........................",
  ".....................oooooooo.....................",
  "......oooooo........oooooooooo....................",
  ".....oooooooo.......oooooooooo....ooooo...........",
  "....ooooooooooooooooooooooooooooooooooooooo.......",
  "....ooooooooooooooooooooooooooooooooooooooo.......",
  "....oooooooooo......oooooooooo..........oo........",
  ".....oooooooo.......oooooooooo..........oo........",
  "......oooooo.........oooooooo...........oo........",
  "........oo..............oo..............oo........",
  "........oo..............oo.....wwww.....oo........",
  "........oo..............oo...wwwwwwww...oo........",
  "........oo..............oo..wwwwwwwwww..oo........",
  "........oo..............oo..wwwwwwwwwww.oo........",
  "........oo..............oooojjjjjwwwwww.oo........",
  "........oooooooooooooooooooojjjjjwwwwww.oo........",
  "........oo..............oo..wwwwwwwwwww.oo........",
  "........oo..............oo..wwwwwwwwwww.oo........",
  "........oo..............oo..wwwwwwwwww..oo........",
  "........oo..............oo...wwwwwwww...oo........",
  "........oo..............oo....wwwww.....oo........",
  "......oooooo............oo..............oo........",
  "......oooooo............oooooooooooooooooo........",
  "......oooooo............oooooooooooooooooo........",
  "..................................................",
  "..................................................",
  "..................................................",
  "..................................................",
] as const;

const at = (x: number, y: number): string => GROUND[y]?.[x] ?? ".";
const isWater = (x: number, y: number): boolean => at(x, y) === "w" || at(x, y) === "j";
const isPath = (x: number, y: number): boolean => at(x, y) === "o" || at(x, y) === "t";

export function buildGarden(tileset: Tileset): TileMap {
  const map = new TileMap(GARDEN.columns, GARDEN.rows, tileset, {
    name: "Garden",
    title: { de: "Garten", en: "Garden" },
    description: {
      de: "Ein Garten mit Terrasse, Brunnen, Teich, Pavillon, Feuerkreis, Bienenstöcken und einer stillen Ecke unter der Weide.",
      en: "A garden with a terrace, a fountain, a pond, a pavilion, a fire circle, beehives and a quiet corner under the willow.",
    },
    background: "#5f7f52",
  });
  layGround(map);
  new WallPlan(GARDEN.columns, GARDEN.rows).fill(0, 0, GARDEN.columns, 3, "glass").fill(0, 3, GARDEN.columns, 2, "sand").open(23, 3, 4, 2).build(map);
  plant(map);
  furnish(map);
  gardenAreas(map);
  return map;
}

function layGround(map: TileMap): void {
  layFloor(map, { x: 0, y: 0, width: GARDEN.columns, height: GARDEN.rows }, grass);
  for (let y = 0; y < GARDEN.rows; y++) {
    for (let x = 0; x < GARDEN.columns; x++) {
      if (at(x, y) === "t") map.floor(x, y, paving(x, y), 0);
      if (at(x, y) === "o") map.floor(x, y, path((dx, dy) => isPath(x + dx, y + dy), Math.floor(noise(x, y) * 3)), 1);
      if (isWater(x, y)) map.floor(x, y, pondWater((dx, dy) => isWater(x + dx, y + dy), Math.floor(noise(x, y) * 3)), 1, at(x, y) === "w", 650);
    }
  }
}

function plant(map: TileMap): void {
  const trees: readonly (readonly [number, number, "oak" | "birch" | "apple" | "fir"])[] = [
    [0, 5, "fir"], [3, 6, "oak"], [7, 5, "birch"], [39, 5, "birch"], [46, 5, "fir"], [0, 11, "oak"], [0, 17, "birch"], [0, 23, "fir"], [46, 11, "oak"], [46, 17, "fir"],
    [46, 23, "birch"], [46, 29, "oak"], [13, 18, "apple"], [43, 22, "apple"], [13, 30, "apple"], [18, 30, "oak"], [11, 9, "birch"], [31, 10, "apple"], [34, 36, "fir"], [28, 36, "oak"],
    [21, 36, "birch"], [14, 36, "fir"], [41, 36, "oak"], [43, 18, "apple"],
  ];
  trees.forEach(([x, y, kind], i) => map.stand(gardenTree(kind, i * 7 + 2), x, y));
  map.stand(willow(), 0, 26);
  for (let x = 0; x < GARDEN.columns; x += 5) map.stand(hedge(5, x), x, 38);
  const flowers = [rose, amber, plum, blue, red];
  for (let y = 10; y < 37; y++) {
    for (let x = 3; x < 46; x++) {
      if (at(x, y) !== "." || map.isBlocked(x, y)) continue;
      const n = noise(x, y, 99);
      if (n < 0.09) map.stand(wildFlowers(flowers[Math.floor(noise(x >> 2, y >> 2, 5) * 5)]!, x * 7 + y), x, y);
      else if (n > 0.985) map.stand(bush(x + y, n > 0.993 ? rose : undefined), x, y);
      else if (n > 0.978) map.stand(rock(x), x, y);
    }
  }
  for (const [x, y] of [[29, 23], [31, 30], [35, 24], [36, 29]] as const) map.stand(lilies(x), x, y);
  for (const [x, y] of [[28, 22], [37, 21], [39, 28], [38, 30], [27, 30], [33, 32]] as const) map.stand(reeds(x + y), x, y);
}

function furnish(map: TileMap): void {
  for (const x of [2, 6, 10, 14, 18, 29, 33, 37, 41, 45]) map.stand(windowPane(3, wood), x, 3);
  layPicture(map, 23, 5, doormat(4), 1);
  map.stand(glassDoors(4), 23, 1);
  for (const [i, x] of [13, 18, 28, 33].entries()) {
    const r = [red, teal, amber, blue][i]!;
    map.stand(parasolTable(r), x, 5);
    map.stand(chair("right", r), x, 7);
    map.stand(chair("left", r), x + 3, 7);
  }
  for (const x of [21, 27]) map.stand(planterBox(2, x, stone, rose), x, 4);
  map.stand(planterBox(5, 3, wood, amber), 14, 9);
  map.stand(planterBox(5, 4, wood, rose), 31, 9);
  map.stand(signPost([
    { to: "water", ramp: blue, left: false }, { to: "bench", ramp: teal, left: true }, { to: "pavilion", ramp: rose, left: false },
  ]), 26, 9);
  map.stand(fountain(), 23, 14);
  for (const [x, y] of [[20, 12], [28, 12], [20, 19], [28, 19]] as const) map.stand(lantern(), x, y);
  for (const [x, y] of [[18, 13], [29, 13], [18, 18], [29, 18]] as const) map.stand(flowerBed(2, 2, x < 25 ? bedColours.warm : bedColours.cool, x + y), x, y);
  for (const [x, y] of [[15, 14], [31, 18], [4, 36], [26, 31], [37, 33]] as const) map.stand(parkBench(), x, y);
  map.stand(fireBowl(), 8, 15);
  for (const [x, y] of [[8, 13], [8, 19]] as const) map.stand(log(false), x, y);
  for (const [x, y] of [[5, 15], [12, 15]] as const) map.stand(log(true), x, y);
  map.stand(pavilion(), 35, 9);
  map.stand(hammock(), 9, 30);
  map.stand(jetty(5, 2), 28, 26);
  map.stand(beehives(), 42, 33);
  map.stand(beehives(), 42, 27);
  for (const [x, y] of [[14, 26], [19, 26]] as const) map.stand(vegetableBed(x), x, y - 3 > 22 ? 24 : y);
  map.stand(flowerBed(3, 2, bedColours.warm, 5), 4, 24);
  map.stand(flowerBed(4, 1, bedColours.cool, 7), 30, 35);
  for (const [x, y] of [[23, 22], [26, 24], [23, 32], [39, 20], [7, 22]] as const) map.stand(lantern(), x, y);
}

function gardenAreas(map: TileMap): void {
  map.area({ class: "start", name: "start", x: 22, y: 10, width: 5, height: 3, properties: { start: "start" } });
  map.area({ class: "start", name: "from-hall", x: 21, y: 6, width: 7, height: 3, properties: { start: "from-hall" } });
  map.area({
    class: "exit", name: "to-hall", x: 23, y: 3, width: 4, height: 2,
    title: { de: "Tür zum Lichthof", en: "Door to the hall" },
    description: { de: "Die Glastür zurück in den Wintergarten.", en: "The glass door back into the winter garden." },
    properties: { exitUrl: "hall.tmj#from-garden" },
  });
  map.area({
    class: "place", name: "terrace", x: 12, y: 6, width: 26, height: 4,
    title: { de: "Terrasse", en: "Terrace" },
    description: { de: "Eine gepflasterte Terrasse mit Tischen unter bunten Sonnenschirmen.", en: "A paved terrace with tables under colourful parasols." },
  });
  map.area({
    class: "place", name: "fountain", x: 20, y: 13, width: 10, height: 8,
    title: { de: "Brunnen", en: "Fountain" },
    description: { de: "Ein Steinbrunnen in der Mitte des Gartens, von dem alle Wege ausgehen.", en: "A stone fountain in the middle of the garden, where all paths begin." },
  });
  map.area({
    class: "meeting", name: "pavilion", x: 35, y: 12, width: 8, height: 5,
    title: { de: "Pavillon", en: "Pavilion" },
    description: { de: "Ein offener Holzpavillon mit Bänken und Lichterkette. Wer darin ist, redet miteinander.", en: "An open wooden pavilion with benches and fairy lights. Everybody in it talks together." },
    properties: { capacity: 10 },
  });
  map.area({
    class: "meeting", name: "fire-circle", x: 4, y: 13, width: 10, height: 8, ellipse: true,
    title: { de: "Feuerkreis", en: "Fire circle" },
    description: { de: "Baumstämme im Kreis um eine Feuerschale. Alle im Kreis reden miteinander.", en: "Logs in a circle around a fire bowl. Everybody in the circle talks together." },
    properties: { capacity: 12 },
  });
  map.area({
    class: "place", name: "pond", x: 26, y: 22, width: 14, height: 12,
    title: { de: "Teich", en: "Pond" },
    description: { de: "Ein Teich mit Seerosen und Schilf; ein Holzsteg führt auf das Wasser.", en: "A pond with water lilies and reeds; a wooden jetty leads onto the water." },
  });
  map.area({
    class: "quiet", name: "quiet-corner", x: 2, y: 28, width: 13, height: 9,
    title: { de: "Stille Ecke", en: "Quiet corner" },
    description: { de: "Eine Hängematte und eine Bank unter einer großen Weide. Hier wird nicht gesprochen.", en: "A hammock and a bench under a large willow. Nobody talks here." },
  });
  map.area({
    class: "place", name: "bees", x: 41, y: 27, width: 5, height: 9,
    title: { de: "Bienenstöcke", en: "Beehives" },
    description: { de: "Bunte Bienenstöcke am Rand der Blumenwiese.", en: "Painted beehives at the edge of the flower meadow." },
  });
}
