/** Machines and benches of the prototype workshop. */
import { mix, translucent } from "../kit/canvas.ts";
import { noise } from "../kit/chance.ts";
import { foot, movingProp, prop, type Prop } from "../kit/prop.ts";
import { box, contactShadow, floorShadow } from "../kit/shapes.ts";
import { INK, WHITE, amber, blue, brick, leaf, metal, night, oak, paper, plum, red, rose, teal, walnut, water, wood, type Ramp } from "../palette.ts";
import { laptop, mug } from "./tables.ts";

/** A 3D printer on its bench: the head goes to and fro, slowly, over a small house. */
export function printer(): Prop {
  return movingProp(2, 3, 4, 700, (c, frame) => {
    contactShadow(c, 32, 88, 28, 5);
    box(c, 4, 62, 56, 8, 20, metal);
    c.rect(8, 72, 22, 9, metal[1]).rect(34, 72, 22, 9, metal[1]).rect(16, 76, 6, 1, metal[4]).rect(42, 76, 6, 1, metal[4]);
    c.slab(8, 12, 48, 54, night[0]).rect(9, 13, 46, 52, metal[1]).rect(12, 18, 40, 36, night[1]).rect(12, 18, 40, 20, night[2]);
    c.rect(9, 13, 46, 3, amber[3]).rect(12, 50, 40, 4, metal[3]).rect(12, 50, 40, 1, metal[5]);
    for (let k = 0; k < 7; k++) c.rect(32 - k, 36 + k, k * 2 + 1, 1, teal[4]);
    c.rect(26, 43, 13, 7, teal[3]).rect(31, 45, 3, 5, teal[1]);
    const x = 20 + [0, 8, 16, 8][frame]!;
    c.rect(12, 26, 40, 2, metal[4]).rect(x, 23, 9, 8, metal[0]).rect(x + 1, 24, 7, 6, red[3]).rect(x + 3, 31, 3, 4, amber[4]);
    c.rect(13, 57, 20, 6, night[0]).rect(14, 58, 14, 4, teal[4]).ellipse(46, 60, 3, 3, frame % 2 === 0 ? leaf[4] : leaf[3]);
    c.ellipse(32, 9, 9, 7, metal[0]).ellipse(32, 9, 8, 6, amber[3]).ellipse(32, 9, 3, 2.5, metal[0]);
  }, { solid: foot(2), over: 52 });
}

/** A laser cutter with its glowing window. */
export function laserCutter(): Prop {
  return movingProp(4, 3, 4, 800, (c, frame) => {
    floorShadow(c, 6, 78, 116, 14);
    box(c, 4, 24, 120, 28, 34, teal);
    c.slab(14, 26, 84, 24, night[0]).rect(15, 27, 82, 22, night[1]).rect(15, 27, 82, 9, night[2]).rect(20, 32, 70, 13, oak[2]).rect(24, 35, 20, 8, oak[4]).ellipse(62, 39, 7, 4, oak[4]);
    const x = 34 + [0, 14, 28, 14][frame]!;
    c.rect(x, 28, 3, 20, metal[3]).rect(x - 2, 36, 7, 5, metal[5]).ellipse(x + 1, 42, 5, 3, translucent(red[4], 140)).rect(x, 41, 3, 2, WHITE);
    for (let i = 0; i < 8; i++) c.rect(80 - i, 28 + i * 2, 4, 2, translucent(WHITE, 60));
    c.slab(102, 30, 18, 16, night[0]).rect(104, 32, 14, 7, leaf[4]).ellipse(107, 43, 2, 2, red[3]).ellipse(115, 43, 2, 2, leaf[3]);
    c.rect(12, 60, 48, 20, teal[1]).rect(66, 60, 48, 20, teal[1]).rect(28, 68, 16, 2, metal[4]).rect(82, 68, 16, 2, metal[4]);
    for (let i = 0; i < 5; i++) c.rect(6 + i * 24, 54, 12, 3, i % 2 === 0 ? amber[3] : INK);
  }, { solid: ["....", "####", "####"] });
}

