/** Chance that is the same on every run: nothing here asks the clock or the system for randomness. */

/** A stream of numbers in [0, 1) from a seed (mulberry32, public domain). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number in [0, 1) that belongs to a place: neighbouring places have nothing to do with each other. */
export function noise(x: number, y: number, salt = 0): number {
  let h = Math.imul(x | 0, 374761393) ^ Math.imul(y | 0, 668265263) ^ Math.imul(salt | 0, 2147483647 - 58);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h = Math.imul(h ^ (h >>> 16), 2246822519);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

/** Soft noise in [0, 1): changes over about `size` pixels. */
export function clouds(x: number, y: number, size: number, salt = 0): number {
  const column = Math.floor(x / size);
  const row = Math.floor(y / size);
  const fx = smooth(x / size - column);
  const fy = smooth(y / size - row);
  const top = noise(column, row, salt) * (1 - fx) + noise(column + 1, row, salt) * fx;
  const bottom = noise(column, row + 1, salt) * (1 - fx) + noise(column + 1, row + 1, salt) * fx;
  return top * (1 - fy) + bottom * fy;
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}
