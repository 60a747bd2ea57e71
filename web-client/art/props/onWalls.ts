/** What hangs on wall faces: two tiles high, laid over the face. Nothing here blocks; the wall does. */
import { Canvas, mix, translucent } from "../kit/canvas.ts";
import { noise } from "../kit/chance.ts";
import { writeCentred } from "../kit/letters.ts";
import { movingProp, prop, type Prop } from "../kit/prop.ts";
import { WHITE, amber, blue, glass, green, leaf, light, metal, night, oak, paper, plum, red, rose, sand, teal, walnut, water, wood, type Ramp } from "../palette.ts";

/** A big window with sky and a bit of green behind it. */
export function windowPane(columns: number, frame: Ramp = oak): Prop {
  return prop(columns, 2, (c) => {
    const width = c.width - 8;
    c.rect(4, 5, width, 42, frame[0]).rect(5, 6, width - 2, 40, frame[4]).rect(7, 8, width - 6, 35, water[4]);
    c.paint((x, y) => (x >= 8 && x < width + 1 && y >= 8 && y < 43 ? (y < 20 ? water[5] : y < 30 ? mix(water[5], water[4], 0.5) : 0) : 0));
    for (let x = 12; x < width - 4; x += 6) c.ellipse(x, 43 - noise(x, columns) * 5, 6, 5, noise(x, 2) < 0.5 ? leaf[3] : leaf[4]);
    c.rect(5, 43, width - 2, 4, frame[4]).rect(4, 46, width, 1, frame[0]);
    for (let x = 8; x < width - 8; x += 26) for (let i = 0; i < 7; i++) c.rect(x + 12 - i, 9 + i * 3, 3, 3, glass.glint);
    for (let x = 36; x < width; x += 32) c.rect(x - 1, 7, 3, 38, frame[4]).rect(x + 2, 7, 1, 38, frame[2]);
    c.rect(5, 21, width - 2, 2, frame[4]).rect(5, 23, width - 2, 1, frame[2]);
    c.rect(2, 47, width + 4, 3, frame[5]).rect(2, 50, width + 4, 1, frame[0]);
  });
}

/** Light that falls from a window onto the floor below it. */
export function windowLight(columns: number): Canvas {
  const c = new Canvas((columns + 1) * 32, 96);
  return c.paint((x, y) => {
    const left = 6 + y * 0.3;
    const inside = x >= left && x < left + columns * 32 - 14 && (x - left + 1) % 32 > 2 && y > 2;
    if (!inside || y > 92) return 0;
    return y < 40 ? light.mid : light.soft;
  });
}

export function whiteboard(mark: Ramp, variant: number): Prop {
  return prop(4, 2, (c) => {
    c.slab(4, 8, 120, 40, metal[0]).rect(5, 9, 118, 38, metal[3]).rect(7, 11, 114, 33, paper[5]).rect(7, 11, 114, 2, paper[4]);
    const [a, b] = [mark[2], variant % 2 === 0 ? red[2] : blue[2]];
    if (variant % 3 === 0) {
      c.ring(32, 27, 12, 8, a).ring(62, 22, 9, 6, b).ring(64, 36, 8, 5, a).line(44, 25, 53, 23, metal[2]).line(44, 30, 56, 34, metal[2]).rect(28, 26, 8, 1, a).rect(58, 22, 8, 1, b);
    } else if (variant % 3 === 1) {
      c.line(16, 38, 16, 16, metal[2]).line(16, 38, 60, 38, metal[2]).line(18, 34, 30, 30, a, 2).line(30, 30, 40, 32, a, 2).line(40, 32, 56, 18, a, 2);
    } else {
      for (let i = 0; i < 4; i++) c.rect(14, 17 + i * 6, 3, 3, i < 2 ? green[3] : a).rect(20, 18 + i * 6, 30 - i * 4, 1, metal[1]);
    }
    const notes: readonly Ramp[] = [amber, rose, leaf, blue, amber, plum];
    notes.forEach((r, i) => c.rect(80 + (i % 3) * 12, 16 + Math.floor(i / 3) * 12, 9, 9, r[4]).rect(80 + (i % 3) * 12, 24 + Math.floor(i / 3) * 12, 9, 1, r[2]).rect(82 + (i % 3) * 12, 19 + Math.floor(i / 3) * 12, 5, 1, r[1]));
    c.rect(40, 46, 48, 3, metal[4]).rect(40, 49, 48, 1, metal[0]).rect(46, 45, 6, 2, red[3]).rect(54, 45, 6, 2, blue[3]).rect(62, 45, 8, 2, walnut[2]);
  });
}

