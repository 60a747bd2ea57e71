import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Wishes } from "../space/api.ts";
import { Pointing } from "./pointing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A map under a hand: what the hand did, and what was made of it. */
class Table {
  readonly steered: string[] = [];
  readonly said: string[] = [];
  answersWhenAsked = false;
  readonly takeDown: () => void;
  private readonly listeners = new Map<string, (event: object) => void>();

  constructor() {
    const element = {
      style: {},
      getBoundingClientRect: () => ({ left: 100, top: 50 }),
      setPointerCapture: () => {},
      addEventListener: (name: string, listener: (event: object) => void) => this.listeners.set(name, listener),
      removeEventListener: (name: string) => this.listeners.delete(name),
    };
    const wishes: Pick<Wishes, "steer"> = {
      steer: (dx, dy, run) => void this.steered.push(`${dx.toFixed(1)} ${dy.toFixed(1)}${run ? " runs" : ""}`),
    };
    const pointing = new Pointing(wishes, {
      tapped: (x, y, isDouble) => this.said.push(`${isDouble ? "double tap" : "tap"} ${x} ${y}`),
      asked: (x, y) => (this.said.push(`asked ${x} ${y}`), this.answersWhenAsked),
      hovered: () => {},
      left: () => {},
      zoomedBy: (factor) => this.said.push(`zoom ${factor}`),
      steppedZoom: (direction) => this.said.push(`step ${direction}`),
      stick: (push) => this.said.push(push === undefined ? "no stick" : "stick"),
    });
    this.takeDown = pointing.attach(element as unknown as HTMLElement);
  }

  /** `x` and `y` within the map. */
  does(what: string, x: number, y: number, more: object = {}): this {
    this.listeners.get(what)?.({
      button: 0, pointerId: 1, pointerType: "touch", timeStamp: performance.now(), clientX: x + 100, clientY: y + 50, preventDefault: () => {}, ...more,
    });
    return this;
  }
}

describe("a finger", () => {
  test("that taps means that spot; twice in a moment, it means it twice as much", () => {
    const table = new Table();
    table.does("pointerdown", 30, 40).does("pointerup", 32, 41).does("pointerdown", 30, 40).does("pointerup", 30, 40);
    expect(table.said).toEqual(["tap 32 41", "double tap 30 40"]);
    expect(table.steered).toEqual([]);
  });

  test("that is drawn along is a stick, and stops when it is lifted", () => {
    const table = new Table();
    table.does("pointerdown", 30, 40).does("pointermove", 76, 40).does("pointermove", 130, 40).does("pointerup", 130, 40);
    expect(table.steered).toEqual(["1.0 0.0", "1.0 0.0 runs", "0.0 0.0"]);
    expect(table.said).toEqual(["stick", "stick", "no stick"]);
  });

  test("that rests on something asks about it; on the floor it becomes a stick that stands still", () => {
    const table = new Table();
    table.answersWhenAsked = true;
    table.does("pointerdown", 30, 40);
    vi.advanceTimersByTime(500);
    table.does("pointerup", 30, 40);
    expect(table.said).toEqual(["asked 30 40"]);
    table.answersWhenAsked = false;
    table.does("pointerdown", 60, 60);
    vi.advanceTimersByTime(500);
    expect(table.said.slice(1)).toEqual(["asked 60 60", "stick"]);
    expect(table.steered).toEqual(["0.0 0.0"]);
  });

  test("on the stick while the map is taken down walks nobody on", () => {
    const table = new Table();
    table.does("pointerdown", 30, 40).does("pointermove", 76, 40);
    table.takeDown();
    expect(table.steered.at(-1)).toBe("0.0 0.0");
    expect(table.said.at(-1)).toBe("no stick");
    vi.advanceTimersByTime(10_000);
    expect(table.said.at(-1)).toBe("no stick");
  });

  test("and a second one zoom, and nobody walks on by the first", () => {
    const table = new Table();
    table.does("pointerdown", 0, 0).does("pointermove", 40, 0);
    table.does("pointerdown", 0, 100, { pointerId: 2 });
    expect(table.steered.at(-1)).toBe("0.0 0.0");
    table.does("pointermove", 0, 0).does("pointermove", 0, 200, { pointerId: 2 });
    expect(table.said.at(-1)).toBe("zoom 2");
  });
});

test("a mouse that is drawn along is no stick, and what it lets go of elsewhere is no tap", () => {
  const table = new Table();
  const mouse = { pointerType: "mouse" };
  table.does("pointerdown", 30, 40, mouse).does("pointermove", 90, 40, mouse).does("pointerup", 90, 40, mouse);
  expect([table.said, table.steered]).toEqual([[], []]);
});

test("a wheel steps from one crisp zoom to the next", () => {
  const table = new Table();
  for (let clicks = 0; clicks < 3; clicks++) table.does("wheel", 0, 0, { deltaY: -30, deltaMode: 0, ctrlKey: false });
  expect(table.said).toEqual(["step 1"]);
});
