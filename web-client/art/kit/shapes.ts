/** The shapes that furniture is built of, seen from the front and above, lit from above. */
import { noise } from "./chance.ts";
import type { Canvas, Colour } from "./canvas.ts";
import { shade, type Ramp } from "../palette.ts";

/** A box: `depth` pixel rows of top, `height` rows of front below it. */
export function box(c: Canvas, x: number, y: number, width: number, depth: number, height: number, r: Ramp): void {
  c.slab(x, y, width, depth + height, r[0]);
  if (depth > 1) {
    c.rect(x + 1, y + 1, width - 2, depth - 1, r[4]);
    c.rect(x + 1, y + 1, width - 2, 1, r[5]).rect(x + width - 2, y + 2, 1, Math.max(0, depth - 2), r[3]);
  }
  if (height > 1) {
    c.rect(x + 1, y + depth, width - 2, height - 1, r[2]);
    c.rect(x + 1, y + depth, width - 2, 1, r[3]).rect(x + 1, y + depth + height - 2, width - 2, 1, r[1]).rect(x + width - 2, y + depth, 1, height - 1, r[1]);
  }
}

/** A round block: a table top or a planter. `cx`, `cy` is the middle of its top. */
export function drum(c: Canvas, cx: number, cy: number, rx: number, ry: number, height: number, r: Ramp): void {
  for (let i = height; i >= 1; i--) c.ellipse(cx, cy + i, rx, ry, i === height ? r[0] : i > height - 3 ? r[1] : r[2]);
  c.rect(cx - rx, cy, 1, height, r[0]).rect(cx + rx, cy, 1, height, r[0]);
  c.ellipse(cx, cy, rx, ry, r[0]).ellipse(cx, cy, rx - 1, ry - 1, r[3]).ellipse(cx - 0.5, cy - 0.5, rx - 2, ry - 2, r[4]);
}

/** What a thing does to the floor where it stands. Draw it first. */
export function contactShadow(c: Canvas, cx: number, cy: number, rx: number, ry: number): void {
  c.ellipse(cx, cy, rx, ry, shade.soft).ellipse(cx, cy, rx - 2, ry - 1.5, shade.mid);
}

export function floorShadow(c: Canvas, x: number, y: number, width: number, height: number): void {
  c.slab(x, y, width, height, shade.soft).slab(x + 1, y, width - 2, height - 1, shade.mid);
}

/** A mass of leaves inside an ellipse: dark below, light above, made of small tufts. */
export function foliage(c: Canvas, cx: number, cy: number, rx: number, ry: number, r: Ramp, salt: number, tuft = 3, edge = true): void {
  if (edge) c.ellipse(cx, cy, rx, ry, r[0]);
  c.ellipse(cx, cy - 0.5, rx - 1, ry - 1, r[1]);
  const step = Math.max(2, tuft);
  for (let level = 0; level < 4; level++) {
    const colour = [r[2], r[3], r[4], r[5]][level] as Colour;
    const share = [0.98, 0.85, 0.62, 0.36][level] as number;
    const drop = [0, -ry * 0.1, -ry * 0.24, -ry * 0.36][level] as number;
    for (let y = -ry; y <= ry; y += step) {
      for (let x = -rx; x <= rx; x += step) {
        const n = noise(Math.round(cx + x), Math.round(cy + y), salt + level * 7);
        if (n < 0.28 + level * 0.12) continue;
        const px = x + (n - 0.5) * step * 1.6;
        const py = y + (noise(Math.round(x), Math.round(y), salt + 3) - 0.5) * step * 1.6;
        const inside = (px / (rx * share)) ** 2 + ((py - drop) / (ry * share)) ** 2;
        if (inside > 0.86) continue;
        const size = level === 3 ? tuft * 0.4 : tuft * 0.62;
        c.ellipse(cx + px, cy + py, size, size * 0.7, colour);
      }
    }
  }
}

/** Single long leaves from a point: palms, ferns, grasses. `spread` pixels wide, `height` pixels high. */
export function fronds(c: Canvas, x: number, y: number, spread: number, height: number, count: number, r: Ramp, salt: number, broad = 2): void {
  for (let i = 0; i < count; i++) {
    const t = count === 1 ? 0 : (i / (count - 1)) * 2 - 1;
    const reach = t * spread * (0.8 + noise(i, salt) * 0.3);
    const rise = height * (1 - Math.abs(t) * 0.45) * (0.82 + noise(salt, i, 5) * 0.3);
    const colour = i % 3 === 0 ? r[2] : i % 3 === 1 ? r[3] : r[4];
    for (let s = 0; s <= 20; s++) {
      const u = s / 20;
      const px = x + reach * u * u * 0.9 + reach * u * 0.15;
      const py = y - rise * (u * 1.7 - u * u * 0.75);
      const thick = u < 0.15 || u > 0.9 ? 1 : u > 0.3 && u < 0.75 ? broad : Math.min(2, broad);
      c.rect(Math.round(px), Math.round(py), thick, thick, u > 0.6 ? r[4] : colour);
      if (thick >= 2) c.rect(Math.round(px), Math.round(py) + thick, thick, 1, r[1]);
    }
  }
}

/** A panel that stands upright and is seen from the front. */
export function panel(c: Canvas, x: number, y: number, width: number, height: number, r: Ramp): void {
  c.slab(x, y, width, height, r[0]).rect(x + 1, y + 1, width - 2, height - 2, r[3]);
  c.rect(x + 1, y + 1, width - 2, 1, r[5]).rect(x + width - 2, y + 2, 1, height - 3, r[2]).rect(x + 1, y + height - 2, width - 2, 1, r[2]);
}
