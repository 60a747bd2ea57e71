/** Tables and what lies on them. Tables block. */
import type { Canvas } from "../kit/canvas.ts";
import { foot, prop, type Prop } from "../kit/prop.ts";
import { box, contactShadow, drum, floorShadow } from "../kit/shapes.ts";
import { amber, blue, brick, green, leaf, metal, night, oak, paper, red, rose, teal, walnut, wood, type Ramp } from "../palette.ts";

export function mug(c: Canvas, x: number, y: number, r: Ramp): void {
  c.slab(x, y, 7, 8, r[0]).rect(x + 1, y + 1, 5, 6, r[3]).rect(x + 1, y + 1, 5, 2, walnut[1]).rect(x + 1, y + 3, 2, 4, r[4]).rect(x + 7, y + 3, 2, 3, r[0]);
}

export function beerMug(c: Canvas, x: number, y: number): void {
  c.slab(x, y, 8, 11, amber[0]).rect(x + 1, y + 3, 6, 7, amber[3]).rect(x + 1, y, 6, 3, paper[5]).rect(x + 2, y + 4, 1, 5, amber[5]).rect(x + 8, y + 4, 2, 4, amber[0]);
}

export function laptop(c: Canvas, x: number, y: number, screen: Ramp = blue): void {
  c.slab(x, y, 18, 11, metal[0]).rect(x + 1, y + 1, 16, 9, screen[2]).rect(x + 2, y + 2, 14, 7, screen[4]).rect(x + 3, y + 3, 7, 1, screen[1]).rect(x + 3, y + 5, 10, 1, screen[2]).rect(x + 3, y + 7, 6, 1, screen[2]);
  c.slab(x - 1, y + 11, 20, 6, metal[0]).rect(x, y + 12, 18, 4, metal[4]).dither(x + 2, y + 12, 14, 3, metal[2]);
}

export function sheet(c: Canvas, x: number, y: number, mark: Ramp = blue): void {
  c.rect(x, y, 10, 12, paper[1]).rect(x, y, 9, 11, paper[5]).rect(x + 1, y + 2, 6, 1, mark[3]).rect(x + 1, y + 4, 5, 1, paper[0]).rect(x + 1, y + 6, 6, 1, paper[0]).rect(x + 1, y + 8, 4, 1, paper[0]);
}

export function vase(c: Canvas, x: number, y: number, flower: Ramp): void {
  c.rect(x + 2, y, 1, 7, green[2]).rect(x + 4, y - 1, 1, 8, green[3]).rect(x, y - 1, 3, 3, flower[3]).rect(x + 4, y - 4, 4, 4, flower[4]).rect(x + 5, y - 3, 2, 1, amber[4]);
  c.slab(x + 1, y + 6, 6, 8, teal[0]).rect(x + 2, y + 7, 4, 6, teal[4]).rect(x + 2, y + 7, 1, 6, teal[5]);
}

/** The round table of a group room: four by three tiles with things to work with. */
export function groupTable(cloth: Ramp, variant: number): Prop {
  return prop(4, 3, (c) => {
    contactShadow(c, 64, 78, 50, 16);
    c.rect(58, 56, 12, 22, walnut[1]).ellipse(64, 78, 18, 6, walnut[0]).ellipse(64, 77, 16, 4.5, walnut[2]);
    drum(c, 64, 44, 52, 25, 8, oak);
    c.ellipse(64, 44, 22, 10, cloth[2]).ellipse(64, 43.5, 20, 8.5, cloth[4]);
    laptop(c, 26 + variant * 2, 30, variant % 2 === 0 ? teal : blue);
    sheet(c, 84, 34, red);
    sheet(c, 72, 50, leaf);
    mug(c, 50, 52, variant % 2 === 0 ? red : blue);
    mug(c, 88, 50, amber);
    vase(c, 60, 30, variant % 3 === 0 ? rose : variant % 3 === 1 ? amber : red);
    c.rect(38, 52, 8, 2, amber[3]).rect(44, 58, 7, 2, rose[3]).slab(98, 42, 6, 6, amber[4]).slab(96, 38, 6, 6, rose[4]);
  }, { solid: ["....", "####", ".##."] });
}

