/** Draws one frame of one figure: a body of blocks, light from above, an edge in darker hues around all of it. */
import { Canvas, hex, mix, type Colour } from "../kit/canvas.ts";
import { WHITE, edgeOf, metal, shade, type Ramp } from "../palette.ts";
import { drawHairBehind, drawHairInFront } from "./hair.ts";
import type { Direction, Look } from "./look.ts";

export const FRAME = { width: 32, height: 48 };
/** Between the feet, in frame pixels. */
export const ANCHOR = { x: 16, y: 44 };
/** Frame 0 stands; 1 to 4 walk: contact, passing, contact with the other leg, passing. */
export const FRAMES = 5;

const EYE = hex("#2c2133");

/** Where the parts of a frame are; all in frame pixels. */
export interface Pose {
  readonly view: "front" | "side" | "back";
  readonly frame: number;
  /** Moves everything above the hips. */
  readonly lift: number;
}

export function drawFigure(look: Look, direction: Direction, frame: number): Canvas {
  const view = direction === "down" ? "front" : direction === "up" ? "back" : "side";
  const seated = look.wheelchair !== undefined;
  const bob = frame === 2 || frame === 4 ? (seated ? 0 : -1) : 0;
  const pose: Pose = { view, frame, lift: (look.shorter ?? 0) + bob + (seated ? 4 : 0) };
  const body = new Canvas(FRAME.width, FRAME.height);
  if (look.wheelchair) drawSeated(body, look, look.wheelchair, pose);
  else drawStanding(body, look, pose);
  const facing = direction === "right" ? body.mirror() : body;
  facing.outline(edgeOf);
  const canvas = new Canvas(FRAME.width, FRAME.height);
  canvas.ellipse(15.5, 43.5, seated ? 11 : 8.5, 2.6, shade.mid).ellipse(15.5, 43.5, seated ? 8 : 6, 1.6, shade.deep);
  return canvas.draw(facing, 0, 0);
}

function drawStanding(c: Canvas, look: Look, pose: Pose): void {
  const y = pose.lift;
  drawHairBehind(c, look, pose);
  if (pose.view === "side") {
    const swing = [0, 3, 0, -3, 0][pose.frame] ?? 0;
    drawArmSide(c, look, 16 + swing, y, true);
    drawLegsSide(c, look, pose);
    drawTorsoSide(c, look, y);
    if (look.backpack) backpackSide(c, look.backpack, y);
    drawArmSide(c, look, 16 - swing, y, false);
    if (look.cane) cane(c, look.cane, 8 - Math.round(swing / 2), y);
  } else {
    const step = pose.frame === 1 ? 1 : pose.frame === 3 ? -1 : 0;
    drawLegs(c, look, step, pose.view === "back");
    drawTorso(c, look, y, pose.view === "back");
    drawArms(c, look, y, step, pose.view === "back");
    if (look.backpack && pose.view === "back") backpackBehind(c, look.backpack, y);
    if (look.backpack && pose.view === "front") c.rect(11, 21 + y, 2, 9, look.backpack[2]).rect(19, 21 + y, 2, 9, look.backpack[2]);
    if (look.cane) cane(c, look.cane, pose.view === "front" ? 6 : 25, y + step);
  }
  drawHead(c, look, pose);
  if (look.neckScarf) neckScarf(c, look.neckScarf, pose);
  drawHairInFront(c, look, pose);
  if (look.glasses) drawGlasses(c, look.glasses, pose);
}

