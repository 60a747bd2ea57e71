import { expect, test } from "vitest";
import { shiftOf } from "./parallax.ts";

const view = { x: 100, y: 50, width: 400, height: 300 };

test("a layer with the factor 0 stays where it is on the screen", () => {
  const still = { x: 0, y: 0, originX: 0, originY: 0 };
  const before = shiftOf(still, view, false);
  const after = shiftOf(still, { ...view, x: 130, y: 40 }, false);

  expect([after.x - before.x, after.y - before.y]).toEqual([30, -10]);
});

test("a layer with half the pace lags behind by half the way", () => {
  const half = { x: 0.5, y: 1, originX: 300, originY: 0 };

  expect(shiftOf(half, view, false)).toEqual({ x: 0, y: 0 });
  expect(shiftOf(half, { ...view, x: 200 }, false)).toEqual({ x: 50, y: 0 });
});

test("whoever wishes for less motion sees it lie still on the floor", () => {
  expect(shiftOf({ x: 0, y: 0, originX: 0, originY: 0 }, view, true)).toEqual({ x: 0, y: 0 });
});
