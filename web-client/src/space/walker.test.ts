import { describe, expect, test } from "vitest";
import type { Facing } from "./api.ts";
import { chance, drawn, randomMap } from "./testing/walls.ts";
import { Walker, type Placement, type WalkWish } from "./walker.ts";
import type { WalkGrid } from "./walk-grid.ts";

const SPEEDS = { walk: 180, run: 400 };

class Scene {
  readonly wishes: (WalkWish & { at: number })[] = [];
  arrivals = 0;
  now = 0;
  readonly walker: Walker;

  constructor(grid: WalkGrid | undefined, x: number, y: number) {
    this.walker = new Walker({ x, y, facing: 2, epoch: 1 }, SPEEDS, 0, {
      wish: (wish) => this.wishes.push({ ...wish, at: this.now }),
      arrived: () => this.arrivals++,
    });
    if (grid !== undefined) this.walker.knowWalls(grid);
  }

  passes(millis: number, frame = 16): this {
    const end = this.now + millis;
    while (this.now < end) {
      this.now = Math.min(this.now + frame, end);
      this.walker.advance(this.now);
    }
    return this;
  }

  placed(placement: Partial<Placement>): this {
    this.walker.place({ x: 0, y: 0, facing: 0, moving: false, epoch: 2, cause: "correction", ...placement }, this.now);
    return this;
  }
}

const open = drawn("##########", "#........#", "#........#", "#........#", "#........#", "##########");

describe("walking by hand", () => {
  test("a second of walking is 180 pixels", () => {
    const scene = new Scene(open, 64, 80);
    scene.walker.steer(1, 0, false);
    scene.passes(1000);
    expect(scene.walker.x).toBeCloseTo(244, 0);
  });

  test("diagonal is not faster", () => {
    const scene = new Scene(open, 64, 64);
    scene.walker.steer(1, 1, false);
    scene.passes(300);
    expect(Math.hypot(scene.walker.x - 64, scene.walker.y - 64)).toBeCloseTo(54, 0);
  });

  test("a runner stays below what the server allows", () => {
    const scene = new Scene(open, 64, 80);
    scene.walker.steer(1, 0, true);
    scene.passes(400);
    const run = (scene.walker.x - 64) / 0.4;
    expect(run).toBeGreaterThan(360);
    expect(run).toBeLessThan(400);
  });

  test("how often frames are drawn does not change the speed", () => {
    const slow = new Scene(open, 64, 80);
    const fast = new Scene(open, 64, 80);
    slow.walker.steer(1, 0, false);
    fast.walker.steer(1, 0, false);
    expect(slow.passes(600, 100).walker.x).toBeCloseTo(fast.passes(600, 4).walker.x, 3);
  });

  test("a page that slept does not leap", () => {
    const scene = new Scene(open, 64, 80);
    scene.walker.steer(1, 0, false);
    scene.passes(60_000, 60_000);
    expect(scene.walker.x).toBeLessThan(64 + 50);
  });

  test("walls keep a body's width away", () => {
    const scene = new Scene(open, 64, 80);
    scene.walker.steer(-1, 0, false);
    scene.passes(2000);
    expect(scene.walker.x).toBeGreaterThanOrEqual(32 + 9);
    expect(scene.walker.x).toBeLessThan(32 + 12);
  });

  test("one slides along a wall", () => {
    const scene = new Scene(open, 64, 48);
    scene.walker.steer(1, -1, false);
    scene.passes(500);
    expect(scene.walker.x).toBeGreaterThan(64 + 50);
    expect(scene.walker.y).toBeLessThan(48);
  });

  test("walking at a door post goes through the door", () => {
    const door = drawn("#######", "#.....#", "###.###", "#.....#", "#######");
    const scene = new Scene(door, 3 * 32 + 4, 48);
    scene.walker.steer(0, 1, false);
    scene.passes(1500);
    expect(scene.walker.y).toBeGreaterThan(3 * 32);
  });

  test("nobody walks before the walls are known", () => {
    const scene = new Scene(undefined, 64, 80);
    scene.walker.steer(1, 0, false);
    expect(scene.passes(500).walker.x).toBe(64);
  });

  test("where the server put one close to a wall one can walk away", () => {
    const scene = new Scene(open, 33, 33);
    scene.walker.steer(1, 1, false);
    scene.passes(300);
    expect(scene.walker.x).toBeGreaterThan(50);
    expect(scene.walker.y).toBeGreaterThan(50);
  });
});

