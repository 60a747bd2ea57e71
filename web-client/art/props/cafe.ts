/** The café's counter and what hangs and stands around it. */
import { translucent } from "../kit/canvas.ts";
import { writeCentred } from "../kit/letters.ts";
import { foot, movingProp, prop, type Prop } from "../kit/prop.ts";
import { box, floorShadow } from "../kit/shapes.ts";
import { WHITE, amber, blue, brick, glass, leaf, metal, oak, paper, red, rose, teal, walnut, wood, type Ramp } from "../palette.ts";
import { mug } from "./tables.ts";

/** The bar: cake under glass, a coffee machine with steam, a till. */
export function bar(): Prop {
  return movingProp(10, 3, 3, 1100, (c, frame) => {
    floorShadow(c, 6, 82, 310, 12);
    box(c, 4, 46, 312, 14, 28, walnut);
    c.rect(6, 48, 308, 11, oak[4]).rect(6, 48, 308, 2, oak[5]).rect(6, 58, 308, 1, oak[1]);
    for (let x = 8; x < 310; x += 20) c.rect(x, 64, 16, 18, walnut[1]).rect(x + 1, 65, 14, 16, walnut[3]).rect(x + 1, 65, 14, 1, walnut[5]);
    // Cakes.
    c.slab(22, 26, 84, 30, metal[0]).rect(23, 27, 82, 28, metal[4]).rect(25, 29, 78, 11, paper[3]).rect(25, 42, 78, 12, paper[3]);
    const cakes: readonly Ramp[] = [rose, brick, amber, leaf];
    cakes.forEach((r, i) => {
      c.rect(29 + i * 19, 33, 14, 7, r[1]).rect(29 + i * 19, 32, 14, 4, r[4]).rect(29 + i * 19, 35, 14, 1, paper[5]).rect(35 + i * 19, 30, 2, 2, red[2]);
      c.rect(29 + i * 19, 47, 13, 6, walnut[2]).rect(29 + i * 19, 45, 13, 4, i % 2 === 0 ? amber[3] : walnut[3]).rect(31 + i * 19, 46, 3, 1, amber[5]);
    });
    c.paint((x, y) => (x > 24 && x < 104 && y > 28 && y < 55 && (x + y) % 34 < 5 ? glass.glint : 0));
    // Coffee machine.
    c.slab(128, 20, 54, 34, metal[0]).rect(129, 21, 52, 32, metal[3]).rect(129, 21, 52, 4, metal[5]).rect(131, 27, 48, 9, red[2]).rect(131, 27, 48, 2, red[4]).rect(134, 38, 42, 13, metal[1]).rect(140, 38, 6, 4, metal[4]).rect(162, 38, 6, 4, metal[4]);
    mug(c, 139, 43, paper);
    mug(c, 161, 43, paper);
    for (let i = 0; i < 3; i++) c.ellipse(144 + i * 13 + ((frame + i) % 3) - 1, 13 - ((frame * 3 + i * 4) % 9), 3, 2, translucent(WHITE, 110));
    for (let i = 0; i < 4; i++) c.rect(132 + i * 11, 15, 8, 6, i % 2 === 0 ? paper[4] : teal[4]).rect(132 + i * 11, 15, 8, 1, WHITE);
    c.slab(206, 28, 26, 20, metal[0]).rect(207, 29, 24, 11, teal[3]).rect(209, 31, 16, 5, teal[5]).dither(208, 41, 22, 6, metal[4]);
    c.rect(252, 34, 5, 16, leaf[2]).rect(259, 31, 5, 19, amber[3]).rect(266, 35, 5, 15, red[3]).rect(253, 31, 3, 3, leaf[1]).rect(260, 28, 3, 3, amber[1]).rect(267, 32, 3, 3, red[1]);
    c.ellipse(290, 46, 13, 6, blue[1]).ellipse(290, 44, 12, 5, blue[4]);
    for (let i = 0; i < 5; i++) c.ellipse(283 + i * 4, 41 + (i % 2), 3, 3, i % 2 === 0 ? red[3] : leaf[4]);
  }, { solid: ["..........", "##########", "##########"] });
}

