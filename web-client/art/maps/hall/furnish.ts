/** Furniture of the plenum, the market and the group rooms. */
import { pottedPlant, indoorTree, planterBox, courtTree } from "../../props/plants.ts";
import { armchair, bench, chair, sofa, stool } from "../../props/seats.ts";
import { groupTable, standingTable } from "../../props/tables.ts";
import { banner, clock, curtain, numberPlaque, picture, pinBoard, wallLamp, wallScreen, whiteboard, windowLight, windowPane } from "../../props/onWalls.ts";
import { boothCounter, boothLooks, boothWall, easel, rollUp, showpiece } from "../../props/booths.ts";
import { inlay, rug, type RugPattern } from "../../props/floors.ts";
import { mix } from "../../kit/canvas.ts";
import { column, floorLamp, skylight, signPost } from "../../props/foyer.ts";
import { bigScreen, lectern, lightPool, loudspeaker, mixingDesk, spotlightRail, stageBoards, stageFront, steps } from "../../props/stage.ts";
import { lowShelf } from "../../props/library.ts";
import { amber, blush, brick, lagoon, leaf, lime, night, oak, plum, red, rose, sky, stone, teal, walnut, type Ramp } from "../../palette.ts";
import type { TileMap } from "../../tiled/map.ts";
import { layPicture } from "../paint.ts";
import { boothPlaces, groupRooms, stage } from "./places.ts";

export function furnishPlenum(map: TileMap): void {
  const { x, y, width, height } = stage;
  map.stand(curtain(width + 2, 4, red), x - 1, 0);
  map.stand(bigScreen(14), x + 5, 0);
  layPicture(map, x, y, stageBoards(width, height), 1);
  layPicture(map, x + 2, y + 1, lightPool(5, 3), 2);
  layPicture(map, x + 10, y + 1, lightPool(7, 3), 2);
  map.stand(stageFront(width - 4), x + 2, y + height);
  map.stand(steps(2), x, y + height);
  map.stand(steps(2), x + width - 2, y + height);
  // The stage ends in short walls of cloth at both sides, so that one enters by the steps.
  for (const side of [x - 1, x + width]) {
    map.stand(sideCloth(), side, y - 1);
  }
  map.stand(lectern(), x + 3, y + 1);
  map.stand(armchair("right", teal), x + 9, y + 1);
  map.stand(standingTable(oak), x + 12, y + 1);
  map.stand(armchair("left", teal), x + 14, y + 1);
  map.stand(pottedPlant(brick, 2), x + 22, y + 1);
  map.stand(pottedPlant(brick, 4), x + 1, y - 1);
  map.stand(spotlightRail(width), x, y - 1);
  for (const column of [x + 3, x + 8, x + 13, x + 18]) map.stand(planterBox(3, column, walnut, column % 2 === 0 ? rose : amber), column, y + height);
  const [edge, ground, bead] = [night[2], mix(night[3], night[4], 0.3), mix(amber[3], night[3], 0.3)];
  for (const y of [3, 21]) layPicture(map, 26, y, inlay(48, 1, edge, ground, bead), 1);
  for (const x of [26, 73]) layPicture(map, x, 4, inlay(1, 17, edge, ground, bead), 1);
  for (const aisle of [41, 58]) layPicture(map, aisle, 11, rug(2, 11, red, "diamonds"), 1);
  layPicture(map, 28, 4, rug(8, 6, plum, "dots"), 1);
  layPicture(map, 64, 4, rug(8, 6, plum, "dots"), 1);
  map.stand(loudspeaker(), x - 3, y + 3);
  map.stand(loudspeaker(), x + width + 2, y + 3);
  for (const [cx, cloth] of [[30, amber], [33, rose], [66, rose], [69, amber]] as const) map.stand(standingTable(cloth), cx, 6);
  for (const cx of [29, 67]) map.stand(sofa(4, teal, amber), cx, 3);
  for (const cx of [26, 72]) for (const cy of [9, 13]) map.stand(pottedPlant(walnut, cx + cy), cx === 72 ? 73 : 26, cy);
  for (const [cx, emblem, cloth] of [[31, "sun", teal], [36, "house", red], [63, "leaf", red], [68, "wave", teal]] as const) map.stand(banner(cloth, emblem), cx, 1);
  for (const row of [13, 15, 17, 19]) {
    for (const [from, count] of [[30, 11], [43, 15], [60, 11]] as const) {
      for (let i = 0; i < count; i++) map.stand(chair("up", row % 4 === 1 ? red : amber, walnut), from + i, row);
    }
  }
  for (const wx of [27, 32, 64, 69]) {
    map.stand(windowPane(4, night), wx, 1);
    layPicture(map, wx, 3, windowLight(4), 2);
  }
  map.stand(mixingDesk(), 27, 20);
  map.stand(indoorTree(3), 26, 4);
  map.stand(indoorTree(5), 72, 4);
  map.stand(indoorTree(6), 72, 17);
  for (const wx of [26, 73]) map.stand(wallLamp(), wx, 1);
  for (const px of [33, 38, 58, 63]) map.stand(planterBox(3, px, oak, px % 2 === 0 ? rose : amber), px, 21);
}

