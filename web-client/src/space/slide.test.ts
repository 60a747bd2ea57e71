import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slide } from "./slide.ts";
import { drawn } from "./testing/walls.ts";

const open = drawn("######", "#....#", "#....#", "#....#", "######");
const doorway = drawn("#######", "#.....#", "###.###", "#.....#", "#######");

describe("a stride by hand", () => {
  test("goes where it is meant to where there is room", () => {
    const foot = { x: 80, y: 80 };
    slide(open, foot, 4, -3);
    expect(foot).toEqual({ x: 84, y: 77 });
  });

  test("slides along a wall that it runs into at an angle", () => {
    const foot = { x: 80, y: 32 + open.margin };
    slide(open, foot, 4, -4);
    expect(foot).toEqual({ x: 84, y: 32 + open.margin });
  });

  test("straight into a wall leads nowhere", () => {
    const foot = { x: 96, y: 32 + open.margin };
    slide(open, foot, 0, -5);
    expect(foot).toEqual({ x: 96, y: 32 + open.margin });
  });

  test("straight at the post of a doorway leads into the doorway", () => {
    const foot = { x: 3 * 32 + 2, y: 64 - doorway.margin };
    for (let strides = 0; strides < 20; strides++) slide(doorway, foot, 0, 5);
    expect(foot.y).toBeGreaterThan(96);
  });

  test("never ends in a wall, nor beyond one, whatever is pressed", () => {
    const ways = fc.array(fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: -6, max: 6 })), { maxLength: 60 });
    fc.assert(
      fc.property(ways, (strides) => {
        const foot = { x: 112, y: 48 };
        for (const [dx, dy] of strides) {
          const { x, y } = foot;
          slide(doorway, foot, dx, dy);
          if (!doorway.isClear(Math.floor(x), Math.floor(y), Math.floor(foot.x), Math.floor(foot.y))) return false;
        }
        return doorway.isFree(foot.x, foot.y);
      }),
    );
  });
});
