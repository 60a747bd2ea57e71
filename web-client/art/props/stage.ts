/** The stage of the plenum. */
import { Canvas, mix, translucent } from "../kit/canvas.ts";
import { noise } from "../kit/chance.ts";
import { writeCentred } from "../kit/letters.ts";
import { drawPictogram } from "../kit/pictograms.ts";
import { foot, movingProp, prop, type Prop } from "../kit/prop.ts";
import { contactShadow, panel } from "../kit/shapes.ts";
import { WHITE, amber, metal, night, paper, red, shade, teal, walnut, wood } from "../palette.ts";

/** The boards of the stage, lying on the floor, `columns` by `rows`. */
export function stageBoards(columns: number, rows: number): Canvas {
  const c = new Canvas(columns * 32, rows * 32);
  c.paint((x, y) => {
    const board = Math.floor(y / 11);
    const tone = noise(board, Math.floor((x + board * 37) / 96), 4);
    if (y % 11 === 10) return wood[1];
    if ((x + board * 37) % 96 === 0) return wood[2];
    return y % 11 === 0 ? wood[4] : mix(wood[3], wood[2], tone * 0.4);
  });
  c.rect(0, 0, c.width, 14, shade.mid).rect(0, 14, c.width, 10, shade.soft).rect(0, c.height - 3, c.width, 3, wood[5]);
  return c;
}

/** The front of the stage with its row of little lights, one tile high. */
export function stageFront(columns: number): Prop {
  return movingProp(columns, 1, 2, 1600, (c, frame) => {
    c.rect(0, 0, c.width, 26, walnut[2]).rect(0, 0, c.width, 2, wood[5]).rect(0, 2, c.width, 3, wood[2]).rect(0, 20, c.width, 6, walnut[1]).rect(0, 25, c.width, 1, walnut[0]);
    c.rect(0, 26, c.width, 6, shade.mid);
    for (let x = 0; x < c.width; x += 32) c.frame(x + 2, 7, 28, 12, walnut[1]).rect(x + 3, 18, 26, 1, walnut[3]);
    for (let x = 16; x < c.width; x += 32) {
      const isBright = (x / 32 + frame) % 2 > 0.9;
      c.ellipse(x, 3, 5, 3, translucent(amber[5], isBright ? 150 : 100)).rect(x - 2, 1, 4, 3, isBright ? amber[5] : amber[4]);
    }
  }, { solid: foot(columns) });
}

/** Steps that lead up; one may walk on them. */
export function steps(columns: number): Prop {
  return prop(columns, 1, (c) => {
    for (let step = 0; step < 4; step++) c.rect(0, step * 7, c.width, 7, step % 2 === 0 ? wood[4] : wood[3]).rect(0, step * 7, c.width, 1, wood[5]).rect(0, step * 7 + 5, c.width, 2, wood[1]);
    c.rect(0, 28, c.width, 4, shade.mid).rect(0, 0, 2, 28, walnut[1]).rect(c.width - 2, 0, 2, 28, walnut[1]);
  });
}

/** The screen: a calm picture of the court with the word of welcome. */
export function bigScreen(columns: number): Prop {
  return movingProp(columns, 3, 4, 1500, (c, frame) => {
    const width = c.width - 8;
    c.slab(4, 4, width, 84, night[0]).rect(6, 6, width - 4, 80, metal[1]).rect(9, 9, width - 10, 74, night[2]);
    c.paint((x, y) => (x >= 9 && x < width - 1 && y >= 9 && y < 83 ? mix(night[2], teal[3], Math.max(0, (y - 20) / 110)) : 0));
    for (let i = 0; i < 26; i++) {
      const x = 16 + Math.floor(noise(i, 1) * (width - 30));
      const y = 13 + Math.floor(noise(i, 2) * 30);
      c.rect(x, y, 2, 2, (i + frame) % 4 === 0 ? amber[5] : teal[4]);
    }
    for (let x = 12; x < width - 4; x++) {
      const hill = 70 + Math.sin((x + frame * 3) / 22) * 4 + Math.sin(x / 9) * 2;
      c.rect(x, Math.round(hill), 1, 83 - Math.round(hill), teal[2]).set(x, Math.round(hill), teal[4]);
    }
    for (let i = 0; i < 16; i++) {
      const [x, h] = [18 + i * ((width - 40) / 16), 8 + noise(i, 6) * 16];
      c.rect(x, 76 - h, 10, h + 6, night[1]).rect(x + 2, 79 - h, 2, 2, amber[4]).rect(x + 6, 83 - h, 2, 2, (i + frame) % 3 === 0 ? amber[4] : night[3]);
    }
    drawPictogram(c, "house", c.width / 2, 14, WHITE, 2);
    writeCentred(c, c.width / 2, 40, "DIGITAL INNOVATION HUB", amber[4], 3);
    c.rect(9, 9, width - 10, 1, night[4]);
  });
}

