import { describe, expect, test } from "vitest";
import { PathFinder, type Spot } from "./path-finder.ts";
import { chance, drawn, randomMap } from "./testing/walls.ts";
import type { WalkGrid } from "./walk-grid.ts";

function lengthOf(x: number, y: number, way: readonly Spot[]): number {
  let length = 0;
  for (const spot of way) {
    length += Math.hypot(spot.x - x, spot.y - y);
    ({ x, y } = spot);
  }
  return length;
}

describe("ways", () => {
  const open = drawn("........", "........", "........");
  const room = drawn("#########", "#...#...#", "#...#...#", "#.......#", "#########");

  test("across open floor it is straight", () => {
    expect(new PathFinder(open).find(20, 20, 200, 70)).toEqual([{ x: 200, y: 70 }]);
  });

  test("around a wall it has a corner", () => {
    const way = new PathFinder(room).find(48, 48, 7 * 32 + 16, 48)!;
    expect(way.length).toBeGreaterThanOrEqual(2);
    expect(way.at(-1)).toEqual({ x: 7 * 32 + 16, y: 48 });
  });

  test("there is none into a closed room", () => {
    const closed = drawn("######", "#..#.#", "#..###", "######");
    expect(new PathFinder(closed).find(48, 48, 4 * 32 + 16, 48)).toBeUndefined();
  });

  test("no slipping between two walls that touch at a corner", () => {
    const diagonal = drawn(".#", "#.");
    expect(new PathFinder(diagonal).find(16, 16, 48, 48)).toBeUndefined();
  });

  test("a wish inside a wall leads in front of it", () => {
    const way = new PathFinder(room).find(48, 48, 4 * 32 + 16, 48)!;
    const end = way.at(-1)!;
    expect(drawn("#########", "#...#...#", "#...#...#", "#.......#", "#########").isFree(end.x, end.y)).toBe(true);
    expect(Math.abs(end.x - (4 * 32 + 16))).toBeLessThan(48);
  });

  test("a wish at a wall keeps a body's width away from it", () => {
    expect(new PathFinder(room).find(48, 80, 33, 80)).toEqual([{ x: 41, y: 80 }]);
  });

  test("outside of the map there is none", () => {
    expect(new PathFinder(open).find(20, 20, -5, 20)).toBeUndefined();
  });
});

describe.each([5, 6, 7, 8, 20261123])("seed %i", (seed) => {
  test("a way touches no wall, and there is one exactly where one can get to", () => {
    const random = chance(seed);
    const grid = drawn(...randomMap(random));
    const paths = new PathFinder(grid);
    const start = { x: 12 * 32 + 16, y: 10 * 32 + 16 };
    const reachable = flood(grid, 12, 10);
    for (let i = 0; i < 150; i++) {
      const x = Math.floor(random() * grid.width);
      const y = Math.floor(random() * grid.height);
      if (!grid.isFree(x, y)) continue;
      const way = paths.find(start.x, start.y, x, y);
      expect(way !== undefined, `seed ${seed}: to ${x}, ${y}`).toBe(reachable.has(Math.floor(y / 32) * grid.columns + Math.floor(x / 32)));
      let here: Spot = start;
      for (const spot of way ?? []) {
        expect(grid.isWide(here.x, here.y, spot.x, spot.y, grid.margin), `seed ${seed}: ${JSON.stringify([here, spot])}`).toBe(true);
        here = spot;
      }
      if (way !== undefined) expect(lengthOf(start.x, start.y, way)).toBeGreaterThanOrEqual(Math.hypot(here.x - start.x, here.y - start.y) - 0.001);
    }
  });
});

function flood(grid: WalkGrid, column: number, row: number): Set<number> {
  const seen = new Set<number>();
  const open = [[column, row] as const];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [c, r] = next;
    if (grid.isWall(c, r) || seen.has(r * grid.columns + c)) continue;
    seen.add(r * grid.columns + c);
    open.push([c + 1, r], [c - 1, r], [c, r + 1], [c, r - 1]);
  }
  return seen;
}
