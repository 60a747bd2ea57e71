/** Things to sit on. People may walk over chairs and stools; sofas and benches stand in the way at their back only. */
import { foot, prop, type Prop } from "../kit/prop.ts";
import { box, contactShadow, floorShadow } from "../kit/shapes.ts";
import { metal, oak, shade, walnut, wood, type Ramp } from "../palette.ts";

export type Side = "up" | "down" | "left" | "right";

/** A chair; `facing` is where one looks when sitting on it. */
export function chair(facing: Side, seat: Ramp, frame: Ramp = wood): Prop {
  const drawn = prop(1, 1, (c) => {
    contactShadow(c, 16, 27, 10, 4);
    if (facing === "up") {
      c.rect(7, 20, 2, 9, frame[0]).rect(23, 20, 2, 9, frame[0]).rect(8, 19, 16, 4, seat[1]).rect(8, 22, 16, 1, frame[0]);
      c.rect(8, 2, 16, 1, frame[0]).rect(7, 3, 18, 1, frame[0]).rect(6, 4, 20, 15, frame[0]).rect(7, 19, 18, 1, frame[0]);
      c.rect(8, 3, 16, 1, seat[5]).rect(7, 4, 18, 14, seat[3]).rect(7, 4, 18, 2, seat[5]).rect(7, 6, 2, 11, seat[4]).rect(23, 6, 2, 12, seat[2]).rect(7, 16, 18, 2, seat[2]);
      c.rect(13, 7, 6, 2, frame[0]).rect(13, 9, 6, 1, seat[4]);
    } else if (facing === "down") {
      c.slab(6, 3, 20, 13, frame[0]).rect(7, 4, 18, 11, seat[3]).rect(7, 4, 18, 2, seat[5]).rect(7, 12, 18, 3, seat[2]);
      c.slab(6, 15, 20, 9, frame[0]).rect(7, 16, 18, 6, seat[4]).rect(7, 16, 18, 1, seat[5]).rect(7, 22, 18, 1, seat[2]);
      c.rect(7, 24, 2, 5, frame[1]).rect(23, 24, 2, 5, frame[1]);
    } else {
      c.slab(8, 13, 18, 9, frame[0]).rect(9, 14, 16, 6, seat[4]).rect(9, 14, 16, 1, seat[5]).rect(9, 20, 16, 1, seat[2]);
      c.rect(9, 22, 2, 6, frame[1]).rect(22, 22, 3, 7, frame[1]);
      c.slab(21, 3, 6, 19, frame[0]).rect(22, 4, 4, 17, seat[3]).rect(22, 4, 2, 16, seat[4]);
    }
  });
  return facing === "right" ? { ...drawn, canvas: drawn.canvas.mirror() } : drawn;
}

export function stool(seat: Ramp): Prop {
  return prop(1, 1, (c) => {
    contactShadow(c, 16, 25, 9, 4);
    c.rect(10, 16, 2, 10, walnut[1]).rect(20, 16, 2, 10, walnut[1]).rect(15, 18, 2, 10, walnut[0]);
    c.ellipse(15.5, 15, 9, 5, seat[0]).ellipse(15.5, 14, 8, 4, seat[3]).ellipse(15, 13.5, 6, 2.5, seat[4]);
  });
}

/** A cushion on the floor. */
export function cushion(r: Ramp): Prop {
  return prop(1, 1, (c) => {
    c.ellipse(16, 24, 12, 5, shade.mid);
    c.ellipse(15.5, 19, 12, 8, r[0]).ellipse(15.5, 18, 11, 7, r[3]).ellipse(14, 16.5, 8, 4, r[4]).rect(15, 17, 2, 1, r[1]).line(6, 20, 12, 18, r[2]).line(19, 18, 25, 20, r[2]);
  });
}

/** A sofa seen from the front; its back rest blocks. */
export function sofa(columns: number, r: Ramp, pillows: Ramp): Prop {
  return prop(columns, 2, (c) => {
    const width = c.width - 4;
    floorShadow(c, 3, 50, width, 10);
    c.slab(4, 12, width - 4, 30, r[0]).rect(5, 13, width - 6, 28, r[3]).rect(5, 13, width - 6, 3, r[5]).rect(5, 16, width - 6, 2, r[4]).rect(5, 34, width - 6, 7, r[2]);
    c.slab(3, 36, width - 2, 22, r[0]).rect(4, 37, width - 4, 10, r[4]).rect(4, 37, width - 4, 2, r[5]).rect(4, 47, width - 4, 10, r[2]).rect(4, 54, width - 4, 3, r[1]);
    for (let seat = 1; seat < columns; seat++) c.rect(seat * 32, 16, 1, 40, r[1]);
    for (const x of [2, c.width - 12]) c.slab(x, 24, 10, 34, r[0]).rect(x + 1, 25, 8, 7, r[5]).rect(x + 1, 31, 8, 26, r[3]).rect(x + 1, 53, 8, 4, r[1]);
    for (const [x, tilt] of [[14, 0], [c.width - 28, 1]] as const) c.slab(x, 25 + tilt, 14, 13, pillows[0]).rect(x + 1, 26 + tilt, 12, 11, pillows[3]).rect(x + 1, 26 + tilt, 10, 2, pillows[5]).rect(x + 5, 30 + tilt, 4, 3, pillows[4]);
    c.rect(6, 58, 4, 3, walnut[1]).rect(c.width - 10, 58, 4, 3, walnut[1]);
  }, { solid: foot(columns, 2) });
}