/** Shelves with glasses and bottles on the wall behind the bar. */
export function barShelf(columns: number): Prop {
  return prop(columns, 2, (c) => {
    const width = c.width - 8;
    for (const y of [22, 42]) {
      c.rect(4, y, width, 4, walnut[1]).rect(4, y, width, 1, walnut[4]).rect(6, y + 4, width - 4, 1, walnut[0]);
      const things: readonly Ramp[] = [teal, amber, red, paper, leaf, paper, brick, blue];
      for (let x = 8, i = y; x < width - 4; x += 9, i++) {
        const r = things[i % things.length] as Ramp;
        if (i % 3 === 0) c.slab(x, y - 8, 7, 8, r[0]).rect(x + 1, y - 7, 5, 6, r[4]);
        else c.rect(x + 1, y - 10, 5, 10, r[2]).rect(x + 1, y - 10, 2, 10, r[4]).rect(x + 2, y - 14, 3, 4, r[1]);
      }
    }
  });
}

export function menuBoard(): Prop {
  return prop(3, 2, (c) => {
    c.slab(6, 6, 84, 42, wood[0]).rect(7, 7, 82, 40, wood[3]).rect(10, 10, 76, 34, walnut[0]);
    writeCentred(c, 48, 13, "CAFÉ", amber[4], 2);
    for (let i = 0; i < 4; i++) c.rect(16, 27 + i * 4, 34 - ((i * 9) % 14), 1, paper[4]).rect(70, 27 + i * 4, 8, 1, amber[4]);
  });
}

/** A lamp that hangs over a table: only its shade, drawn over people; with its glow below. */
export function pendant(r: Ramp): Prop {
  return movingProp(2, 2, 2, 2400, (c, frame) => {
    c.ellipse(32, 44, 26, 14, translucent(amber[5], frame === 0 ? 40 : 50)).ellipse(32, 42, 16, 8, translucent(amber[5], 60));
    c.rect(31, 0, 2, 16, metal[0]);
    for (let i = 0; i < 14; i++) c.rect(32 - 6 - i, 14 + i, 12 + i * 2, 1, i < 3 ? r[4] : r[3]);
    c.rect(12, 28, 40, 2, r[1]).rect(16, 30, 32, 2, amber[5]).rect(24, 16, 4, 9, r[4]);
  }, { over: 64 });
}

/** A barrel with a tap. */
export function barrel(): Prop {
  return prop(2, 2, (c) => {
    floorShadow(c, 8, 50, 48, 10);
    c.slab(8, 12, 48, 46, walnut[0]).rect(9, 13, 46, 44, wood[2]);
    for (let x = 14; x < 54; x += 8) c.rect(x, 13, 1, 44, wood[1]).rect(x + 1, 13, 3, 44, wood[3]);
    for (const y of [18, 46]) c.rect(8, y, 48, 5, metal[1]).rect(8, y, 48, 1, metal[4]);
    c.ellipse(32, 12, 23, 6, walnut[0]).ellipse(32, 11, 22, 5, wood[3]).ellipse(32, 10.5, 19, 3.5, wood[4]);
    c.rect(30, 30, 5, 8, amber[1]).rect(31, 31, 3, 6, amber[4]).rect(28, 29, 9, 2, amber[2]);
    mug(c, 18, 2, red);
  }, { solid: foot(2) });
}

/** A piano with its stool; every good table has one nearby. */
export function piano(): Prop {
  return prop(3, 3, (c) => {
    floorShadow(c, 6, 66, 84, 12);
    c.slab(4, 14, 88, 52, walnut[0]).rect(5, 15, 86, 50, walnut[2]).rect(5, 15, 86, 7, walnut[4]).rect(5, 15, 86, 1, walnut[5]).rect(10, 26, 34, 14, walnut[1]).rect(52, 26, 34, 14, walnut[1]);
    c.rect(2, 44, 92, 12, walnut[0]).rect(5, 45, 86, 9, paper[5]);
    for (let x = 8; x < 88; x += 5) c.rect(x, 45, 1, 9, paper[0]);
    for (let x = 10; x < 88; x += 5) if (x % 35 !== 0 && x % 35 !== 15) c.rect(x, 45, 3, 5, metal[0]);
    c.rect(34, 20, 28, 16, paper[1]).rect(35, 19, 13, 15, paper[5]).rect(49, 19, 12, 15, paper[4]);
    for (let i = 0; i < 3; i++) c.rect(37, 22 + i * 4, 9, 1, walnut[1]).rect(51, 22 + i * 4, 8, 1, walnut[1]);
    c.ellipse(48, 82, 13, 5, walnut[0]).ellipse(48, 80, 12, 4.5, red[3]).ellipse(47, 79, 9, 3, red[4]).rect(42, 84, 2, 8, walnut[1]).rect(52, 84, 2, 8, walnut[1]);
  }, { solid: ["...", "###", "..."] });
}
