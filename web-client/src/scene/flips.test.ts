import { groupD8 } from "pixi.js";
import { describe, expect, test, vi } from "vitest";
import { FLIP_DIAGONAL, FLIP_X, FLIP_Y } from "../space/scene-file.ts";
import { pictureCorner, rotationOf } from "./flips.ts";

// PixiJS looks at the browser's name when it is loaded; Node 20 has none.
vi.hoisted(() => void ((globalThis as { navigator?: object }).navigator ??= { userAgent: "" }));

const bits = (x: boolean, y: boolean, diagonal: boolean) => ((x ? FLIP_X : 0) | (y ? FLIP_Y : 0) | (diagonal ? FLIP_DIAGONAL : 0)) >>> 0;

describe("flipped tiles", () => {
  test("a quarter turn clockwise, as Tiled writes it, brings the lower left corner to the upper left", () => {
    expect(pictureCorner(bits(true, false, true) >>> 29, -1, -1)).toEqual([-1, 1]);
  });

  test("each of the eight ways is another rotation, with the corners where they belong", () => {
    const seen = new Set<number>();
    for (const x of [false, true]) {
      for (const y of [false, true]) {
        for (const diagonal of [false, true]) {
          const id = (bits(x, y, diagonal) | 42) >>> 0;
          const rotation = rotationOf(id);
          seen.add(rotation);
          const corner = groupD8.add(rotation, groupD8.NW);
          expect([groupD8.uX(corner), groupD8.uY(corner)]).toEqual(pictureCorner(id >>> 29, -1, -1));
        }
      }
    }
    expect(seen.size).toBe(8);
  });

  test("a tile that is not flipped is not turned", () => {
    expect(rotationOf(7)).toBe(0);
  });
});