/** Hooks and tools on the wall. */
export function toolWall(columns: number): Prop {
  return prop(columns, 2, (c) => {
    const width = c.width - 8;
    c.slab(4, 4, width, 46, oak[0]).rect(5, 5, width - 2, 44, oak[3]).rect(5, 5, width - 2, 1, oak[5]);
    for (let y = 9; y < 46; y += 6) for (let x = 9; x < width; x += 6) c.set(x, y, oak[1]);
    for (let x = 12, i = 0; x < width - 10; x += 15, i++) {
      const handle = [red, amber, blue, teal][i % 4] as Ramp;
      switch (i % 6) {
        case 0: c.rect(x + 3, 14, 3, 24, wood[2]).rect(x, 10, 10, 6, metal[1]).rect(x, 10, 10, 2, metal[4]); break;
        case 1: c.rect(x + 3, 10, 2, 14, metal[2]).rect(x + 2, 24, 4, 12, handle[3]).rect(x + 2, 24, 1, 12, handle[4]); break;
        case 2: c.ring(x + 4, 14, 5, 5, metal[2], 2).rect(x + 3, 18, 3, 20, metal[3]).rect(x + 3, 18, 1, 20, metal[5]); break;
        case 3: c.line(x, 12, x + 11, 28, metal[4], 3).rect(x + 7, 28, 7, 9, handle[3]).rect(x + 9, 30, 3, 5, handle[1]); break;
        case 4: c.line(x, 10, x + 8, 24, metal[2], 2).line(x + 8, 10, x, 24, metal[2], 2).line(x, 24, x - 1, 36, handle[3], 3).line(x + 8, 24, x + 9, 36, handle[3], 3); break;
        default: c.slab(x - 1, 12, 12, 12, handle[0]).rect(x, 13, 10, 10, handle[3]).ellipse(x + 5, 18, 3, 3, paper[4]).rect(x + 3, 24, 3, 8, metal[4]);
      }
    }
  });
}

/** A heavy workbench with half-made things; `variant` chooses which. */
export function workbench(variant: number): Prop {
  return prop(6, 3, (c) => {
    floorShadow(c, 8, 72, 178, 14);
    for (const x of [12, 168]) c.rect(x, 58, 12, 26, walnut[0]).rect(x + 1, 58, 10, 25, wood[2]).rect(x + 1, 58, 4, 25, wood[3]);
    c.rect(20, 72, 150, 5, wood[1]).rect(34, 62, 26, 11, red[1]).rect(35, 62, 24, 10, red[3]).rect(120, 60, 30, 13, metal[1]).rect(121, 60, 28, 12, metal[3]);
    box(c, 4, 24, 184, 32, 8, wood);
    for (let y = 32; y < 54; y += 7) c.rect(6, y, 180, 1, wood[3]);
    if (variant === 0) {
      laptop(c, 16, 22, leaf);
      // A small robot car, a board with lights, a vice.
      c.slab(54, 30, 34, 14, red[0]).rect(55, 31, 32, 12, red[3]).rect(55, 31, 32, 3, red[5]).rect(60, 24, 14, 7, metal[2]).rect(61, 25, 12, 3, blue[4]);
      for (const x of [60, 81]) c.ellipse(x, 45, 5, 5, INK).ellipse(x, 45, 2, 2, metal[4]);
      c.slab(102, 30, 26, 18, leaf[0]).rect(103, 31, 24, 16, leaf[2]);
      for (let i = 0; i < 10; i++) c.rect(105 + (i % 5) * 4, 34 + Math.floor(i / 5) * 6, 2, 2, [amber, red, paper, teal, amber][i % 5]?.[4] ?? 0);
      c.rect(142, 26, 22, 16, metal[0]).rect(143, 27, 20, 6, metal[4]).rect(143, 36, 20, 5, metal[2]).rect(150, 40, 5, 9, metal[1]).rect(146, 48, 14, 2, metal[4]);
      mug(c, 172, 34, amber);
    } else {
      // A paper model of a quarter, a drone, tubes of paint.
      c.rect(14, 28, 62, 24, leaf[4]).rect(14, 50, 62, 3, leaf[1]).line(14, 40, 76, 40, paper[4], 3).line(44, 28, 44, 52, paper[4], 3);
      for (let i = 0; i < 8; i++) c.rect(18 + (i % 4) * 14 + (i > 3 ? 2 : 0), 26 + Math.floor(i / 4) * 16, 10, 10, walnut[1]).rect(18 + (i % 4) * 14 + (i > 3 ? 2 : 0), 24 + Math.floor(i / 4) * 16, 9, 10, paper[4]).rect(18 + (i % 4) * 14 + (i > 3 ? 2 : 0), 24 + Math.floor(i / 4) * 16, 9, 4, [brick, red, teal, amber][i % 4]?.[3] ?? 0);
      c.slab(96, 32, 24, 10, night[0]).rect(97, 33, 22, 8, night[3]).line(90, 28, 126, 46, metal[1], 2).line(126, 28, 90, 46, metal[1], 2);
      for (const [x, y] of [[90, 28], [127, 28], [90, 46], [127, 46]] as const) c.ellipse(x, y, 7, 3, mix(water[4], metal[4], 0.4)).ellipse(x, y, 2, 1, INK);
      for (let i = 0; i < 5; i++) c.rect(144 + i * 7, 30 + (i % 2) * 4, 5, 14, [red, amber, leaf, blue, plum][i]?.[1] ?? 0).rect(144 + i * 7, 30 + (i % 2) * 4, 4, 13, [red, amber, leaf, blue, plum][i]?.[3] ?? 0).rect(145 + i * 7, 28 + (i % 2) * 4, 3, 2, paper[2]);
    }
  }, { solid: ["......", "######", "######"] });
}

