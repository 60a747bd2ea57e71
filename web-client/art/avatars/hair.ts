/** Hair, scarves and hats. Each style is drawn in two steps: what hangs behind the body, and what lies on the head. */
import type { Canvas } from "../kit/canvas.ts";
import type { Ramp } from "../palette.ts";
import type { Look } from "./look.ts";
import type { Pose } from "./figure.ts";

export function drawHairBehind(c: Canvas, look: Look, pose: Pose): void {
  const r = look.hair.ramp;
  const y = pose.lift;
  const { style } = look.hair;
  if (style === "long" && pose.view === "front") c.slab(7, 8 + y, 18, 21, r[1]).rect(8, 20 + y, 2, 8, r[2]);
  if (style === "long" && pose.view === "side") c.slab(15, 9 + y, 10, 20, r[1]).rect(20, 12 + y, 3, 15, r[2]);
  if (style === "afro") c.ellipse(15.5, 11 + y, 11, 9.5, r[2]);
  if (style === "curls" && pose.view === "front") c.ellipse(15.5, 12 + y, 10, 8.5, r[1]);
  if (style === "bob" && pose.view === "front") c.slab(7, 8 + y, 18, 13, r[1]);
  if (style === "headscarf" && look.cloth && pose.view === "side") c.slab(15, 16 + y, 9, 12, look.cloth[2]);
}

export function drawHairInFront(c: Canvas, look: Look, pose: Pose): void {
  const y = pose.lift;
  const r = look.hair.ramp;
  const cloth = look.cloth ?? r;
  switch (look.hair.style) {
    case "bald":
      c.rect(12, 7 + y, 5, 1, look.skin[5]).rect(11, 8 + y, 4, 1, look.skin[5]);
      break;
    case "wreath":
      wreath(c, r, pose);
      c.rect(12, 7 + y, 5, 1, look.skin[5]);
      break;
    case "crop":
      crown(c, r, pose, 6, 9);
      break;
    case "short":
      crown(c, r, pose, 4, 12);
      fringe(c, r, pose, [3, 2, 1, 2, 3, 2, 1, 2, 1, 1, 2, 1, 2, 3]);
      break;
    case "side":
      crown(c, r, pose, 4, 13);
      fringe(c, r, pose, [1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 2, 2, 3, 4]);
      break;
    case "bob":
      crown(c, r, pose, 4, 19);
      fringe(c, r, pose, [3, 3, 3, 2, 3, 3, 2, 3, 3, 2, 3, 3, 3, 3]);
      break;
    case "long":
      crown(c, r, pose, 4, 20);
      fringe(c, r, pose, [4, 3, 2, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 4]);
      if (pose.view === "back") c.slab(8, 16 + y, 16, 13, r[2]).rect(9, 16 + y, 3, 12, r[3]).rect(14, 18 + y, 1, 10, r[1]).rect(18, 17 + y, 1, 11, r[1]);
      break;
    case "bun":
      crown(c, r, pose, 4, 11);
      fringe(c, r, pose, [3, 2, 2, 1, 1, 1, 0, 0, 1, 1, 1, 2, 2, 3]);
      ball(c, r, pose.view === "side" ? 20 : 15.5, (pose.view === "side" ? 4 : 3) + y, 4, 3);
      break;
    case "ponytail":
      crown(c, r, pose, 4, 12);
      fringe(c, r, pose, [2, 2, 3, 3, 3, 2, 2, 1, 1, 1, 2, 2, 2, 3]);
      if (pose.view === "back") c.rect(14, 8 + y, 4, 2, cloth[3]).rect(13, 10 + y, 6, 12, r[2]).rect(14, 10 + y, 2, 12, r[3]).rect(14, 22 + y, 4, 3, r[2]);
      if (pose.view === "side") c.rect(22, 8 + y, 2, 3, cloth[3]).rect(23, 9 + y, 4, 9, r[2]).rect(23, 9 + y, 2, 8, r[3]).rect(24, 18 + y, 2, 3, r[2]);
      break;
    case "braids":
      crown(c, r, pose, 4, 12);
      fringe(c, r, pose, [3, 2, 2, 1, 1, 1, 0, 0, 1, 1, 1, 2, 2, 3]);
      braids(c, r, cloth, pose);
      break;
    case "curls":
      curls(c, r, pose);
      break;
    case "afro":
      afro(c, r, pose);
      break;
    case "headscarf":
      headscarf(c, cloth, pose);
      break;
    case "turban":
      turban(c, cloth, pose);
      break;
    case "cap":
      crown(c, r, pose, 6, 13);
      hat(c, cloth, pose, true);
      break;
    case "beanie":
      crown(c, r, pose, 6, 14);
      hat(c, cloth, pose, false);
      break;
  }
}