/** A round plaque with a number. */
export function numberPlaque(number: number, r: Ramp): Prop {
  return prop(1, 2, (c) => {
    c.slab(4, 10, 24, 24, r[0]).rect(5, 11, 22, 22, r[2]).rect(5, 11, 22, 2, r[4]).rect(7, 14, 18, 17, r[1]);
    writeCentred(c, 16, 15, String(number), WHITE, 3);
  });
}

export function clock(): Prop {
  return prop(1, 2, (c) => {
    c.ellipse(16, 24, 12, 12, walnut[0]).ellipse(16, 23.5, 11, 11, wood[3]).ellipse(16, 24, 9, 9, paper[5]);
    for (let i = 0; i < 12; i++) c.set(16 + Math.round(Math.cos((i * Math.PI) / 6) * 7.4), 24 + Math.round(Math.sin((i * Math.PI) / 6) * 7.4), walnut[1]);
    c.line(16, 24, 16, 18, walnut[0]).line(16, 24, 20, 26, walnut[0]).set(16, 24, red[2]);
  });
}

/** A framed picture: a hill, a city, a wave, an abstract. */
export function picture(variant: number): Prop {
  return prop(2, 2, (c) => {
    c.slab(8, 8, 48, 36, walnut[0]).rect(9, 9, 46, 34, wood[3]).rect(9, 9, 46, 1, wood[5]).rect(12, 12, 40, 28, paper[4]).rect(14, 14, 36, 24, water[5]);
    switch (variant % 4) {
      case 0:
        c.ellipse(40, 20, 4, 4, amber[4]);
        c.paint((x, y) => (x >= 14 && x < 50 && y >= 14 && y < 38 ? (y > 30 + Math.sin(x / 5) * 3 ? leaf[3] : y > 25 + Math.cos(x / 7) * 4 ? leaf[4] : 0) : 0));
        break;
      case 1:
        c.rect(14, 14, 36, 24, rose[5]);
        for (let i = 0; i < 6; i++) c.rect(15 + i * 6, 24 - Math.floor(noise(i, 5) * 9), 5, 14 + Math.floor(noise(i, 5) * 9), i % 2 === 0 ? plum[3] : night[3]).rect(16 + i * 6, 28, 1, 2, amber[4]).rect(18 + i * 6, 32, 1, 2, amber[4]);
        break;
      case 2:
        for (let y = 16; y < 38; y += 4) for (let x = 14; x < 50; x++) c.rect(x, Math.round(y + Math.sin((x + y * 3) / 4) * 1.6), 1, 2, y % 8 === 0 ? water[3] : water[2]);
        break;
      default:
        c.rect(14, 14, 36, 24, sand[4]).ellipse(24, 26, 8, 8, red[3]).rect(32, 16, 14, 14, teal[3]).ellipse(40, 33, 6, 4, amber[3]).line(16, 36, 48, 18, walnut[1], 2);
    }
  });
}

/** A pin board full of slips. */
export function pinBoard(columns: number, salt: number): Prop {
  return prop(columns, 2, (c) => {
    const width = c.width - 8;
    c.slab(4, 6, width, 42, walnut[0]).rect(5, 7, width - 2, 40, wood[3]).rect(7, 9, width - 6, 36, oak[2]).dither(7, 9, width - 6, 36, oak[1], true);
    const inks: readonly Ramp[] = [amber, rose, leaf, blue, paper, plum, paper, teal];
    for (let x = 10, i = 0; x < width - 10; x += 12, i++) {
      for (let row = 0; row < 2; row++) {
        const r = inks[(i * 3 + row * 5 + salt) % inks.length] as Ramp;
        const y = 11 + row * 17 + Math.floor(noise(i, row, salt) * 4);
        c.rect(x + 1, y + 1, 10, 13, oak[1]).rect(x, y, 10, 13, r[4]).rect(x + 2, y + 4, 6, 1, r[1]).rect(x + 2, y + 6, 5, 1, r[2]).rect(x + 2, y + 8, 6, 1, r[2]).rect(x + 4, y, 2, 2, red[2]);
      }
    }
  });
}

