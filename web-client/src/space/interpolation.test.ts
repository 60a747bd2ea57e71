import { describe, expect, test } from "vitest";
import type { DrawnPlace } from "./api.ts";
import { PlaybackDelay, Track } from "./interpolation.ts";

const place = (): DrawnPlace => ({ x: 0, y: 0, facing: 0, moving: false });

function at(track: Track, millis: number): DrawnPlace {
  const out = place();
  track.placeAt(millis, out);
  return out;
}

function walking(): Track {
  const track = new Track();
  track.add(1000, 0, 0, 0, true);
  track.add(1100, 18, 0, 0, true);
  track.add(1200, 36, 0, 0, true);
  return track;
}

describe("somebody who walks", () => {
  test("is drawn evenly between samples", () => {
    const track = walking();
    expect(at(track, 1050).x).toBeCloseTo(9);
    expect(at(track, 1150).x).toBeCloseTo(27);
    expect(at(track, 1150).moving).toBe(true);
  });

  test("goes on for at most 100 ms when no sample comes", () => {
    const track = walking();
    expect(at(track, 1250).x).toBeCloseTo(45);
    expect(at(track, 1300).x).toBeCloseTo(54);
    expect(at(track, 5000).x).toBeCloseTo(54);
  });

  test("stands where they stopped", () => {
    const track = walking();
    track.add(1300, 50, 0, 2, false);
    expect(at(track, 1400)).toEqual({ x: 50, y: 0, facing: 2, moving: false });
  });

  test("who stood for long starts where they stood, not from long ago", () => {
    const track = new Track();
    track.add(1000, 0, 0, 0, false);
    track.add(9000, 18, 0, 0, true);
    expect(at(track, 8850).x).toBe(0);
    expect(at(track, 8950).x).toBeCloseTo(9);
  });

  test("a jump of more than five tiles is not glided", () => {
    const track = walking();
    track.add(1300, 400, 300, 0, false);
    expect(at(track, 1250)).toMatchObject({ x: 400, y: 300 });
  });

  test("of two samples at once the newer holds", () => {
    const track = walking();
    track.add(1200, 40, 0, 0, false);
    expect(at(track, 1200)).toMatchObject({ x: 40, moving: false });
  });

  test("of a long walk only the newest samples are kept", () => {
    const track = new Track();
    for (let i = 0; i < 100; i++) track.add(i * 100, i * 18, 0, 0, true);
    expect(at(track, 9850).x).toBeCloseTo(98.5 * 18);
    expect(at(track, 0).x).toBeCloseTo(92 * 18);
  });

  test("whom nothing is known of is not drawn", () => {
    expect(new Track().placeAt(0, place())).toBe(false);
  });
});

describe("how far in the past", () => {
  test("an even line needs little", () => {
    const delay = new PlaybackDelay(50);
    for (let t = 0; t < 10_000; t += 50) delay.frame(t);
    expect(delay.millis).toBeGreaterThanOrEqual(120);
    expect(delay.millis).toBeLessThan(140);
  });

  test("an uneven line needs more, and never more than 200 ms", () => {
    const delay = new PlaybackDelay(50);
    for (let t = 0, i = 0; t < 20_000; t += i++ % 2 === 0 ? 10 : 190) delay.frame(t);
    expect(delay.millis).toBeGreaterThan(170);
    expect(delay.millis).toBeLessThanOrEqual(200);
  });

  test("it changes slowly", () => {
    const delay = new PlaybackDelay(50);
    for (let t = 0, i = 0; t < 20_000; t += i++ % 2 === 0 ? 10 : 190) {
      const before = delay.millis;
      delay.frame(t);
      expect(Math.abs(delay.millis - before)).toBeLessThan(5);
    }
  });

  test("a quiet room says nothing about the line", () => {
    const delay = new PlaybackDelay(50);
    for (let t = 0; t < 60_000; t += 2000) delay.frame(t);
    expect(delay.millis).toBe(120);
  });
});
