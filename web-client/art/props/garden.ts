/** Trees, water, paths and small houses of the garden. */
import { Canvas, translucent } from "../kit/canvas.ts";
import { noise } from "../kit/chance.ts";
import { TILE, foot, movingProp, prop, type Prop } from "../kit/prop.ts";
import { box, contactShadow, drum, floorShadow, foliage, fronds } from "../kit/shapes.ts";
import { WHITE, amber, blue, brick, earth, green, leaf, light, metal, moss, oak, paper, plum, red, rose, sand, shade, stone, walnut, water, wood, type Ramp } from "../palette.ts";

/** Which of the eight neighbours are of the same kind. */
export type Same = (dx: number, dy: number) => boolean;

/** How far inside a soft-edged cell this pixel is; below 0 it is outside. */
function inside(x: number, y: number, same: Same, salt: number): number {
  const wobble = (at: number, side: number): number => Math.round(Math.sin((at * Math.PI) / 16 + side) * 1.2 + (noise(at % TILE, side, salt) - 0.5) * 1.4);
  const distance = [
    same(0, -1) ? 99 : y - 4 - wobble(x, 0), same(0, 1) ? 99 : TILE - 1 - y - 4 - wobble(x, 1),
    same(-1, 0) ? 99 : x - 4 - wobble(y, 2), same(1, 0) ? 99 : TILE - 1 - x - 4 - wobble(y, 3),
  ];
  for (const [dx, dy] of [[-1, -1], [1, -1], [-1, 1], [1, 1]] as const) {
    const cx = dx < 0 ? x : TILE - 1 - x;
    const cy = dy < 0 ? y : TILE - 1 - y;
    if (!same(dx, 0) && !same(0, dy)) distance.push(cx < 16 && cy < 16 ? 12 - Math.hypot(16 - cx, 16 - cy) : 99);
    else if (same(dx, 0) && same(0, dy) && !same(dx, dy)) distance.push(Math.hypot(cx, cy) - 5);
  }
  return Math.min(...distance);
}

/** A path of fine gravel. */
export function path(same: Same, variant: number): Canvas {
  const c = new Canvas(TILE, TILE);
  return c.paint((x, y) => {
    const depth = inside(x, y, same, 5);
    if (depth < 0) return depth >= -1 ? moss[1] : 0;
    if (depth < 1) return sand[0];
    if (depth < 2) return sand[2];
    const grain = noise(x, y, 80 + variant);
    return grain < 0.05 ? sand[2] : grain > 0.95 ? sand[5] : sand[3];
  });
}

/** Water with a stony bank; four frames. */
export function pondWater(same: Same, variant: number): Canvas[] {
  return [0, 1, 2, 3].map((frame) => {
    const c = new Canvas(TILE, TILE);
    c.paint((x, y) => {
      const depth = inside(x, y, same, 9);
      if (depth < -1) return 0;
      if (depth < 0) return moss[1];
      if (depth < 3) return noise(x >> 2, y >> 2, 6) < 0.5 ? stone[1] : stone[2];
      if (depth < 4) return water[0];
      if (depth < 7) return water[2];
      return water[3];
    });
    for (let i = 0; i < 4; i++) {
      const x = Math.floor(noise(variant, i, 3) * 22) + 2 + [0, 1, 2, 1][frame]!;
      const y = 6 + Math.floor(noise(i, variant, 4) * 20);
      const length = 4 + Math.floor(noise(i, variant, 5) * 6);
      for (let k = 0; k < length; k++) if (inside(x + k, y, same, 9) > 7) c.set(x + k, y, (frame + i) % 4 === 0 ? water[5] : water[4]);
    }
    return c;
  });
}