/** A screen on the wall whose curve moves slowly. */
export function wallScreen(columns: number, r: Ramp): Prop {
  return movingProp(columns, 2, 4, 900, (c, frame) => {
    const width = c.width - 8;
    c.slab(4, 8, width, 38, night[0]).rect(5, 9, width - 2, 36, metal[1]).rect(7, 11, width - 6, 31, night[1]);
    for (let y = 16; y < 40; y += 6) c.rect(9, y, width - 10, 1, night[2]);
    for (let x = 9; x < width - 2; x++) {
      const y = 28 + Math.sin((x + frame * 10) / 9) * 6 + Math.sin((x - frame * 10) / 4.7) * 2;
      c.rect(x, Math.round(y), 1, 2, r[4]);
      if (x % 7 === 0) c.rect(x, 40 - Math.floor(noise(x, 3) * 9), 4, 1 + Math.floor(noise(x, 3) * 9), r[2]);
    }
    c.rect(10, 13, 14, 2, r[5]).ellipse(width - 6, 15, 2, 2, frame % 2 === 0 ? amber[4] : amber[2]);
  });
}

/** A wall lamp with its glow. */
export function wallLamp(): Prop {
  return movingProp(1, 2, 3, 1400, (c, frame) => {
    const glow = [26, 32, 29][frame] as number;
    c.ellipse(16, 24, 15, 18, translucent(amber[5], glow)).ellipse(16, 22, 10, 12, translucent(amber[5], glow + 16));
    c.rect(14, 26, 4, 8, walnut[1]).rect(12, 33, 8, 2, walnut[0]);
    for (let i = 0; i < 9; i++) c.rect(11 - Math.floor(i / 3) + 1, 16 + i, 8 + Math.floor(i / 3) * 2, 1, i < 3 ? amber[5] : amber[4]);
    c.rect(9, 25, 14, 1, amber[1]);
  });
}

/** A cloth banner that hangs from the wall's cap; an emblem tells it apart. */
export function banner(r: Ramp, emblem: "sun" | "house" | "leaf" | "wave"): Prop {
  return prop(1, 2, (c) => {
    c.rect(3, 2, 26, 2, walnut[1]).rect(5, 4, 22, 40, r[0]).rect(6, 4, 20, 39, r[3]).rect(6, 4, 3, 39, r[4]).rect(23, 4, 3, 39, r[2]).rect(6, 8, 20, 1, r[5]).rect(6, 36, 20, 1, r[5]);
    for (let i = 0; i < 4; i++) c.rect(6 + i * 5, 43, 5, 3 - Math.abs((i % 2) * 2 - 1), r[2]);
    if (emblem === "sun") c.ellipse(16, 22, 5, 5, amber[4]).frame(9, 15, 14, 14, amber[4]).frame(10, 16, 12, 12, r[3]);
    if (emblem === "house") for (let i = 0; i < 7; i++) c.rect(16 - i, 15 + i, i * 2 + 1, 1, WHITE);
    if (emblem === "house") c.rect(11, 22, 11, 8, WHITE).rect(15, 25, 3, 5, r[2]);
    if (emblem === "leaf") c.ellipse(17, 20, 5, 7, leaf[4]).line(12, 29, 19, 15, leaf[1]);
    if (emblem === "wave") for (let x = 9; x < 24; x++) c.rect(x, Math.round(20 + Math.sin(x / 2) * 2), 1, 2, WHITE).rect(x, Math.round(26 + Math.sin(x / 2) * 2), 1, 2, WHITE);
  });
}

/** A coloured curtain of many folds, for one wall of the stage. */
export function curtain(columns: number, rows: number, r: Ramp): Prop {
  return prop(columns, rows, (c) => {
    c.paint((x, y) => {
      if (y > c.height - 4) return 0;
      const fold = (x + Math.round(Math.sin(y / 26) * 1.2)) % 16;
      if (y > c.height - 7) return r[0];
      return fold < 2 ? r[1] : fold < 5 ? r[2] : fold < 10 ? r[3] : fold < 12 ? r[4] : fold < 14 ? r[3] : r[2];
    });
    c.rect(0, 0, c.width, 3, walnut[0]).rect(0, 1, c.width, 1, amber[3]);
    for (let x = 0; x < c.width; x += 32) {
      for (let i = 0; i < 32; i++) {
        const drop = Math.round(Math.sin((i / 32) * Math.PI) * 9);
        c.rect(x + i, 3, 1, 6 + drop, i % 8 < 2 ? r[2] : r[3]).rect(x + i, 8 + drop, 1, 2, amber[3]).set(x + i, 10 + drop, amber[1]);
      }
    }
  });
}

