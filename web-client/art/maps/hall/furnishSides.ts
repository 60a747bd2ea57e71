/** Furniture of the foyer, the café, the winter garden, the library and the workshop. */
import { rug, tape } from "../../props/floors.ts";
import { bins, column, doormat, floorLamp, glassDoors, helpDesk, medallion, programmeBoard, signPost, skylight, waterDispenser, welcomeBanner } from "../../props/foyer.ts";
import { boothLooks, showpiece } from "../../props/booths.ts";
import { bar, barShelf, barrel, menuBoard, pendant, piano } from "../../props/cafe.ts";
import { bookStack, bookcase, globe, ladder, lowShelf, readingTable } from "../../props/library.ts";
import { laserCutter, materialRolls, partsRack, printer, toolWall, workbench } from "../../props/workshop.ts";
import { picture, pinBoard, wallLamp, wallScreen, windowLight, windowPane } from "../../props/onWalls.ts";
import { indoorTree, palm, planterBox, pottedPlant } from "../../props/plants.ts";
import { armchair, bench, chair, cushion, sofa, sofaBack, stool, wickerChair } from "../../props/seats.ts";
import { cafeTable, longTable, lowTable, standingTable } from "../../props/tables.ts";
import { amber, blue, brick, green, leaf, lime, metal, oak, plum, red, rose, stone, teal, walnut, wood } from "../../palette.ts";
import type { TileMap } from "../../tiled/map.ts";
import { layPicture } from "../paint.ts";
import { lintel } from "../../props/walls.ts";
import { gardenDoor } from "./places.ts";

export function furnishFoyer(map: TileMap): void {
  layPicture(map, 43, 60, medallion(14, 10), 1);
  for (const x of [30, 46, 58]) layPicture(map, x, 57, skylight(12, 6), 3);
  layPicture(map, 31, 60, rug(8, 5, teal, "dots"), 1);
  map.stand(helpDesk(), 31, 56);
  map.stand(waterDispenser(), 29, 57);
  map.stand(pottedPlant(teal, 4), 38, 58);
  map.stand(programmeBoard(), 39, 56);
  layPicture(map, 60, 58, rug(10, 7, oak, "diamonds"), 1);
  map.stand(sofa(4, rose, amber), 63, 58);
  map.stand(armchair("right", teal), 61, 61);
  map.stand(armchair("left", teal), 67, 61);
  map.stand(lowTable(), 63, 61);
  map.stand(cushion(amber), 63, 64);
  map.stand(cushion(teal), 66, 64);
  map.stand(floorLamp(), 62, 57);
  map.stand(indoorTree(7), 69, 56);
  map.stand(indoorTree(8), 28, 66);
  map.stand(indoorTree(9), 70, 68);
  map.stand(signPost([
    { to: "market", ramp: teal, left: true }, { to: "tree", ramp: green, left: false }, { to: "cup", ramp: brick, left: true },
  ]), 58, 54);
  map.stand(planterBox(4, 3, stone, amber), 33, 67);
  map.stand(planterBox(4, 4, stone, rose), 62, 67);
  map.stand(bench(3), 33, 69);
  map.stand(bench(3), 63, 69);
  map.stand(bins(), 29, 71);
  layPicture(map, 46, 72, doormat(8), 1);
  for (const x of [42, 56]) map.stand(column(), x, 53);
  map.stand(welcomeBanner(14), 43, 53);
  for (const x of [41, 58]) map.stand(pottedPlant(teal, x), x, 56);
  for (const x of [45, 53]) map.stand(standingTable(x === 45 ? amber : rose), x === 45 ? 40 : 59, 64);
  for (const [x, y] of [[37, 70], [62, 70]] as const) map.stand(pottedPlant(brick, x), x, y);
}

