/**
 * The colours of the house. A ramp goes from its outline (a dark, cooler hue, never black) to its highlight (warmer and
 * lighter): light comes from above through the glass roof, shade is plum.
 */
import { hex, mix, translucent, type Colour } from "./kit/canvas.ts";

/** 0 outline, 1 deep shade, 2 shade, 3 base, 4 light, 5 highlight. */
export type Ramp = readonly [Colour, Colour, Colour, Colour, Colour, Colour];

function ramp(colours: string): Ramp {
  const list = colours.split(" ").map(hex);
  if (list.length !== 6) throw new Error(`a ramp has six colours: ${colours}`);
  return list as unknown as Ramp;
}

export const INK = hex("#33242f");
export const WHITE = hex("#fffaf0");

export const wood = ramp("#633a31 #8a5338 #ab6d43 #c98d58 #e0ad74 #f2cd98");
export const oak = ramp("#7d5a42 #a37a55 #c39b6c #dcb98a #ebd0a5 #f6e5c6");
export const walnut = ramp("#3d2629 #53332f #6d4438 #875845 #a37054 #bd8d6d");
export const stone = ramp("#9c8a7c #b9a690 #d3c3ab #e2d5bf #ebe0cc #f5ecdc");
export const plaster = ramp("#8f7b74 #b8a394 #d6c4ae #e9dcc6 #f4ebda #fcf7ec");
export const cap = ramp("#4a3a40 #5b4a4f #6f5d60 #837073 #9a8787 #b3a19e");
export const green = ramp("#1f3d38 #2f5a45 #45794b #649a55 #92bd67 #c4dc8c");
export const leaf = ramp("#234a45 #2f6b55 #4a8d63 #72ae74 #a3cc8d #d2e8b4");
export const moss = ramp("#3f6b45 #6c9a50 #84ae5a #93bb63 #a3c76c #c3dc88");
export const teal = ramp("#1f4650 #2c6570 #3f868b #62a9a6 #94cabf #c9e8da");
export const blue = ramp("#2a3a63 #375288 #4a70ab #6d95c8 #9bbbe0 #cddff2");
export const red = ramp("#5f2937 #8a3a42 #b4504d #d4735f #e99d80 #f7cbb0");
export const amber = ramp("#7a4630 #ad6a33 #d58f3c #efb552 #f9d47c #fdeeb5");
export const plum = ramp("#3a2c52 #55407a #755a9e #987cbd #bda4d6 #e0d0ea");
export const rose = ramp("#6b2f4d #96466a #bf6685 #db8ea3 #edb7be #f9dcd8");
export const metal = ramp("#363a48 #515866 #737c88 #9aa3aa #c3cacb #e8ecea");
export const paper = ramp("#a89c8c #cfc4b2 #e6dccb #f2ebdd #faf5ea #fffdf6");
export const water = ramp("#235273 #2f7095 #4391b2 #68b3c8 #98d3da #cdeeed");
export const brick = ramp("#6e3a35 #8f4f40 #b26a4e #cb8763 #dfa682 #efc9a8");
export const sand = ramp("#a5835f #c09d74 #d5b68b #e5cca3 #efdcb7 #f8eed6");
export const night = ramp("#232b4a #2e3a60 #3b4a75 #4b5d8b #6577a3 #8a9bc0");
export const earth = ramp("#4a3230 #5f4036 #785140 #91664e #a97f62 #c39d7f");

/**
 * With night, red and plum these mark booths and group rooms: eight hues and lightnesses that stay apart for every kind of
 * colour blindness (measured by `colours.ts`).
 */
export const wine = ramp("#471f33 #672b3d #843648 #9c3f4f #c66f74 #eab5a8");
export const lime = ramp("#56672f #7c8f3c #9bb04c #b4c95e #cfdd87 #eaf1bb");
export const sky = ramp("#3e5f86 #5d86b0 #7fa9cf #9fc6e6 #c2def3 #e2f1fb");
export const blush = ramp("#8a4a55 #bb6a6c #d98d86 #f0a9a0 #f8c6ba #fde5da");
export const lagoon = ramp("#164450 #1f626c #277a81 #2f8f94 #72bdb8 #bfe4da");

/** Skylight and shade lie on top of things and let them through. */
export const shade = { soft: translucent(hex("#3a2440"), 38), mid: translucent(hex("#3a2440"), 62), deep: translucent(hex("#3a2440"), 92) };
export const light = { soft: translucent(hex("#fff6d8"), 44), mid: translucent(hex("#fff6d8"), 72), bright: translucent(hex("#fffbe8"), 120) };
export const glass = { clear: translucent(hex("#cfeaf0"), 96), tint: translucent(hex("#a9d3df"), 128), glint: translucent(hex("#ffffff"), 150) };

/** The edge around a figure: the colour's own darker, cooler sister. */
export function edgeOf(colour: Colour): Colour {
  return mix(colour, hex("#2b1d33"), 0.66);
}