export function lectern(): Prop {
  return prop(2, 2, (c) => {
    contactShadow(c, 32, 58, 20, 5);
    c.rect(18, 30, 28, 28, walnut[0]).rect(19, 31, 26, 26, wood[2]).rect(19, 31, 4, 26, wood[3]).rect(41, 31, 4, 26, wood[1]).slab(12, 20, 40, 12, walnut[0]).rect(13, 21, 38, 8, wood[4]).rect(13, 21, 38, 2, wood[5]).rect(13, 29, 38, 2, wood[2]);
    c.rect(24, 21, 12, 7, paper[5]).rect(26, 23, 8, 1, paper[0]).rect(26, 25, 6, 1, paper[0]).line(42, 24, 46, 10, metal[1]).ellipse(46, 9, 2, 2, metal[0]);
    c.ellipse(32, 43, 7, 7, teal[1]).ellipse(32, 43, 6, 6, teal[3]);
    for (let k = 0; k < 5; k++) c.rect(32 - k, 39 + k, k * 2 + 1, 1, WHITE);
    c.rect(29, 44, 7, 4, WHITE);
  }, { solid: ["..", "##"], over: 0 });
}

/** A lamp on its rail; its light is a picture of its own. */
export function spotlightRail(columns: number): Prop {
  return prop(columns, 1, (c) => {
    c.rect(0, 5, c.width, 3, metal[0]).rect(0, 5, c.width, 1, metal[3]).rect(0, 12, c.width, 2, metal[1]);
    for (let x = 0; x < c.width; x += 8) c.line(x, 8, x + 4, 12, metal[1]).line(x + 4, 12, x + 8, 8, metal[1]);
    for (let x = 32; x < c.width - 16; x += 96) {
      c.slab(x - 6, 13, 14, 14, metal[0]).rect(x - 5, 14, 12, 12, metal[1]).rect(x - 5, 14, 4, 12, metal[2]).ellipse(x + 1, 26, 6, 3, amber[4]).ellipse(x + 1, 26, 4, 2, amber[5]);
    }
  }, { over: 32 });
}

/** A pool of light on the boards. */
export function lightPool(columns: number, rows: number): Canvas {
  const c = new Canvas(columns * 32, rows * 32);
  const [cx, cy] = [c.width / 2, c.height / 2];
  return c.ellipse(cx, cy, cx - 2, cy - 2, translucent(amber[5], 38)).ellipse(cx, cy, cx * 0.66, cy * 0.66, translucent(amber[5], 76));
}

/** A speaker on a stand. */
export function loudspeaker(): Prop {
  return prop(1, 3, (c) => {
    contactShadow(c, 16, 91, 11, 4);
    c.rect(15, 66, 2, 24, metal[0]).line(16, 80, 8, 91, metal[0]).line(16, 80, 24, 91, metal[0]);
    c.slab(5, 26, 22, 42, night[0]).rect(6, 27, 20, 40, metal[0]).rect(6, 27, 20, 2, metal[2]);
    c.ellipse(16, 38, 6, 6, metal[1]).ellipse(16, 38, 3, 3, metal[2]).ellipse(16, 55, 8, 8, metal[1]).ellipse(16, 55, 5, 5, metal[2]).ellipse(16, 55, 2, 2, metal[0]);
  }, { solid: foot(1), over: 54 });
}

/** The desk of those who look after sound and light. */
export function mixingDesk(): Prop {
  return prop(4, 2, (c) => {
    contactShadow(c, 64, 56, 56, 7);
    c.rect(8, 42, 112, 16, night[0]).rect(9, 42, 110, 15, metal[1]).slab(4, 22, 120, 22, metal[0]).rect(5, 23, 118, 19, metal[1]).rect(5, 23, 118, 2, metal[3]);
    for (let i = 0; i < 14; i++) c.rect(12 + i * 6, 27, 2, 12, metal[0]).rect(11 + i * 6, 28 + ((i * 5) % 9), 4, 3, i % 4 === 0 ? red[3] : i % 3 === 0 ? amber[4] : paper[4]);
    panel(c, 96, 10, 24, 18, teal);
    c.rect(99, 13, 18, 11, night[1]).rect(101, 16, 10, 1, teal[4]).rect(101, 19, 13, 1, amber[4]);
  }, { solid: foot(4) });
}