/** A small round café table with a cup and a plate. */
export function cafeTable(variant: number): Prop {
  return prop(2, 2, (c) => {
    contactShadow(c, 32, 52, 20, 7);
    c.rect(30, 36, 4, 16, metal[0]).rect(31, 36, 1, 16, metal[2]).ellipse(32, 52, 10, 3.5, metal[0]).ellipse(32, 51, 9, 2.5, metal[2]);
    drum(c, 32, 29, 23, 12, 4, variant % 2 === 0 ? oak : wood);
    mug(c, 20, 24, variant % 2 === 0 ? teal : red);
    c.ellipse(40, 31, 7, 4, paper[1]).ellipse(40, 30.5, 6, 3, paper[5]).rect(37, 27, 6, 4, variant % 3 === 0 ? walnut[3] : variant % 3 === 1 ? amber[3] : rose[4]).rect(37, 27, 6, 1, paper[4]);
    if (variant % 2 === 1) vase(c, 29, 16, rose);
  }, { solid: ["..", "##"] });
}

/** A high table to stand at. */
export function standingTable(cloth: Ramp): Prop {
  return prop(1, 2, (c) => {
    contactShadow(c, 16, 57, 11, 4);
    c.rect(14, 26, 4, 30, metal[0]).rect(15, 26, 1, 30, metal[3]).ellipse(16, 57, 8, 2.5, metal[1]);
    drum(c, 15.5, 22, 14, 7, 4, cloth);
    mug(c, 7, 16, paper);
    c.slab(17, 16, 8, 9, paper[1]).rect(18, 17, 6, 7, paper[5]).rect(19, 19, 4, 1, cloth[2]);
  }, { solid: foot(1), over: 22 });
}

/** The long table of the regulars. */
export function longTable(columns: number): Prop {
  return prop(columns, 3, (c) => {
    const width = c.width - 12;
    floorShadow(c, 8, 66, width, 18);
    for (const x of [18, c.width - 28]) c.rect(x, 60, 10, 22, walnut[0]).rect(x + 1, 60, 8, 21, walnut[2]).rect(x + 1, 60, 3, 21, walnut[3]);
    box(c, 6, 22, width, 40, 9, wood);
    for (let y = 30; y < 60; y += 8) c.rect(8, y, width - 4, 1, wood[3]);
    for (let x = 40; x < width; x += 62) c.rect(x, 24, 1, 7, wood[3]).rect(x + 30, 39, 1, 7, wood[3]);
    // A runner down the middle.
    c.rect(20, 37, width - 28, 12, red[1]).rect(20, 36, width - 28, 12, red[3]).rect(20, 38, width - 28, 1, red[5]).rect(20, 45, width - 28, 1, red[5]);
    for (let x = 26; x < width - 16; x += 8) c.set(x, 41, red[5]).set(x + 1, 42, red[5]).set(x, 43, red[5]).set(x - 1, 42, red[5]);
    for (let x = 20, i = 0; x < width - 8; x += 34, i++) {
      if (i % 3 === 2) mug(c, x, 27, i % 2 === 0 ? teal : blue);
      else beerMug(c, x, 24);
      if (i % 3 === 1) mug(c, x + 12, 51, paper);
      else beerMug(c, x + 14, 48);
    }
    c.ellipse(c.width / 2 + 36, 42, 13, 6, walnut[0]).ellipse(c.width / 2 + 36, 41, 12, 5, walnut[3]);
    for (let i = 0; i < 6; i++) c.ellipse(c.width / 2 + 29 + i * 3, 38 + (i % 2) * 2, 3, 2, brick[i % 2 === 0 ? 3 : 4]);
    // The pennant that says whose table it is.
    const x = c.width / 2;
    c.rect(x - 1, 14, 2, 28, metal[1]).rect(x - 5, 40, 10, 3, metal[0]).rect(x - 4, 39, 8, 2, metal[3]);
    for (let i = 0; i < 12; i++) c.rect(x + 1, 14 + i, 16 - Math.abs(i - 6) * 2 + 2, 1, i < 6 ? teal[3] : teal[2]);
    c.rect(x + 4, 18, 5, 4, amber[4]);
    vase(c, x - 40, 27, rose);
  }, { solid: ["", "#".repeat(columns), "#".repeat(columns)].map((row) => row.padEnd(columns, ".")) });
}

/** A low table between sofas. */
export function lowTable(): Prop {
  return prop(3, 2, (c) => {
    floorShadow(c, 8, 40, 80, 14);
    c.rect(12, 40, 4, 12, walnut[0]).rect(80, 40, 4, 12, walnut[0]);
    box(c, 6, 14, 84, 26, 6, oak);
    sheet(c, 16, 20, teal);
    sheet(c, 29, 22, rose);
    vase(c, 46, 18, amber);
    mug(c, 62, 24, blue);
    mug(c, 74, 20, red);
    c.slab(60, 15, 11, 7, night[3]).rect(61, 16, 9, 2, night[4]);
  }, { solid: foot(3, 2) });
}
