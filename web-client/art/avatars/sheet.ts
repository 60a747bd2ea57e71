/** All figures on one sheet: a row for each, five frames for each direction. */
import { Canvas } from "../kit/canvas.ts";
import { cast } from "./cast.ts";
import { ANCHOR, FRAME, FRAMES, drawFigure } from "./figure.ts";
import type { Direction } from "./look.ts";

export const DIRECTIONS: readonly Direction[] = ["down", "left", "right", "up"];

export function avatarSheet(): Canvas {
  const sheet = new Canvas(FRAME.width * FRAMES * DIRECTIONS.length, FRAME.height * cast.length);
  cast.forEach(({ look }, row) => {
    DIRECTIONS.forEach((direction, block) => {
      for (let frame = 0; frame < FRAMES; frame++) {
        sheet.draw(drawFigure(look, direction, frame), (block * FRAMES + frame) * FRAME.width, row * FRAME.height);
      }
    });
  });
  return sheet;
}

/** What the client needs to know of the sheet. Frame `f` of direction `d` of avatar `id`: column d * framesPerDirection + f, row id - 1. */
export function avatarIndex(): object {
  return {
    image: "avatars.png",
    frame: FRAME,
    anchor: ANCHOR,
    directions: DIRECTIONS,
    framesPerDirection: FRAMES,
    standing: 0,
    walking: [1, 2, 3, 4],
    walkFrameMillis: 130,
    avatars: cast.map(({ name, accent }, i) => ({ id: i + 1, name, accent })),
  };
}
