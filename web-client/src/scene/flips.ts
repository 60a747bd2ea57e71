import { groupD8 } from "pixi.js";
import { FLIP_DIAGONAL, FLIP_X, FLIP_Y } from "../space/scene-file.ts";

/**
 * Tiled's flips as a texture's rotation (the dihedral group of the square). Tiled flips along the diagonal first, then
 * sideways, then upside down. Rather than eight constants to believe in: each is the one whose corners end up right.
 */
export function rotationOf(id: number): number {
  return ROTATIONS[(id >>> 29) & 7]!;
}

const CORNERS: readonly (readonly [number, number])[] = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
];

const ROTATIONS: readonly number[] = Array.from({ length: 8 }, (_, flips) => {
  for (let rotation = 0; rotation < 16; rotation += 2) {
    let corner = groupD8.add(rotation, groupD8.NW);
    const isRight = CORNERS.every(([screenX, screenY]) => {
      const [x, y] = pictureCorner(flips, screenX, screenY);
      const same = groupD8.uX(corner) === x && groupD8.uY(corner) === y;
      corner = groupD8.add(corner, 2);
      return same;
    });
    if (isRight) return rotation;
  }
  return 0;
});

/** Which corner of the picture is seen at this corner of the screen: the flips undone, last first. */
export function pictureCorner(flips: number, screenX: number, screenY: number): readonly [number, number] {
  const isX = (flips & (FLIP_X >>> 29)) !== 0;
  const isY = (flips & (FLIP_Y >>> 29)) !== 0;
  const isDiagonal = (flips & (FLIP_DIAGONAL >>> 29)) !== 0;
  const x = isX ? -screenX : screenX;
  const y = isY ? -screenY : screenY;
  return isDiagonal ? [y, x] : [x, y];
}
