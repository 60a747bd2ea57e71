/** Shelves, desks and lamps of the library. */
import type { Canvas } from "../kit/canvas.ts";
import { noise } from "../kit/chance.ts";
import { foot, movingProp, prop, type Prop } from "../kit/prop.ts";
import { box, contactShadow, floorShadow } from "../kit/shapes.ts";
import { translucent } from "../kit/canvas.ts";
import { amber, blue, brick, green, leaf, oak, paper, plum, red, rose, teal, walnut, type Ramp } from "../palette.ts";

const spines: readonly Ramp[] = [red, blue, green, amber, plum, teal, paper, brick, rose, leaf];

function books(c: Canvas, x: number, y: number, width: number, height: number, salt: number): void {
  let at = x;
  for (let i = 0; at < x + width - 4; i++) {
    const n = noise(i, salt, 3);
    if (n > 0.93) {
      at += 6;
      continue;
    }
    const thick = 3 + Math.floor(n * 3);
    const tall = Math.round(height * (0.72 + noise(salt, i, 4) * 0.28));
    const r = spines[Math.floor(noise(i, salt, 8) * spines.length)] as Ramp;
    c.rect(at, y + height - tall, thick, tall, r[2]).rect(at, y + height - tall, 1, tall, r[4]).rect(at + thick - 1, y + height - tall, 1, tall, r[1]);
    if (i % 3 === 0) c.rect(at + 1, y + height - tall + 3, thick - 2, 2, amber[4]);
    at += thick;
  }
}

/** A tall shelf against a wall: three tiles high, only its foot on the floor. */
export function bookcase(columns: number, salt: number): Prop {
  return prop(columns, 3, (c) => {
    const width = c.width - 4;
    floorShadow(c, 3, 84, width, 10);
    c.slab(2, 6, width, 84, walnut[0]).rect(3, 7, width - 2, 82, walnut[2]).rect(3, 7, width - 2, 5, walnut[4]).rect(3, 7, width - 2, 1, walnut[5]);
    for (let shelf = 0; shelf < 3; shelf++) {
      const y = 14 + shelf * 24;
      c.rect(6, y, width - 8, 21, walnut[0]).rect(6, y, width - 8, 4, walnut[1]);
      books(c, 7, y + 3, width - 10, 18, salt + shelf * 11);
      c.rect(4, y + 21, width - 4, 3, walnut[3]).rect(4, y + 21, width - 4, 1, walnut[5]);
    }
    for (let x = 48; x < width - 16; x += 48) c.rect(x, 12, 3, 74, walnut[2]).rect(x, 12, 1, 74, walnut[4]);
  }, { solid: foot(columns) });
}

/** A shelf in the room, lower; one sees its top and can walk behind it. */
export function lowShelf(columns: number, salt: number): Prop {
  return prop(columns, 2, (c) => {
    const width = c.width - 4;
    floorShadow(c, 3, 52, width, 10);
    box(c, 2, 14, width, 10, 44, walnut);
    for (let shelf = 0; shelf < 2; shelf++) {
      const y = 26 + shelf * 16;
      c.rect(5, y, width - 6, 13, walnut[0]);
      books(c, 6, y + 1, width - 8, 12, salt + shelf * 7);
    }
    c.slab(14, 8, 12, 9, teal[0]).rect(15, 9, 10, 7, teal[3]).rect(width - 26, 11, 16, 4, red[2]).rect(width - 25, 8, 14, 3, amber[3]).rect(width - 24, 5, 12, 3, blue[3]);
  }, { solid: foot(columns), over: 14 });
}

/** A reading table with green lamps. */
export function readingTable(): Prop {
  return movingProp(5, 3, 2, 2200, (c, frame) => {
    floorShadow(c, 8, 66, 146, 16);
    for (const x of [12, 140]) c.rect(x, 62, 8, 18, walnut[0]).rect(x + 1, 62, 6, 17, walnut[2]);
    box(c, 4, 26, 152, 36, 7, walnut);
    c.rect(10, 31, 140, 26, green[1]).rect(11, 32, 138, 24, green[2]);
    for (const x of [40, 112]) {
      c.ellipse(x, 44, 24, 11, translucent(amber[5], frame === 0 ? 70 : 84)).ellipse(x, 43, 14, 7, translucent(amber[5], 110));
      c.rect(x - 1, 26, 2, 16, amber[2]).ellipse(x, 43, 5, 2, amber[1]).slab(x - 11, 18, 22, 9, green[0]).rect(x - 10, 19, 20, 7, green[3]).rect(x - 10, 19, 20, 2, green[5]).rect(x - 9, 26, 18, 2, amber[5]);
    }
    c.rect(60, 40, 22, 13, walnut[0]).rect(61, 39, 10, 12, paper[5]).rect(71, 39, 10, 12, paper[4]).rect(63, 42, 6, 1, paper[0]).rect(63, 45, 6, 1, paper[0]).rect(73, 42, 6, 1, paper[0]).rect(73, 45, 5, 1, paper[0]);
    c.rect(18, 46, 14, 8, red[1]).rect(18, 45, 14, 8, red[3]).rect(19, 42, 12, 4, blue[3]).rect(130, 47, 14, 6, plum[3]).rect(131, 44, 12, 3, amber[3]);
  }, { solid: [".....", "#####", "#####"].map((row, i) => (i === 0 ? "....." : row)) });
}

/** A ladder on its rail, leaning against a shelf. */
export function ladder(): Prop {
  return prop(1, 3, (c) => {
    c.line(8, 10, 5, 88, oak[1], 3).line(22, 10, 25, 88, oak[1], 3).line(8, 10, 5, 88, oak[4], 1).line(22, 10, 25, 88, oak[4], 1);
    for (let y = 18; y < 84; y += 10) c.rect(7 - Math.floor(y / 40), y, 18 + Math.floor(y / 40), 3, oak[1]).rect(7 - Math.floor(y / 40), y, 18 + Math.floor(y / 40), 1, oak[4]);
  });
}

/** A globe on its stand. */
export function globe(): Prop {
  return prop(1, 2, (c) => {
    contactShadow(c, 16, 58, 11, 4);
    c.line(9, 58, 16, 44, walnut[1], 2).line(22, 58, 16, 44, walnut[1], 2).ellipse(16, 30, 12, 12, blue[0]).ellipse(16, 30, 11, 11, blue[3]).ellipse(14, 28, 7, 7, blue[4]);
    c.ellipse(12, 27, 4, 4, leaf[3]).ellipse(20, 32, 4, 5, leaf[3]).ellipse(17, 22, 4, 2, leaf[4]).ellipse(12, 36, 3, 2, leaf[4]).ring(16, 30, 13, 13, amber[2]).rect(15, 42, 3, 4, walnut[2]);
  }, { solid: foot(1), over: 22 });
}

/** A stack of books on the floor, and a small ladder stool. */
export function bookStack(salt: number): Prop {
  return prop(1, 1, (c) => {
    contactShadow(c, 16, 26, 11, 3);
    for (let i = 0; i < 4; i++) {
      const r = spines[(salt + i * 3) % spines.length] as Ramp;
      c.rect(6 + ((i * 5 + salt) % 4), 21 - i * 5, 19, 5, r[1]).rect(6 + ((i * 5 + salt) % 4), 21 - i * 5, 18, 4, r[3]).rect(23 + ((i * 5 + salt) % 4), 22 - i * 5, 2, 3, paper[4]);
    }
  });
}
