import type { WalkGrid } from "./walk-grid.ts";

/** Blocked tiles that hang together and reach this far in one direction are walls; smaller ones are furniture. */
const WALL_REACH = 10;

/**
 * Which blocked tiles are walls of the house, and which are things that stand about: a plan of the house shows only the first.
 * A map says no more than "blocked", so the size of what hangs together decides. Index `row * columns + column`, 1 is a wall.
 */
export function houseWalls(grid: WalkGrid): Uint8Array {
  const { columns, rows } = grid;
  const walls = new Uint8Array(columns * rows);
  const seen = new Uint8Array(columns * rows);
  const piece: number[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || !grid.isWall(start % columns, Math.floor(start / columns))) continue;
    piece.length = 0;
    piece.push(start);
    seen[start] = 1;
    let left = columns;
    let right = -1;
    let top = rows;
    let bottom = -1;
    // The list grows while it is walked: everything that hangs together.
    for (let i = 0; i < piece.length; i++) {
      const at = piece[i]!;
      const column = at % columns;
      const row = Math.floor(at / columns);
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      for (const [c, r] of [[column - 1, row], [column + 1, row], [column, row - 1], [column, row + 1]] as const) {
        const next = r * columns + c;
        if (c < 0 || r < 0 || c >= columns || r >= rows || seen[next] === 1 || !grid.isWall(c, r)) continue;
        seen[next] = 1;
        piece.push(next);
      }
    }
    if (right - left + 1 < WALL_REACH && bottom - top + 1 < WALL_REACH) continue;
    for (const at of piece) walls[at] = 1;
  }
  return walls;
}