/** The hair on the skull: from row `top` down to row `ends` at the sides. */
function crown(c: Canvas, r: Ramp, pose: Pose, top: number, ends: number): void {
  const y = pose.lift;
  c.rect(12, top + y, 8, 1, r[3]).rect(10, top + 1 + y, 12, 1, r[3]).rect(9, top + 2 + y, 14, 1, r[3]);
  c.rect(8, top + 3 + y, 16, Math.max(1, 9 - top - 3), r[3]);
  c.rect(11, top + 1 + y, 6, 1, r[5]).rect(10, top + 2 + y, 5, 1, r[4]).rect(20, top + 2 + y, 3, 3, r[2]);
  if (pose.view === "front") {
    c.rect(8, 9 + y, 2, ends - 9 + 1, r[3]).rect(22, 9 + y, 2, ends - 9 + 1, r[2]);
  } else if (pose.view === "side") {
    c.rect(14, 8 + y, 10, Math.min(5, ends - 8), r[3]).rect(19, 8 + y, 5, ends - 8 + 1, r[3]).rect(22, 8 + y, 2, ends - 8 + 1, r[2]);
    if (ends > 15) c.rect(15, 12 + y, 8, ends - 12 + 1, r[3]).rect(21, 12 + y, 3, ends - 12 + 1, r[2]).rect(16, 13 + y, 1, ends - 14, r[4]);
  } else {
    const down = Math.max(ends, 16);
    c.rect(8, 8 + y, 16, down - 8, r[3]).rect(9, down + y, 14, 1, r[2]).rect(21, 9 + y, 3, down - 9, r[2]).rect(9, 9 + y, 2, down - 11, r[4]);
    c.rect(13, 10 + y, 1, down - 10, r[2]).rect(17, 9 + y, 1, down - 10, r[2]);
  }
}

/** How far the fringe comes down, for each of the 14 columns of the forehead. */
function fringe(c: Canvas, r: Ramp, pose: Pose, lengths: readonly number[]): void {
  const y = pose.lift;
  if (pose.view === "back") return;
  lengths.forEach((length, i) => {
    if (pose.view === "side" && i > 8) return;
    if (length > 0) c.rect(9 + i, 8 + y, 1, length, r[3]).set(9 + i, 8 + length - 1 + y, r[2]);
  });
}

function wreath(c: Canvas, r: Ramp, pose: Pose): void {
  const y = pose.lift;
  if (pose.view === "front") c.rect(8, 10 + y, 2, 5, r[3]).rect(22, 10 + y, 2, 5, r[2]);
  if (pose.view === "side") c.rect(17, 11 + y, 6, 6, r[3]).rect(19, 10 + y, 4, 2, r[4]).rect(21, 12 + y, 2, 5, r[2]);
  if (pose.view === "back") c.rect(8, 11 + y, 16, 6, r[3]).rect(9, 17 + y, 14, 1, r[2]).rect(9, 11 + y, 5, 1, r[4]);
}

function ball(c: Canvas, r: Ramp, x: number, y: number, rx: number, ry: number): void {
  c.ellipse(x, y, rx, ry, r[2]).ellipse(x - 0.5, y - 0.5, rx - 1, ry - 1, r[3]).rect(x - 2, y - ry + 1, 2, 1, r[5]);
}

function braids(c: Canvas, r: Ramp, band: Ramp, pose: Pose): void {
  const y = pose.lift;
  const braid = (x: number): void => {
    for (let row = 0; row < 5; row++) c.rect(x, 14 + row * 2 + y, 3, 1, r[3]).rect(x, 15 + row * 2 + y, 3, 1, r[2]).set(x + (row % 2) * 2, 14 + row * 2 + y, r[4]);
    c.rect(x, 24 + y, 3, 1, band[3]).rect(x, 25 + y, 3, 2, r[2]);
  };
  if (pose.view === "side") braid(19);
  else {
    braid(7);
    braid(22);
  }
}

function curls(c: Canvas, r: Ramp, pose: Pose): void {
  const y = pose.lift;
  const knots: readonly (readonly [number, number])[] =
    pose.view === "front"
      ? [[9, 8], [12, 6], [16, 5], [20, 6], [22, 9], [8, 12], [23, 12], [8, 16], [23, 16], [12, 9], [19, 9]]
      : pose.view === "side"
        ? [[11, 7], [15, 5], [19, 6], [22, 9], [23, 13], [22, 17], [18, 10], [19, 15], [14, 8], [18, 18]]
        : [[9, 8], [12, 6], [16, 5], [20, 6], [22, 9], [8, 12], [23, 12], [10, 16], [21, 16], [15, 17], [12, 11], [19, 11], [15, 13]];
  for (const [x, row] of knots) c.ellipse(x, row + y, 3, 2.6, r[2]);
  for (const [x, row] of knots) c.ellipse(x - 0.5, row - 0.5 + y, 2, 1.6, r[3]).rect(x - 1, row - 2 + y, 2, 1, r[4]);
}

