/** What stands in the foyer and the aisles. */
import { Canvas, mix, translucent } from "../kit/canvas.ts";
import { writeCentred } from "../kit/letters.ts";
import { drawPictogram, type Pictogram } from "../kit/pictograms.ts";
import { foot, movingProp, prop, type Prop } from "../kit/prop.ts";
import { box, contactShadow, drum, floorShadow } from "../kit/shapes.ts";
import { INK, WHITE, amber, blue, brick, light, metal, oak, paper, plaster, rose, stone, teal, walnut, wood, type Ramp } from "../palette.ts";
import { laptop, mug, vase } from "./tables.ts";

/** The counter of the help point, with its sign above. */
export function helpDesk(): Prop {
  return prop(7, 5, (c) => {
    floorShadow(c, 12, 140, 200, 16);
    // A rounded counter.
    for (let x = 8; x < 216; x++) {
      const bend = Math.round(8 * (1 - ((x - 112) / 104) ** 2));
      c.rect(x, 92 + bend, 1, 18, oak[4]).rect(x, 92 + bend, 1, 2, oak[5]).rect(x, 109 + bend, 1, 2, oak[1]);
      c.rect(x, 111 + bend, 1, 32, teal[3]).rect(x, 111 + bend, 1, 2, teal[1]).rect(x, 136 + bend, 1, 7, teal[1]);
      if (x % 13 === 0) c.rect(x, 113 + bend, 1, 24, teal[2]);
      if (x % 13 === 1) c.rect(x, 113 + bend, 1, 24, teal[4]);
      c.set(x, 91 + bend, oak[0]).set(x, 143 + bend, teal[0]);
    }
    c.rect(7, 93, 1, 50, teal[0]).rect(216, 93, 1, 50, teal[0]);
    c.ellipse(112, 131, 14, 13, teal[0]).ellipse(112, 131, 13, 12, paper[5]);
    writeCentred(c, 113, 122, "?", teal[1], 4);
    laptop(c, 36, 78, teal);
    laptop(c, 168, 78, blue);
    vase(c, 96, 84, rose);
    for (let i = 0; i < 3; i++) c.rect(122 + i * 9, 92 - i, 7, 10, paper[1]).rect(122 + i * 9, 92 - i, 7, 9, [amber, teal, rose][i]?.[4] ?? 0).rect(123 + i * 9, 94 - i, 5, 1, walnut[1]);
    mug(c, 66, 92, amber);
    // The sign hangs above on two thin posts.
    c.rect(62, 30, 2, 62, metal[1]).rect(160, 30, 2, 62, metal[1]).rect(62, 30, 1, 62, metal[3]).rect(160, 30, 1, 62, metal[3]);
    c.slab(50, 4, 124, 32, teal[0]).rect(51, 5, 122, 30, teal[2]).rect(51, 5, 122, 2, teal[4]).rect(51, 31, 122, 4, teal[1]);
    c.rect(78, 18, 68, 2, teal[4]);
    for (const [x, mark] of [[78, "?"], [112, "!"], [146, "?"]] as const) {
      c.ellipse(x, 19, 12, 12, teal[1]).ellipse(x, 18.5, 11, 11, WHITE);
      if (mark === "?") writeCentred(c, x + 1, 11, "?", teal[1], 3);
      // Two who talk, rather than a letter.
      else c.slab(x - 7, 12, 10, 7, teal[1]).rect(x - 5, 19, 2, 2, teal[1]).slab(x - 2, 18, 10, 7, amber[2]).rect(x + 4, 25, 2, 2, amber[2]);
    }
  }, { solid: [".......", ".......", ".......", "#######", "#######"], over: 74 });
}

/** A column of pale stone with a plant at its foot; the upper part is drawn over people. */
export function column(): Prop {
  return prop(2, 5, (c) => {
    contactShadow(c, 32, 150, 22, 7);
    c.rect(20, 10, 24, 134, stone[0]).rect(21, 10, 22, 134, plaster[3]).rect(21, 10, 7, 134, plaster[5]).rect(36, 10, 7, 134, plaster[2]).rect(41, 10, 2, 134, plaster[1]);
    for (const x of [29, 34]) c.rect(x, 18, 1, 118, plaster[2]);
    c.slab(14, 4, 36, 12, stone[0]).rect(15, 5, 34, 10, plaster[4]).rect(15, 5, 34, 3, plaster[5]).rect(15, 12, 34, 3, plaster[2]);
    drum(c, 32, 140, 19, 7, 9, stone);
    c.rect(21, 126, 22, 12, plaster[3]).rect(21, 126, 7, 12, plaster[5]).rect(36, 126, 7, 12, plaster[2]).rect(20, 126, 1, 14, stone[0]).rect(43, 126, 1, 14, stone[0]);
  }, { solid: ["..", "..", "..", "..", "##"], over: 118 });
}

