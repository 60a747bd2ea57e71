/** A thing that stands somewhere: its picture, what of it blocks the way, and what of it is drawn over people. */
import { Canvas } from "./canvas.ts";

export const TILE = 32;

export interface Prop {
  /** Widths and heights are whole tiles. */
  readonly canvas: Canvas;
  /** Further pictures of the same size, shown one after the other. */
  readonly frames?: readonly Canvas[];
  readonly frameMillis?: number;
  /**
   * Which tiles block, row by row from the top: `#` blocks, anything else does not. Missing rows at the top do not block,
   * so `["##"]` is a thing two tiles wide whose foot blocks.
   */
  readonly solid: readonly string[];
  /** Pixel rows from the top that are drawn over people, so that one can walk behind. 0: none. */
  readonly over: number;
}

export interface PropShape {
  readonly solid?: readonly string[];
  readonly over?: number;
  readonly frames?: readonly Canvas[];
  readonly frameMillis?: number;
}

/** `columns` by `rows` tiles, drawn by `draw`. Without more, nothing blocks and nothing is drawn over people. */
export function prop(columns: number, rows: number, draw: (canvas: Canvas) => void, shape: PropShape = {}): Prop {
  const canvas = new Canvas(columns * TILE, rows * TILE);
  draw(canvas);
  return { canvas, solid: shape.solid ?? [], over: shape.over ?? 0, ...(shape.frames ? { frames: shape.frames, frameMillis: shape.frameMillis ?? 400 } : {}) };
}

/** Like {@link prop}, moving: `draw` is called once for each frame. */
export function movingProp(
  columns: number, rows: number, count: number, frameMillis: number, draw: (canvas: Canvas, frame: number) => void, shape: PropShape = {},
): Prop {
  const frames = Array.from({ length: count }, (_, i) => {
    const canvas = new Canvas(columns * TILE, rows * TILE);
    draw(canvas, i);
    return canvas;
  });
  return { canvas: frames[0] as Canvas, frames, frameMillis, solid: shape.solid ?? [], over: shape.over ?? 0 };
}

/** Everything blocks that is drawn in the lowest `rows` rows. */
export function foot(columns: number, rows = 1): readonly string[] {
  return Array.from({ length: rows }, () => "#".repeat(columns));
}
