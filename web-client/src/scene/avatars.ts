import { Texture, type ImageSource } from "pixi.js";
import type { Facing } from "../space/api.ts";
import { draw, part, type Pictures } from "./pictures.ts";

/** What avatars.json says of the sheet: a row a figure, `framesPerDirection` frames a direction. */
interface AvatarIndex {
  readonly frame: { readonly width: number; readonly height: number };
  /** Where the feet are in a frame. */
  readonly anchor: { readonly x: number; readonly y: number };
  readonly directions: readonly string[];
  readonly framesPerDirection: number;
  readonly standing: number;
  readonly walking: readonly number[];
  readonly walkFrameMillis: number;
  readonly avatars: readonly { readonly id: number; readonly accent: string }[];
}

/** Eight directions to the four that are drawn: sideways wins, as with most drawn walkers. */
const DIRECTIONS: readonly string[] = ["right", "right", "down", "left", "left", "left", "up", "right"];

/** The figures that people are drawn as. */
export class Avatars {
  readonly anchorX: number;
  readonly anchorY: number;
  private readonly frames: Texture[][][];
  private readonly firstId: number;
  private readonly index: AvatarIndex;
  /** Which part of the frame list a facing uses. */
  private readonly directionOf: readonly number[];

  private constructor(index: AvatarIndex, frames: Texture[][][]) {
    this.index = index;
    this.frames = frames;
    this.firstId = index.avatars[0]?.id ?? 0;
    this.anchorX = index.anchor.x / index.frame.width;
    this.anchorY = index.anchor.y / index.frame.height;
    this.directionOf = DIRECTIONS.map((name) => Math.max(index.directions.indexOf(name), 0));
  }

  /** Neutral figures when the sheet cannot be had. */
  static async load(pictures: Pictures, imageUrl: string, indexUrl: string): Promise<Avatars> {
    const [source, index] = await Promise.all([pictures.source(imageUrl), fetchIndex(indexUrl)]);
    return source === undefined || index === undefined ? Avatars.neutral() : Avatars.fromSheet(source, index);
  }

  private static fromSheet(source: ImageSource, index: AvatarIndex): Avatars {
    const { width, height } = index.frame;
    const frames = index.avatars.map((_, row) =>
      index.directions.map((_direction, block) =>
        Array.from({ length: index.framesPerDirection }, (_frame, frame) =>
          part(source, (block * index.framesPerDirection + frame) * width, row * height, width, height),
        ),
      ),
    );
    return new Avatars(index, frames);
  }

  private static neutral(): Avatars {
    const colours = ["#5b7fa6", "#a66b5b", "#5ba67a", "#8a5ba6", "#a6985b", "#5b98a6"];
    const frames = colours.map((colour) =>
      ["down", "left", "right", "up"].map((direction) => [
        draw(32, 48, 2, (pen) => {
          pen.fillStyle = colour;
          pen.beginPath();
          pen.roundRect(8, 20, 16, 23, 7);
          pen.fill();
          pen.fillStyle = "#f0d9c0";
          pen.beginPath();
          pen.arc(16, 12, 8, 0, 7);
          pen.fill();
          pen.fillStyle = "#2b2b35";
          const looks: Readonly<Record<string, readonly number[]>> = { down: [13, 19], left: [10], right: [22], up: [] };
          for (const x of looks[direction] ?? []) pen.fillRect(x - 1, 11, 2, 3);
        }),
      ]),
    );
    const index: AvatarIndex = {
      frame: { width: 32, height: 48 },
      anchor: { x: 16, y: 44 },
      directions: ["down", "left", "right", "up"],
      framesPerDirection: 1,
      standing: 0,
      walking: [0],
      walkFrameMillis: 130,
      avatars: colours.map((accent, id) => ({ id, accent })),
    };
    return new Avatars(index, frames);
  }

  texture(avatar: number, facing: Facing, moving: boolean, nowMillis: number): Texture {
    const rows = this.frames;
    const row = rows[(((avatar - this.firstId) % rows.length) + rows.length) % rows.length]!;
    const direction = row[this.directionOf[facing]!]!;
    const walking = this.index.walking;
    const frame = moving ? walking[Math.floor(nowMillis / this.index.walkFrameMillis) % walking.length]! : this.index.standing;
    return direction[frame] ?? direction[0]!;
  }
}

async function fetchIndex(url: string): Promise<AvatarIndex | undefined> {
  try {
    const answer = await fetch(url);
    if (!answer.ok) return undefined;
    const index = (await answer.json()) as AvatarIndex;
    return index.avatars.length > 0 && index.frame.width > 0 ? index : undefined;
  } catch {
    return undefined;
  }
}
