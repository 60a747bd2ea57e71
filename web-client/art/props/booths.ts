/**
 * The eight booths of the market: each has a hue, a pattern and an emblem of its own, a wall with its subject, a counter
 * with things on it, and something large beside it.
 */
import { mix, type Canvas } from "../kit/canvas.ts";
import { noise } from "../kit/chance.ts";
import { foot, prop, type Prop } from "../kit/prop.ts";
import { box, contactShadow, floorShadow } from "../kit/shapes.ts";
import { INK, WHITE, amber, blue, blush, brick, green, lagoon, leaf, lime, metal, night, oak, paper, plum, red, rose, sky, teal, walnut, wine, wood, type Ramp } from "../palette.ts";
import type { RugPattern } from "./floors.ts";
import { drawSubject, drawEmblem, type Subject } from "./subjects.ts";

export interface BoothLook {
  readonly subject: Subject;
  readonly ramp: Ramp;
  readonly pattern: RugPattern;
}

/** In the order of their places. Hue and lightness differ between neighbours; `colours.ts` checks it for every eye. */
export const boothLooks: readonly BoothLook[] = [
  { subject: "repair", ramp: wine, pattern: "diamonds" },
  { subject: "data", ramp: night, pattern: "checks" },
  { subject: "mobility", ramp: lime, pattern: "chevrons" },
  { subject: "neighbours", ramp: blush, pattern: "dots" },
  { subject: "school", ramp: sky, pattern: "crosses" },
  { subject: "energy", ramp: red, pattern: "waves" },
  { subject: "founders", ramp: plum, pattern: "bars" },
  { subject: "access", ramp: lagoon, pattern: "stripes" },
];

/** The back wall with its posters and the awning above. Seven tiles wide, three high; the awning is drawn over people. */
export function boothWall(look: BoothLook): Prop {
  const { ramp: r } = look;
  return prop(7, 4, (c) => {
    floorShadow(c, 6, 116, 212, 12);
    c.slab(4, 34, 216, 88, r[0]).rect(5, 35, 214, 86, mix(r[4], paper[3], 0.62)).rect(5, 110, 214, 11, r[2]).rect(5, 110, 214, 1, r[4]).rect(5, 118, 214, 3, r[1]);
    for (let x = 77; x < 200; x += 72) c.rect(x - 1, 44, 1, 66, mix(r[3], paper[2], 0.6)).rect(x, 44, 1, 66, paper[5]);
    drawSubject(c, look.subject, r);
    // Shade of the awning on the wall.
    c.paint((x, y) => (x > 4 && x < 219 && y >= 50 && y < 56 ? mix(c.get(x, y), INK, 0.2) : 0));
    awning(c, look);
    for (const x of [2, 216]) c.rect(x, 30, 6, 92, r[0]).rect(x + 1, 31, 4, 90, oak[3]).rect(x + 1, 31, 1, 90, oak[5]);
  }, { solid: foot(7, 2), over: 56 });
}

function awning(c: Canvas, { ramp: r, subject, pattern }: BoothLook): void {
  // The board with the emblem, and the striped cloth below it.
  const stripes = pattern === "dots" || pattern === "diamonds" ? 14 : pattern === "bars" || pattern === "checks" ? 18 : 16;
  for (let x = 0; x < 224; x++) {
    const isLight = Math.floor(x / stripes) % 2 === 0;
    const scallop = Math.round(Math.sin(((x % stripes) / stripes) * Math.PI) * 5);
    const [top, base, low] = isLight ? [paper[5], paper[4], paper[1]] : [r[4], r[3], r[1]];
    c.rect(x, 26, 1, 18, base).rect(x, 26, 1, 3, top).rect(x, 38, 1, 6, isLight ? paper[2] : r[2]).rect(x, 44, 1, scallop, base).set(x, 44 + scallop, low).rect(x, 25, 1, 1, r[0]);
  }
  c.rect(0, 26, 1, 18, r[0]).rect(223, 26, 1, 18, r[0]);
  c.slab(56, 4, 112, 26, r[0]).rect(57, 5, 110, 24, r[2]).rect(57, 5, 110, 2, r[4]).rect(57, 26, 110, 3, r[1]);
  // No word, but beads to both sides of the emblem: their colours are the booth's own.
  for (const side of [-1, 1]) {
    for (let i = 0; i < 3; i++) {
      const x = 112 + side * (25 + i * 11);
      c.ellipse(x, 17, 4 - i, 4 - i, r[1]).ellipse(x, 16.5, 3 - i, 3 - i, i === 1 ? amber[4] : r[5]);
    }
  }
  c.ellipse(112, 17, 17, 15.5, r[0]).ellipse(112, 16.5, 16, 14.5, paper[4]).ring(112, 16.5, 14, 12.5, r[3]);
  drawEmblem(c, subject, 112, 16, r);
}