/** A broad tree. The crown is drawn over people. */
export function gardenTree(kind: "oak" | "birch" | "apple" | "fir", salt: number): Prop {
  return prop(4, 5, (c) => {
    contactShadow(c, 64, 146, 42, 11);
    if (kind === "fir") {
      c.rect(59, 120, 10, 30, walnut[1]).rect(60, 120, 4, 29, walnut[3]);
      for (const [y, w] of [[96, 46], [66, 38], [38, 28], [16, 16]] as const) {
        for (let row = 0; row < 44; row++) {
          const half = Math.round((w * row) / 44 + noise(row, y, salt) * 3);
          if (y + row > 138) continue;
          c.rect(64 - half - 1, y + row, half * 2 + 2, 1, green[0]).rect(64 - half, y + row, half * 2, 1, row % 6 < 2 ? green[1] : green[2]).rect(64 - half + 1, y + row, Math.max(0, half - 2), 1, row % 6 < 3 ? green[3] : green[2]);
        }
      }
      return;
    }
    const bark = kind === "birch" ? paper : walnut;
    for (let y = 92; y < 148; y++) {
      const flare = Math.max(0, (y - 138) / 2);
      c.rect(57 - flare, y, 14 + flare * 2, 1, bark[0]).rect(58 - flare, y, 12 + flare * 2, 1, bark[2]).rect(59 - flare, y, 5, 1, bark[3]);
    }
    if (kind === "birch") for (let i = 0; i < 7; i++) c.rect(58 + ((i * 5) % 8), 98 + i * 7, 5, 2, walnut[1]);
    const r = kind === "birch" ? leaf : kind === "apple" ? leaf : green;
    const blobs = [[36, 72, 30, 26], [92, 72, 30, 26], [64, 84, 36, 24], [48, 44, 34, 30], [80, 42, 34, 30], [64, 34, 34, 28], [64, 58, 38, 30]] as const;
    for (const [x, y, rx, ry] of blobs) c.ellipse(x, y, rx, ry, r[0]);
    for (const [i, [x, y, rx, ry]] of blobs.entries()) crown(c, x, y, rx - 1, ry - 1, r, salt + i * 5);
    if (kind === "apple") for (let i = 0; i < 13; i++) {
      const [x, y] = [24 + noise(i, salt) * 80, 24 + noise(salt, i) * 74];
      c.ellipse(x, y, 3, 3, red[1]).ellipse(x - 0.5, y - 0.5, 2, 2, red[3]).set(x - 1, y - 1, red[5]);
    }
  }, { solid: ["....", "....", "....", "....", ".##."], over: 120 });
}

/** Leaves without an edge of their own: several make one crown. */
function crown(c: Canvas, x: number, y: number, rx: number, ry: number, r: Ramp, salt: number): void {
  foliage(c, x, y, rx, ry, [r[1], r[1], r[2], r[3], r[4], r[5]], salt, 6);
}

/** A weeping willow over the quiet corner. */
export function willow(): Prop {
  return prop(7, 7, (c) => {
    contactShadow(c, 112, 208, 66, 14);
    for (let y = 110; y < 212; y++) {
      const flare = Math.max(0, (y - 198) / 2);
      c.rect(102 - flare, y, 22 + flare * 2, 1, walnut[0]).rect(103 - flare, y, 20 + flare * 2, 1, walnut[2]).rect(104 - flare, y, 8, 1, walnut[3]);
    }
    for (const [x, y, rx, ry] of [[66, 74, 56, 44], [158, 74, 56, 44], [112, 52, 66, 44], [112, 90, 70, 44]] as const) c.ellipse(x, y, rx, ry, leaf[0]);
    for (const [i, [x, y, rx, ry]] of ([[66, 74, 55, 43], [158, 74, 55, 43], [112, 90, 69, 43], [112, 52, 65, 43]] as const).entries()) crown(c, x, y, rx, ry, leaf, 50 + i * 3);
    for (let i = 0; i < 46; i++) {
      const x = 12 + (i / 45) * 200;
      const start = 92 + Math.sin((i / 45) * Math.PI) * 30 - 14;
      const length = 34 + noise(i, 4) * 52;
      for (let k = 0; k < length; k++) {
        const px = x + Math.sin(k / 9 + i) * 2;
        c.rect(Math.round(px), Math.round(start + k), 2, 1, k % 5 < 2 ? leaf[4] : k % 5 < 4 ? leaf[3] : leaf[2]).set(Math.round(px) + 2, Math.round(start + k), leaf[1]);
      }
    }
  }, { solid: ["", "", "", "", "", "", "...#..."].map((row) => row.padEnd(7, ".")), over: 184 });
}