/** Boxes of parts on a rack, against a wall. */
export function partsRack(columns: number): Prop {
  return prop(columns, 3, (c) => {
    const width = c.width - 4;
    floorShadow(c, 3, 84, width, 10);
    for (const x of [2, c.width - 6]) c.rect(x, 8, 4, 82, metal[0]).rect(x + 1, 8, 2, 81, metal[3]);
    for (let shelf = 0; shelf < 3; shelf++) {
      const y = 30 + shelf * 24;
      for (let x = 8, i = 0; x < width - 16; x += 20, i++) {
        const r = [amber, red, teal, blue, paper, leaf][Math.floor(noise(i, shelf, 8) * 6)] as Ramp;
        const h = 12 + Math.floor(noise(shelf, i, 9) * 6);
        c.slab(x, y - h, 17, h, r[0]).rect(x + 1, y - h + 1, 15, h - 1, r[3]).rect(x + 1, y - h + 1, 15, 3, r[1]).rect(x + 4, y - 7, 9, 4, paper[5]);
      }
      c.rect(2, y, width, 4, metal[1]).rect(2, y, width, 1, metal[4]);
    }
  }, { solid: foot(columns) });
}

/** Rolls of stuff and a saw horse. */
export function materialRolls(): Prop {
  return prop(2, 3, (c) => {
    contactShadow(c, 32, 88, 26, 5);
    c.slab(6, 58, 52, 32, oak[0]).rect(7, 59, 50, 30, oak[2]).rect(7, 59, 50, 3, oak[4]);
    ([rose, teal, amber, plum] as const).forEach((r, i) => {
      const top = 20 + ((i * 7) % 16);
      c.rect(10 + i * 12, top, 10, 46, r[0]).rect(11 + i * 12, top, 8, 45, r[3]).rect(11 + i * 12, top, 3, 45, r[4]).ellipse(15 + i * 12, top, 5, 3, r[0]).ellipse(15 + i * 12, top, 4, 2, r[5]).ellipse(15 + i * 12, top, 1.5, 1, r[1]);
    });
    c.rect(7, 68, 50, 20, oak[3]).rect(7, 68, 50, 2, oak[5]).rect(7, 84, 50, 4, oak[1]);
  }, { solid: foot(2), over: 52 });
}