/** The counter: five tiles wide, with what the booth shows. */
export function boothCounter(look: BoothLook): Prop {
  const { ramp: r, subject } = look;
  return prop(5, 2, (c) => {
    floorShadow(c, 4, 52, 154, 11);
    box(c, 2, 28, 156, 13, 20, oak);
    c.rect(4, 42, 152, 16, r[3]).rect(4, 42, 152, 1, r[4]).rect(4, 54, 152, 4, r[2]);
    for (let x = 4; x < 156; x += 26) c.rect(x, 43, 1, 14, r[1]);
    c.ellipse(80, 50, 8, 7, paper[4]).ring(80, 50, 8, 7, r[1]);
    drawEmblem(c, subject, 80, 50, r, true);
    drawWares(c, subject, r);
  }, { solid: foot(5), over: 22 });
}

function drawWares(c: Canvas, subject: Subject, r: Ramp): void {
  const leaflets = (x: number): void => {
    for (let i = 0; i < 3; i++) c.rect(x + i * 7, 25 - i, 6, 10, paper[1]).rect(x + i * 7, 25 - i, 6, 9, i === 1 ? r[4] : paper[5]).rect(x + i * 7 + 1, 27 - i, 4, 1, r[2]);
  };
  leaflets(120);
  switch (subject) {
    case "repair":
      c.slab(12, 16, 22, 20, red[0]).rect(13, 17, 20, 18, red[3]).rect(13, 17, 20, 2, red[5]).rect(15, 21, 12, 9, paper[3]).rect(17, 14, 2, 3, metal[1]).ellipse(29, 24, 2, 2, metal[4]);
      c.rect(46, 22, 12, 3, metal[3]).rect(57, 20, 3, 14, amber[2]).rect(48, 32, 14, 3, metal[2]).slab(76, 22, 18, 12, metal[0]).rect(77, 23, 16, 10, teal[3]).rect(84, 19, 2, 4, metal[1]).rect(96, 30, 12, 3, walnut[3]);
      break;
    case "data":
      for (let i = 0; i < 7; i++) c.rect(14 + i * 8, 32 - (i * 5) % 14 - 5, 7, (i * 5) % 14 + 9, night[0]).rect(15 + i * 8, 33 - (i * 5) % 14 - 5, 5, (i * 5) % 14 + 6, i % 3 === 0 ? amber[3] : i % 3 === 1 ? blue[4] : teal[4]);
      c.slab(78, 14, 30, 20, night[0]).rect(79, 15, 28, 17, night[2]).line(81, 28, 88, 22, amber[4]).line(88, 22, 95, 25, amber[4]).line(95, 25, 104, 17, amber[4]).rect(90, 34, 6, 3, metal[1]);
      break;
    case "mobility":
      c.ellipse(24, 24, 11, 9, red[0]).ellipse(24, 23, 10, 8, red[3]).rect(14, 26, 20, 4, red[1]).line(19, 17, 19, 24, WHITE, 2).line(26, 16, 26, 24, WHITE, 2);
      c.slab(48, 18, 14, 16, metal[0]).rect(49, 19, 12, 14, paper[4]).ellipse(55, 25, 3, 3, teal[3]).rect(54, 10, 2, 8, metal[1]).slab(76, 22, 26, 12, metal[0]).rect(77, 23, 24, 10, night[2]).rect(79, 27, 20, 2, amber[4]);
      break;
    case "neighbours":
      c.slab(14, 22, 30, 13, wood[0]).rect(15, 23, 28, 11, wood[3]).dither(15, 23, 28, 11, wood[2]).ellipse(22, 21, 5, 5, red[3]).ellipse(30, 20, 5, 5, amber[3]).ellipse(38, 21, 5, 5, leaf[3]);
      c.ellipse(66, 27, 9, 8, teal[0]).ellipse(66, 26, 8, 7, teal[4]).rect(74, 24, 6, 2, teal[2]).rect(64, 16, 4, 3, teal[3]).slab(88, 26, 8, 9, rose[0]).rect(89, 27, 6, 7, rose[4]).slab(100, 26, 8, 9, blue[0]).rect(101, 27, 6, 7, blue[4]);
      break;
    case "school":
      c.ellipse(24, 22, 10, 10, blue[0]).ellipse(24, 22, 9, 9, blue[3]).ellipse(21, 20, 4, 4, leaf[4]).ellipse(27, 25, 4, 3, leaf[3]).rect(22, 32, 4, 3, walnut[2]).rect(17, 34, 14, 2, walnut[1]);
      c.slab(52, 14, 18, 14, metal[0]).rect(53, 15, 16, 12, metal[4]).rect(56, 19, 3, 3, teal[2]).rect(63, 19, 3, 3, teal[2]).rect(58, 24, 6, 1, red[2]).rect(60, 9, 2, 5, metal[1]).ellipse(61, 8, 2, 2, red[3]).slab(54, 28, 14, 8, metal[0]).rect(55, 29, 12, 6, amber[3]).rect(50, 30, 4, 2, metal[1]).rect(68, 30, 4, 2, metal[1]);
      for (let i = 0; i < 3; i++) c.rect(84, 32 - i * 5, 24 - i * 3, 5, [red, blue, amber][i]?.[1] ?? 0).rect(85, 32 - i * 5, 22 - i * 3, 4, [red, blue, amber][i]?.[3] ?? 0);
      break;
    case "energy":
      c.slab(12, 16, 26, 20, paper[0]).rect(13, 17, 24, 18, paper[4]).ellipse(25, 26, 7, 7, metal[1]).ellipse(25, 26, 5, 5, metal[3]).line(21, 22, 29, 30, metal[0], 2).line(29, 22, 21, 30, metal[0], 2);
      c.rect(54, 30, 12, 5, metal[1]).rect(59, 12, 2, 20, metal[4]).line(60, 12, 50, 8, paper[5], 2).line(60, 12, 70, 8, paper[5], 2).line(60, 12, 60, 22, paper[5], 2).ellipse(60, 12, 2, 2, red[3]).ellipse(90, 22, 7, 8, amber[0]).ellipse(90, 21, 6, 7, amber[4]).rect(87, 28, 7, 6, metal[2]).rect(88, 17, 2, 4, WHITE);
      break;
    case "founders":
      c.rect(14, 30, 20, 5, metal[1]).slab(17, 8, 14, 22, paper[0]).rect(18, 9, 12, 20, paper[4]).ellipse(24, 16, 3, 3, blue[3]).rect(14, 22, 4, 8, red[3]).rect(30, 22, 4, 8, red[3]).rect(21, 4, 6, 5, red[3]);
      c.slab(50, 22, 24, 12, oak[0]).rect(51, 23, 22, 10, oak[4]).slab(56, 14, 12, 9, teal[0]).rect(57, 15, 10, 7, teal[4]).ellipse(94, 26, 8, 8, amber[0]).ellipse(94, 25, 7, 7, amber[3]).ellipse(94, 25, 4, 4, amber[4]);
      break;
    case "access":
      c.slab(12, 12, 30, 20, night[0]).rect(13, 13, 28, 17, paper[4]).rect(16, 16, 20, 3, teal[2]).rect(16, 21, 14, 3, teal[3]).rect(16, 26, 18, 2, teal[3]).rect(24, 32, 6, 4, metal[1]);
      c.slab(50, 27, 34, 8, metal[0]).rect(51, 28, 32, 6, metal[2]);
      for (let x = 53; x < 82; x += 4) c.set(x, 29, WHITE).set(x + 1, 31, WHITE).set(x, 32, noise(x, 3) < 0.5 ? WHITE : metal[2]);
      c.slab(94, 18, 14, 17, amber[0]).rect(95, 19, 12, 15, amber[4]).rect(97, 22, 8, 2, INK).rect(97, 26, 8, 2, INK).rect(97, 30, 5, 2, INK);
      break;
  }
}

