/**
 * Looks at our colours with other eyes: simulates three kinds of colour blindness and measures how far apart the colours
 * of the booths and group rooms stay. Part of `npm run art:check`. Colour is never the only sign: each booth and room also
 * has its pattern, its emblem or number, and its words.
 *
 * Simulation: Machado, Oliveira and Fernandes 2009, severity 1.0, in linear RGB. Distance: CIE76 in Lab, D65; about 2.3 is
 * a difference one can just see side by side.
 */
import { cast } from "./avatars/cast.ts";
import { hex, type Colour } from "./kit/canvas.ts";
import { boothLooks } from "./props/booths.ts";

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const eyes: Readonly<Record<string, Matrix>> = {
  "usual sight": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function linear(colour: Colour): Triple {
  const channel = (shift: number): number => {
    const value = ((colour >>> shift) & 0xff) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(24), channel(16), channel(8)];
}

function seen([r, g, b]: Triple, eye: Matrix): Triple {
  const row = ([x, y, z]: Triple): number => Math.min(1, Math.max(0, x * r + y * g + z * b));
  return [row(eye[0]), row(eye[1]), row(eye[2])];
}

function lab([r, g, b]: Triple): Triple {
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function luminance([r, g, b]: Triple): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The smallest distance between any two, as seen by one kind of eye. */
function nearest(named: readonly { readonly name: string; readonly colour: Colour }[], eye: Matrix): { readonly distance: number; readonly pair: string } {
  let best = { distance: Infinity, pair: "" };
  named.forEach((a, i) => {
    for (const b of named.slice(i + 1)) {
      const [p, q] = [lab(seen(linear(a.colour), eye)), lab(seen(linear(b.colour), eye))];
      const distance = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
      if (distance < best.distance) best = { distance, pair: `${a.name} and ${b.name}` };
    }
  });
  return best;
}

/** Clearly different side by side, also for somebody who sees two hues as one. */
const LEAST_DISTANCE = 12;
/** Of accents against the light ground of the pages: WCAG 2.2, 1.4.11. */
const LEAST_CONTRAST = 3;
const PAGE = hex("#f6f2ea");

for (const [name, eye] of Object.entries(eyes)) {
  const { distance, pair } = nearest(boothLooks.map(({ subject, ramp }) => ({ name: subject, colour: ramp[3] })), eye);
  console.log(`${name}: the booths that look most alike are ${pair}, ${distance.toFixed(1)} apart`);
  if (distance < LEAST_DISTANCE) process.exitCode = 1;
}
for (const { name, accent } of cast) {
  const contrast = (luminance(linear(PAGE)) + 0.05) / (luminance(linear(hex(accent))) + 0.05);
  if (contrast >= LEAST_CONTRAST) continue;
  console.error(`${name.en}: ${accent} has a contrast of ${contrast.toFixed(2)} only on a light page`);
  process.exitCode = 1;
}
