import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Typist } from "./typist.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** One letter every half second, for so many seconds. */
function writes(typist: Typist, seconds: number): void {
  for (let letters = 1; letters <= seconds * 2; letters++) {
    typist.wrote("a".repeat(letters));
    vi.advanceTimersByTime(500);
  }
}

test("N7 who writes a long sentence says so again before others believe that they ceased", () => {
  const said: boolean[] = [];
  writes(new Typist((typing) => said.push(typing)), 14);
  expect(said).toEqual([true, true, true, true]);
});

test("a pause ends it, once; the next letter begins anew", () => {
  const said: boolean[] = [];
  const typist = new Typist((typing) => said.push(typing));
  typist.wrote("h");
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([true, false]);
  typist.wrote("he");
  expect(said).toEqual([true, false, true]);
});

test("an empty field is nobody writing, and nothing is said of what was not begun", () => {
  const said: boolean[] = [];
  const typist = new Typist((typing) => said.push(typing));
  typist.stops();
  typist.wrote("  ");
  typist.wrote("h");
  typist.wrote("");
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([true, false]);
});