/** The arch of cloth between two columns: the name of the event. */
export function welcomeBanner(columns: number): Prop {
  return prop(columns, 2, (c) => {
    for (let x = 4; x < c.width - 4; x++) {
      const sag = Math.round(8 * (1 - ((x - c.width / 2) / (c.width / 2)) ** 2));
      c.rect(x, 8 + sag, 1, 34, teal[2]).rect(x, 8 + sag, 1, 2, teal[4]).rect(x, 38 + sag, 1, 4, teal[1]).set(x, 7 + sag, teal[0]).set(x, 42 + sag, teal[0]);
      if (x % 16 < 8) c.rect(x, 43 + sag, 1, 4 - Math.abs((x % 16) - 4), amber[3]);
      c.rect(x, 12 + sag, 1, 1, amber[3]).rect(x, 36 + sag, 1, 1, amber[3]);
    }
    const text = "DIGITAL INNOVATION HUB";
    writeCentred(c, c.width / 2, 26, text, teal[0], 3);
    writeCentred(c, c.width / 2, 25, text, WHITE, 3);
    c.line(0, 6, 8, 12, walnut[1], 2).line(c.width - 2, 6, c.width - 9, 12, walnut[1], 2);
  }, { over: 64 });
}

/** The medallion in the floor of the foyer: the glass roof as a star. */
export function medallion(columns: number, rows: number): Canvas {
  const c = new Canvas(columns * 32, rows * 32);
  const [cx, cy] = [c.width / 2 - 0.5, c.height / 2 - 0.5];
  const [rx, ry] = [cx - 3, cy - 3];
  const at = (share: number, colour: number): Canvas => c.ellipse(cx, cy, rx * share, ry * share, colour);
  at(1, stone[1]);
  at(0.985, teal[3]);
  at(0.93, paper[3]);
  at(0.905, amber[3]);
  at(0.885, paper[3]);
  c.paint((x, y) => {
    const [dx, dy] = [(x - cx) / rx, (y - cy) / ry];
    const reach = Math.hypot(dx, dy);
    if (reach > 0.87) return 0;
    const turn = ((Math.atan2(dy, dx) / (Math.PI * 2)) * 16 + 16) % 1;
    const spoke = Math.abs(turn - 0.5) * 2;
    const sector = Math.floor(((Math.atan2(dy, dx) / (Math.PI * 2)) * 16 + 16.0) % 16);
    const ring = Math.floor(reach * 5.2);
    if (Math.abs(reach * 5.2 - Math.round(reach * 5.2)) < 0.05 && reach > 0.12) return stone[1];
    // As wide in the middle as at the rim: an angle times its distance.
    if (((1 - spoke) / 32) * Math.PI * 2 * reach * rx < 1.3) return stone[1];
    const tones: readonly number[] = [mix(teal[4], paper[3], 0.35), mix(teal[5], paper[4], 0.4), mix(amber[5], paper[4], 0.4), mix(teal[5], stone[4], 0.6)];
    return tones[(sector + ring * 3) % 4] as number;
  });
  at(0.2, stone[1]);
  at(0.185, teal[2]);
  for (let k = 0; k < 15; k++) c.rect(Math.round(cx) - k, Math.round(cy) - 15 + k, k * 2 + 1, 1, k % 4 === 3 ? teal[3] : WHITE);
  c.rect(Math.round(cx) - 11, Math.round(cy), 23, 13, WHITE).rect(Math.round(cx) - 3, Math.round(cy) + 4, 7, 9, amber[3]);
  return c;
}

/** A free-standing board with the programme. */
export function programmeBoard(): Prop {
  return prop(2, 3, (c) => {
    contactShadow(c, 32, 90, 26, 5);
    c.rect(10, 74, 4, 17, metal[1]).rect(50, 74, 4, 17, metal[1]).slab(4, 20, 56, 58, metal[0]).rect(5, 21, 54, 56, teal[1]).rect(8, 34, 48, 40, paper[4]).rect(5, 21, 54, 2, teal[3]);
    drawPictogram(c, "clock", 32, 24, WHITE);
    for (let i = 0; i < 6; i++) c.rect(11, 38 + i * 6, 9, 3, [teal, amber, rose, blue, teal, amber][i]?.[3] ?? 0).rect(23, 39 + i * 6, 28 - ((i * 7) % 13), 1, walnut[1]);
  }, { solid: foot(2), over: 54 });
}

