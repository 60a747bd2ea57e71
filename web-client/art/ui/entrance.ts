/** The picture of the entrance page: the court under its glass roof, with people talking. */
import { Canvas, mix, translucent } from "../kit/canvas.ts";
import { noise } from "../kit/chance.ts";
import type { Prop } from "../kit/prop.ts";
import { cast } from "../avatars/cast.ts";
import { drawFigure } from "../avatars/figure.ts";
import type { Direction } from "../avatars/look.ts";
import { boothCounter, boothLooks, boothWall, rollUp, showpiece } from "../props/booths.ts";
import { rug, slabs } from "../props/floors.ts";
import { medallion, skylight } from "../props/foyer.ts";
import { courtTree, indoorTree, planterBox } from "../props/plants.ts";
import { armchair, bench, sofa } from "../props/seats.ts";
import { lowTable, standingTable } from "../props/tables.ts";
import { WHITE, amber, brick, leaf, light, metal, night, oak, paper, plum, rose, shade, stone, teal, walnut, water } from "../palette.ts";

const WIDTH = 960;
const HEIGHT = 540;
const FLOOR = 156;

interface Thing {
  readonly foot: number;
  readonly draw: (c: Canvas) => void;
}

export function entrance(): Canvas {
  const c = new Canvas(WIDTH, HEIGHT);
  for (let y = 0; y * 32 < HEIGHT; y++) for (let x = 0; x < 30; x++) c.draw(slabs(x, y + 5), x * 32, y * 32);
  facade(c);
  for (const [x, y] of [[60, 210], [420, 190], [640, 300], [180, 380]] as const) c.draw(skylight(9, 5), x, y);
  c.draw(medallion(11, 6), 304, 344);
  c.draw(rug(9, 6, boothLooks[0]!.ramp, boothLooks[0]!.pattern), 24, 250).draw(rug(9, 6, boothLooks[7]!.ramp, boothLooks[7]!.pattern), 648, 250);
  c.draw(rug(7, 3, rose, "diamonds"), 60, 442);
  const things: Thing[] = [
    ...booth(0, 24, 250), ...booth(7, 648, 250),
    stands(courtTree(), 352, 118), stands(indoorTree(3), 300, 150), stands(indoorTree(4), 598, 150), stands(planterBox(4, 5, stone, amber), 330, 132), stands(planterBox(4, 7, stone, rose), 506, 132),
    stands(sofa(3, teal, amber), 120, 446), stands(lowTable(), 120, 496), stands(armchair("right", amber), 56, 470),
    stands(standingTable(plum), 690, 452), stands(standingTable(teal), 858, 462), stands(bench(3, oak), 764, 500), stands(indoorTree(8), 904, 402), stands(indoorTree(9), -6, 404),
    ...people(),
  ];
  things.sort((a, b) => a.foot - b.foot);
  for (const thing of things) thing.draw(c);
  bubble(c, 446, 372, teal[2]);
  bubble(c, 232, 330, brick[2]);
  bubble(c, 714, 352, plum[2]);
  return c;
}