describe("W2 what is told", () => {
  test("start at once, then ten times a second, stop at once", () => {
    const scene = new Scene(open, 64, 80);
    scene.walker.steer(1, 0, false);
    scene.passes(16);
    expect(scene.wishes).toHaveLength(1);
    expect(scene.wishes[0]).toMatchObject({ moving: true, facing: 0 });
    scene.passes(984);
    expect(scene.wishes.length).toBeGreaterThanOrEqual(9);
    expect(scene.wishes.length).toBeLessThanOrEqual(11);
    scene.walker.steer(0, 0, false);
    scene.passes(16);
    expect(scene.wishes.at(-1)).toMatchObject({ moving: false, x: Math.floor(scene.walker.x) });
    const told = scene.wishes.length;
    expect(scene.passes(1000).wishes).toHaveLength(told);
  });

  test("a turn is told at once", () => {
    const scene = new Scene(open, 160, 80);
    scene.walker.steer(1, 0, false);
    scene.passes(150);
    const told = scene.wishes.length;
    scene.walker.steer(0, 1, false);
    scene.passes(64);
    expect(scene.wishes.length).toBeGreaterThan(told);
    expect(scene.wishes[told]).toMatchObject({ facing: 2 });
  });

  test("turning on the spot is told without walking", () => {
    const scene = new Scene(open, 160, 80);
    scene.walker.turn(4);
    scene.passes(100);
    expect(scene.wishes).toMatchObject([{ facing: 4, moving: false, x: 160, y: 80 }]);
  });
});

describe("W3 the server has the last word", () => {
  test("a small correction is taken at once and eased for the eye", () => {
    const scene = new Scene(open, 100, 80).placed({ x: 90, y: 80 });
    const out = { x: 0, y: 0, facing: 0 as Facing, moving: false };
    scene.walker.placeAt(out);
    expect(scene.walker.x).toBe(90);
    expect(out.x).toBe(100);
    scene.passes(1000).walker.placeAt(out);
    expect(out.x).toBe(90);
  });

  test("a large correction is not eased, and ends the way", () => {
    const scene = new Scene(open, 64, 80);
    scene.walker.walkTo(280, 80, false);
    scene.passes(100).placed({ x: 200, y: 150 });
    const out = { x: 0, y: 0, facing: 0 as Facing, moving: false };
    scene.walker.placeAt(out);
    expect(out).toMatchObject({ x: 200, y: 150 });
    expect(scene.passes(500).walker.x).toBe(200);
  });

  test("wishes after a correction carry its epoch", () => {
    const scene = new Scene(open, 64, 80).placed({ x: 70, y: 80, epoch: 9 });
    scene.walker.steer(1, 0, false);
    scene.passes(16);
    expect(scene.wishes.at(-1)!.epoch).toBe(9);
  });

  test("steps of a walk that the server does are smooth, tell nothing, and arrive", () => {
    const scene = new Scene(open, 64, 80);
    let last = 64;
    for (let step = 1; step <= 20; step++) {
      scene.placed({ x: 64 + step * 9, y: 80, moving: step < 20, cause: "route", epoch: 1 + step });
      for (let frame = 0; frame < 3; frame++) {
        scene.passes(50 / 3, 50 / 3);
        expect(scene.walker.x - last).toBeLessThan(12);
        expect(scene.walker.x).toBeGreaterThanOrEqual(last);
        last = scene.walker.x;
      }
    }
    scene.passes(400);
    expect(scene.walker.x).toBe(244);
    expect(scene.arrivals).toBe(1);
    expect(scene.wishes).toHaveLength(0);
  });

  test("who is shifted aside at the end of such a walk has arrived all the same", () => {
    const scene = new Scene(open, 64, 80);
    scene.placed({ x: 73, y: 80, moving: true, cause: "route" }).passes(50);
    scene.placed({ x: 82, y: 80, cause: "route" }).placed({ x: 90, y: 88, cause: "nudge", epoch: 7 });
    expect(scene.arrivals).toBe(1);
    expect(scene.passes(500).walker).toMatchObject({ x: 90, y: 88, moving: false });
    expect(scene.arrivals).toBe(1);
  });

  test("one's own step ends being walked by the server", () => {
    const scene = new Scene(open, 64, 80);
    for (let step = 1; step <= 5; step++) scene.placed({ x: 64 + step * 9, y: 80, moving: true, cause: "follow", epoch: step }).passes(50);
    scene.walker.steer(0, 1, false);
    scene.passes(100);
    expect(scene.wishes[0]).toMatchObject({ moving: true, epoch: 5 });
    expect(scene.walker.y).toBeGreaterThan(80);
  });
});