/** An arrow post: which way to what. */
export function signPost(entries: readonly { readonly to: Pictogram; readonly ramp: Ramp; readonly left: boolean }[]): Prop {
  return prop(3, 4, (c) => {
    contactShadow(c, 48, 122, 12, 4);
    c.rect(46, 20, 4, 102, walnut[1]).rect(46, 20, 2, 102, wood[3]).ellipse(48, 18, 4, 4, amber[1]).ellipse(47.5, 17.5, 3, 3, amber[4]);
    entries.forEach(({ to, ramp: r, left }, i) => {
      const y = 26 + i * 16;
      c.slab(12, y, 72, 13, r[0]).rect(13, y + 1, 70, 11, r[2]).rect(13, y + 1, 70, 1, r[4]);
      for (let k = 0; k < 7; k++) c.rect(left ? 12 - k : 83 + k, y + k, 1, 13 - 2 * k, r[2]);
      drawPictogram(c, to, 48, y + 2, WHITE);
      for (let k = 0; k < 4; k++) c.rect(left ? 24 - k : 71 + k, y + 3 + k, 1, 7 - 2 * k, r[5]);
    });
  }, { solid: ["...", "...", "...", ".#."], over: 86 });
}

/** The pattern of light that the glass roof throws on the floor. */
export function skylight(columns: number, rows: number): Canvas {
  const c = new Canvas(columns * 32, rows * 32);
  return c.paint((x, y) => {
    const left = x - y * 0.5;
    const [u, v] = [((left % 64) + 64) % 64, y % 64];
    const isInside = left > 4 && left < c.width - rows * 16 - 4 && y > 4 && y < c.height - 6;
    if (!isInside || u < 5 || v < 5) return 0;
    return u < 8 || v < 8 ? light.soft : light.mid;
  });
}

/** The mat before the main door. */
export function doormat(columns: number): Canvas {
  const c = new Canvas(columns * 32, 32);
  c.slab(4, 4, c.width - 8, 24, brick[0]).rect(5, 5, c.width - 10, 22, mix(brick[2], walnut[3], 0.5)).dither(7, 7, c.width - 14, 18, walnut[2]);
  c.frame(8, 8, c.width - 16, 16, amber[2]);
  drawPictogram(c, "house", c.width / 2, 12, amber[5]);
  for (const side of [-1, 1]) for (let i = 0; i < (c.width - 60) / 24; i++) c.rect(Math.round(c.width / 2 + side * (16 + i * 12)) - 2, 14, 4, 4, amber[3]);
  return c;
}

/** Double glass doors in an outer wall, seen from outside; two tiles high. */
export function glassDoors(columns: number): Prop {
  return prop(columns, 2, (c) => {
    c.rect(2, 4, c.width - 4, 60, metal[0]).rect(4, 6, c.width - 8, 58, metal[3]);
    for (let x = 6; x < c.width - 26; x += 28) {
      c.rect(x, 8, 24, 54, teal[4]).rect(x, 8, 24, 20, teal[5]);
      for (let i = 0; i < 8; i++) c.rect(x + 17 - i, 12 + i * 4, 3, 4, WHITE);
      c.rect(x + 20, 34, 2, 10, metal[0]);
    }
  });
}

/** A glowing floor lamp. */
export function floorLamp(r: Ramp = amber): Prop {
  return movingProp(1, 3, 3, 1300, (c, frame) => {
    contactShadow(c, 16, 90, 9, 3);
    c.ellipse(16, 28, 15, 16, translucent(amber[5], [34, 42, 38][frame] as number));
    c.rect(15, 40, 2, 48, walnut[0]).ellipse(16, 89, 7, 2.5, walnut[0]).ellipse(16, 88, 6, 2, walnut[2]);
    for (let i = 0; i < 16; i++) c.rect(10 - Math.floor(i / 4), 20 + i, 12 + Math.floor(i / 4) * 2, 1, i < 2 ? r[5] : i < 9 ? r[5] : r[4]);
    c.rect(6, 35, 20, 1, r[2]).rect(9, 19, 14, 1, r[1]);
  }, { solid: foot(1), over: 56 });
}

/** A waste bin and a water dispenser: the small things a house has. */
export function waterDispenser(): Prop {
  return prop(1, 2, (c) => {
    contactShadow(c, 16, 58, 11, 3);
    c.slab(7, 34, 18, 24, metal[0]).rect(8, 35, 16, 22, paper[3]).rect(8, 35, 4, 22, paper[5]).rect(20, 35, 4, 22, paper[1]).rect(12, 41, 3, 4, blue[3]).rect(17, 41, 3, 4, rose[3]).rect(11, 48, 10, 2, metal[2]);
    c.slab(9, 12, 14, 24, blue[0]).rect(10, 13, 12, 22, blue[4]).rect(10, 13, 3, 22, blue[5]).rect(11, 10, 10, 3, blue[2]).rect(14, 20, 2, 2, WHITE).rect(17, 26, 2, 2, WHITE);
  }, { solid: foot(1), over: 22 });
}

export function bins(): Prop {
  return prop(2, 2, (c) => {
    contactShadow(c, 32, 58, 26, 3);
    ([teal, amber, brick] as const).forEach((r, i) => {
      box(c, 5 + i * 18, 34, 17, 7, 17, r);
      c.ellipse(13 + i * 18, 38, 5, 2, INK);
    });
  }, { solid: foot(2) });
}

