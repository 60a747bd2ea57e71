import { houseWalls } from "../space/house-walls.ts";
import { boundsOf, isTitled, type SceneMap } from "../space/map-model.ts";
import type { AreaKind, SceneArea, SceneFile } from "../space/scene-file.ts";
import { traceShape } from "./outlines.ts";

/** Colours of a plan. Meaning is not in them alone: the plan is a picture of places that the list of places names. */
interface PlanInk {
  readonly floor: string;
  readonly wall: string;
  readonly areas: Readonly<Partial<Record<AreaKind, string>>>;
  readonly exit: string;
}

const LIGHT: PlanInk = {
  floor: "#f7f4ec",
  wall: "#a79fa6",
  areas: {
    place: "#ece6d9", quiet: "#d9e6df", meeting: "#cddcf2", group: "#cddcf2",
    stage: "#dcbfe2", audience: "#efe3f1", booth: "#f3d9a4", help: "#b9e2d3",
  },
  exit: "#5d8f3a",
};
const DARK: PlanInk = {
  floor: "#2c333d",
  wall: "#11151b",
  areas: {
    place: "#363e49", quiet: "#33473f", meeting: "#3a5078", group: "#3a5078",
    stage: "#6b4a78", audience: "#443b52", booth: "#79602f", help: "#2f6455",
  },
  exit: "#a5cf7c",
};

/**
 * The plan of a house as a picture: floor, rooms as plain shapes by what they are for, walls, ways out. No furniture: at the
 * size of a stamp it is only noise. `scale`: picture pixels per world pixel.
 */
export function drawPlan(scene: SceneFile, map: SceneMap, scale: number, dark: boolean): HTMLCanvasElement {
  const ink = dark ? DARK : LIGHT;
  const picture = document.createElement("canvas");
  picture.width = Math.max(1, Math.round(scene.width * scale));
  picture.height = Math.max(1, Math.round(scene.height * scale));
  const pen = picture.getContext("2d");
  if (pen === null) return picture;
  pen.fillStyle = ink.floor;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.scale(scale, scale);
  for (const area of byExtent(scene.areas)) {
    const colour = ink.areas[area.kind];
    if (colour === undefined || !isTitled(area)) continue;
    pen.fillStyle = colour;
    pen.beginPath();
    traceShape(pen, area.shape);
    pen.fill();
  }
  drawWalls(pen, map, ink.wall);
  for (const area of scene.areas) if (area.kind === "exit") drawExit(pen, area, ink.exit, scale);
  return picture;
}

/** Large ones first, so that a place within a place is seen. */
function byExtent(areas: readonly SceneArea[]): SceneArea[] {
  const extent = ({ shape }: SceneArea): number => {
    const { width, height } = boundsOf(shape);
    return width * height;
  };
  return [...areas].sort((a, b) => extent(b) - extent(a));
}

/** Row by row in runs: a hair of overlap keeps seams from showing. */
function drawWalls(pen: CanvasRenderingContext2D, { grid }: SceneMap, colour: string): void {
  const walls = houseWalls(grid);
  const hair = grid.tileWidth / 16;
  pen.fillStyle = colour;
  for (let row = 0; row < grid.rows; row++) {
    let from = -1;
    for (let column = 0; column <= grid.columns; column++) {
      const isWall = column < grid.columns && walls[row * grid.columns + column] === 1;
      if (isWall && from < 0) from = column;
      if (isWall || from < 0) continue;
      pen.fillRect(from * grid.tileWidth - hair, row * grid.tileHeight - hair, (column - from) * grid.tileWidth + 2 * hair, grid.tileHeight + 2 * hair);
      from = -1;
    }
  }
}

/** A bar across the doorway, large enough to be seen however small the plan is. */
function drawExit(pen: CanvasRenderingContext2D, area: SceneArea, colour: string, scale: number): void {
  const { x, y, width, height } = boundsOf(area.shape);
  const across = Math.max(width, 5 / scale);
  const down = Math.max(Math.min(height, width), 3 / scale);
  pen.fillStyle = colour;
  pen.beginPath();
  pen.roundRect(x + width / 2 - across / 2, y + height / 2 - down / 2, across, down, 1.5 / scale);
  pen.fill();
}
