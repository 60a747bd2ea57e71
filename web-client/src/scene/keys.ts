import type { Facing, Wishes } from "../space/api.ts";

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  KeyA: [-1, 0],
  KeyD: [1, 0],
  KeyW: [0, -1],
  KeyS: [0, 1],
};
const TURNS: Readonly<Record<string, Facing>> = { ArrowRight: 0, ArrowDown: 2, ArrowLeft: 4, ArrowUp: 6 };

/**
 * Walking by keys while the map has the focus, and only then: keys typed elsewhere are not touched. Arrows or WASD by their
 * place on the keyboard; Shift runs; Alt with an arrow, Q and E turn on the spot.
 */
export class Keys {
  private readonly held = new Set<string>();
  private readonly wishes: Wishes;
  private readonly facing: () => Facing;
  private running = false;

  constructor(wishes: Wishes, facing: () => Facing) {
    this.wishes = wishes;
    this.facing = facing;
  }

  attach(element: HTMLElement): () => void {
    const down = (event: KeyboardEvent) => {
      if (this.down(event)) event.preventDefault();
    };
    const up = (event: KeyboardEvent) => this.up(event);
    const lost = () => this.release();
    element.addEventListener("keydown", down);
    element.addEventListener("keyup", up);
    element.addEventListener("blur", lost);
    window.addEventListener("blur", lost);
    return () => {
      element.removeEventListener("keydown", down);
      element.removeEventListener("keyup", up);
      element.removeEventListener("blur", lost);
      window.removeEventListener("blur", lost);
      this.release();
    };
  }

  /** True: the key was for walking. */
  down(event: Pick<KeyboardEvent, "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">): boolean {
    if (event.ctrlKey || event.metaKey) return false;
    const turn = TURNS[event.code];
    if (event.altKey) {
      if (turn === undefined) return false;
      this.wishes.turn(turn);
      return true;
    }
    if (event.code === "KeyQ" || event.code === "KeyE") {
      this.wishes.turn(((this.facing() + (event.code === "KeyE" ? 1 : 7)) & 7) as Facing);
      return true;
    }
    this.running = event.shiftKey;
    if (event.code in WAYS) this.held.add(event.code);
    else if (!event.code.startsWith("Shift") || this.held.size === 0) return false;
    this.steer();
    return true;
  }

  up(event: Pick<KeyboardEvent, "code" | "shiftKey">): void {
    this.running = event.shiftKey;
    const wasHeld = this.held.delete(event.code);
    if (wasHeld || (event.code.startsWith("Shift") && this.held.size > 0)) this.steer();
  }

  release(): void {
    if (this.held.size === 0) return;
    this.held.clear();
    this.steer();
  }

  private steer(): void {
    let dx = 0;
    let dy = 0;
    for (const code of this.held) {
      dx += WAYS[code]![0];
      dy += WAYS[code]![1];
    }
    this.wishes.steer(Math.sign(dx), Math.sign(dy), this.running);
  }
}
