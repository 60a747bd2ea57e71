import type { Texture } from "pixi.js";
import type { Availability, Person, Role } from "../space/api.ts";
import { FONT, INK } from "./look.ts";
import { twoLines } from "./lines.ts";
import { draw } from "./pictures.ts";

const SIZE = 12;
const HEIGHT = 20;
/** With its edge, screen pixels. */
export const PLATE_HEIGHT = HEIGHT + 2;
const MARK = 14;
const LONGEST = 150;
const SAID_LINE = 190;
const SAID_HEIGHT = 16;
const LETTERED_LINE = 130;
const LETTERED_HEIGHT = 15;

/** What a plate shows; two people who show the same share nothing, names differ. */
function keyOf(person: Person, own: boolean): string {
  return `${own ? "*" : ""}${person.availability}|${person.role}|${person.connecting ? "…" : ""}${person.name}`;
}

/** Name plates, painted once per name and state in screen pixels: white on near-black, or black on amber for one's own. */
export class Plates {
  private readonly kept = new Map<number, { key: string; texture: Texture }>();
  private readonly marks = new Map<Availability, Texture>();
  private resolution: number;

  constructor(resolution: number) {
    this.resolution = resolution;
  }

  of(person: Person, own: boolean): Texture {
    const key = keyOf(person, own);
    const known = this.kept.get(person.id);
    if (known?.key === key) return known.texture;
    known?.texture.destroy(true);
    const texture = paint(person, own, this.resolution);
    this.kept.set(person.id, { key, texture });
    return texture;
  }

  /** For a crowd, where a name finds no room: whether one may be spoken to, and nothing more. */
  markOf({ availability }: Person): Texture {
    let texture = this.marks.get(availability);
    if (texture === undefined) {
      texture = paintMark(availability, this.resolution);
      this.marks.set(availability, texture);
    }
    return texture;
  }

  forget(person: number): void {
    this.kept.get(person)?.texture.destroy(true);
    this.kept.delete(person);
  }

  /** The screen got finer or coarser: all are painted again when next asked for. */
  setResolution(resolution: number): boolean {
    if (resolution === this.resolution) return false;
    this.resolution = resolution;
    this.clear();
    return true;
  }

  clear(): void {
    for (const { texture } of this.kept.values()) texture.destroy(true);
    for (const texture of this.marks.values()) texture.destroy(true);
    this.kept.clear();
    this.marks.clear();
  }
}

const measuring = { pen: undefined as CanvasRenderingContext2D | null | undefined };

function measure(text: string, font: string): number {
  measuring.pen ??= document.createElement("canvas").getContext("2d");
  if (!measuring.pen) return text.length * SIZE * 0.6;
  measuring.pen.font = font;
  return measuring.pen.measureText(text).width;
}