/** A cut hedge of `columns` tiles. */
export function hedge(columns: number, salt: number): Prop {
  return prop(columns, 2, (c) => {
    floorShadow(c, 3, 54, c.width - 4, 9);
    c.slab(0, 18, c.width, 42, green[0]).rect(1, 19, c.width - 2, 40, green[2]).rect(1, 19, c.width - 2, 16, green[3]).rect(1, 52, c.width - 2, 7, green[1]);
    for (let i = 0; i < columns * 26; i++) {
      const [x, y] = [2 + noise(i, salt) * (c.width - 5), 20 + noise(salt, i) * 36];
      c.rect(Math.round(x), Math.round(y), 2, 1, y < 34 ? (i % 2 === 0 ? green[4] : leaf[4]) : i % 2 === 0 ? green[3] : green[1]);
    }
    for (let x = 2; x < c.width - 2; x += 5) c.rect(x, 18 - Math.floor(noise(x, salt, 2) * 3), 4, 3, green[4]);
  }, { solid: foot(columns), over: 24 });
}

export function bush(salt: number, flowers?: Ramp): Prop {
  return prop(1, 1, (c) => {
    contactShadow(c, 16, 27, 13, 4);
    foliage(c, 16, 17, 14, 11, salt % 2 === 0 ? green : leaf, salt, 4);
    if (flowers) for (let i = 0; i < 8; i++) c.rect(5 + Math.floor(noise(i, salt) * 20), 9 + Math.floor(noise(salt, i) * 14), 3, 3, flowers[4]).set(6 + Math.floor(noise(i, salt) * 20), 10 + Math.floor(noise(salt, i) * 14), amber[5]);
  }, { solid: foot(1) });
}

/** A few flowers in the grass; one may walk over them. */
export function wildFlowers(r: Ramp, salt: number): Prop {
  return prop(1, 1, (c) => {
    for (let i = 0; i < 6; i++) {
      const [x, y] = [4 + Math.floor(noise(i, salt) * 23), 5 + Math.floor(noise(salt, i) * 21)];
      c.rect(x + 1, y + 2, 1, 4, moss[1]).rect(x, y, 3, 3, r[3]).rect(x, y, 2, 1, r[5]).set(x + 1, y + 1, amber[5]);
    }
  });
}

/** A flower bed with a low edging. */
export function flowerBed(columns: number, rows: number, colours: readonly Ramp[], salt: number): Prop {
  return prop(columns, rows, (c) => {
    c.slab(1, 3, c.width - 2, c.height - 4, stone[0]).rect(2, 4, c.width - 4, c.height - 7, stone[3]).slab(5, 6, c.width - 10, c.height - 12, earth[0]).rect(6, 7, c.width - 12, c.height - 14, earth[2]);
    for (let y = 12; y < c.height - 8; y += 6) {
      for (let x = 9; x < c.width - 8; x += 6) {
        const px = x + Math.floor(noise(x, y, salt) * 3);
        const r = colours[Math.floor((y / 6) % colours.length)] as Ramp;
        c.rect(px, y, 4, 4, leaf[1]).rect(px, y - 1, 4, 2, leaf[3]).rect(px, y - 4, 4, 4, r[3]).rect(px, y - 4, 3, 1, r[5]).rect(px + 1, y - 3, 1, 1, amber[5]);
      }
    }
  }, { solid: foot(columns, rows) });
}

/** A bed of vegetables: rows of cabbage, carrots, beans. */
export function vegetableBed(salt: number): Prop {
  return prop(4, 2, (c) => {
    c.slab(1, 2, 126, 60, walnut[0]).rect(2, 3, 124, 58, wood[2]).rect(2, 3, 124, 3, wood[4]).rect(6, 8, 116, 49, earth[1]);
    for (let y = 14; y < 56; y += 14) {
      c.rect(6, y + 6, 116, 2, earth[0]);
      for (let x = 12; x < 118; x += 14) {
        if ((y + salt) % 3 === 0) c.ellipse(x, y, 5, 4, leaf[1]).ellipse(x, y - 1, 4, 3, leaf[4]).ellipse(x, y - 1, 2, 1.5, leaf[5]);
        else if ((y + salt) % 3 === 1) fronds(c, x, y + 3, 5, 9, 4, leaf, x);
        else c.rect(x, y - 7, 1, 11, oak[2]).ellipse(x, y - 3, 4, 4, green[3]).rect(x - 2, y - 3, 2, 2, red[3]).rect(x + 1, y - 1, 2, 2, red[3]);
      }
    }
  }, { solid: foot(4, 2) });
}

