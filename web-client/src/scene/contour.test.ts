import { describe, expect, test } from "vitest";
import { chance } from "../space/testing/walls.ts";
import { contour, isWithin, RADIUS, reachOf, type Feet } from "./contour.ts";

function isInside(lines: readonly number[][], { x, y }: Feet): boolean {
  let inside = false;
  for (const line of lines) {
    for (let i = 0, j = line.length - 2; i < line.length; j = i, i += 2) {
      const [ax, ay, bx, by] = [line[i]!, line[i + 1]!, line[j]!, line[j + 1]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

describe("the line around a conversation", () => {
  test("goes around everybody in it in one piece", () => {
    const members = [{ x: 0, y: 0 }, { x: 60, y: 10 }, { x: 30, y: 70 }, { x: 160, y: 40 }];
    const lines = contour(members, []);
    expect(lines).toHaveLength(1);
    for (const member of members) expect(isInside(lines, member)).toBe(true);
  });

  test("keeps a body's width of floor", () => {
    const lines = contour([{ x: 0, y: 0 }], []);
    expect(isInside(lines, { x: RADIUS - 3, y: 0 })).toBe(true);
    expect(isInside(lines, { x: RADIUS + 3, y: 0 })).toBe(false);
  });

  test("leaves out who stands among them without being in it", () => {
    const members = [{ x: 0, y: 0 }, { x: 80, y: 0 }, { x: 80, y: 80 }, { x: 0, y: 80 }];
    const lines = contour(members, [{ x: 40, y: 8 }]);
    expect(isInside(lines, { x: 40, y: 8 })).toBe(false);
    for (const member of members) expect(isInside(lines, member)).toBe(true);
  });

  test("of nobody there is none", () => {
    expect(contour([], [{ x: 0, y: 0 }])).toEqual([]);
  });

  test.each([1, 2, 3, 4])("is the truth of who is in, for crowds of chance (seed %i)", (seed) => {
    const random = chance(seed);
    for (let round = 0; round < 40; round++) {
      const spots: Feet[] = [];
      while (spots.length < 14) {
        const spot = { x: random() * 260, y: random() * 260 };
        // Who stands on the same spot cannot be told apart by any line.
        if (spots.every(({ x, y }) => Math.hypot(spot.x - x, spot.y - y) > 34)) spots.push(spot);
      }
      const size = 2 + Math.floor(random() * 6);
      const lines = contour(spots.slice(0, size), spots.slice(size));
      spots.forEach((spot, i) => expect(isInside(lines, spot), `seed ${seed}, round ${round}, person ${i}`).toBe(i < size));
    }
  });

  test("lies within its reach, and nobody outside of that bends it", () => {
    const random = chance(7);
    for (let scene = 0; scene < 60; scene++) {
      const feet = (spread: number) => ({ x: random() * spread, y: random() * spread });
      const members = Array.from({ length: 1 + Math.floor(random() * 5) }, () => feet(120));
      const reach = reachOf(members, { left: 0, top: 0, right: 0, bottom: 0 });
      const alone = contour(members, []);
      for (const line of alone) for (let i = 0; i < line.length; i += 2) expect(isWithin(reach, { x: line[i]!, y: line[i + 1]! })).toBe(true);
      const strangers = Array.from({ length: 40 }, () => feet(300)).filter((stranger) => !isWithin(reach, stranger));
      expect(contour(members, strangers)).toEqual(alone);
    }
  });
});