function shorten(text: string, font: string, longest: number): string {
  if (measure(text, font) <= longest) return text;
  const letters = [...text];
  while (letters.length > 1 && measure(`${letters.join("")}…`, font) > longest) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

function paint(person: Person, own: boolean, resolution: number): Texture {
  const font = `${own ? 600 : 500} ${SIZE}px ${FONT}`;
  const name = person.name === "" ? "…" : shorten(person.connecting ? `${person.name} …` : person.name, font, LONGEST);
  const mark = ROLE_MARKS[person.role];
  const markWidth = mark === "" ? 0 : measure(mark, font) + 4;
  const width = Math.ceil(20 + markWidth + measure(name, font) + 8);
  return draw(width + 2, HEIGHT + 2, resolution, (pen) => {
    pen.translate(1, 1);
    pen.fillStyle = own ? hex(INK.own) : INK.plate;
    pen.beginPath();
    pen.roundRect(0, 0, width, HEIGHT, HEIGHT / 2);
    pen.fill();
    pen.strokeStyle = own ? "rgba(0, 0, 0, 0.45)" : "rgba(255, 255, 255, 0.22)";
    pen.lineWidth = 1;
    pen.stroke();
    availabilityMark(pen, 11, HEIGHT / 2, person.availability, own);
    pen.font = font;
    pen.textBaseline = "middle";
    pen.fillStyle = own ? INK.ownText : INK.plateText;
    if (mark !== "") pen.fillText(mark, 20, HEIGHT / 2 + 0.5);
    pen.fillText(name, 20 + markWidth, HEIGHT / 2 + 0.5);
  });
}

function paintMark(availability: Availability, resolution: number): Texture {
  return draw(MARK + 2, MARK + 2, resolution, (pen) => {
    pen.translate(1, 1);
    pen.fillStyle = INK.plate;
    pen.beginPath();
    pen.arc(MARK / 2, MARK / 2, MARK / 2, 0, 2 * Math.PI);
    pen.fill();
    availabilityMark(pen, MARK / 2, MARK / 2, availability, false);
  });
}

const ROLE_MARKS: Readonly<Record<Role, string>> = { citizen: "", "booth-staff": "◆", host: "▲", organiser: "★" };

/** A full disc, a half one, a disc with a bar, an empty ring: told apart without their colours. */
function availabilityMark(pen: CanvasRenderingContext2D, x: number, y: number, availability: Availability, own: boolean): void {
  const edge = own ? "#3a2c05" : "#ffffff";
  pen.lineWidth = 1.25;
  pen.strokeStyle = edge;
  pen.beginPath();
  pen.arc(x, y, 4.25, 0, 2 * Math.PI);
  switch (availability) {
    case "available":
      pen.fillStyle = own ? "#0c6b45" : "#4fd39a";
      pen.fill();
      break;
    case "busy":
      pen.stroke();
      pen.beginPath();
      pen.arc(x, y, 4.25, Math.PI / 2, 1.5 * Math.PI);
      pen.fillStyle = own ? "#7a3d00" : "#ffc857";
      pen.fill();
      break;
    case "do-not-disturb":
      pen.fillStyle = own ? "#8e1b1b" : "#f0695f";
      pen.fill();
      pen.fillStyle = "#ffffff";
      pen.fillRect(x - 2.75, y - 0.9, 5.5, 1.8);
      break;
    case "away":
      pen.stroke();
      break;
  }
}

export function hex(colour: number): string {
  return `#${colour.toString(16).padStart(6, "0")}`;
}

/** A label for places and the like. */
export function tag(text: string, resolution: number): Texture {
  const font = `600 13px ${FONT}`;
  const shown = shorten(text, font, 260);
  const width = Math.ceil(measure(shown, font) + 22);
  return draw(width + 2, 28, resolution, (pen) => {
    pen.translate(1, 1);
    pen.fillStyle = INK.plate;
    pen.beginPath();
    pen.roundRect(0, 0, width, 26, 8);
    pen.fill();
    pen.strokeStyle = "rgba(255, 255, 255, 0.28)";
    pen.stroke();
    pen.font = font;
    pen.textBaseline = "middle";
    pen.fillStyle = INK.plateText;
    pen.fillText(shown, 11, 13.5);
  });
}

/** The name of a place, lettered on the map in one line or two: no board behind it, a halo keeps it readable on any floor. */
export function lettering(text: string, resolution: number, dark: boolean): Texture {
  const font = `600 12px ${FONT}`;
  const lines = halves(text, font, LETTERED_LINE).map((line) => shorten(line, font, LETTERED_LINE * 1.3));
  const width = Math.ceil(Math.max(...lines.map((line) => measure(line, font)))) + 8;
  return draw(width, lines.length * LETTERED_HEIGHT + 6, resolution, (pen) => {
    pen.font = font;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.lineWidth = 3.5;
    pen.strokeStyle = dark ? "rgba(20, 22, 34, 0.85)" : "rgba(255, 252, 244, 0.88)";
    pen.fillStyle = dark ? "#f4efe4" : "#3a2b38";
    lines.forEach((line, i) => {
      const y = 3 + (i + 0.5) * LETTERED_HEIGHT;
      pen.strokeText(line, width / 2, y);
      pen.fillText(line, width / 2, y);
    });
  });
}

/** In two lines of about the same length when one would be longer than this. */
function halves(text: string, font: string, longest: number): string[] {
  if (measure(text, font) <= longest) return [text];
  const words = text.split(" ");
  const breaks = words.slice(1).map((_word, i) => [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")]);
  const longer = (lines: readonly string[]): number => Math.max(...lines.map((line) => measure(line, font)));
  return breaks.reduce<string[]>((best, lines) => (longer(lines) < longer(best) ? lines : best), [text]);
}

/** What somebody said, as much of it as fits above a head in two lines. */
export function bubble(text: string, resolution: number): Texture {
  const font = `13px ${FONT}`;
  const lines = twoLines(text.replace(/\s+/g, " ").trim(), (line) => measure(line, font), SAID_LINE).map((line) => shorten(line, font, SAID_LINE));
  const width = Math.ceil(Math.max(...lines.map((line) => measure(line, font))) + 22);
  const height = 10 + SAID_HEIGHT * lines.length;
  return draw(width + 2, height + 10, resolution, (pen) => {
    pen.translate(1, 1);
    balloon(pen, width, height);
    pen.font = font;
    pen.textBaseline = "middle";
    pen.fillStyle = "#141a24";
    lines.forEach((line, i) => pen.fillText(line, 11, 5.5 + (i + 0.5) * SAID_HEIGHT));
  });
}

/** Three dots beside a name: somebody is typing. */
export function dots(resolution: number, step: number): Texture {
  return draw(32, PLATE_HEIGHT, resolution, (pen) => {
    pen.translate(1, 1);
    pen.fillStyle = "#ffffff";
    pen.strokeStyle = "rgba(20, 26, 36, 0.35)";
    pen.lineWidth = 1;
    pen.beginPath();
    pen.roundRect(0, 0, 30, HEIGHT, HEIGHT / 2);
    pen.fill();
    pen.stroke();
    for (let i = 0; i < 3; i++) {
      pen.fillStyle = step === i ? "#141a24" : "#8b93a1";
      pen.beginPath();
      pen.arc(7 + i * 8, HEIGHT / 2, 2.6, 0, 7);
      pen.fill();
    }
  });
}

function balloon(pen: CanvasRenderingContext2D, width: number, height: number): void {
  const middle = width / 2;
  pen.beginPath();
  pen.roundRect(0, 0, width, height, 10);
  pen.moveTo(middle - 5, height);
  pen.lineTo(middle, height + 6);
  pen.lineTo(middle + 5, height);
  pen.fillStyle = "#ffffff";
  pen.shadowColor = "rgba(0, 0, 0, 0.3)";
  pen.shadowBlur = 3;
  pen.fill();
  pen.shadowBlur = 0;
}

export function emojiPicture(emoji: string, resolution: number): Texture {
  return draw(34, 34, resolution, (pen) => {
    pen.font = `24px "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", ${FONT}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(emoji, 17, 18);
  });
}

export function lockPicture(resolution: number, own: boolean): Texture {
  return draw(22, 22, resolution, (pen) => {
    pen.fillStyle = own ? hex(INK.own) : INK.plate;
    pen.beginPath();
    pen.arc(11, 11, 10, 0, 7);
    pen.fill();
    pen.fillStyle = own ? INK.ownText : "#ffffff";
    pen.strokeStyle = pen.fillStyle;
    pen.beginPath();
    pen.roundRect(6, 10, 10, 7, 1.5);
    pen.fill();
    pen.lineWidth = 1.6;
    pen.beginPath();
    pen.arc(11, 9.5, 3, Math.PI, 2 * Math.PI);
    pen.stroke();
  });
}