export function furnishCafe(map: TileMap): void {
  map.stand(barShelf(6), 2, 53);
  map.stand(menuBoard(), 9, 53);
  map.stand(picture(2), 13, 53);
  map.stand(wallLamp(), 1, 53);
  map.stand(wallLamp(), 8, 53);
  map.stand(wallLamp(), 12, 53);
  map.stand(wallLamp(), 15, 53);
  map.stand(bar(), 2, 56);
  for (const x of [3, 5, 7, 9]) map.stand(stool(red), x, 59);
  for (const [i, [x, y]] of ([[14, 57], [19, 56], [22, 59]] as const).entries()) {
    map.stand(cafeTable(i), x, y);
    map.stand(chair("right", i % 2 === 0 ? teal : red), x - 1, y + 1);
    map.stand(chair("left", i % 2 === 0 ? teal : red), x + 2, y + 1);
  }
  layPicture(map, 7, 62, rug(12, 7, red, "diamonds"), 1);
  for (const x of [9, 11, 13, 15]) map.stand(chair("down", amber, walnut), x, 63);
  map.stand(longTable(8), 9, 63);
  for (const x of [9, 11, 13, 15]) map.stand(chair("up", amber, walnut), x, 66);
  map.stand(chair("right", amber, walnut), 8, 64);
  map.stand(chair("left", amber, walnut), 17, 64);
  for (const x of [9, 12, 15]) map.stand(pendant(x === 12 ? teal : amber), x, 61);
  map.stand(piano(), 1, 66);
  map.stand(barrel(), 1, 62);
  map.stand(barrel(), 1, 70);
  map.stand(pottedPlant(brick, 7), 26, 56);
  map.stand(pottedPlant(brick, 8), 26, 70);
  map.stand(bookcase(2, 31), 5, 69);
  map.stand(sofaBack(3, green), 10, 70);
  map.stand(armchair("right", green), 8, 69);
  map.stand(cafeTable(1), 22, 63);
  map.stand(chair("right", teal), 21, 64);
  map.stand(chair("left", teal), 24, 64);
  map.stand(cafeTable(2), 20, 69);
  map.stand(chair("right", red), 19, 70);
  map.stand(chair("left", red), 22, 70);
  map.stand(floorLamp(), 14, 69);
}

export function furnishWinterGarden(map: TileMap): void {
  for (const x of [75, 84]) layPicture(map, x, 57, skylight(12, 7), 3);
  layPicture(map, 75, 60, rug(9, 6, leaf, "waves"), 1);
  map.stand(wickerChair("right", amber), 76, 61);
  map.stand(wickerChair("left", rose), 81, 61);
  map.stand(cafeTable(1), 78, 61);
  map.stand(wickerChair("down", teal), 78, 59);
  layPicture(map, 88, 60, rug(9, 6, teal, "dots"), 1);
  map.stand(wickerChair("right", rose), 89, 61);
  map.stand(wickerChair("left", amber), 94, 61);
  map.stand(cafeTable(3), 91, 61);
  for (const [i, [x, y]] of ([[73, 55], [96, 55], [84, 55], [73, 68], [96, 68], [79, 68], [90, 68]] as const).entries()) map.stand(palm(i * 3 + 1), x, y);
  for (const [x, y] of [[73, 62], [75, 64], [87, 55], [91, 55]] as const) map.stand(indoorTree(x, brick), x, y);
  for (const x of [77, 88]) map.stand(planterBox(4, x, brick, x === 77 ? rose : amber), x, 65);
  for (const [x, y] of [[82, 66], [89, 66], [98, 62], [98, 65], [76, 70], [94, 70]] as const) map.stand(pottedPlant(x % 2 === 0 ? brick : teal, x + y), x, y);
  for (const x of [83, 86, 91, 95]) map.stand(windowPane(3, metal), x, 53);
  layPicture(map, gardenDoor.x, 72, doormat(4), 1);
  for (const x of [82, 88]) map.stand(planterBox(2, x, stone, rose), x, 71);
}