function sideCloth(): ReturnType<typeof curtain> {
  const cloth = curtain(1, 7, red);
  return { ...cloth, solid: Array.from({ length: 6 }, () => "#") };
}

/** Bands in the stone: from the arch of the foyer to the columns of the plenum, and across between the rows of booths. */
function inlayMarket(map: TileMap): void {
  const [edge, ground, bead] = [mix(stone[2], teal[3], 0.25), mix(stone[4], teal[4], 0.4), mix(amber[4], stone[4], 0.35)];
  for (const x of [43, 55]) layPicture(map, x, 23, inlay(1, 32, edge, ground, bead), 1);
  for (const y of [35, 42]) for (const x of [19, 56]) layPicture(map, x, y, inlay(x === 19 ? 24 : 25, 1, edge, ground, bead), 1);
}

export function furnishMarket(map: TileMap): void {
  inlayMarket(map);
  for (const [x, y] of [[22, 35], [44, 26], [58, 36], [44, 46], [32, 36]] as const) layPicture(map, x, y, skylight(12, 6), 3);
  boothPlaces.forEach(({ x, y }, i) => {
    const look = boothLooks[i]!;
    layPicture(map, x, y + 2, rug(9, 6, look.ramp, look.pattern), 1);
    map.stand(boothWall(look), x + 1, y - 2);
    map.stand(boothCounter(look), x + 2, y + 3);
    map.stand(showpiece(look), x + 7, y + 2);
    map.stand(rollUp(look), x, y + 1);
    map.stand(stool(look.ramp), x + 2, y + 6);
    map.stand(stool(look.ramp), x + 6, y + 6);
  });
  map.stand(courtTree(), 46, 33);
  for (const x of [31, 67]) {
    map.stand(planterBox(3, x, stone, x < 50 ? rose : amber), x - 1, 37);
    map.stand(bench(3), x - 1, 39);
  }
  for (const x of [25, 37, 62, 74]) map.stand(standingTable([plum, teal, amber, rose][x % 4] as Ramp), x, 37);
  for (const [x, y] of [[30, 27], [68, 27], [30, 43], [68, 43]] as const) map.stand(indoorTree(x + y), x, y);
  for (const [x, y] of [[32, 32], [66, 32], [32, 48], [66, 48]] as const) map.stand(easel(x < 50 ? amber : rose, 4), x, y);
  for (const x of [43, 55]) map.stand(column(), x, 21);
  for (const [x, y] of [[44, 28], [54, 28], [44, 45], [54, 45]] as const) map.stand(planterBox(2, x + y, stone, x < 50 ? amber : rose), x, y);
  for (const [x, y] of [[44, 42], [54, 42], [44, 31], [54, 31]] as const) map.stand(bench(2), x, y);
  for (const [x, y] of [[29, 36], [33, 40], [66, 40], [70, 36], [21, 40], [78, 40]] as const) map.stand(pottedPlant(x % 2 === 0 ? brick : teal, x + y), x, y);
  map.stand(signPost([
    { to: "stage", ramp: night, left: false }, { to: "book", ramp: leaf, left: true }, { to: "tools", ramp: brick, left: false },
  ]), 40, 22);
  for (const { y } of [{ y: 32 }, { y: 42 }]) {
    map.stand(bench(2), 18, y);
    map.stand(bench(2), 80, y);
    map.stand(pottedPlant(oak, y), 18, y - 2);
    map.stand(pottedPlant(oak, y + 1), 81, y - 2);
  }
  for (const x of [27, 30, 69, 72]) map.stand(picture(x), x, 23);
  map.stand(wallScreen(3, teal), 23, 23);
  map.stand(floorLamp(), 33, 24);
  map.stand(floorLamp(), 66, 24);
}

