/** A map without pictures: rooms of an evening as boxes, for looking at screens. */
import type { SceneArea, SceneFile } from "../src/space/scene-file.ts";

const TILE = 32;
const COLUMNS = 40;
const ROWS = 32;
/** From the middle of an area to its sides. */
const HALF = 100;

export const MIDDLES = [
  [200, 200], [600, 200], [800, 320], [300, 600], [500, 600], [700, 600], [200, 900], [400, 900], [600, 900], [900, 900], [1100, 500],
] as const;

function area(index: number, kind: SceneArea["kind"], de: string, en: string, more: Partial<SceneArea> = {}): SceneArea {
  const [x, y] = MIDDLES[index]!;
  const shape = { kind: "rectangle" as const, x: x - HALF, y: y - HALF, width: 2 * HALF, height: 2 * HALF };
  return { index, kind, name: en.toLowerCase(), title: { de, en }, description: {}, onlyFor: [], shape, ...more };
}

export const EVENING: SceneFile = {
  format: 1,
  name: "court",
  title: { de: "Lichthof", en: "The court" },
  description: {},
  copyright: "",
  width: COLUMNS * TILE,
  height: ROWS * TILE,
  columns: COLUMNS,
  rows: ROWS,
  tileWidth: TILE,
  tileHeight: TILE,
  scale: 1,
  background: null,
  walls: btoa("\0".repeat(Math.ceil((COLUMNS * ROWS) / 8))),
  tilesets: [],
  layers: [],
  entries: [],
  areas: [
    area(0, "help", "Empfang", "Reception", {
      description: { de: "Hier begrüßt Sie jemand und hilft bei Fragen.", en: "Somebody welcomes you here and helps with questions." },
    }),
    area(1, "stage", "Bühne", "Stage", { description: { de: "Eröffnung um 19 Uhr.", en: "Opening at 7 pm." } }),
    area(2, "audience", "Plenum", "Plenum", { capacity: 200 }),
    area(3, "booth", "Stand Offene Daten", "Open data booth", {
      description: { de: "Was die Stadt misst, darf jede und jeder nutzen: Karten, Zahlen, Beispiele.", en: "What the city measures is for everybody: maps, figures, examples." },
      website: { url: "https://daten.stadt.example/start", trigger: "enter", message: { de: "Das Datenportal der Stadt:", en: "The city's data portal:" } },
    }),
    area(4, "booth", "Stand Digitale Bibliothek", "Digital library booth"),
    area(5, "booth", "Stand Mobilität", "Mobility booth"),
    area(6, "group", "Gruppenraum 1", "Group room 1", { capacity: 8 }),
    area(7, "group", "Gruppenraum 2", "Group room 2", { capacity: 8 }),
    area(8, "meeting", "Stammtisch", "Regulars' table", { capacity: 12 }),
    area(9, "quiet", "Bibliothek", "Library", { sound: { url: "/art/rain.ogg", loop: true, volume: 0.4 } }),
    area(10, "exit", "Zum Garten", "To the garden", { exit: { room: "garden", entry: "gate" } }),
  ],
};
