import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchContext } from "./context-watch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(): { canvas: EventTarget; heard: string[]; stop: () => void } {
  const canvas = new EventTarget();
  const heard: string[] = [];
  return { canvas, heard, stop: watchContext(canvas, { restored: () => heard.push("restored"), gone: () => heard.push("gone") }) };
}

test("a context that comes back is drawn on again, each time", () => {
  const { canvas, heard } = watched();
  for (let i = 0; i < 2; i++) {
    canvas.dispatchEvent(new Event("webglcontextlost"));
    vi.advanceTimersByTime(1_000);
    canvas.dispatchEvent(new Event("webglcontextrestored"));
    vi.advanceTimersByTime(60_000);
  }
  expect(heard).toEqual(["restored", "restored"]);
});

test("a context that stays away is told of, once", () => {
  const { canvas, heard } = watched();
  canvas.dispatchEvent(new Event("webglcontextlost"));
  vi.advanceTimersByTime(60_000);
  expect(heard).toEqual(["gone"]);
});

test("nobody is told after the map was taken down", () => {
  const { canvas, heard, stop } = watched();
  canvas.dispatchEvent(new Event("webglcontextlost"));
  stop();
  vi.advanceTimersByTime(60_000);
  expect(heard).toEqual([]);
});
