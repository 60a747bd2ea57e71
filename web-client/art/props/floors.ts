/** Floors: one 32-pixel tile each, chosen by place so that they vary without pattern. */
import { Canvas, mix, type Colour } from "../kit/canvas.ts";
import { noise } from "../kit/chance.ts";
import { TILE } from "../kit/prop.ts";
import { amber, brick, metal, moss, night, oak, plaster, sand, shade, stone, wood, type Ramp } from "../palette.ts";

export type Floor = (x: number, y: number) => Canvas;

/** Light stone slabs, two tiles square, each of a slightly different tone. */
export const slabs: Floor = (x, y) => {
  const c = new Canvas(TILE, TILE);
  const tone = Math.floor(noise(x >> 1, y >> 1, 11) * 3);
  const base = [mix(stone[3], stone[4], 0.35), stone[4], mix(stone[4], stone[5], 0.35)][tone] as Colour;
  c.rect(0, 0, TILE, TILE, base);
  const left = (x & 1) === 0;
  const top = (y & 1) === 0;
  const lit = mix(base, stone[5], 0.55);
  if (top) c.rect(0, 0, TILE, 1, stone[2]).rect(0, 1, TILE, 1, lit);
  if (left) c.rect(0, 0, 1, TILE, stone[2]).rect(1, top ? 1 : 0, 1, TILE, lit);
  const specks = Math.floor(noise(x, y, 12) * 4);
  for (let i = 0; i < 3; i++) {
    const px = 5 + Math.floor(noise(specks, i, 13) * 22);
    const py = 5 + Math.floor(noise(i, specks, 14) * 22);
    c.rect(px, py, 2, 1, mix(base, i === 1 ? stone[5] : stone[2], 0.4));
  }
  return c;
};

/** Planks along the room; each row breaks elsewhere. */
export function planks(r: Ramp, salt: number): Floor {
  return (x, y) => {
    const c = new Canvas(TILE, TILE);
    const variant = Math.floor(noise(x, y, salt) * 5);
    for (let plank = 0; plank < 4; plank++) {
      const row = plank * 8;
      const tone = noise(variant, plank, salt + 1);
      const base = tone < 0.3 ? mix(r[3], r[4], 0.35) : tone < 0.75 ? r[3] : mix(r[3], r[2], 0.22);
      c.rect(0, row, TILE, 8, base).rect(0, row, TILE, 1, mix(base, r[4], 0.5)).rect(0, row + 7, TILE, 1, mix(base, r[2], 0.75));
      const joint = Math.floor(noise(plank, variant, salt + 2) * 40);
      if (joint < TILE) c.rect(joint, row + 1, 1, 6, mix(base, r[1], 0.45)).rect(joint + 1, row + 1, 1, 6, mix(base, r[4], 0.5));
      const grain = 3 + Math.floor(noise(variant, plank, salt + 3) * 18);
      c.rect(grain, row + 3, 7, 1, mix(base, r[2], 0.3)).rect(grain + 9, row + 5, 4, 1, mix(base, r[2], 0.3));
    }
    return c;
  };
}

/** Herringbone of small bricks: the winter garden. */
export const bricks: Floor = (x, y) => {
  const c = new Canvas(TILE, TILE).rect(0, 0, TILE, TILE, mix(brick[3], brick[2], 0.55));
  const variant = Math.floor(noise(x, y, 31) * 4);
  for (let row = 0; row < 4; row++) {
    for (let column = -1; column < 2; column++) {
      const left = column * 16 + (row % 2) * 8;
      const tone = mix(brick[3], brick[4], 0.15 + noise(variant * 3 + column, row, 32) * 0.5);
      c.rect(left + 1, row * 8 + 1, 15, 7, tone).rect(left + 1, row * 8 + 1, 15, 1, mix(tone, brick[5], 0.4)).rect(left + 1, row * 8 + 7, 15, 1, mix(tone, brick[2], 0.4));
    }
  }
  return c;
};

