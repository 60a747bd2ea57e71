import { describe, expect, test } from "vitest";
import type { Wishes } from "../space/api.ts";
import { Keys } from "./keys.ts";

class Hand {
  readonly wished: unknown[] = [];
  readonly keys = new Keys(
    { steer: (...wish: unknown[]) => this.wished.push(wish), turn: (facing: number) => this.wished.push(`turn ${facing}`) } as unknown as Wishes,
    () => 0,
  );

  press(code: string, more: object = {}): boolean {
    return this.keys.down({ code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...more });
  }

  lets(code: string): void {
    this.keys.up({ code, shiftKey: false });
  }
}

describe("keys on the map", () => {
  test("two keys are a diagonal, letting go of one is straight, of both is standing", () => {
    const hand = new Hand();
    hand.press("ArrowRight");
    hand.press("KeyS");
    hand.lets("ArrowRight");
    hand.lets("KeyS");
    expect(hand.wished).toEqual([[1, 0, false], [1, 1, false], [0, 1, false], [0, 0, false]]);
  });

  test("shift runs, also when pressed on the way", () => {
    const hand = new Hand();
    hand.press("KeyD");
    hand.press("ShiftLeft", { shiftKey: true });
    hand.lets("ShiftLeft");
    expect(hand.wished).toEqual([[1, 0, false], [1, 0, true], [1, 0, false]]);
  });

  test("alt with an arrow, Q and E turn on the spot", () => {
    const hand = new Hand();
    hand.press("ArrowUp", { altKey: true });
    hand.press("KeyQ");
    hand.press("KeyE");
    expect(hand.wished).toEqual(["turn 6", "turn 7", "turn 1"]);
  });

  test("other keys and the browser's own are left alone", () => {
    const hand = new Hand();
    expect([hand.press("Tab"), hand.press("Enter"), hand.press("KeyA", { ctrlKey: true }), hand.press("ShiftLeft"), hand.press("KeyS", { metaKey: true })]).toEqual([false, false, false, false, false]);
    expect(hand.wished).toEqual([]);
  });

  test("a map that loses the focus lets go of all keys", () => {
    const hand = new Hand();
    hand.press("KeyD");
    hand.keys.release();
    expect(hand.wished.at(-1)).toEqual([0, 0, false]);
  });
});
