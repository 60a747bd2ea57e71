import { fromBase64, type SceneShape } from "../space/scene-file.ts";

/** The edge of a shape, for the pen of a canvas. */
export function traceShape(pen: CanvasRenderingContext2D, shape: SceneShape): void {
  switch (shape.kind) {
    case "rectangle":
      pen.rect(shape.x, shape.y, shape.width, shape.height);
      break;
    case "ellipse":
      pen.ellipse(shape.x + shape.width / 2, shape.y + shape.height / 2, shape.width / 2, shape.height / 2, 0, 0, 2 * Math.PI);
      break;
    case "polygon":
      traceLine(pen, shape.points.flat());
      break;
    case "tiles":
      for (const line of edgesOf(shape)) traceLine(pen, line);
      break;
  }
}

function traceLine(pen: CanvasRenderingContext2D, line: readonly number[]): void {
  if (line.length < 6) return;
  pen.moveTo(line[0]!, line[1]!);
  for (let i = 2; i < line.length; i += 2) pen.lineTo(line[i]!, line[i + 1]!);
  pen.closePath();
}

/** The outline of a mask of tiles as closed lines. */
export function edgesOf(shape: SceneShape & { kind: "tiles" }): number[][] {
  const bits = fromBase64(shape.bits);
  const { columns, rows, tileWidth, tileHeight } = shape;
  const isSet = (column: number, row: number): boolean => {
    const index = row * columns + column;
    return column >= 0 && row >= 0 && column < columns && row < rows && ((bits[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
  };
  // Edges with the area on their right hand; from each corner at most two begin.
  const from = new Map<number, number[]>();
  const corner = (column: number, row: number): number => row * (columns + 1) + column;
  const add = (a: number, b: number): void => {
    const list = from.get(a);
    if (list === undefined) from.set(a, [b]);
    else list.push(b);
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!isSet(column, row)) continue;
      if (!isSet(column, row - 1)) add(corner(column, row), corner(column + 1, row));
      if (!isSet(column + 1, row)) add(corner(column + 1, row), corner(column + 1, row + 1));
      if (!isSet(column, row + 1)) add(corner(column + 1, row + 1), corner(column, row + 1));
      if (!isSet(column - 1, row)) add(corner(column, row + 1), corner(column, row));
    }
  }
  const lines: number[][] = [];
  for (const start of from.keys()) {
    let at = start;
    const line: number[] = [];
    for (let next = from.get(at)?.pop(); next !== undefined; next = from.get(at)?.pop()) {
      line.push((at % (columns + 1)) * tileWidth, Math.floor(at / (columns + 1)) * tileHeight);
      at = next;
    }
    if (line.length >= 8) lines.push(line);
  }
  return lines;
}
