import { expect, test } from "vitest";
import { keyOut } from "./key-out.ts";

test("the colour is taken out where it is exactly that, and nothing else is touched", () => {
  const pixels = new Uint8ClampedArray([255, 0, 255, 255, 254, 0, 255, 255, 0, 0, 0, 255, 255, 0, 255, 128]);
  keyOut(pixels, "#ff00ff");
  expect([...pixels]).toEqual([255, 0, 255, 0, 254, 0, 255, 255, 0, 0, 0, 255, 255, 0, 255, 0]);
});

test("black is a colour, too", () => {
  const pixels = new Uint8ClampedArray([0, 0, 0, 255, 0, 0, 1, 255]);
  keyOut(pixels, "#000000");
  expect([...pixels]).toEqual([0, 0, 0, 0, 0, 0, 1, 255]);
});