/** Behind everything: a wall of glass, the sky, and the ribs of the roof. */
function facade(c: Canvas): void {
  c.rect(0, 0, WIDTH, FLOOR, water[5]);
  for (let y = 0; y < FLOOR; y++) c.rect(0, y, WIDTH, 1, mix(mix(water[4], WHITE, 0.25), amber[5], Math.max(0, Math.min(1, (y - 30) / 110)) * 0.75));
  for (let i = 0; i < 9; i++) {
    const [x, y] = [noise(i, 1, 4) * WIDTH, 44 + noise(i, 2, 4) * 30];
    c.ellipse(x, y, 30, 6, WHITE).ellipse(x + 14, y - 5, 16, 7, WHITE).ellipse(x - 12, y - 3, 12, 5, WHITE);
  }
  // The town, then the trees before it.
  for (let i = 0; i < 44; i++) {
    const [x, h] = [i * 22 + noise(i, 5) * 8, 24 + noise(i, 6) * 26];
    const tone = mix(night[5], paper[3], 0.45 + noise(i, 7) * 0.2);
    c.rect(x, FLOOR - 18 - h, 20, h + 6, tone);
    for (let k = 0; k < 12; k++) c.rect(x + 10 - k, FLOOR - 18 - h - 11 + k, k * 2, 1, mix(brick[3], paper[3], 0.4));
    for (let k = 0; k < 4; k++) c.rect(x + 4 + (k % 2) * 8, FLOOR - 10 - h + Math.floor(k / 2) * 10, 3, 4, mix(amber[4], tone, 0.3));
  }
  for (let x = -10; x < WIDTH + 20; x += 17) {
    const h = 12 + noise(x, 9) * 15;
    c.ellipse(x, FLOOR - 12, 15, h, leaf[2]).ellipse(x - 2, FLOOR - 15, 11, h * 0.7, leaf[3]).ellipse(x - 4, FLOOR - 18, 6, h * 0.4, leaf[4]);
  }
  for (let x = 0; x < WIDTH; x += 96) for (let i = 0; i < 24; i++) c.rect(x + 66 - i, 42 + i * 4, 8, 4, translucent(WHITE, 46));
  // Posts and the sill.
  for (let x = 0; x <= WIDTH; x += 96) c.rect(x - 4, 24, 8, FLOOR - 24, metal[1]).rect(x - 3, 24, 6, FLOOR - 24, metal[4]).rect(x - 3, 24, 2, FLOOR - 24, metal[5]);
  c.rect(0, 88, WIDTH, 4, metal[4]).rect(0, 91, WIDTH, 1, metal[2]).rect(0, FLOOR - 12, WIDTH, 12, oak[3]).rect(0, FLOOR - 12, WIDTH, 2, oak[5]).rect(0, FLOOR - 1, WIDTH, 1, oak[0]);
  c.rect(0, FLOOR, WIDTH, 10, shade.mid).rect(0, FLOOR + 10, WIDTH, 6, shade.soft);
  // The roof: panes between ribs that run to the middle.
  c.rect(0, 0, WIDTH, 34, teal[4]);
  for (let i = -14; i <= 14; i++) {
    const [top, bottom] = [480 + i * 78, 480 + i * 46];
    for (let y = 0; y < 34; y++) {
      const x = Math.round(top + ((bottom - top) * (33 - y)) / 60);
      c.rect(x, y, 3, 1, metal[4]).set(x + 3, y, metal[2]);
      if (i % 2 === 0) c.rect(x + 8, y, 12, 1, translucent(WHITE, 90));
    }
  }
  c.rect(0, 12, WIDTH, 2, metal[4]).rect(0, 30, WIDTH, 6, metal[5]).rect(0, 36, WIDTH, 2, metal[1]);
  for (let x = 24; x < WIDTH; x += 48) {
    const sag = Math.round(7 * Math.sin(((x % 192) / 192) * Math.PI));
    c.rect(x, 38, 1, 5 + sag, walnut[0]).ellipse(x, 47 + sag, 4, 4, [amber, rose, teal, plum][(x / 24) % 4]?.[2] ?? 0).ellipse(x - 0.5, 46 + sag, 3, 3, [amber, rose, amber, plum][(x / 24) % 4]?.[4] ?? 0);
  }
  c.paint((x, y) => (y >= FLOOR && y < FLOOR + 70 && (x + (y - FLOOR)) % 96 > 10 && (x + (y - FLOOR)) % 96 < 80 ? light.soft : 0));
}

function stands(thing: Prop, x: number, y: number): Thing {
  return { foot: y + thing.canvas.height - 8, draw: (c) => c.draw(thing.canvas, x, y) };
}

function booth(number: number, x: number, y: number): Thing[] {
  const look = boothLooks[number]!;
  return [stands(boothWall(look), x + 32, y - 128), stands(boothCounter(look), x + 64, y + 26), stands(showpiece(look), x + 224, y), stands(rollUp(look), x, y - 32)];
}

function people(): Thing[] {
  const list: readonly (readonly [number, number, number, Direction, number?])[] = [
    [1, 112, 286, "down"], [7, 150, 368, "right"], [5, 192, 370, "up"], [18, 236, 372, "left"],
    [10, 736, 288, "down"], [14, 704, 394, "right"], [21, 742, 398, "left"],
    [3, 428, 432, "right"], [2, 478, 430, "left"], [9, 452, 456, "up"], [20, 504, 456, "left"],
    [11, 330, 300, "right", 1], [16, 600, 318, "left", 3], [17, 166, 492, "down"], [6, 92, 500, "right"],
    [24, 664, 500, "right"], [19, 724, 502, "left"], [4, 828, 428, "down", 1], [12, 872, 520, "left"], [15, 560, 520, "up", 1], [23, 340, 520, "right", 3], [13, 812, 504, "down"], [22, 558, 250, "down"], [8, 300, 372, "right"],
  ];
  return list.map(([id, x, y, direction, frame]) => ({
    foot: y,
    draw: (c: Canvas) => c.draw(drawFigure(cast[id - 1]!.look, direction, frame ?? 0), x - 16, y - 44),
  }));
}

function bubble(c: Canvas, x: number, y: number, colour: number): void {
  c.slab(x - 16, y - 12, 34, 20, walnut[0]).rect(x - 15, y - 11, 32, 18, WHITE).rect(x - 3, y + 7, 7, 3, WHITE).rect(x - 1, y + 10, 3, 2, WHITE);
  c.set(x - 4, y + 8, walnut[0]).set(x + 4, y + 8, walnut[0]).set(x - 2, y + 10, walnut[0]).set(x + 2, y + 10, walnut[0]);
  for (let i = 0; i < 3; i++) c.ellipse(x - 8 + i * 9, y - 2, 2, 2, colour);
}
