/** Laying floors of many tiles. */
import { Canvas } from "../kit/canvas.ts";
import { TILE } from "../kit/prop.ts";
import type { Floor } from "../props/floors.ts";
import type { TileMap } from "../tiled/map.ts";

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function layFloor(map: TileMap, { x, y, width, height }: Rect, floor: Floor): void {
  for (let row = y; row < y + height; row++) for (let column = x; column < x + width; column++) map.floor(column, row, floor(column, row), 0);
}

/** One picture over many tiles: a rug, a skylight. What is on the floor does not climb walls or furniture. */
export function layPicture(map: TileMap, x: number, y: number, picture: Canvas, level: number): void {
  for (let row = 0; row * TILE < picture.height; row++) {
    for (let column = 0; column * TILE < picture.width; column++) {
      if (!map.isBlocked(x + column, y + row)) map.floor(x + column, y + row, picture.crop(column * TILE, row * TILE, TILE, TILE), level);
    }
  }
}
