/** The sign of the house: a gable of glass with light in it. As SVG, and as PNG for those who install the page. */
import { Canvas, hex } from "../kit/canvas.ts";

const TEAL = "#1f4650";
const PANES = ["#94cabf", "#c9e8da", "#fdeeb5", "#f9d47c"] as const;
const DOOR = "#d58f3c";

/** A rectangle on a grid of 32. */
interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
}

function blocks(): Block[] {
  const list: Block[] = [];
  // Rows of the gable: each two high, one step wider than the row above.
  for (let row = 0; row < 5; row++) {
    const half = 2 + row * 2;
    list.push({ x: 16 - half - 1, y: 5 + row * 2, width: half * 2 + 2, height: 2, colour: "#fffaf0" });
  }
  for (let row = 1; row < 5; row++) {
    const half = row * 2;
    for (let x = -half; x < half; x += 2) {
      list.push({ x: 16 + x, y: 5 + row * 2, width: 2, height: 2, colour: PANES[(Math.floor((x + half) / 2) + row) % 4] as string });
    }
  }
  list.push({ x: 6, y: 15, width: 20, height: 1, colour: "#fffaf0" }, { x: 7, y: 16, width: 18, height: 10, colour: "#fffaf0" });
  for (const x of [9, 19]) list.push({ x, y: 18, width: 4, height: 5, colour: "#62a9a6" }, { x, y: 18, width: 4, height: 1, colour: "#c9e8da" });
  list.push({ x: 14, y: 18, width: 4, height: 8, colour: DOOR }, { x: 14, y: 18, width: 4, height: 1, colour: "#f9d47c" }, { x: 17, y: 22, width: 1, height: 1, colour: TEAL });
  list.push({ x: 5, y: 26, width: 22, height: 1, colour: "#94cabf" });
  return list;
}

const rects = (list: readonly Block[]): string =>
  list.map(({ x, y, width, height, colour }) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`).join("");

export function iconSvg(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" shape-rendering="crispEdges"><rect width="32" height="32" rx="6" fill="${TEAL}" shape-rendering="auto"/>${rects(blocks())}</svg>\n`;
}

/** `size` is a multiple of 32. Square to the edges: systems cut their own shape. */
export function iconPng(size: number): Canvas {
  const factor = size / 32;
  const c = new Canvas(size, size).rect(0, 0, size, size, hex(TEAL));
  for (const { x, y, width, height, colour } of blocks()) c.rect(x * factor, y * factor, width * factor, height * factor, hex(colour));
  return c;
}