/** A sofa seen from behind. */
export function sofaBack(columns: number, r: Ramp): Prop {
  return prop(columns, 2, (c) => {
    const width = c.width - 4;
    floorShadow(c, 3, 48, width, 13);
    c.slab(3, 18, width - 2, 40, r[0]).rect(4, 19, width - 4, 12, r[4]).rect(4, 19, width - 4, 2, r[5]);
    c.slab(2, 26, width, 32, r[0]).rect(3, 27, width - 2, 5, r[4]).rect(3, 27, width - 2, 1, r[5]).rect(3, 32, width - 2, 25, r[2]).rect(3, 51, width - 2, 6, r[1]);
    for (let seat = 1; seat < columns; seat++) c.rect(seat * 32, 33, 1, 23, r[1]);
    c.rect(6, 58, 4, 3, walnut[1]).rect(c.width - 10, 58, 4, 3, walnut[1]);
  }, { solid: foot(columns, 2) });
}

/** A deep armchair. */
export function armchair(facing: "down" | "left" | "right", r: Ramp): Prop {
  const drawn = prop(2, 2, (c) => {
    contactShadow(c, 32, 56, 25, 7);
    if (facing === "down") {
      c.slab(10, 10, 44, 34, r[0]).rect(11, 11, 42, 32, r[3]).rect(11, 11, 42, 3, r[5]).rect(11, 14, 42, 2, r[4]).rect(12, 34, 40, 8, r[2]);
      c.slab(14, 34, 36, 22, r[0]).rect(15, 35, 34, 11, r[4]).rect(15, 35, 34, 2, r[5]).rect(15, 46, 34, 9, r[2]);
      for (const x of [7, 47]) c.slab(x, 24, 10, 33, r[0]).rect(x + 1, 25, 8, 8, r[5]).rect(x + 1, 32, 8, 24, r[3]).rect(x + 1, 52, 8, 4, r[1]);
    } else {
      c.slab(10, 26, 38, 30, r[0]).rect(11, 27, 36, 16, r[4]).rect(11, 27, 36, 2, r[5]).rect(11, 43, 36, 12, r[2]).rect(11, 51, 36, 4, r[1]);
      c.slab(38, 8, 17, 48, r[0]).rect(39, 9, 15, 12, r[5]).rect(39, 20, 15, 35, r[3]).rect(39, 50, 15, 5, r[1]);
      c.slab(9, 36, 34, 20, r[0]).rect(10, 37, 32, 6, r[5]).rect(10, 43, 32, 12, r[3]).rect(10, 51, 32, 4, r[1]);
    }
    c.rect(12, 56, 4, 3, walnut[1]).rect(48, 56, 4, 3, walnut[1]);
  }, { solid: ["..", "##"] });
  return facing === "right" ? { ...drawn, canvas: drawn.canvas.mirror() } : drawn;
}

/** A wooden bench without a back. */
export function bench(columns: number, r: Ramp = oak): Prop {
  return prop(columns, 1, (c) => {
    floorShadow(c, 3, 20, c.width - 6, 10);
    c.rect(6, 16, 4, 12, r[1]).rect(c.width - 10, 16, 4, 12, r[1]);
    box(c, 2, 8, c.width - 4, 9, 5, r);
    c.rect(3, 12, c.width - 6, 1, r[3]);
  });
}

/** A garden bench with a back rest. */
export function parkBench(): Prop {
  return prop(3, 2, (c) => {
    floorShadow(c, 6, 50, 84, 10);
    for (const x of [10, 80]) c.rect(x, 20, 4, 38, metal[0]).rect(x + 1, 21, 2, 36, metal[2]);
    for (const y of [20, 28]) c.slab(4, y, 88, 7, wood[0]).rect(5, y + 1, 86, 5, wood[3]).rect(5, y + 1, 86, 1, wood[5]);
    box(c, 4, 38, 88, 10, 5, wood);
    c.rect(5, 43, 86, 1, wood[2]);
  }, { solid: ["...", "###"] });
}

/** A wicker chair for the winter garden. */
export function wickerChair(facing: "left" | "right" | "down", pillow: Ramp): Prop {
  const base = armchair(facing, oak);
  base.canvas.paint((x, y) => {
    const colour = base.canvas.get(x, y);
    return (colour & 0xff) === 255 && (x + y) % 4 === 0 && colour !== oak[0] ? oak[1] : 0;
  });
  const [x, y] = facing === "down" ? [22, 24] : facing === "left" ? [24, 20] : [26, 20];
  base.canvas.slab(x, y, 16, 14, pillow[0]).rect(x + 1, y + 1, 14, 12, pillow[3]).rect(x + 1, y + 1, 12, 3, pillow[5]);
  return base;
}
