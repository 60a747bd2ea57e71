/** Green things indoors. */
import { mix } from "../kit/canvas.ts";
import { noise } from "../kit/chance.ts";
import { foot, prop, type Prop } from "../kit/prop.ts";
import { box, contactShadow, drum, foliage, fronds } from "../kit/shapes.ts";
import { amber, brick, earth, green, leaf, oak, paper, plum, rose, shade, stone, teal, walnut, wood, type Ramp } from "../palette.ts";

/** A bushy plant in a pot, a tile wide. */
export function pottedPlant(pot: Ramp, salt: number): Prop {
  return prop(1, 2, (c) => {
    contactShadow(c, 16, 59, 11, 4);
    c.rect(9, 45, 14, 14, pot[0]).rect(10, 46, 12, 12, pot[3]).rect(8, 43, 16, 5, pot[0]).rect(9, 44, 14, 3, pot[4]).rect(10, 48, 3, 10, pot[4]).rect(19, 48, 3, 10, pot[2]);
    fronds(c, 16, 46, 13, 30, 9, salt % 2 === 0 ? green : leaf, salt);
    foliage(c, 16, 36, 9, 8, salt % 2 === 0 ? green : leaf, salt, 3);
  }, { solid: foot(1), over: 24 });
}

/** A small tree with a round crown in a large planter. */
export function indoorTree(salt: number, pot: Ramp = stone): Prop {
  return prop(2, 4, (c) => {
    contactShadow(c, 32, 119, 24, 7);
    drum(c, 32, 100, 20, 7, 18, pot);
    c.ellipse(32, 100, 17, 5, earth[1]).ellipse(32, 99, 15, 4, earth[2]);
    c.rect(29, 62, 6, 38, walnut[1]).rect(30, 62, 3, 38, walnut[3]).line(31, 76, 22, 62, walnut[2], 2).line(32, 74, 42, 60, walnut[2], 2);
    for (let i = 0; i < 7; i++) c.ellipse(20 + i * 4, 99 + (i % 2), 3, 2, i % 2 === 0 ? leaf[2] : leaf[3]);
    foliage(c, 32, 38, 29, 32, salt % 2 === 0 ? leaf : green, salt, 5);
  }, { solid: ["..", "..", "..", "##"], over: 88 });
}

/** A palm with arching leaves. */
export function palm(salt: number): Prop {
  return prop(3, 4, (c) => {
    contactShadow(c, 48, 119, 20, 6);
    drum(c, 48, 102, 16, 6, 16, brick);
    c.ellipse(48, 102, 13, 4, earth[1]);
    for (let i = 0; i < 9; i++) c.rect(45 + (i % 2), 62 + i * 4.5, 6, 5, i % 2 === 0 ? oak[1] : oak[2]).rect(46, 62 + i * 4.5, 2, 4, oak[3]);
    fronds(c, 48, 66, 44, 34, 9, green, salt, 5);
    fronds(c, 48, 64, 38, 50, 8, leaf, salt + 1, 4);
    fronds(c, 48, 62, 22, 58, 5, leaf, salt + 2, 3);
  }, { solid: ["...", "...", "...", ".#."], over: 88 });
}

/** A low box full of plants; keeps people on the path without hiding anything. */
export function planterBox(columns: number, salt: number, pot: Ramp = oak, flowers: Ramp | undefined = undefined): Prop {
  return prop(columns, 2, (c) => {
    const width = c.width - 4;
    c.slab(3, 50, width, 12, shade.mid);
    box(c, 2, 34, width, 8, 18, pot);
    c.rect(5, 36, width - 6, 6, earth[1]);
    for (let x = 10; x < width; x += 16) c.rect(x, 43, 1, 15, pot[1]);
    for (let x = 8; x < width - 2; x += 9) {
      const n = noise(x, salt, 5);
      if (n < 0.4) fronds(c, x, 41, 9, 20 + n * 18, 6, green, salt + x);
      else foliage(c, x + 1, 32 - n * 5, 9, 8 + n * 4, n < 0.7 ? leaf : green, salt + x, 3);
    }
    if (flowers) {
      for (let x = 8; x < width - 3; x += 7) {
        const y = 24 + Math.floor(noise(x, salt, 9) * 12);
        c.rect(x, y, 3, 3, flowers[3]).rect(x, y, 2, 1, flowers[5]).set(x + 1, y + 1, amber[4]);
      }
    }
  }, { solid: foot(columns), over: 27 });
}