/** Cream and warm tiles on the diagonal of the board: the café. */
export const chequers: Floor = (x, y) => {
  const c = new Canvas(TILE, TILE);
  const variant = Math.floor(noise(x, y, 42) * 4);
  for (let row = 0; row < 2; row++) {
    for (let column = 0; column < 2; column++) {
      const wear = noise(variant * 2 + column, row, 41) * 0.22;
      const base = (row + column) % 2 === 0 ? mix(sand[3], sand[2], wear * 0.5) : mix(brick[4], sand[2], 0.42 + wear);
      c.rect(column * 16, row * 16, 16, 16, base).rect(column * 16, row * 16, 16, 1, mix(base, plaster[5], 0.45));
      c.rect(column * 16, row * 16 + 15, 16, 1, mix(base, sand[0], 0.35)).rect(column * 16 + 15, row * 16, 1, 16, mix(base, sand[0], 0.2));
    }
  }
  return c;
};

/** Soft carpet with a barely seen weave. */
export function carpet(r: Ramp): Floor {
  return () => {
    const c = new Canvas(TILE, TILE).rect(0, 0, TILE, TILE, r[3]);
    for (let y = 0; y < TILE; y += 4) for (let x = (y / 4) % 2 === 0 ? 0 : 4; x < TILE; x += 8) c.rect(x, y, 2, 1, mix(r[3], r[4], 0.4)).rect(x + 2, y + 2, 2, 1, mix(r[3], r[2], 0.4));
    return c;
  };
}

/** Grey resin floor of the workshop. */
export const resin: Floor = (x, y) => {
  const c = new Canvas(TILE, TILE).rect(0, 0, TILE, TILE, mix(metal[4], stone[3], 0.4));
  const variant = Math.floor(noise(x, y, 51) * 5);
  for (let i = 0; i < 6; i++) {
    const px = Math.floor(noise(variant, i, 52) * 31);
    const py = Math.floor(noise(i, variant, 53) * 31);
    c.rect(px, py, i % 2 === 0 ? 2 : 1, 1, mix(metal[4], i % 3 === 0 ? metal[5] : metal[3], 0.5));
  }
  if (x % 4 === 0) c.rect(0, 0, 1, TILE, mix(metal[3], stone[3], 0.4));
  if (y % 4 === 0) c.rect(0, 0, TILE, 1, mix(metal[3], stone[3], 0.4));
  return c;
};

/** Grass with a few blades; flowers are props. */
export const grass: Floor = (x, y) => {
  const variant = Math.floor(noise(x, y, 61) * 8);
  const c = new Canvas(TILE, TILE).rect(0, 0, TILE, TILE, moss[3]);
  for (let i = 0; i < 5; i++) c.ellipse(noise(variant, i, 62) * 32, noise(i, variant, 63) * 32, 4, 2, mix(moss[3], i % 2 === 0 ? moss[4] : moss[2], 0.3));
  const blades = variant < 5 ? 5 : 2;
  for (let i = 0; i < blades; i++) {
    const px = 3 + Math.floor(noise(variant, i, 64) * 26);
    const py = 4 + Math.floor(noise(i, variant, 65) * 25);
    c.rect(px, py, 1, 3, moss[2]).rect(px + 2, py + 1, 1, 2, moss[1]).rect(px - 1, py + 1, 1, 2, moss[4]);
  }
  return c;
};

/** Large pale paving with grass in the joints: the forecourt. */
export const paving: Floor = (x, y) => {
  const c = new Canvas(TILE, TILE).rect(0, 0, TILE, TILE, mix(moss[2], stone[1], 0.5));
  const tone = mix(stone[3], stone[2], noise(x % 3, y % 3, 71) * 0.6);
  c.slab(1, 1, 30, 30, tone).rect(2, 1, 28, 1, stone[4]).rect(2, 30, 28, 1, stone[2]);
  return c;
};

