import { expect, test } from "vitest";
import { stack, type Box, type Face } from "./stacking.ts";

const HEIGHT = 22;
const box = (x: number, y: number, more: Partial<Box> = {}): Box => ({ x, y, width: 80, height: HEIGHT, mostSteps: 3, drop: 0, lift: 0, isCrowdedOut: false, ...more });

function coversAnother(boxes: readonly Box[]): boolean {
  const shown = boxes.filter(({ isCrowdedOut }) => !isCrowdedOut);
  return shown.some((a, i) =>
    shown.slice(i + 1).some((b) => {
      const isBeside = Math.abs(a.x - b.x) >= (a.width + b.width) / 2;
      const isAbove = a.y - a.lift <= b.y - b.lift - b.height || b.y - b.lift <= a.y - a.lift - a.height;
      return !isBeside && !isAbove;
    }),
  );
}

test("names that are apart stay where they are", () => {
  const boxes = [box(100, 200), box(200, 200), box(100, 260)];
  stack(boxes);
  expect(boxes.map(({ lift }) => lift)).toEqual([0, 0, 0]);
});

test("of people who stand close together everybody's name can be read", () => {
  const boxes = [box(100, 200), box(130, 195), box(110, 190), box(90, 204)];
  stack(boxes);
  expect(boxes.some(({ isCrowdedOut }) => isCrowdedOut)).toBe(false);
  expect(coversAnother(boxes)).toBe(false);
  expect(boxes[0]!.lift).toBe(0);
});

test("a crowd does not build a tower: who finds no place steps back, and the first stay", () => {
  const boxes = Array.from({ length: 40 }, () => box(100, 200));
  stack(boxes);
  expect(boxes.filter(({ isCrowdedOut }) => !isCrowdedOut)).toEqual(boxes.slice(0, 4));
  expect(coversAnother(boxes)).toBe(false);
});

test("a saying is higher than a name, and both find room among each other", () => {
  const names = [box(100, 200), box(120, 196), box(140, 190)];
  const sayings = [box(100, 176, { width: 180, height: 33, mostSteps: 8 }), box(140, 166, { width: 180, height: 33, mostSteps: 8 })];
  stack([...names, ...sayings]);
  expect(coversAnother([...names, ...sayings])).toBe(false);
  expect(sayings.some(({ isCrowdedOut }) => isCrowdedOut)).toBe(false);
});

test("no two that are shown cover each other, wherever people stand", () => {
  for (let seed = 1; seed <= 200; seed++) {
    let state = seed;
    const chance = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
    const boxes = Array.from({ length: 30 }, () => box(Math.floor(chance() * 400), Math.floor(chance() * 300), { width: 40 + Math.floor(chance() * 120) }));
    stack(boxes);
    expect(coversAnother(boxes), `seed ${seed}`).toBe(false);
  }
});

const faceOf = (of: Box): Face => ({ x: of.x, y: of.y + 22, width: 16, height: 18, of });

test("who stands before somebody one talks with bears their name under their feet, so that the face is seen", () => {
  const behind = box(100, 200, { drop: 80 });
  const before = box(110, 225, { drop: 80 });
  stack([behind, before], [faceOf(behind), faceOf(before)]);
  expect([behind.lift, before.lift]).toEqual([0, -80]);
});

test("a name stays over its head where there is no room under the feet either", () => {
  const behind = box(100, 200, { drop: 80 });
  const below = box(110, 305);
  const before = box(110, 225, { drop: 80 });
  stack([behind, below, before], [faceOf(behind), faceOf(before)]);
  expect(before.lift).toBe(0);
});

test("names that may go down cover each other as little as those that only climb", () => {
  for (let seed = 1; seed <= 100; seed++) {
    let state = seed;
    const chance = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
    const boxes = Array.from({ length: 12 }, () => box(Math.floor(chance() * 300), Math.floor(chance() * 300), { drop: 80 }));
    stack(boxes, boxes.map(faceOf));
    expect(coversAnother(boxes), `seed ${seed}`).toBe(false);
  }
});
