import type { Spot } from "./path-finder.ts";
import type { WalkGrid } from "./walk-grid.ts";

/** How far one is pushed sideways to get around the corner of a doorway; world pixels. */
const CORNER_HELP = 14;
/** Less than this share of a stride aside still means straight on. */
const STRAIGHT = 0.2;

/** Somebody who can be put elsewhere. */
type Foot = { -readonly [K in keyof Spot]: Spot[K] };

/**
 * One stride by hand, shorter than half a tile: along a wall where straight on there is one, and around the post of a doorway
 * that is walked at. Writes where it leads to; never into a wall, and the straight line there touches none.
 */
export function slide(grid: WalkGrid, foot: Foot, dx: number, dy: number): void {
  const beforeX = foot.x;
  const beforeY = foot.y;
  const room = roomAround(grid, beforeX, beforeY);
  const movedX = step(grid, foot, dx, 0, room);
  const movedY = step(grid, foot, 0, dy, room);
  if (!movedX && dx !== 0 && Math.abs(dy) < Math.abs(dx) * STRAIGHT) aroundCorner(grid, foot, dx, 0, room);
  if (!movedY && dy !== 0 && Math.abs(dx) < Math.abs(dy) * STRAIGHT) aroundCorner(grid, foot, 0, dy, room);
  // Around a corner with no room left a stride may be clear on both legs but not straight: take one leg only.
  if (!grid.isClear(Math.floor(beforeX), Math.floor(beforeY), Math.floor(foot.x), Math.floor(foot.y))) foot.y = beforeY;
}

/** As much of it as there is room for. False: nothing. */
function step(grid: WalkGrid, foot: Foot, dx: number, dy: number, room: number): boolean {
  if (dx === 0 && dy === 0) return false;
  for (let part = 1; part >= 0.25; part /= 2) {
    const x = foot.x + dx * part;
    const y = foot.y + dy * part;
    if (!grid.isRoomy(x, y, room)) continue;
    foot.x = x;
    foot.y = y;
    return true;
  }
  return false;
}

/** Walking straight at a door post pushes one sideways into the doorway. */
function aroundCorner(grid: WalkGrid, foot: Foot, dx: number, dy: number, room: number): void {
  for (let aside = 2; aside <= CORNER_HELP; aside += 2) {
    for (const side of [aside, -aside]) {
      const asideX = dx === 0 ? side : 0;
      const asideY = dy === 0 ? side : 0;
      if (!grid.isRoomy(foot.x + asideX, foot.y + asideY, room)) continue;
      if (!grid.isRoomy(foot.x + asideX + dx, foot.y + asideY + dy, room)) continue;
      const length = Math.min(aside, Math.abs(dx + dy)) * Math.sign(side);
      step(grid, foot, dx === 0 ? length : 0, dy === 0 ? length : 0, room);
      return;
    }
  }
}

/** The widest distance from walls that one has here and so must keep; less than usual where the server put one close to a wall. */
function roomAround(grid: WalkGrid, x: number, y: number): number {
  for (let room = grid.margin; room > 0; room -= 3) {
    if (grid.isRoomy(x, y, room)) return room;
  }
  return 0;
}