/** A roll-up poster on its foot. */
export function rollUp({ ramp: r, subject }: BoothLook): Prop {
  return prop(1, 3, (c) => {
    contactShadow(c, 16, 91, 14, 4);
    c.slab(2, 87, 28, 5, metal[0]).rect(3, 88, 26, 2, metal[4]);
    c.slab(3, 22, 26, 67, r[0]).rect(4, 23, 24, 65, r[3]).rect(4, 23, 24, 24, paper[4]).rect(4, 46, 24, 2, r[1]).rect(4, 23, 2, 65, r[4]);
    drawEmblem(c, subject, 16, 34, r);
    for (let i = 0; i < 5; i++) c.rect(8, 53 + i * 6, 16 - ((i * 5) % 7), 2, i === 0 ? WHITE : r[5]);
    c.slab(9, 80, 6, 6, WHITE).dither(10, 81, 4, 4, INK);
  }, { solid: foot(1), over: 54 });
}

/** The large thing beside each counter, two tiles wide. */
export function showpiece(look: BoothLook): Prop {
  const r = look.ramp;
  return prop(2, 3, (c) => {
    contactShadow(c, 32, 88, 28, 7);
    switch (look.subject) {
      case "repair": // a shelf of things to borrow
        c.slab(4, 26, 56, 64, walnut[0]).rect(5, 27, 54, 62, wood[2]);
        for (let y = 29; y < 86; y += 20) c.rect(7, y, 50, 17, walnut[1]).rect(7, y + 16, 50, 3, wood[4]);
        c.ellipse(18, 38, 7, 7, metal[3]).ellipse(18, 38, 4, 4, metal[1]).slab(30, 33, 12, 12, amber[3]).rect(46, 31, 8, 14, teal[3]).slab(10, 53, 18, 12, red[3]).rect(14, 50, 10, 3, red[1]).ellipse(44, 59, 8, 6, brick[4]).slab(10, 72, 14, 13, leaf[3]).rect(30, 74, 22, 4, metal[4]).rect(30, 79, 22, 5, blue[3]);
        break;
      case "data": // a model of the city
        box(c, 4, 50, 56, 24, 14, oak);
        for (let i = 0; i < 15; i++) {
          const [x, y, h] = [9 + (i % 5) * 10, 56 + Math.floor(i / 5) * 7, 6 + Math.floor(noise(i, 4) * 16)];
          c.rect(x, y - h + 5, 7, h, night[1]).rect(x, y - h + 5, 6, h, i % 4 === 0 ? teal[4] : paper[3]).rect(x, y - h + 4, 6, 2, WHITE).rect(x + 2, y - h + 8, 1, 1, amber[3]).rect(x + 4, y - h + 10, 1, 1, amber[3]);
        }
        break;
      case "mobility": // a bicycle with a sensor
        for (const x of [14, 50]) c.ring(x, 72, 12, 12, metal[0], 2).ring(x, 72, 10, 10, metal[3], 1).line(x, 62, x, 82, metal[4]).line(x - 10, 72, x + 10, 72, metal[4]);
        c.line(14, 72, 26, 54, teal[2], 3).line(26, 54, 44, 54, teal[2], 3).line(44, 54, 32, 74, teal[2], 3).line(26, 54, 32, 74, teal[3], 3).line(14, 72, 32, 74, teal[2], 2).line(44, 48, 50, 72, teal[3], 3).rect(40, 46, 10, 3, walnut[1]).rect(20, 49, 12, 4, walnut[1]).slab(46, 36, 10, 10, amber[0]).rect(47, 37, 8, 8, amber[4]).rect(50, 30, 2, 6, metal[1]);
        break;
      case "neighbours": // an armchair with a blanket
        c.slab(8, 40, 48, 40, r[0]).rect(9, 41, 46, 38, r[3]).rect(9, 41, 46, 4, r[5]).slab(13, 64, 38, 24, r[0]).rect(14, 65, 36, 12, r[4]).rect(14, 77, 36, 10, r[2]);
        for (const x of [5, 49]) c.slab(x, 56, 11, 32, r[0]).rect(x + 1, 57, 9, 8, r[5]).rect(x + 1, 65, 9, 22, r[3]);
        c.rect(18, 41, 18, 30, teal[3]).rect(18, 48, 18, 3, paper[4]).rect(18, 58, 18, 3, paper[4]);
        break;
      case "school": // a blackboard on its stand
        c.rect(10, 80, 4, 12, wood[1]).rect(50, 80, 4, 12, wood[1]).slab(3, 30, 58, 52, wood[0]).rect(4, 31, 56, 50, wood[3]).rect(8, 35, 48, 40, green[1]).line(14, 64, 24, 46, WHITE).line(24, 46, 34, 64, WHITE).line(14, 64, 34, 64, WHITE).rect(40, 46, 10, 1, WHITE).rect(40, 52, 8, 1, amber[4]).rect(40, 58, 10, 1, WHITE).rect(8, 75, 48, 4, wood[4]).rect(16, 75, 6, 2, WHITE).rect(26, 75, 6, 2, amber[4]);
        break;
      case "energy": // a solar panel
        c.line(14, 88, 22, 66, metal[1], 3).line(50, 88, 44, 66, metal[1], 3);
        for (let y = 0; y < 42; y++) c.rect(10 - Math.floor(y / 8), 36 + y, 44 + Math.floor(y / 4), 1, y % 11 < 2 ? metal[4] : y < 20 ? blue[2] : blue[1]);
        for (let x = 12; x < 56; x += 11) c.line(x, 36, x - 4 + Math.floor(x / 12), 77, metal[4]);
        c.line(16, 62, 36, 40, translucentWhite, 4);
        break;
      case "founders": // a wall of sketches on wheels
        c.rect(8, 84, 5, 7, metal[1]).rect(51, 84, 5, 7, metal[1]).slab(3, 26, 58, 60, metal[0]).rect(4, 27, 56, 58, paper[3]);
        for (let i = 0; i < 12; i++) c.rect(8 + (i % 4) * 13, 31 + Math.floor(i / 4) * 17, 11, 12, [amber, rose, leaf, blue, plum][(i * 2) % 5]?.[4] ?? 0).rect(10 + (i % 4) * 13, 35 + Math.floor(i / 4) * 17, 7, 1, INK).rect(10 + (i % 4) * 13, 38 + Math.floor(i / 4) * 17, 5, 1, metal[1]);
        break;
      case "access": // a low terminal with a ramp
        c.slab(14, 46, 36, 28, night[0]).rect(15, 47, 34, 25, teal[2]).rect(18, 50, 28, 16, WHITE).rect(21, 53, 14, 3, teal[1]).rect(21, 58, 20, 2, teal[3]).rect(21, 62, 16, 2, teal[3]).slab(12, 70, 40, 9, metal[0]).rect(13, 71, 38, 6, metal[4]).rect(16, 73, 32, 2, metal[2]).rect(24, 79, 16, 10, metal[1]).rect(25, 79, 4, 10, metal[3]).slab(16, 87, 32, 4, metal[1]);
        break;
    }
  }, { solid: foot(2), over: 54 });
}

const translucentWhite = 0xffffff60;

/** The folding sign that stands in the aisle. */
export function easel(r: Ramp, lines: number): Prop {
  return prop(1, 2, (c) => {
    contactShadow(c, 16, 58, 12, 4);
    c.line(8, 58, 11, 24, wood[1], 2).line(24, 58, 21, 24, wood[1], 2).slab(4, 18, 24, 32, walnut[0]).rect(5, 19, 22, 30, wood[3]).rect(7, 21, 18, 25, walnut[1]);
    c.rect(10, 24, 12, 3, r[4]);
    for (let i = 0; i < lines; i++) c.rect(10, 30 + i * 4, 12 - (i * 3) % 5, 1, paper[4]);
  }, { solid: foot(1), over: 22 });
}

