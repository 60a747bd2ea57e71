import { describe, expect, it } from "vitest";
import type { Facing, Person } from "../../space/api.ts";
import { facingTo, lookedAt, turned } from "./facing.ts";

const here = { x: 100, y: 100 };
const at = (id: number, x: number, y: number): Person => ({
  id,
  member: id,
  name: `p${id}`,
  avatar: 1,
  availability: "available",
  role: "citizen",
  connecting: false,
  at: { x, y, facing: 0, moving: false },
  roughlyAt: undefined,
  area: undefined,
  conversation: undefined,
  listeningOnly: false,
});

describe("where one looks", () => {
  it("isTheSameOnTheMapAndInTheList", () => {
    // The map's arrow keys: 0 right, 2 down, 4 left, 6 up.
    expect([facingTo({ x: 140, y: 100 }, here), facingTo({ x: 100, y: 140 }, here), facingTo({ x: 60, y: 100 }, here), facingTo({ x: 100, y: 60 }, here)]).toEqual([0, 2, 4, 6]);
    expect(facingTo({ x: 130, y: 128 }, here)).toBe(1);
    expect(facingTo(here, here)).toBeUndefined();
  });

  it("goesAllTheWayRound", () => {
    expect(turned(7, 1)).toBe(0);
    expect(turned(0, -1)).toBe(7);
    expect(turned(1, 4)).toBe(5);
  });

  it("meetsWhoStandsThereNearestFirstAndNobodyBehind", () => {
    const people = [at(1, 160, 110), at(2, 130, 100), at(3, 60, 100), at(4, 100, 150), at(5, 700, 100)];
    const seen = (facing: Facing) => lookedAt(people, here, facing, 160).map(({ id }) => id);
    expect(seen(0)).toEqual([2, 1]);
    expect(seen(4)).toEqual([3]);
    expect(seen(2)).toEqual([4]);
    expect(seen(6)).toEqual([]);
  });

  it("meetsWhomOneTurnsTo", () => {
    for (let degrees = 0; degrees < 360; degrees += 7) {
      const radians = (degrees * Math.PI) / 180;
      const ann = at(1, here.x + 50 * Math.cos(radians), here.y + 50 * Math.sin(radians));
      expect(lookedAt([ann], here, facingTo(ann.at!, here)!, 160), `at ${degrees} degrees`).toEqual([ann]);
    }
  });
});