/** A wooden pavilion with an open front: posts and benches below, the roof drawn over people. */
export function pavilion(): Prop {
  return prop(8, 8, (c) => {
    // The floor, then the back benches, posts, and the roof.
    c.slab(14, 88, 228, 160, walnut[0]).rect(15, 89, 226, 150, oak[3]);
    for (let y = 96; y < 238; y += 9) c.rect(15, y, 226, 1, oak[1]);
    c.rect(15, 239, 226, 8, wood[1]).rect(15, 239, 226, 2, wood[3]).rect(15, 89, 226, 26, shade.mid);
    box(c, 30, 120, 196, 11, 12, wood);
    c.rect(30, 112, 196, 8, wood[1]).rect(30, 112, 196, 2, wood[4]);
    box(c, 22, 132, 16, 66, 8, wood);
    box(c, 218, 132, 16, 66, 8, wood);
    drum(c, 128, 176, 30, 14, 8, oak);
    c.rect(122, 190, 12, 10, walnut[1]);
    c.slab(112, 166, 9, 9, red[0]).rect(113, 167, 7, 7, red[3]).slab(136, 170, 9, 9, blue[0]).rect(137, 171, 7, 7, blue[3]).rect(124, 162, 3, 10, leaf[2]).rect(122, 158, 7, 6, rose[4]);
    for (const x of [18, 230]) c.rect(x, 70, 8, 174, walnut[0]).rect(x + 1, 70, 6, 172, wood[3]).rect(x + 1, 70, 2, 172, wood[5]);
    // Roof.
    for (let row = 0; row < 84; row++) {
      const half = 34 + Math.round(row * 1.08);
      const tile = Math.floor(row / 9);
      c.rect(128 - half, 4 + row, half * 2, 1, row % 9 === 8 ? brick[1] : brick[2]);
      if (row % 9 !== 8) for (let x = 128 - half; x < 128 + half; x += 12) c.rect(Math.min(127 + half, x + (tile % 2) * 6), 4 + row, 1, 1, brick[1]);
      c.rect(128 - half, 4 + row, 2, 1, brick[0]).rect(126 + half, 4 + row, 2, 1, brick[0]);
      if (row % 9 === 0) c.rect(130 - half, 4 + row, half * 2 - 4, 1, brick[4]);
    }
    c.rect(94, 2, 68, 4, brick[0]).rect(95, 3, 66, 2, brick[4]).rect(4, 88, 248, 6, wood[1]).rect(4, 88, 248, 2, wood[4]).rect(4, 94, 248, 1, walnut[0]);
    for (let x = 14; x < 250; x += 24) c.rect(x, 94, 1, 5, walnut[1]).ellipse(x, 101, 3, 3.5, amber[2]).ellipse(x, 101, 2, 2.5, amber[5]);
  }, { solid: ["........", "........", "........", "#.####.#", "#......#", "#..##..#", "........", "#......#"], over: 108 });
}

