/** What the booths are about: an emblem for the sign, and pictures for the wall. Each can be told without its colour. */
import { mix, type Canvas } from "../kit/canvas.ts";
import { noise } from "../kit/chance.ts";
import { INK, WHITE, amber, blue, brick, green, leaf, metal, night, oak, paper, plum, red, rose, teal, walnut, water, type Ramp } from "../palette.ts";

export type Subject = "repair" | "data" | "mobility" | "neighbours" | "school" | "energy" | "founders" | "access";

/** An emblem of about 18 by 18 pixels around (x, y); `small`: about 11 by 11. */
export function drawEmblem(c: Canvas, subject: Subject, x: number, y: number, r: Ramp, small = false): void {
  const rows = emblems[subject];
  const colour = r[1];
  rows.forEach((row, dy) => {
    for (let dx = 0; dx < row.length; dx++) {
      if (row[dx] !== "#") continue;
      if (small) c.set(x - 4 + dx, y - 4 + dy, colour);
      else c.rect(x - 9 + dx * 2, y - 9 + dy * 2, 2, 2, colour);
    }
  });
}

const emblems: Readonly<Record<Subject, readonly string[]>> = {
  repair: ["...##.##.", "...#...#.", "...##.##.", "....###..", "...###...", "..###....", ".###.....", "###......", "##......."],
  data: [".......##", ".......##", "....##.##", "....##.##", ".##.##.##", ".##.##.##", ".##.##.##", ".........", "#########"],
  mobility: [".........", "..##...#.", "...####..", "...#..#..", ".##.#.##.", "#..#.#..#", "#..##.#.#", "#..#.#..#", ".##...##."],
  neighbours: [".##...##.", ".##...##.", "........ ", "####.####", "####.####", "####.####", "...#.#...", "..##.##..", "........."],
  school: ["....#....", "..#####..", "#########", "..#####.#", "....#...#", "..#...#.#", "..#####.#", "...###..#", "........#"],
  energy: ["....###..", "...###...", "..###....", ".######..", "...###...", "..###....", "..##.....", ".##......", ".#......."],
  founders: ["....#....", "...###...", "...#.#...", "...###...", "..#####..", "..#####..", ".##.#.##.", ".#..#..#.", "....#...."],
  access: ["...##....", "...##....", "..#......", "..#####..", "..#...#..", ".#.##.#..", "#....#.#.", "#....#..#", ".####...."],
};

function poster(c: Canvas, x: number, y: number, width: number, height: number): void {
  c.rect(x + 2, y + 2, width, height, mix(paper[0], INK, 0.25)).rect(x, y, width, height, paper[0]).rect(x + 1, y + 1, width - 2, height - 2, paper[4]);
}

function lines(c: Canvas, x: number, y: number, count: number, r: Ramp): void {
  c.rect(x, y, 24, 3, r[2]);
  for (let i = 0; i < count; i++) c.rect(x, y + 6 + i * 4, 30 - ((i * 7) % 12), 1, mix(r[1], paper[2], 0.4));
}

