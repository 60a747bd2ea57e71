import { Graphics } from "pixi.js";
import { INK } from "./look.ts";

/** Where a thumb pushes; screen pixels. */
export interface Push {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly radius: number;
}

/** The on-screen stick, where a finger was put down. Undefined: it was lifted. */
export function drawStick(shape: Graphics, push: Push | undefined): void {
  shape.clear();
  if (push === undefined) return;
  const { x, y, dx, dy, radius } = push;
  shape.circle(x, y, radius).fill({ color: INK.shade, alpha: 0.28 }).stroke({ color: INK.others, alpha: 0.6, width: 1.5 });
  shape.circle(x + dx, y + dy, radius * 0.42).fill({ color: INK.others, alpha: 0.85 }).stroke({ color: INK.othersEdge, alpha: 0.5, width: 1 });
}