/** A bowl with a small fire, slow and warm. */
export function fireBowl(): Prop {
  return movingProp(2, 2, 4, 420, (c, frame) => {
    contactShadow(c, 32, 56, 24, 7);
    c.ellipse(32, 36, 30, 24, translucent(amber[4], 26 + (frame % 2) * 10));
    for (let i = 0; i < 10; i++) {
      const a = (i / 10) * Math.PI * 2;
      c.ellipse(32 + Math.cos(a) * 22, 50 + Math.sin(a) * 8, 4, 3, stone[0]).ellipse(32 + Math.cos(a) * 22, 49 + Math.sin(a) * 8, 3, 2, stone[2]);
    }
    drum(c, 32, 42, 17, 6, 8, metal);
    c.ellipse(32, 42, 14, 4.5, walnut[0]).line(22, 42, 42, 40, wood[2], 3).line(24, 39, 40, 44, wood[1], 3);
    const sway = [0, 1, 0, -1][frame]!;
    for (const [dx, h, r] of [[-7, 14, 1], [0, 22, 0], [7, 16, -1]] as const) {
      for (let k = 0; k < h; k++) {
        const w = Math.max(0.5, (1 - k / h) * 5);
        c.ellipse(32 + dx + sway * r * (k / h) * 2 + (k / h) * sway, 41 - k, w, 1, k < h * 0.35 ? amber[5] : k < h * 0.7 ? amber[3] : red[3]);
      }
    }
    c.set(26 + frame * 3, 14 - frame, amber[4]).set(38 - frame * 2, 10 + frame, amber[4]);
  }, { solid: ["..", "##"] });
}

/** A log to sit on, lying; its slope: level, or upright. */
export function log(upright: boolean): Prop {
  return upright
    ? prop(1, 2, (c) => {
        floorShadow(c, 8, 10, 20, 52);
        c.slab(7, 8, 18, 50, walnut[0]).rect(8, 9, 16, 48, wood[2]).rect(9, 9, 5, 48, wood[3]).rect(20, 9, 3, 48, wood[1]).ellipse(16, 55, 8, 5, wood[0]).ellipse(16, 55, 7, 4, oak[4]).ellipse(16, 55, 4, 2, oak[2]);
        for (let y = 14; y < 48; y += 9) c.rect(12 + (y % 4), y, 1, 5, wood[1]);
      })
    : prop(2, 1, (c) => {
        floorShadow(c, 4, 18, 56, 11);
        c.slab(3, 9, 58, 17, walnut[0]).rect(4, 10, 56, 15, wood[2]).rect(4, 10, 56, 5, wood[3]).rect(4, 22, 56, 3, wood[1]).ellipse(6, 17, 4, 8, wood[0]).ellipse(6, 17, 3, 7, oak[4]).ellipse(6, 17, 1.5, 4, oak[2]);
        for (let x = 16; x < 56; x += 11) c.rect(x, 14 + (x % 5), 6, 1, wood[1]);
      });
}

/** A fountain with three bowls of slow water. */
export function fountain(): Prop {
  return movingProp(4, 4, 4, 380, (c, frame) => {
    contactShadow(c, 64, 104, 60, 20);
    drum(c, 64, 86, 58, 24, 12, stone);
    c.ellipse(64, 86, 52, 20, stone[1]).ellipse(64, 87, 50, 18, water[1]).ellipse(64, 88, 49, 17, water[3]);
    for (let i = 0; i < 3; i++) c.ring(64, 87, 16 + ((frame * 4 + i * 13) % 36), 6 + (((frame * 4 + i * 13) % 36) * 10) / 36, water[4], 1);
    c.rect(57, 44, 14, 42, stone[0]).rect(58, 44, 12, 42, stone[2]).rect(59, 44, 4, 42, stone[5]);
    drum(c, 64, 48, 26, 9, 6, stone);
    c.ellipse(64, 48, 22, 6, water[2]).ellipse(64, 48.5, 21, 5, water[4]);
    c.rect(61, 22, 6, 26, stone[2]).rect(62, 22, 2, 26, stone[5]);
    for (const side of [-1, 1]) {
      for (let k = 0; k < 22; k++) {
        const y = 20 + k * 1.4 + (k * k) / 30;
        if ((k + frame) % 4 !== 0 && y < 47) c.rect(64 + side * (2 + k * 0.62), y, 2, 2, (k + frame) % 3 === 0 ? WHITE : water[5]);
      }
      for (let k = 0; k < 26; k++) if ((k + frame) % 3 !== 0) c.rect(64 + side * (24 + k * 0.16), 50 + k * 1.3, 2, 2, k % 2 === 0 ? water[5] : water[4]);
    }
    c.ellipse(64, 17, 4, 4, water[4]).ellipse(64, 16 - (frame % 2), 3, 3, WHITE);
  }, { solid: ["....", "....", "####", "####"], over: 50 });
}

