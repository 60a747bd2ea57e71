/** The hall: the glass-roofed court and the rooms around it. */
import { bricks, chequers, grass, nightCarpet, oakFloor, paving, resin, slabs, woodFloor } from "../../props/floors.ts";
import { TileMap } from "../../tiled/map.ts";
import type { Tileset } from "../../tiled/tileset.ts";
import { layFloor } from "../paint.ts";
import { hallAreas } from "./areas.ts";
import { furnishGroupRooms, furnishMarket, furnishPlenum } from "./furnish.ts";
import { furnishCafe, furnishFoyer, furnishLibrary, furnishOutside, furnishWinterGarden, furnishWorkshop } from "./furnishSides.ts";
import { HALL, cafe, foyer, groupRooms, library, market, plenum, winterGarden, workshop } from "./places.ts";
import { hallWalls } from "./walls.ts";

export function buildHall(tileset: Tileset): TileMap {
  const map = new TileMap(HALL.columns, HALL.rows, tileset, {
    name: "Digital Innovation Hub",
    title: { de: "Digital Innovation Hub", en: "Digital Innovation Hub" },
    description: {
      de: "Ein großer Lichthof mit Foyer, Plenum, Marktständen, Gruppenräumen, Stammtisch, Werkstatt und Bibliothek. Durch den Wintergarten geht es in den Garten.",
      en: "A great glass-roofed court with a foyer, a plenum, market booths, group rooms, a regulars' table, a workshop and a library. The winter garden leads into the garden.",
    },
    background: "#2b2433",
  });
  layFloor(map, { x: 0, y: 0, width: HALL.columns, height: 76 }, slabs);
  layFloor(map, { x: 0, y: 76, width: 72, height: 2 }, paving);
  layFloor(map, { x: 72, y: 73, width: 28, height: 5 }, grass);
  layFloor(map, { x: 84, y: 73, width: 4, height: 5 }, paving);
  layFloor(map, { ...library, height: library.height + 3 }, oakFloor);
  layFloor(map, plenum, nightCarpet);
  layFloor(map, workshop, resin);
  layFloor(map, market, slabs);
  layFloor(map, foyer, slabs);
  layFloor(map, cafe, chequers);
  layFloor(map, winterGarden, bricks);
  for (const room of groupRooms) layFloor(map, { ...room, width: room.width }, woodFloor);
  hallWalls().build(map);
  for (const furnish of [furnishLibrary, furnishPlenum, furnishWorkshop, furnishGroupRooms, furnishMarket, furnishFoyer, furnishCafe, furnishWinterGarden, furnishOutside]) furnish(map);
  hallAreas(map);
  return map;
}