function drawLegs(c: Canvas, look: Look, step: number, back: boolean): void {
  const top = 31 + (look.shorter ?? 0);
  const leg = (x: number, lifted: boolean, lit: boolean): void => {
    const end = lifted ? 41 : 43;
    const skin = look.bottom.kind !== "trousers";
    const cloth = skin ? look.skin : look.bottom.ramp;
    c.rect(x, top, 5, end - top - 1, lit ? cloth[3] : cloth[2]).rect(x + (back ? 3 : 0), top, 1, end - top - 1, cloth[lit ? 4 : 3]);
    if (look.bottom.kind === "shorts") c.rect(x, top, 5, 5, look.bottom.ramp[lit ? 3 : 2]);
    c.rect(x, end - 2, 5, 3, look.shoes[2]).rect(x, end - 2, 5, 1, look.shoes[3]);
    if (!back && !lifted) c.rect(x, end, 5, 1, look.shoes[1]);
  };
  leg(11, step < 0, true);
  leg(16, step > 0, false);
  c.rect(15, top + 2, 1, 9, look.bottom.kind === "trousers" ? look.bottom.ramp[1] : look.bottom.ramp[1]);
  if (look.bottom.kind === "skirt") {
    const r = look.bottom.ramp;
    c.rect(10, top - 1, 12, 3, r[3]).rect(9, top + 2, 14, 4, r[3]).rect(9, top + 5, 14, 1, r[2]).rect(10, top, 2, 5, r[4]);
    c.rect(14, top + 1, 1, 4, r[2]).rect(18, top + 1, 1, 4, r[2]);
  }
}

function drawLegsSide(c: Canvas, look: Look, pose: Pose): void {
  const top = 31 + (look.shorter ?? 0);
  const stride = [0, 4, 1, 4, 1][pose.frame] ?? 0;
  const cloth = look.bottom.kind === "trousers" ? look.bottom.ramp : look.skin;
  const swapped = pose.frame >= 3;
  const leg = (reach: number, near: boolean, lifted: boolean): void => {
    const end = lifted ? 41 : 43;
    for (let row = top; row < end - 1; row++) {
      const dx = Math.round((reach * (row - top)) / (43 - top));
      const isShorts = look.bottom.kind === "shorts" && row < top + 5;
      const r = isShorts ? look.bottom.ramp : cloth;
      c.rect(13 + dx, row, 5, 1, near ? r[3] : r[2]).set(13 + dx, row, near ? r[4] : r[3]);
    }
    const foot = 12 + reach + (lifted && reach > 0 ? 1 : 0);
    c.rect(foot, end - 2, 6, 3, near ? look.shoes[3] : look.shoes[2]).rect(foot, end, 6, 1, look.shoes[1]);
  };
  const passing = pose.frame === 2 || pose.frame === 4;
  leg(swapped ? -stride : stride, false, passing || (pose.frame === 1));
  leg(swapped ? stride : -stride, true, pose.frame === 3);
  if (look.bottom.kind === "skirt") {
    const r = look.bottom.ramp;
    const flare = pose.frame % 2;
    c.rect(12, top - 1, 8, 3, r[3]).rect(11 - flare, top + 2, 10 + 2 * flare, 4, r[3]).rect(11 - flare, top + 5, 10 + 2 * flare, 1, r[2]);
    c.rect(12, top, 2, 5, r[4]);
  }
}