/** Two painted hives, with bees. */
export function beehives(): Prop {
  return movingProp(3, 2, 4, 500, (c, frame) => {
    contactShadow(c, 48, 58, 44, 5);
    ([amber, blue, rose] as const).forEach((r, i) => {
      const x = 4 + i * 31;
      c.rect(x + 3, 54, 3, 6, walnut[0]).rect(x + 20, 54, 3, 6, walnut[0]);
      box(c, x, 24, 27, 6, 26, r);
      c.rect(x + 1, 40, 25, 1, r[1]).rect(x + 8, 49, 11, 3, walnut[0]).slab(x - 1, 16, 29, 10, walnut[0]).rect(x, 17, 27, 7, metal[4]).rect(x, 17, 27, 2, WHITE);
    });
    for (let i = 0; i < 6; i++) {
      const a = (frame / 4) * Math.PI * 2 + i * 1.9;
      const [x, y] = [48 + Math.cos(a + i) * (16 + i * 4), 26 + Math.sin(a * 2 + i) * 16];
      c.rect(x, y, 2, 1, amber[4]).set(x + 1, y, walnut[0]).set(x, y - 1, WHITE);
    }
  }, { solid: foot(3) });
}

/** A hammock between two posts; one may lie down in it. */
export function hammock(): Prop {
  return prop(5, 2, (c) => {
    c.ellipse(80, 54, 52, 6, shade.mid);
    for (const x of [8, 146]) c.rect(x, 4, 6, 56, walnut[0]).rect(x + 1, 5, 4, 54, wood[2]).rect(x + 1, 5, 1, 54, wood[4]);
    c.line(13, 14, 34, 28, paper[2]).line(13, 16, 34, 38, paper[2]).line(147, 14, 126, 28, paper[2]).line(147, 16, 126, 38, paper[2]);
    for (let x = 32; x < 128; x++) {
      const sag = Math.round(13 * Math.sin(((x - 32) / 96) * Math.PI));
      const stripe = Math.floor((x - 32) / 8) % 3;
      const r = [rose, paper, amber][stripe] as Ramp;
      c.rect(x, 26 + Math.round(sag * 0.55), 1, 14 + Math.round(sag * 0.5), r[3]).rect(x, 26 + Math.round(sag * 0.55), 1, 2, r[5]).rect(x, 37 + sag, 1, 3, r[2]).set(x, 40 + sag, r[0]);
    }
    c.slab(38, 26, 16, 12, blue[0]).rect(39, 27, 14, 10, blue[4]).rect(39, 27, 12, 3, blue[5]);
  }, { solid: ["#...#"] });
}

/** Boards over the water. */
export function jetty(columns: number, rows: number): Prop {
  return prop(columns, rows, (c) => {
    const [width, height] = [c.width, c.height - 10];
    c.rect(4, height, width - 6, 8, water[1]);
    for (let x = 10; x < width; x += 40) c.rect(x, height - 2, 6, 11, walnut[0]).rect(x + 1, height - 2, 4, 10, walnut[3]);
    c.rect(0, 2, width - 2, height, walnut[0]);
    for (let x = 0; x < width - 3; x += 9) {
      const r = noise(x, 3) < 0.5 ? oak[2] : oak[3];
      c.rect(x, 3, 8, height - 4, r).rect(x, 3, 1, height - 4, oak[4]).rect(x + 7, 3, 1, height - 4, oak[1]).rect(x + 3, 6, 1, 2, walnut[1]).rect(x + 3, height - 7, 1, 2, walnut[1]);
    }
    c.rect(0, height - 2, width - 2, 3, walnut[1]).rect(0, 2, width - 2, 2, oak[5]);
  });
}