describe("walking to a spot", () => {
  const rooms = drawn("###########", "#....#....#", "#....#....#", "#.........#", "#....#....#", "###########");

  test("goes around walls and says when it is there", () => {
    const scene = new Scene(rooms, 64, 48);
    expect(scene.walker.walkTo(9 * 32 + 16, 48, false)).toBe(true);
    scene.passes(4000);
    expect([scene.walker.x, scene.walker.y]).toEqual([9 * 32 + 16, 48]);
    expect(scene.arrivals).toBe(1);
    expect(scene.wishes.at(-1)).toMatchObject({ moving: false });
  });

  test("a hand on the keys ends it", () => {
    const scene = new Scene(rooms, 64, 48);
    scene.walker.walkTo(9 * 32 + 16, 48, false);
    scene.passes(200);
    scene.walker.steer(-1, 0, false);
    scene.walker.steer(0, 0, false);
    expect(scene.passes(100).walker.route).toEqual([]);
  });

  test("letting go of keys that were not held does not", () => {
    const scene = new Scene(rooms, 64, 48);
    scene.walker.walkTo(9 * 32 + 16, 48, false);
    scene.walker.steer(0, 0, false);
    expect(scene.walker.route.length).toBeGreaterThan(0);
  });
});

// Whatever the hand does: never in a wall, and the server, which looks at straight lines between told places, never objects.
describe.each([1, 2, 3, 20261123, 77, 4711, 99991])("seed %i", (seed) => {
  test("nobody walks into or through a wall", () => {
    const random = chance(seed);
    const grid = drawn(...randomMap(random));
    const scene = new Scene(grid, 12 * 32, 10 * 32);
    let lastTold = { x: 12 * 32, y: 10 * 32 };
    let heard = 0;
    for (let turn = 0; turn < 120; turn++) {
      const wish = random();
      if (wish < 0.6) scene.walker.steer(Math.round(random() * 2 - 1) || random() - 0.5, Math.round(random() * 2 - 1), random() < 0.4);
      else if (wish < 0.9) scene.walker.walkTo(random() * grid.width, random() * grid.height, random() < 0.5);
      else scene.walker.steer(0, 0, false);
      for (let frame = 0; frame < 20; frame++) {
        scene.passes(5 + random() * 40, 60);
        expect(grid.isFree(scene.walker.x, scene.walker.y), `seed ${seed}: in a wall`).toBe(true);
      }
      for (; heard < scene.wishes.length; heard++) {
        const told = scene.wishes[heard]!;
        expect(grid.isClear(lastTold.x, lastTold.y, told.x, told.y), `seed ${seed}: told a line through a wall`).toBe(true);
        lastTold = told;
      }
    }
    expect(heard).toBeGreaterThan(50);
  });
});