function drawTorso(c: Canvas, look: Look, y: number, back: boolean): void {
  const { kind, ramp: r } = look.top;
  const under = look.top.under ?? r;
  const bottom = kind === "coat" || kind === "dress" ? 37 : 32;
  c.rect(11, 21 + y, 10, 1, r[4]).rect(10, 22 + y, 12, bottom - 22, r[3]).rect(10, 22 + y, 2, bottom - 22, r[4]);
  c.rect(20, 23 + y, 2, bottom - 23, r[2]).rect(10, bottom - 1 + y, 12, 1, r[2]);
  if (kind === "dress") {
    c.rect(9, 32 + y, 14, 6, r[3]).rect(8, 35 + y, 16, 3, r[3]).rect(9, 32 + y, 2, 6, r[4]).rect(21, 32 + y, 2, 6, r[2]).rect(8, 37 + y, 16, 1, r[2]);
    c.rect(10, 29 + y, 12, 2, under[2]);
  }
  if (kind === "stripes") for (let row = 24; row < 32; row += 3) c.rect(10, row + y, 12, 1, under[4]);
  if (kind === "dungarees") {
    c.rect(11, 26 + y, 10, 6, under[3]).rect(11, 26 + y, 10, 1, under[4]).rect(11, 21 + y, 2, 5, under[2]).rect(19, 21 + y, 2, 5, under[2]);
    if (!back) c.rect(14, 28 + y, 4, 2, under[2]);
  }
  if (kind === "sweater") c.rect(10, 30 + y, 12, 2, r[2]).dither(10, 31 + y, 12, 1, r[1]);
  if (back) {
    if (kind === "hoodie") c.rect(12, 21 + y, 8, 4, r[2]).rect(12, 24 + y, 8, 1, r[1]);
    if (kind === "coat") c.rect(15, 30 + y, 1, 7, r[1]);
    return;
  }
  if (kind === "jacket" || kind === "blazer" || kind === "vest" || kind === "coat") {
    const open = kind === "jacket" ? 3 : 2;
    for (let row = 0; row < bottom - 21; row++) {
      const half = kind === "blazer" || kind === "coat" ? Math.max(0, 3 - Math.floor(row / 2)) : open;
      if (half > 0) c.rect(16 - half, 21 + row + y, half * 2, 1, under[row === 0 ? 2 : 4]);
      c.set(15 - half, 21 + row + y, r[1]).set(16 + half, 21 + row + y, r[1]);
    }
    if (kind === "blazer") c.set(15, 29 + y, under[4]);
    if (kind === "coat") c.set(17, 28 + y, r[5]).set(17, 31 + y, r[5]).set(17, 34 + y, r[5]);
  }
  if (kind === "shirt") c.rect(13, 21 + y, 6, 1, r[5]).rect(14, 22 + y, 4, 1, r[5]).rect(15, 23 + y, 1, 8, r[2]);
  if (kind === "sweater") c.rect(13, 21 + y, 6, 2, under[2]).rect(14, 21 + y, 4, 1, under[3]);
  if (kind === "hoodie") c.rect(12, 21 + y, 8, 2, r[2]).rect(13, 29 + y, 6, 2, r[2]).set(14, 24 + y, r[5]).set(17, 24 + y, r[5]).set(14, 25 + y, r[5]).set(17, 25 + y, r[5]);
  if (kind === "dress" || kind === "stripes") c.rect(13, 21 + y, 6, 1, look.skin[3]).rect(14, 22 + y, 4, 1, look.skin[3]);
}

function drawTorsoSide(c: Canvas, look: Look, y: number): void {
  const { kind, ramp: r } = look.top;
  const under = look.top.under ?? r;
  const bottom = kind === "coat" || kind === "dress" ? 37 : 32;
  c.rect(12, 21 + y, 7, 1, r[4]).rect(11, 22 + y, 9, bottom - 22, r[3]).rect(11, 22 + y, 2, bottom - 22, r[4]).rect(18, 22 + y, 2, bottom - 22, r[2]);
  c.rect(11, bottom - 1 + y, 9, 1, r[2]);
  if (kind === "dress") c.rect(10, 33 + y, 11, 5, r[3]).rect(10, 37 + y, 11, 1, r[2]).rect(11, 29 + y, 9, 2, under[2]);
  if (kind === "stripes") for (let row = 24; row < 32; row += 3) c.rect(11, row + y, 9, 1, under[4]);
  if (kind === "dungarees") c.rect(11, 26 + y, 9, 6, under[3]).rect(14, 21 + y, 2, 5, under[2]);
  if (kind === "jacket" || kind === "blazer" || kind === "coat" || kind === "vest") c.rect(11, 21 + y, 2, bottom - 21, under[4]).rect(13, 22 + y, 1, bottom - 22, r[2]);
  if (kind === "hoodie") c.rect(16, 20 + y, 5, 4, r[2]);
  if (kind === "sweater") c.rect(11, 30 + y, 9, 2, r[2]).rect(12, 21 + y, 6, 1, under[2]);
}