const groupLooks: readonly { readonly ramp: Ramp; readonly pattern: RugPattern }[] = [
  { ramp: lagoon, pattern: "dots" }, { ramp: lime, pattern: "stripes" }, { ramp: plum, pattern: "diamonds" },
  { ramp: red, pattern: "chevrons" }, { ramp: sky, pattern: "crosses" }, { ramp: blush, pattern: "waves" },
];

export function furnishGroupRooms(map: TileMap): void {
  for (const room of groupRooms) {
    const look = groupLooks[room.number - 1]!;
    const isLeft = room.number <= 3;
    const { x, y } = room;
    layPicture(map, x + 4, y + 1, rug(8, 6, look.ramp, look.pattern), 1);
    map.stand(whiteboard(look.ramp, room.number), x + 6, y - 2);
    map.stand(room.number % 2 === 0 ? pinBoard(3, room.number) : picture(room.number), isLeft ? x + 11 : x + 2, y - 2);
    map.stand(clock(), isLeft ? x + 5 : x + 10, y - 2);
    map.stand(windowPane(3), isLeft ? x + 1 : x + 12, y - 2);
    layPicture(map, isLeft ? x + 1 : x + 11, y, windowLight(3), 2);
    const table = { x: x + 6, y: y + 2 };
    map.stand(chair("down", look.ramp, oak), table.x + 1, table.y - 1);
    map.stand(chair("down", look.ramp, oak), table.x + 2, table.y - 1);
    map.stand(chair("right", look.ramp, oak), table.x - 1, table.y + 1);
    map.stand(chair("left", look.ramp, oak), table.x + 4, table.y + 1);
    map.stand(groupTable(look.ramp, room.number), table.x, table.y);
    map.stand(chair("up", look.ramp, oak), table.x, table.y + 3);
    map.stand(chair("up", look.ramp, oak), table.x + 3, table.y + 3);
    map.stand(pottedPlant(look.ramp, room.number), isLeft ? x : x + 15, y + 5);
    map.stand(pottedPlant(brick, room.number + 1), isLeft ? x + 15 : x, y - 1);
    map.stand(lowShelf(2, room.number), isLeft ? x : x + 14, y);
    map.stand(floorLamp(look.ramp), isLeft ? x + 3 : x + 12, y - 1);
    map.stand(standingTable(oak), isLeft ? x + 13 : x + 2, y + 4);
    map.stand(armchair(isLeft ? "right" : "left", look.ramp), isLeft ? x + 1 : x + 13, y + 4);
    map.stand(numberPlaque(room.number, look.ramp), room.door.x, room.door.y - 2);
    layPicture(map, isLeft ? 18 : 80, room.door.y, rug(2, 3, look.ramp, look.pattern), 1);
  }
}