function afro(c: Canvas, r: Ramp, pose: Pose): void {
  const y = pose.lift;
  if (pose.view === "back") c.ellipse(15.5, 11 + y, 11, 9.5, r[2]);
  if (pose.view === "side") c.ellipse(20, 11 + y, 6, 9, r[2]).rect(9, 7 + y, 7, 2, r[2]);
  c.ellipse(15.5, 5 + y, 9, 4, r[3]);
  if (pose.view === "front") c.rect(7, 9 + y, 2, 7, r[2]).rect(23, 9 + y, 2, 7, r[1]);
  for (const [x, row] of [[9, 4], [13, 2], [18, 3], [21, 6], [11, 6], [16, 6]] as const) c.rect(x, row + y, 2, 1, r[4]);
  for (const [x, row] of [[12, 4], [16, 3], [20, 4], [8, 7], [22, 8]] as const) c.rect(x, row + y, 2, 1, r[1]);
  if (pose.view === "back") for (const [x, row] of [[8, 12], [12, 15], [17, 13], [21, 12], [15, 10], [11, 10]] as const) c.rect(x, row + y, 2, 1, r[3]);
}

function headscarf(c: Canvas, r: Ramp, pose: Pose): void {
  const y = pose.lift;
  c.rect(12, 4 + y, 8, 1, r[4]).rect(10, 5 + y, 12, 1, r[4]).rect(9, 6 + y, 14, 2, r[3]).rect(8, 8 + y, 16, 1, r[3]).rect(11, 5 + y, 5, 1, r[5]);
  if (pose.view === "front") {
    c.rect(8, 9 + y, 3, 11, r[3]).rect(21, 9 + y, 3, 11, r[2]).rect(10, 9 + y, 12, 1, r[2]).rect(11, 10 + y, 1, 2, r[2]).rect(20, 10 + y, 1, 2, r[2]);
    c.rect(9, 19 + y, 14, 4, r[3]).rect(10, 23 + y, 12, 2, r[2]).rect(12, 18 + y, 1, 2, r[2]).rect(19, 18 + y, 1, 2, r[2]).rect(10, 20 + y, 4, 2, r[4]).rect(17, 21 + y, 5, 1, r[1]);
    c.rect(8, 10 + y, 1, 8, r[4]);
  } else if (pose.view === "side") {
    c.rect(15, 8 + y, 9, 12, r[3]).rect(13, 8 + y, 2, 3, r[2]).rect(15, 11 + y, 1, 8, r[2]).rect(21, 9 + y, 3, 12, r[2]).rect(11, 19 + y, 12, 4, r[3]).rect(12, 23 + y, 10, 2, r[2]).rect(17, 10 + y, 2, 8, r[4]);
  } else {
    c.rect(8, 8 + y, 16, 14, r[3]).rect(9, 22 + y, 14, 4, r[2]).rect(11, 26 + y, 10, 2, r[2]).rect(9, 9 + y, 3, 11, r[4]).rect(21, 9 + y, 3, 12, r[2]).rect(15, 14 + y, 1, 12, r[1]);
  }
}

function turban(c: Canvas, r: Ramp, pose: Pose): void {
  const y = pose.lift;
  c.rect(11, 2 + y, 10, 1, r[4]).rect(9, 3 + y, 14, 2, r[3]).rect(8, 5 + y, 16, 5, r[3]).rect(10, 3 + y, 6, 1, r[5]).rect(20, 4 + y, 4, 5, r[2]);
  if (pose.view === "front") {
    for (let i = 0; i < 5; i++) c.rect(9 + i, 9 - i + y, 2, 1, r[1]).rect(21 - i, 9 - i + y, 2, 1, r[1]);
    c.rect(14, 8 + y, 4, 2, r[4]).rect(15, 4 + y, 2, 2, r[5]);
  } else {
    for (let i = 0; i < 4; i++) c.line(9, 9 - i * 2 + y, 22, 6 - i + y, r[2]);
    c.rect(8, 10 + y, pose.view === "back" ? 16 : 0, 5, r[3]);
    if (pose.view === "side") c.rect(17, 9 + y, 7, 6, r[3]).rect(21, 9 + y, 3, 6, r[2]);
    if (pose.view === "back") c.rect(9, 14 + y, 14, 1, r[2]).line(9, 12 + y, 22, 9 + y, r[2]);
  }
}

function hat(c: Canvas, r: Ramp, pose: Pose, peak: boolean): void {
  const y = pose.lift;
  c.rect(11, 3 + y, 10, 1, r[4]).rect(9, 4 + y, 14, 2, r[3]).rect(8, 6 + y, 16, 3, r[3]).rect(11, 3 + y, 5, 1, r[5]).rect(9, 5 + y, 2, 3, r[4]).rect(21, 5 + y, 3, 4, r[2]);
  if (!peak) {
    c.rect(8, 8 + y, 16, 3, r[2]).dither(8, 8 + y, 16, 3, r[1]).rect(8, 8 + y, 16, 1, r[4]).ellipse(15.5, 2 + y, 2, 1.5, r[5]);
  } else if (pose.view === "front") {
    c.rect(8, 9 + y, 16, 2, r[2]).rect(10, 11 + y, 12, 1, r[1]).rect(14, 5 + y, 4, 3, r[5]);
  } else if (pose.view === "side") {
    c.rect(4, 9 + y, 12, 2, r[2]).rect(4, 9 + y, 12, 1, r[3]).rect(12, 5 + y, 1, 4, r[2]);
  } else {
    c.rect(8, 9 + y, 16, 1, r[2]).rect(13, 8 + y, 6, 2, r[1]);
  }
}