/** A band let into the floor, along the longer side: it leads the eye from one place to the next. `bead`: what is strung on it. */
export function inlay(columns: number, rows: number, edge: Colour, ground: Colour, bead: Colour): Canvas {
  const c = new Canvas(columns * TILE, rows * TILE);
  const isAcross = columns >= rows;
  const middle = TILE / 2;
  return c.paint((x, y) => {
    const [along, aside] = isAcross ? [x, y - middle] : [y, x - middle];
    const off = Math.abs(aside + 0.5);
    if (off > 7) return 0;
    if (off > 6) return edge;
    const [step, turn] = [((along % 16) + 16) % 16 - 7.5, off];
    if (Math.abs(step) + turn < 4) return bead;
    return Math.abs(step) + turn < 5.2 ? edge : ground;
  });
}

/** A rug of `columns` by `rows` tiles: border, inner line, and a pattern that tells it apart without its colour. */
export function rug(columns: number, rows: number, colours: Ramp, pattern: RugPattern): Canvas {
  // Wool, not plastic: a floor is calmer than what stands on it.
  const r = colours.map((colour, i) => mix(colour, stone[i] as Colour, i < 2 ? 0.12 : 0.3)) as unknown as Ramp;
  const c = new Canvas(columns * TILE, rows * TILE);
  const [width, height] = [c.width, c.height];
  c.slab(3, 4, width - 6, height - 6, shade.mid);
  c.slab(2, 2, width - 4, height - 5, r[1]).slab(3, 3, width - 6, height - 7, r[3]);
  c.paint((x, y) => (x > 10 && y > 10 && x < width - 11 && y < height - 13 ? patternAt(pattern, x, y, r) : 0));
  c.frame(6, 6, width - 12, height - 13, r[5]).frame(8, 8, width - 16, height - 17, r[2]);
  for (let x = 4; x < width - 4; x += 4) c.rect(x, height - 3, 1, 2, r[4]).rect(x, 1, 1, 1, r[4]);
  return c;
}

export type RugPattern = "plain" | "dots" | "stripes" | "chevrons" | "checks" | "diamonds" | "bars" | "crosses" | "waves";

function patternAt(pattern: RugPattern, x: number, y: number, r: Ramp): Colour {
  const on = ((): boolean => {
    switch (pattern) {
      case "plain": return x % 8 === 3 && y % 8 === 3;
      case "dots": return ((x + (Math.floor(y / 8) % 2) * 8) % 16 - 8) ** 2 + (y % 8 - 4) ** 2 < 5;
      case "stripes": return y % 8 < 2;
      case "chevrons": return (y + Math.abs((x % 16) - 8)) % 16 < 3;
      case "checks": return (Math.floor(x / 8) + Math.floor(y / 8)) % 2 === 0;
      case "diamonds": return Math.abs((x % 16) - 8) + Math.abs((y % 16) - 8) < 4;
      case "bars": return x % 16 < 4;
      case "crosses": return (x % 16 > 6 && x % 16 < 9 && Math.abs(y % 16 - 8) < 4) || (y % 16 > 6 && y % 16 < 9 && Math.abs(x % 16 - 8) < 4);
      case "waves": return Math.abs((y % 16) - 8 - 3 * Math.sin((x * Math.PI) / 16)) < 1.3;
    }
  })();
  return on ? mix(r[3], r[4], 0.75) : 0;
}

export const oakFloor = planks(oak, 81);
export const woodFloor = planks([wood[0], wood[1], wood[2], mix(wood[3], wood[4], 0.4), wood[4], wood[5]], 82);
export const nightCarpet = carpet(night);

/** Yellow and dark tape on the workshop floor. */
export function tape(columns: number, rows: number): Canvas {
  const c = new Canvas(columns * TILE, rows * TILE);
  const edge = (x: number, y: number): boolean => x < 4 || y < 4 || x >= c.width - 4 || y >= c.height - 4;
  return c.paint((x, y) => (edge(x, y) ? ((x + y) % 16 < 8 ? amber[3] : metal[1]) : 0));
}