function sleeve(look: Look): Ramp {
  if (look.top.kind === "vest" || look.top.kind === "dungarees") return look.top.kind === "vest" ? (look.top.under ?? look.top.ramp) : look.top.ramp;
  return look.top.ramp;
}

function drawArms(c: Canvas, look: Look, y: number, step: number, back: boolean): void {
  const r = sleeve(look);
  const bare = look.top.kind === "dress" || look.top.kind === "stripes";
  const arm = (x: number, drop: number, lit: boolean): void => {
    c.rect(x, 22 + y, 3, 8 + drop, lit ? r[3] : r[2]).rect(x, 22 + y, 3, 1, r[4]);
    if (lit) c.rect(x, 23 + y, 1, 6 + drop, r[4]);
    if (bare) c.rect(x, 26 + y, 3, 4 + drop, look.skin[lit ? 3 : 2]);
    c.rect(x, 30 + y + drop, 3, 2, look.skin[lit ? 3 : 2]);
  };
  arm(7, back ? -step : step, true);
  arm(22, back ? step : -step, false);
  c.rect(10, 24 + y, 1, 7, look.top.ramp[2]).rect(21, 24 + y, 1, 7, look.top.ramp[1]);
}

function drawArmSide(c: Canvas, look: Look, handX: number, y: number, far: boolean): void {
  const r = sleeve(look);
  const bare = look.top.kind === "dress" || look.top.kind === "stripes";
  for (let row = 0; row < 8; row++) {
    const x = Math.round(14 + ((handX - 16) * row) / 8);
    const cloth = bare && row > 3 ? look.skin : r;
    c.rect(x, 23 + row + y, 4, 1, far ? cloth[2] : cloth[3]).set(x, 23 + row + y, far ? cloth[2] : cloth[4]).set(x + 3, 23 + row + y, cloth[far ? 1 : 2]);
  }
  c.rect(handX - 2, 31 + y, 3, 2, far ? look.skin[2] : look.skin[3]);
}

function drawHead(c: Canvas, look: Look, pose: Pose): void {
  const y = pose.lift;
  const s = look.skin;
  c.rect(13, 20 + y, 6, 2, s[2]);
  c.rect(11, 7 + y, 10, 1, s[4]).rect(10, 8 + y, 12, 1, s[4]).rect(9, 9 + y, 14, 9, s[3]).rect(10, 18 + y, 12, 1, s[3]).rect(11, 19 + y, 10, 1, s[2]).rect(13, 20 + y, 6, 1, s[2]);
  if (pose.view === "back") {
    c.rect(8, 13 + y, 1, 3, s[2]).rect(23, 13 + y, 1, 3, s[2]);
    return;
  }
  const blush = mix(s[3], hex("#d4635a"), 0.34);
  const mouth = mix(s[1], hex("#a03c48"), 0.4);
  if (pose.view === "front") {
    c.rect(8, 13 + y, 1, 3, s[2]).rect(23, 13 + y, 1, 3, s[1]).rect(21, 12 + y, 2, 6, s[2]).rect(9, 10 + y, 2, 5, s[4]);
    for (const x of [12, 18]) c.rect(x, 13 + y, 2, 3, EYE).set(x, 13 + y, WHITE);
    c.rect(10, 16 + y, 2, 1, blush).rect(20, 16 + y, 2, 1, blush).set(16, 16 + y, s[2]).rect(15, 18 + y, 2, 1, mouth);
    const brow = look.hair.style === "bald" && !look.beard ? s[1] : look.hair.ramp[1];
    c.rect(12, 11 + y, 2, 1, brow).rect(18, 11 + y, 2, 1, brow);
    beardFront(c, look, y);
  } else {
    c.rect(8, 15 + y, 1, 2, s[3]).rect(21, 11 + y, 2, 7, s[2]);
    c.rect(11, 13 + y, 2, 3, EYE).set(11, 13 + y, WHITE).rect(11, 11 + y, 2, 1, look.hair.ramp[1]);
    c.rect(12, 17 + y, 2, 1, blush).rect(9, 18 + y, 2, 1, mouth).rect(17, 13 + y, 2, 3, s[2]).set(17, 13 + y, s[4]);
    beardSide(c, look, y);
  }
}

