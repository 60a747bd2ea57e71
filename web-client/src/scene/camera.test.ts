import { describe, expect, test } from "vitest";
import { Camera } from "./camera.ts";

function camera(ratio = 1): Camera {
  const made = new Camera();
  made.resize(1280, 720, ratio);
  made.showMap(3200, 2400);
  made.setZoom(2);
  made.follow(1600, 1200, 16, false);
  return made;
}

describe("the camera", () => {
  test("begins where its person is, without gliding there", () => {
    expect(camera().view).toEqual({ x: 1280, y: 1020, width: 640, height: 360 });
  });

  test("follows smoothly, and at once with reduced motion", () => {
    const made = camera();
    made.follow(1700, 1200, 16, false);
    expect(made.view.x).toBeGreaterThan(1280);
    expect(made.view.x).toBeLessThan(1380);
    made.follow(1700, 1200, 16, true);
    expect(made.view.x).toBe(1380);
  });

  test("does not glide across half a map after a jump", () => {
    const made = camera();
    made.follow(400, 400, 16, false);
    expect(made.view.x).toBe(80);
  });

  test("shows little beyond the edges of the map", () => {
    const made = camera();
    made.follow(0, 0, 16, true);
    expect(made.view.x).toBe(-96);
    expect(made.view.y).toBeCloseTo(-54);
  });

  test("centres a map that is smaller than the picture", () => {
    const made = camera();
    made.showMap(320, 320);
    made.follow(10, 10, 16, true);
    expect(made.view.x + made.view.width / 2).toBe(160);
  });

  test("zooms from the whole map to 3, by steps to crisp levels", () => {
    const made = camera();
    made.setZoom(99);
    expect(made.zoom).toBe(3);
    made.setZoom(1.1);
    made.step(-1);
    expect(made.zoom).toBe(1);
    made.step(-1);
    expect(made.zoom).toBe(0.75);
    made.setZoom(0.01);
    made.follow(0, 0, 16, true);
    expect(made.view.width).toBeGreaterThanOrEqual(3200);
    expect(made.view.height).toBeGreaterThanOrEqual(2400);
    made.step(1);
    made.step(1);
    expect(made.zoom).toBe(0.75);
  });

  test("of a small map there is nothing more to see from farther away", () => {
    const made = camera();
    made.showMap(640, 480);
    made.setZoom(0.01);
    expect(made.zoom).toBe(0.75);
  });

  test("a window that grows does not leave the map smaller than it", () => {
    const made = camera();
    made.setZoom(0.01);
    made.resize(2560, 1440, 1);
    made.follow(0, 0, 16, true);
    expect(made.scale).toBeCloseTo(0.6);
  });

  test.each([
    { width: 928, height: 690, ratio: 1, zoom: 1, where: "on a desk" },
    { width: 1050, height: 790, ratio: 2, zoom: 1, where: "on a fine screen" },
    { width: 2150, height: 1300, ratio: 1, zoom: 2, where: "on a large one" },
    { width: 390, height: 640, ratio: 3, zoom: 1, where: "on a phone" },
    { width: 844, height: 230, ratio: 3, zoom: 1, where: "on a phone held sideways" },
  ])("begins at $zoom $where", ({ width, height, ratio, zoom }) => {
    const made = new Camera();
    made.resize(width, height, ratio);
    made.beginWith(undefined);
    expect(made.zoom).toBeCloseTo(zoom);
    made.beginWith(1.5);
    expect(made.zoom).toBeCloseTo(ratio === 3 ? 4 / 3 : 1.5, 0);
  });

  test.each([1, 1.5, 2, 3])("at a pixel ratio of %d world origins lie on device pixels", (ratio) => {
    const made = camera(ratio);
    made.follow(1611.37, 1203.91, 7, false);
    expect((made.originX * ratio) % 1).toBeCloseTo(0, 6);
    for (const level of made.levels) if (ratio >= 1.5 && level >= 0.75) expect((level * ratio) % 1).toBeCloseTo(0, 6);
  });

  test("fits an area that asks for it", () => {
    const made = camera();
    made.setFocus({ x: 100, y: 100, width: 960, height: 540 });
    made.follow(300, 300, 16, true);
    expect(made.scale).toBeCloseTo(720 / 540);
    made.setFocus(undefined);
    made.follow(300, 300, 16, true);
    expect(made.scale).toBe(2);
  });

  test("screen and world are the same place both ways", () => {
    const made = camera();
    expect(made.toWorldX(made.toScreenX(1234))).toBeCloseTo(1234);
    expect(made.toWorldY(made.toScreenY(987))).toBeCloseTo(987);
  });
});
