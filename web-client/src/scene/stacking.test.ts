import { expect, test } from "vitest";
import { stack, type Plate } from "./stacking.ts";

const plate = (x: number, y: number, width = 80): Plate => ({ x, y, width, lift: 0 });

test("plates that are apart stay where they are", () => {
  const plates = [plate(100, 200), plate(200, 200), plate(100, 260)];
  stack(plates);
  expect(plates.map(({ lift }) => lift)).toEqual([0, 0, 0]);
});

test("of people who stand close together everybody's name can be read", () => {
  const plates = [plate(100, 200), plate(130, 195), plate(110, 190), plate(90, 204)];
  stack(plates);
  const tops = plates.map(({ y, lift }) => y - lift).toSorted((a, b) => a - b);
  for (let i = 1; i < tops.length; i++) expect(tops[i]! - tops[i - 1]!).toBeGreaterThanOrEqual(22);
  expect(plates[0]!.lift).toBe(0);
});

test("a crowd does not build a tower", () => {
  const plates = Array.from({ length: 40 }, () => plate(100, 200));
  stack(plates);
  expect(Math.max(...plates.map(({ lift }) => lift))).toBeLessThanOrEqual(4 * 22);
});