function beardFront(c: Canvas, look: Look, y: number): void {
  const r = look.hair.ramp;
  if (look.beard === "full") {
    c.rect(9, 15 + y, 2, 4, r[2]).rect(21, 15 + y, 2, 4, r[1]).rect(10, 17 + y, 12, 3, r[2]).rect(11, 20 + y, 10, 2, r[2]).rect(13, 22 + y, 6, 1, r[1]);
    c.rect(11, 17 + y, 4, 1, r[3]).rect(14, 18 + y, 4, 1, look.skin[1]);
  } else if (look.beard === "short") {
    c.rect(10, 18 + y, 12, 1, r[2]).rect(11, 19 + y, 10, 1, r[2]).rect(13, 17 + y, 6, 1, r[2]).rect(14, 18 + y, 4, 1, look.skin[1]);
  } else if (look.beard === "moustache") {
    c.rect(13, 17 + y, 6, 1, r[3]).set(12, 18 + y, r[2]).set(19, 18 + y, r[2]);
  }
}

function beardSide(c: Canvas, look: Look, y: number): void {
  const r = look.hair.ramp;
  if (look.beard === "full") {
    c.rect(9, 17 + y, 7, 3, r[2]).rect(15, 14 + y, 2, 5, r[2]).rect(9, 20 + y, 7, 2, r[2]).rect(9, 17 + y, 4, 1, r[3]);
  } else if (look.beard === "short") {
    c.rect(9, 18 + y, 7, 2, r[2]).rect(9, 17 + y, 2, 1, r[2]);
  } else if (look.beard === "moustache") {
    c.rect(8, 17 + y, 4, 1, r[3]);
  }
}

function drawGlasses(c: Canvas, colour: Colour, pose: Pose): void {
  const y = pose.lift;
  if (pose.view === "front") {
    for (const x of [11, 17]) c.frame(x, 12 + y, 4, 5, colour);
    c.rect(15, 13 + y, 2, 1, colour).set(10, 13 + y, colour).set(21, 13 + y, colour);
  } else if (pose.view === "side") {
    c.frame(10, 12 + y, 4, 5, colour).rect(14, 13 + y, 4, 1, colour);
  }
}

function neckScarf(c: Canvas, r: Ramp, pose: Pose): void {
  const y = pose.lift;
  if (pose.view === "side") c.rect(11, 19 + y, 9, 3, r[3]).rect(11, 21 + y, 9, 1, r[2]).rect(17, 22 + y, 3, 5, r[2]);
  else c.rect(10, 19 + y, 12, 3, r[3]).rect(10, 21 + y, 12, 1, r[2]).rect(11, 19 + y, 4, 1, r[4]);
  if (pose.view === "front") c.rect(18, 22 + y, 3, 6, r[3]).rect(18, 27 + y, 3, 1, r[1]);
}

function cane(c: Canvas, r: Ramp, x: number, y: number): void {
  c.rect(x, 30 + y, 1, 14 - y, r[3]).rect(x - 1, 29 + y, 3, 1, r[4]).set(x, 43, r[1]);
}

function backpackBehind(c: Canvas, r: Ramp, y: number): void {
  c.slab(10, 21 + y, 12, 11, r[3]).rect(11, 21 + y, 10, 2, r[4]).rect(12, 26 + y, 8, 5, r[2]).rect(12, 26 + y, 8, 1, r[1]).rect(20, 23 + y, 2, 8, r[2]);
}

