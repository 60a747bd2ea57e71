/** What a figure can look like: the words in which the cast is written down. */
import { hex, type Colour } from "../kit/canvas.ts";
import type { Ramp } from "../palette.ts";

function ramp(colours: string): Ramp {
  return colours.split(" ").map(hex) as unknown as Ramp;
}

export const skins = {
  porcelain: ramp("#8a5148 #c98a76 #e9b79c #f8d6bd #ffe6d2 #fff2e4"),
  rosy: ramp("#84473f #bd7763 #e0a186 #f2c2a4 #fcd8bf #ffe8d6"),
  sand: ramp("#77452f #a9714f #cc966c #e2b48a #f0cba6 #f9dfc2"),
  olive: ramp("#643a28 #8f5d3e #b27c55 #cb9a6e #ddb48a #ebcbaa"),
  bronze: ramp("#4d2c22 #734530 #935d40 #ad7751 #c39068 #d6aa85"),
  umber: ramp("#3a211d #583429 #744636 #8d5a44 #a57158 #bd8c72"),
  ebony: ramp("#2b1918 #412622 #57342d #6d443a #86594b #a07261"),
} as const;

export const hairs = {
  black: ramp("#1d1a26 #2a2636 #383347 #484259 #5d566f #7b7389"),
  brown: ramp("#34211f #4d3028 #663f32 #81533e #a06f52 #bd9172"),
  chestnut: ramp("#4a2620 #6b3527 #8c4a31 #ab643f #c68456 #dfa97a"),
  blond: ramp("#7d5632 #a97c40 #d0a353 #e8c470 #f5dd97 #fdefc2"),
  red: ramp("#64281f #8f3a24 #b8522c #d6723c #ea9657 #f6bb84"),
  grey: ramp("#4d4c58 #6d6d79 #8f909a #afb1b8 #ccced2 #e6e7e8"),
  white: ramp("#85818b #aaa7ad #cbc9cb #e3e1df #f3f1ec #fffdf8"),
} as const;

export type HairStyle =
  | "short" | "side" | "bob" | "long" | "bun" | "curls" | "afro" | "bald" | "wreath" | "ponytail" | "braids" | "crop" | "headscarf" | "cap" | "beanie" | "turban";
export type TopKind = "shirt" | "sweater" | "stripes" | "jacket" | "hoodie" | "blazer" | "dungarees" | "dress" | "vest" | "coat";

export interface Look {
  readonly skin: Ramp;
  readonly hair: { readonly style: HairStyle; readonly ramp: Ramp };
  /** Of a headscarf, cap, beanie or turban. */
  readonly cloth?: Ramp;
  readonly top: { readonly kind: TopKind; readonly ramp: Ramp; readonly under?: Ramp };
  readonly bottom: { readonly kind: "trousers" | "skirt" | "shorts"; readonly ramp: Ramp };
  readonly shoes: Ramp;
  readonly beard?: "full" | "short" | "moustache";
  readonly glasses?: Colour;
  readonly cane?: Ramp;
  readonly wheelchair?: Ramp;
  readonly backpack?: Ramp;
  readonly neckScarf?: Ramp;
  /** Rows shorter than a grown-up: teenagers, small people. */
  readonly shorter?: number;
}

export type Direction = "down" | "left" | "right" | "up";