/** Three fields of about 64 by 50 pixels on the booth's wall: left, middle, right. */
export function drawSubject(c: Canvas, subject: Subject, r: Ramp): void {
  const fields = [14, 84, 156] as const;
  for (const [i, x] of fields.entries()) poster(c, x - 2, 56, i === 1 ? 60 : 56, 48);
  lines(c, 160, 62, 8, r);
  c.rect(194, 62, 12, 12, r[4]).frame(194, 62, 12, 12, r[1]);
  switch (subject) {
    case "repair":
      c.rect(13, 57, 54, 46, oak[3]);
      for (let i = 0; i < 5; i++) c.rect(18 + i * 10, 62, 3, 14 + (i % 3) * 6, metal[2]).rect(17 + i * 10, 74 + (i % 3) * 6, 5, 8, [red, amber, teal, red, blue][i]?.[3] ?? 0);
      c.rect(90, 62, 46, 2, r[2]).ellipse(112, 82, 16, 14, metal[2]).ellipse(112, 82, 12, 10, paper[4]).ellipse(112, 82, 5, 5, metal[3]);
      for (let i = 0; i < 8; i++) c.rect(110 + Math.round(Math.cos((i * Math.PI) / 4) * 16), 80 + Math.round(Math.sin((i * Math.PI) / 4) * 14), 4, 4, metal[2]);
      break;
    case "data":
      c.rect(13, 57, 54, 46, night[1]);
      for (let i = 0; i < 40; i++) c.rect(15 + Math.floor(noise(i, 1) * 50), 59 + Math.floor(noise(i, 2) * 42), 3, 2, i % 5 === 0 ? amber[4] : i % 3 === 0 ? teal[4] : night[4]);
      c.line(16, 90, 64, 70, water[4], 2).rect(83, 57, 58, 46, leaf[5]);
      for (let i = 0; i < 5; i++) c.line(83, 62 + i * 9, 140, 58 + i * 9, paper[5], 2).line(88 + i * 11, 57, 92 + i * 11, 102, paper[5], 2);
      c.line(83, 92, 112, 82, water[3], 4).line(112, 82, 140, 88, water[3], 4).ellipse(104, 74, 4, 4, red[3]).ellipse(126, 68, 4, 4, red[3]).ellipse(122, 94, 4, 4, amber[3]);
      break;
    case "mobility":
      c.line(16, 94, 34, 78, r[2], 3).line(34, 78, 48, 84, r[2], 3).line(48, 84, 62, 64, r[2], 3).ellipse(17, 95, 4, 4, teal[2]).ellipse(63, 64, 4, 4, red[3]).ellipse(48, 85, 3, 3, teal[2]);
      c.rect(83, 57, 58, 46, leaf[4]).rect(100, 57, 24, 46, red[3]).rect(111, 60, 2, 9, WHITE).rect(111, 76, 2, 9, WHITE).rect(111, 92, 2, 9, WHITE).ring(106, 84, 4, 4, WHITE).ring(118, 84, 4, 4, WHITE).line(106, 84, 112, 77, WHITE).line(112, 77, 118, 84, WHITE);
      break;
    case "neighbours":
      c.rect(13, 57, 54, 46, oak[2]);
      for (let i = 0; i < 12; i++) c.rect(16 + (i % 4) * 13, 60 + Math.floor(i / 4) * 15, 10, 11, [amber, paper, leaf, rose, blue][i % 5]?.[4] ?? 0).rect(18 + (i % 4) * 13, 64 + Math.floor(i / 4) * 15, 6, 1, walnut[1]);
      for (let i = 0; i < 4; i++) {
        const x = 88 + i * 13;
        c.rect(x, 84, 11, 16, [brick, teal, amber, plum][i]?.[3] ?? 0).rect(x + 4, 92, 3, 8, walnut[1]).rect(x + 2, 87, 2, 2, amber[5]).rect(x + 7, 87, 2, 2, amber[5]);
        for (let k = 0; k < 6; k++) c.rect(x + 5 - k, 78 + k, k * 2 + 1, 1, red[2]);
      }
      c.ellipse(108, 66, 4, 4, red[3]).ellipse(114, 66, 4, 4, red[3]).rect(108, 68, 7, 5, red[3]).rect(110, 72, 3, 2, red[3]);
      break;
    case "school":
      for (let i = 0; i < 9; i++) c.rect(17 + (i % 3) * 16, 61 + Math.floor(i / 3) * 14, 13, 11, [red, amber, blue, leaf, plum][(i * 2) % 5]?.[3] ?? 0).rect(21 + (i % 3) * 16, 64 + Math.floor(i / 3) * 14, 5, 5, WHITE);
      c.rect(83, 57, 58, 46, green[1]).ring(100, 76, 8, 8, WHITE).line(92, 76, 108, 76, WHITE).rect(116, 66, 16, 1, WHITE).rect(116, 72, 12, 1, amber[4]).rect(116, 78, 16, 1, WHITE).line(92, 96, 128, 90, rose[4]);
      break;
    case "energy":
      c.rect(13, 57, 54, 46, water[5]).ellipse(52, 70, 8, 8, amber[4]).rect(22, 82, 24, 20, paper[3]).rect(30, 90, 8, 12, walnut[2]);
      for (let k = 0; k < 14; k++) c.rect(34 - k, 68 + k, k * 2 + 1, 1, k % 4 === 0 ? blue[4] : blue[2]);
      for (let i = 0; i < 6; i++) c.rect(88 + i * 8, 98 - i * 6, 6, 3 + i * 6, mix(amber[4], red[2], i / 5));
      c.line(88, 66, 134, 66, r[2]).line(96, 74, 120, 60, red[3], 2);
      break;
    case "founders":
      c.line(18, 96, 18, 62, metal[1]).line(18, 96, 62, 96, metal[1]).line(20, 92, 32, 86, teal[3], 2).line(32, 86, 42, 88, teal[3], 2).line(42, 88, 60, 64, teal[3], 2).line(60, 64, 54, 65, teal[3], 2);
      c.ellipse(112, 74, 11, 11, amber[1]).ellipse(112, 74, 10, 10, amber[4]).rect(107, 84, 10, 8, metal[2]).rect(107, 86, 10, 1, metal[4]).line(108, 74, 112, 80, amber[1]).line(116, 74, 112, 80, amber[1]);
      for (let i = 0; i < 6; i++) c.rect(111 + Math.round(Math.cos((i * Math.PI) / 5 + Math.PI) * 18), 72 + Math.round(Math.sin((i * Math.PI) / 5 + Math.PI) * 14), 2, 2, amber[2]);
      break;
    case "access":
      c.rect(13, 57, 54, 46, teal[2]).ellipse(32, 66, 4, 4, WHITE).rect(30, 70, 4, 12, WHITE).rect(30, 80, 14, 3, WHITE).rect(42, 82, 3, 12, WHITE).ring(34, 88, 10, 10, WHITE, 2);
      c.rect(84, 58, 56, 44, amber[4]).rect(92, 66, 36, 5, INK).rect(92, 76, 28, 5, INK).rect(92, 86, 34, 5, INK);
      break;
  }
}