/** Lilies on the water, and reeds at its edge. */
export function lilies(salt: number): Prop {
  return prop(1, 1, (c) => {
    for (const [x, y, s] of [[9, 10, 6], [21, 20, 5], [23, 8, 4]] as const) c.ellipse(x, y + 1, s, s * 0.6, water[1]).ellipse(x, y, s, s * 0.6, leaf[2]).ellipse(x - 0.5, y - 0.5, s - 1, s * 0.6 - 1, leaf[3]).line(x, y, x + s - 1, y - 1, water[2]);
    if (salt % 2 === 0) c.ellipse(9, 8, 3, 2.5, rose[2]).ellipse(9, 7, 2, 2, rose[4]).set(9, 7, amber[5]);
  });
}

export function reeds(salt: number): Prop {
  return prop(1, 2, (c) => {
    fronds(c, 16, 60, 11, 40, 8, leaf, salt);
    for (const [x, h] of [[9, 36], [17, 46], [24, 32]] as const) c.rect(x, 60 - h, 1, h, leaf[2]).rect(x - 1, 60 - h, 3, 9, walnut[2]).rect(x - 1, 60 - h, 1, 9, walnut[4]);
  }, { solid: foot(1), over: 20 });
}

/** A café table under a parasol; the parasol is drawn over people. */
export function parasolTable(r: Ramp): Prop {
  return prop(4, 4, (c) => {
    contactShadow(c, 64, 104, 40, 12);
    c.rect(62, 40, 4, 62, metal[0]).rect(63, 40, 1, 62, metal[4]);
    drum(c, 64, 82, 24, 10, 4, paper);
    c.rect(60, 94, 8, 14, metal[1]).ellipse(64, 108, 12, 4, metal[1]).slab(48, 76, 7, 8, red[0]).rect(49, 77, 5, 6, red[3]).slab(74, 78, 7, 8, blue[0]).rect(75, 79, 5, 6, blue[3]);
    for (let slice = 0; slice < 8; slice++) {
      const lit = slice % 2 === 0;
      c.paint((x, y) => {
        const [dx, dy] = [(x - 64) / 58, (y - 34) / 28];
        if (dx * dx + dy * dy > 1 || y > 46 + Math.abs(((x * 8) / 116) % 2 - 1) * 6) return 0;
        const which = Math.floor(((Math.atan2(y - 22, x - 64) + Math.PI) / (Math.PI * 2)) * 16) % 2;
        if (which !== slice % 2 || slice > 1) return 0;
        return lit ? (y < 26 ? r[4] : r[3]) : y < 26 ? paper[5] : paper[4];
      });
    }
    c.ring(64, 34, 58, 28, r[1]).ellipse(64, 8, 3, 3, r[0]).ellipse(64, 7, 2, 2, r[5]);
    for (let x = 8; x < 120; x += 2) if (c.get(x, 46) !== 0) c.rect(x, 45, 2, 3, r[2]);
  }, { solid: ["....", "....", ".##.", "...."], over: 50 });
}

/** A lantern at the path. */
export function lantern(): Prop {
  return movingProp(1, 2, 2, 1800, (c, frame) => {
    contactShadow(c, 16, 59, 8, 3);
    c.ellipse(16, 20, 13, 14, frame === 0 ? light.soft : translucent(amber[5], 50));
    c.rect(14, 28, 4, 30, metal[0]).rect(15, 28, 1, 30, metal[3]).rect(11, 56, 10, 3, metal[0]).slab(9, 12, 14, 17, metal[0]).rect(11, 14, 10, 13, amber[4]).rect(13, 16, 6, 9, amber[5]).rect(7, 9, 18, 4, metal[0]).rect(12, 6, 8, 3, metal[0]);
  }, { solid: foot(1), over: 24 });
}

/** A flat stepping stone or a rock, to break the lawn. */
export function rock(salt: number): Prop {
  return prop(1, 1, (c) => {
    contactShadow(c, 16, 26, 12, 4);
    const w = 10 + (salt % 3);
    c.ellipse(16, 19, w, 8, stone[0]).ellipse(16, 18, w - 1, 7, stone[1]).ellipse(14, 16, w - 4, 4.5, stone[3]).ellipse(12, 15, 3, 2, stone[5]).rect(20, 22, 4, 2, moss[2]).rect(9, 22, 3, 2, moss[2]);
  }, { solid: foot(1) });
}

export const bedColours = { warm: [rose, amber, red] as const, cool: [plum, blue, rose] as const };