function backpackSide(c: Canvas, r: Ramp, y: number): void {
  c.slab(19, 21 + y, 5, 11, r[3]).rect(20, 22 + y, 3, 2, r[4]).rect(20, 27 + y, 4, 4, r[2]).rect(13, 21 + y, 2, 3, r[2]);
}

/** A wheelchair user: the same body, sitting; wheels turn while rolling. */
function drawSeated(c: Canvas, look: Look, chair: Ramp, pose: Pose): void {
  const y = pose.lift;
  const trousers = look.bottom.ramp;
  drawHairBehind(c, look, pose);
  if (pose.view === "side") {
    c.rect(20, 22 + y, 2, 13, chair[2]).rect(20, 22 + y, 4, 2, chair[3]).rect(10, 33 + y, 12, 2, chair[1]);
    c.rect(9, 31 + y, 10, 4, trousers[3]).rect(9, 31 + y, 10, 1, trousers[4]).rect(7, 33 + y, 4, 6, trousers[3]);
    c.rect(5, 39 + y, 6, 2, look.shoes[3]).rect(5, 41 + y, 7, 1, chair[2]);
    drawTorsoSide(c, look, y);
    c.ring(17, 36.5, 7, 7, metal[1], 2);
    for (let spoke = 0; spoke < 4; spoke++) {
      const angle = spoke * (Math.PI / 4) + pose.frame * (Math.PI / 10);
      c.line(17 - Math.cos(angle) * 5, 36.5 - Math.sin(angle) * 5, 17 + Math.cos(angle) * 5, 36.5 + Math.sin(angle) * 5, metal[4]);
    }
    c.ring(17, 36.5, 7, 7, chair[3], 1).ellipse(17, 36.5, 1, 1, metal[5]).ring(8, 42, 1.5, 1.5, metal[1], 1.5);
    drawArmSide(c, look, 15 + ([0, -1, 1, 2, 0][pose.frame] ?? 0), y, false);
  } else {
    const back = pose.view === "back";
    const wheel = (x: number): void => {
      c.rect(x, 27, 3, 17, metal[1]).rect(x + 1, 28, 1, 15, chair[3]);
      for (let tread = 0; tread < 4; tread++) c.rect(x, 28 + ((tread * 4 + pose.frame) % 15), 3, 1, metal[2]);
    };
    if (!back) {
      c.rect(9, 20 + y, 14, 12, chair[2]);
      drawTorso(c, look, y, false);
      c.rect(10, 31 + y, 12, 4, trousers[3]).rect(10, 31 + y, 12, 1, trousers[4]).rect(11, 35 + y, 4, 4, trousers[2]).rect(17, 35 + y, 4, 4, trousers[2]);
      c.rect(15, 32 + y, 2, 3, trousers[1]).rect(11, 37 + y, 4, 2, look.shoes[3]).rect(17, 37 + y, 4, 2, look.shoes[3]).rect(10, 39 + y, 12, 1, chair[1]);
    } else {
      drawTorso(c, look, y, true);
    }
    drawArms(c, look, y, 0, back);
    wheel(5);
    wheel(24);
    if (back) {
      c.rect(9, 24 + y, 14, 11, chair[2]).rect(9, 24 + y, 14, 2, chair[3]).rect(10, 34 + y, 12, 2, chair[1]).rect(8, 22 + y, 2, 4, chair[1]).rect(22, 22 + y, 2, 4, chair[1]);
      c.rect(11, 37 + y, 2, 3, metal[1]).rect(19, 37 + y, 2, 3, metal[1]);
    }
  }
  drawHead(c, look, pose);
  drawHairInFront(c, look, pose);
  if (look.glasses) drawGlasses(c, look.glasses, pose);
}
