import type { MapArea, MapModel } from "./api.ts";
import { fromBase64, type SceneArea, type SceneFile, type SceneShape } from "./scene-file.ts";
import { WalkGrid } from "./walk-grid.ts";

/** What a scene file says about walls and areas, ready to be asked. */
export class SceneMap implements MapModel {
  readonly name: string;
  readonly title: MapModel["title"];
  readonly description: MapModel["description"];
  readonly copyright: string;
  readonly width: number;
  readonly height: number;
  readonly areas: readonly MapArea[];
  readonly grid: WalkGrid;

  constructor(scene: SceneFile) {
    this.name = scene.name;
    this.title = scene.title;
    this.description = scene.description;
    this.copyright = scene.copyright;
    this.width = scene.width;
    this.height = scene.height;
    this.grid = new WalkGrid(scene.columns, scene.rows, scene.tileWidth, scene.tileHeight, fromBase64(scene.walls));
    this.areas = scene.areas.map((area) => mapArea(area, this.grid));
  }

  isFree(x: number, y: number): boolean {
    return this.grid.isFree(x, y);
  }

  areasAt(x: number, y: number): readonly MapArea[] {
    return this.areas.filter((area) => area.contains(x, y));
  }

  titledAreaAt(x: number, y: number): MapArea | undefined {
    for (let i = this.areas.length - 1; i >= 0; i--) {
      const area = this.areas[i]!;
      if (isTitled(area) && area.contains(x, y)) return area;
    }
    return undefined;
  }
}

/** Whether people are told of an area at all. */
export function isTitled(area: Pick<MapArea, "title">): boolean {
  for (const language in area.title) {
    if (area.title[language]) return true;
  }
  return false;
}

function mapArea(area: SceneArea, grid: WalkGrid): MapArea {
  const inside = containment(area.shape);
  return {
    index: area.index,
    kind: area.kind,
    name: area.name,
    title: area.title,
    description: area.description,
    onlyFor: area.onlyFor,
    capacity: area.capacity,
    exit: area.exit,
    website: area.website,
    sound: area.sound,
    focus: area.focus,
    centre: spotInside(area.shape, inside, grid),
    contains: inside,
  };
}

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest upright rectangle around a shape. */
export function boundsOf(shape: SceneShape): Bounds {
  switch (shape.kind) {
    case "rectangle":
    case "ellipse":
      return shape;
    case "polygon": {
      const xs = shape.points.map((point) => point[0]);
      const ys = shape.points.map((point) => point[1]);
      const x = Math.min(...xs);
      const y = Math.min(...ys);
      return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
    }
    case "tiles": {
      const bits = fromBase64(shape.bits);
      let left = shape.columns;
      let top = shape.rows;
      let right = -1;
      let bottom = -1;
      for (let row = 0; row < shape.rows; row++) {
        for (let column = 0; column < shape.columns; column++) {
          if (!isSet(bits, row * shape.columns + column)) continue;
          left = Math.min(left, column);
          right = Math.max(right, column);
          top = Math.min(top, row);
          bottom = Math.max(bottom, row);
        }
      }
      if (right < 0) return { x: 0, y: 0, width: 0, height: 0 };
      return {
        x: left * shape.tileWidth,
        y: top * shape.tileHeight,
        width: (right - left + 1) * shape.tileWidth,
        height: (bottom - top + 1) * shape.tileHeight,
      };
    }
  }
}

/** The same answers as the server's shapes give: left and top edges belong to an area, right and bottom ones do not. */
function containment(shape: SceneShape): (x: number, y: number) => boolean {
  switch (shape.kind) {
    case "rectangle":
      return (x, y) => x >= shape.x && y >= shape.y && x < shape.x + shape.width && y < shape.y + shape.height;
    case "ellipse": {
      const rx = shape.width / 2;
      const ry = shape.height / 2;
      return (x, y) => {
        const dx = (Math.floor(x) + 0.5 - shape.x - rx) / rx;
        const dy = (Math.floor(y) + 0.5 - shape.y - ry) / ry;
        return dx * dx + dy * dy <= 1;
      };
    }
    case "polygon": {
      const { x: left, y: top, width, height } = boundsOf(shape);
      const points = shape.points;
      return (x, y) => {
        if (x < left || y < top || x > left + width || y > top + height) return false;
        let inside = false;
        for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
          const [ax, ay] = points[i]!;
          const [bx, by] = points[j]!;
          if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
        }
        return inside;
      };
    }
    case "tiles": {
      const bits = fromBase64(shape.bits);
      return (x, y) => {
        const column = Math.floor(x / shape.tileWidth);
        const row = Math.floor(y / shape.tileHeight);
        if (column < 0 || row < 0 || column >= shape.columns || row >= shape.rows) return false;
        return isSet(bits, row * shape.columns + column);
      };
    }
  }
}

function isSet(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
}

/** The free spot inside that is nearest to the middle; the middle itself where nothing inside is free. */
function spotInside(shape: SceneShape, inside: (x: number, y: number) => boolean, grid: WalkGrid): { x: number; y: number } {
  const bounds = boundsOf(shape);
  const middle = { x: Math.floor(bounds.x + bounds.width / 2), y: Math.floor(bounds.y + bounds.height / 2) };
  if (inside(middle.x, middle.y) && grid.isRoomy(middle.x, middle.y, grid.margin)) return middle;
  let best = middle;
  let shortest = Infinity;
  const firstColumn = Math.max(0, Math.floor(bounds.x / grid.tileWidth));
  const lastColumn = Math.min(grid.columns - 1, Math.floor((bounds.x + bounds.width) / grid.tileWidth));
  const firstRow = Math.max(0, Math.floor(bounds.y / grid.tileHeight));
  const lastRow = Math.min(grid.rows - 1, Math.floor((bounds.y + bounds.height) / grid.tileHeight));
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const x = Math.floor((column + 0.5) * grid.tileWidth);
      const y = Math.floor((row + 0.5) * grid.tileHeight);
      const distance = Math.hypot(x - middle.x, y - middle.y);
      if (distance < shortest && !grid.isWall(column, row) && inside(x, y)) {
        shortest = distance;
        best = { x, y };
      }
    }
  }
  return best;
}
