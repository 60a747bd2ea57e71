import type { SceneArea, SceneFile } from "../scene-file.ts";
import { WalkGrid } from "../walk-grid.ts";

/** A map drawn in letters: `#` is wall, everything else floor. Each letter is a tile of 32. */
export function drawn(...rows: string[]): WalkGrid {
  return new WalkGrid(rows[0]!.length, rows.length, 32, 32, bits(rows));
}

export function sceneOf(rows: readonly string[], areas: readonly SceneArea[] = []): SceneFile {
  return {
    format: 1,
    name: "drawn",
    title: {},
    description: {},
    copyright: "",
    width: rows[0]!.length * 32,
    height: rows.length * 32,
    columns: rows[0]!.length,
    rows: rows.length,
    tileWidth: 32,
    tileHeight: 32,
    scale: 1,
    background: null,
    walls: btoa(String.fromCharCode(...bits(rows))),
    tilesets: [],
    layers: [],
    areas,
    entries: [],
  };
}

export function rectangle(index: number, kind: SceneArea["kind"], x: number, y: number, width: number, height: number, title = kind): SceneArea {
  return { index, kind, name: kind, title: { en: title }, description: {}, shape: { kind: "rectangle", x, y, width, height }, onlyFor: [] };
}

function bits(rows: readonly string[]): Uint8Array {
  const columns = rows[0]!.length;
  const walls = new Uint8Array(Math.ceil((columns * rows.length) / 8));
  rows.forEach((row, r) => {
    [...row].forEach((letter, c) => {
      if (letter === "#") walls[(r * columns + c) >> 3]! |= 1 << ((r * columns + c) & 7);
    });
  });
  return walls;
}

/** Chance with a seed (mulberry32): the same seed, the same map and the same steps. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A map of chance, a third of it wall, with a free start in the middle. */
export function randomMap(random: () => number, columns = 24, rows = 20): string[] {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => {
      const isRim = r === 0 || c === 0 || r === rows - 1 || c === columns - 1;
      const isStart = Math.abs(r - rows / 2) < 2 && Math.abs(c - columns / 2) < 2;
      return isRim || (!isStart && random() < 0.3) ? "#" : ".";
    }).join(""),
  );
}