/** The tree in the middle of the court, with a bench all around its trunk. */
export function courtTree(): Prop {
  return prop(8, 9, (c) => {
    contactShadow(c, 128, 258, 92, 28);
    // The bench is a ring of wood, the bed a stone ring inside of it.
    for (let i = 12; i >= 1; i--) c.ellipse(128, 238 + i, 80, 28, i === 12 ? wood[0] : i > 9 ? wood[1] : wood[2]);
    c.ellipse(128, 238, 80, 28, wood[0]).ellipse(128, 238, 79, 27, wood[4]).ellipse(128, 237, 77, 25, wood[3]);
    for (let i = 0; i < 28; i++) {
      const angle = (i / 28) * Math.PI * 2;
      c.line(128 + Math.cos(angle) * 58, 237 + Math.sin(angle) * 19, 128 + Math.cos(angle) * 79, 238 + Math.sin(angle) * 27, wood[2]);
    }
    c.ring(128, 237, 78, 26, wood[5], 1);
    for (let i = 10; i >= 1; i--) c.ellipse(128, 227 + i, 56, 18, i > 8 ? stone[0] : i > 5 ? stone[1] : stone[2]);
    c.ellipse(128, 226, 56, 18, stone[0]).ellipse(128, 226, 55, 17, stone[5]).ellipse(128, 226, 51, 14.5, earth[0]).ellipse(128, 227, 49, 13, earth[1]);
    for (let i = 0; i < 46; i++) {
      const angle = noise(i, 1, 77) * Math.PI * 2;
      const reach = 18 + noise(i, 2, 77) * 28;
      const [x, y] = [128 + Math.cos(angle) * reach, 226 + Math.sin(angle) * reach * 0.26];
      if (i % 3 === 0) fronds(c, x, y + 2, 6, 12, 4, leaf, i);
      else c.ellipse(x, y, 4, 2.5, i % 2 === 0 ? leaf[3] : green[3]).rect(Math.round(x) - 1, Math.round(y) - 3, 2, 2, i % 5 === 0 ? rose[4] : i % 5 === 1 ? paper[4] : leaf[4]);
    }
    for (let y = 120; y < 228; y++) {
      const flare = Math.max(0, (y - 205) / 3) + Math.max(0, (150 - y) / 8);
      c.rect(116 - flare, y, 24 + flare * 2, 1, walnut[1]).rect(118 - flare, y, 12 + flare, 1, walnut[2]).rect(120 - flare, y, 5, 1, walnut[3]);
    }
    for (let i = 0; i < 14; i++) c.line(120 + (i * 7) % 16, 130 + i * 6, 120 + (i * 7) % 16, 138 + i * 6, i % 2 === 0 ? walnut[0] : walnut[4]);
    c.line(126, 150, 84, 104, walnut[1], 7).line(130, 146, 172, 100, walnut[1], 7).line(128, 130, 128, 84, walnut[2], 8);
    const crown = [[66, 100, 54, 40, 1], [190, 100, 54, 40, 2], [128, 120, 62, 34, 3], [90, 60, 58, 46, 4], [166, 58, 58, 46, 5], [128, 44, 62, 42, 6], [128, 88, 66, 44, 7]] as const;
    for (const [x, y, rx, ry] of crown) c.ellipse(x, y, rx, ry, leaf[0]);
    for (const [x, y, rx, ry, salt] of crown) foliage(c, x, y, rx, ry, leaf, salt * 13, 7, false);
    // Coloured lanterns in the crown.
    const lanterns: readonly (readonly [number, number, Ramp])[] = [[58, 118, amber], [98, 134, rose], [150, 132, teal], [196, 116, amber], [128, 98, plum], [80, 84, teal], [176, 80, rose]];
    for (const [x, y, r] of lanterns) {
      c.rect(x, y - 7, 1, 6, walnut[0]).ellipse(x, y + 2, 4, 4.5, r[1]).ellipse(x, y + 1.5, 3, 3.5, r[4]).rect(x - 1, y, 2, 2, r[5]).rect(x - 2, y - 3, 5, 1, walnut[1]);
    }
  }, { solid: ["........", "........", "........", "........", "........", "........", "..####..", ".######.", "..####.."], over: 190 });
}

/** Trailing plants over the edge of a wall or shelf; laid on a wall face. */
export function hangingPlant(salt: number): Prop {
  return prop(1, 1, (c) => {
    c.rect(10, 2, 12, 7, brick[0]).rect(11, 3, 10, 5, brick[3]).rect(11, 3, 10, 1, brick[5]);
    for (let i = 0; i < 6; i++) {
      const length = 8 + noise(i, salt, 3) * 14;
      for (let y = 0; y < length; y++) c.set(8 + i * 3 + Math.sin(y / 3 + i) * 1.4, 6 + y, y % 3 === 0 ? leaf[4] : y % 3 === 1 ? leaf[3] : leaf[2]);
    }
    foliage(c, 16, 5, 9, 4, leaf, salt, 3);
  });
}

/** A thin green wall of moss and leaves in a frame. */
export function plantPicture(): Prop {
  return prop(3, 2, (c) => {
    c.slab(4, 6, 88, 38, walnut[0]).rect(5, 7, 86, 36, walnut[3]).rect(8, 10, 80, 30, green[1]);
    for (let i = 0; i < 60; i++) c.ellipse(10 + noise(i, 1) * 76, 12 + noise(i, 2) * 26, 4, 3, [green[2], green[3], leaf[3], leaf[4], mix(green[4], amber[4], 0.3)][i % 5] as number);
  });
}