export function furnishLibrary(map: TileMap): void {
  for (const [i, x] of [1, 4, 7, 13, 16, 19].entries()) map.stand(bookcase(3, i * 5 + 2), x, 1);
  map.stand(windowPane(3, walnut), 10, 1);
  map.stand(windowPane(3, walnut), 22, 1);
  layPicture(map, 10, 3, windowLight(3), 2);
  layPicture(map, 21, 3, windowLight(3), 2);
  map.stand(ladder(), 5, 1);
  layPicture(map, 2, 6, rug(10, 6, green, "diamonds"), 1);
  map.stand(readingTable(), 4, 7);
  for (const x of [5, 7]) map.stand(chair("down", green, walnut), x, 6), map.stand(chair("up", green, walnut), x, 10);
  layPicture(map, 14, 6, rug(9, 7, red, "crosses"), 1);
  map.stand(armchair("right", red), 15, 7);
  map.stand(armchair("left", green), 20, 7);
  map.stand(armchair("right", green), 15, 10);
  map.stand(armchair("left", red), 20, 10);
  map.stand(floorLamp(), 17, 6);
  map.stand(standingTable(oak), 18, 9);
  map.stand(bookStack(2), 14, 8);
  map.stand(bookStack(5), 22, 11);
  map.stand(globe(), 12, 5);
  for (const [i, [x, y]] of ([[2, 13], [7, 13], [2, 16], [7, 16]] as const).entries()) map.stand(lowShelf(4, i * 9 + 40), x, y);
  layPicture(map, 12, 15, rug(7, 5, blue, "dots"), 1);
  for (const [i, [x, y]] of ([[13, 16], [16, 16], [14, 18], [17, 18]] as const).entries()) map.stand(cushion([amber, rose, teal, plum][i]!), x, y);
  map.stand(lowShelf(3, 77), 14, 13);
  map.stand(pottedPlant(walnut, 3), 1, 19);
  map.stand(pottedPlant(walnut, 6), 24, 4);
  map.stand(pottedPlant(walnut, 9), 24, 15);
  map.stand(indoorTree(11, oak), 23, 18);
  map.stand(sofaBack(3, walnut), 4, 19);
  map.stand(armchair("right", walnut), 2, 18);
  map.stand(standingTable(oak), 8, 19);
  map.stand(pottedPlant(walnut, 12), 10, 19);
  map.stand(floorLamp(), 1, 16);
  map.stand(wallLamp(), 13, 1);
  map.stand(floorLamp(), 23, 10);
  layPicture(map, 20, 14, rug(4, 4, plum, "plain"), 1);
  map.stand(sofa(3, plum, amber), 20, 14);
  map.stand(bookStack(7), 20, 17);
}

export function furnishWorkshop(map: TileMap): void {
  map.stand(toolWall(8), 78, 1);
  for (const x of [78, 80]) map.stand(partsRack(2), x + 0, 3);
  map.stand(printer(), 83, 3);
  map.stand(windowPane(3, walnut), 87, 1);
  map.stand(wallScreen(4, amber), 91, 1);
  map.stand(pinBoard(3, 6), 96, 1);
  layPicture(map, 87, 3, windowLight(3), 2);
  map.stand(partsRack(3), 75, 1);
  for (const x of [87, 90, 93]) map.stand(printer(), x, 3);
  layPicture(map, 86, 3, tape(10, 5), 1);
  layPicture(map, 76, 11, tape(6, 6), 1);
  map.stand(laserCutter(), 77, 12);
  map.stand(workbench(0), 77, 6);
  for (const x of [78, 81]) map.stand(stool(red), x, 9);
  map.stand(workbench(1), 87, 10);
  for (const x of [88, 91]) map.stand(stool(teal), x, 13);
  layPicture(map, 86, 15, rug(9, 5, amber, "bars"), 1);
  map.stand(lowTable(), 89, 16);
  for (const [x, y] of [[87, 16], [92, 17], [89, 18], [91, 18]] as const) map.stand(cushion(x % 2 === 0 ? teal : amber), x, y);
  map.stand(materialRolls(), 97, 5);
  map.stand(materialRolls(), 97, 9);
  map.stand(partsRack(3), 95, 17);
  map.stand(pottedPlant(metal, 5), 98, 12);
  map.stand(standingTable(metal), 84, 14);
  map.stand(bins(), 83, 20);
  map.stand(workbench(1), 77, 17);
  for (const x of [78, 81]) map.stand(stool(amber), x, 20);
  map.stand(lowShelf(4, 55), 86, 20);
  map.stand(floorLamp(), 85, 15);
  map.stand(pottedPlant(metal, 6), 98, 3);
  map.stand(pottedPlant(brick, 9), 85, 9);
  // What was built here, to look at: a measuring bicycle and a solar panel.
  layPicture(map, 93, 10, rug(4, 4, lime, "checks"), 1);
  map.stand(showpiece(boothLooks[2]!), 94, 9);
  map.stand(showpiece(boothLooks[5]!), 83, 16);
}

export function furnishOutside(map: TileMap): void {
  map.stand(lintel(3, "book", leaf), 20, 22);
  map.stand(lintel(3, "tools", brick), 77, 22);
  map.stand(lintel(4, "tree", green), gardenDoor.x, gardenDoor.y);
  for (const x of [3, 8, 13, 18, 23, 28, 33, 38, 58, 63, 67]) map.stand(windowPane(3, wood), x, 74);
  map.stand(glassDoors(6), 47, 74);
}
