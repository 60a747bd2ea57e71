/**
 * The outline around people's feet, as one smooth shape: everybody in it stands inside, and whoever stands among them without
 * being part of it is left out.
 *
 * A distance field (nearest of the lines that connect the members, corners rounded by a smooth minimum; outsiders cut away),
 * walked along where it crosses zero (marching squares). A hull would be simpler, but it would take in bystanders.
 */

export interface Feet {
  readonly x: number;
  readonly y: number;
}

const CELL = 6;
/** Floor around each member's feet that belongs to the shape. */
export const RADIUS = 25;
/** Floor around an outsider's feet that does not. */
const OUTSIDER_RADIUS = 15;
/** The floor is looked at from the front and above: circles on it are a little flat. */
const FLATNESS = 0.8;
const ROUNDING = 10;
/** Larger shapes are drawn coarser, so that a wide one costs no more. */
const MOST_CELLS = 64;

/** An upright rectangle of floor. */
export interface Reach {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the shape lies, and where somebody has to be to bend it. Writes into `out` and allocates nothing. */
export function reachOf(members: readonly Feet[], out: Reach): Reach {
  out.left = out.top = Infinity;
  out.right = out.bottom = -Infinity;
  const margin = RADIUS + ROUNDING;
  for (const { x, y } of members) {
    if (x - margin < out.left) out.left = x - margin;
    if (y - margin < out.top) out.top = y - margin;
    if (x + margin > out.right) out.right = x + margin;
    if (y + margin > out.bottom) out.bottom = y + margin;
  }
  return out;
}

export function isWithin(reach: Reach, { x, y }: Feet): boolean {
  return x > reach.left && x < reach.right && y > reach.top && y < reach.bottom;
}

/** Closed lines, each as x, y, x, y, …; usually one. Empty when there is nobody. */
export function contour(members: readonly Feet[], outsiders: readonly Feet[]): number[][] {
  if (members.length === 0) return [];
  const reach = reachOf(members, { left: 0, top: 0, right: 0, bottom: 0 });
  const { left, top, right, bottom } = reach;
  const near = outsiders.filter((outsider) => isWithin(reach, outsider));
  const cell = Math.max(CELL, Math.max(right - left, bottom - top) / MOST_CELLS);
  const columns = Math.ceil((right - left) / cell) + 2;
  const rows = Math.ceil((bottom - top) / cell) + 2;
  const links = connect(members);
  const field = fieldOf(columns * rows);
  for (let row = 0; row < rows; row++) {
    const y = top + (row - 0.5) * cell;
    for (let column = 0; column < columns; column++) {
      const x = left + (column - 0.5) * cell;
      // The rim is outside, so that every line closes.
      const isRim = row === 0 || column === 0 || row === rows - 1 || column === columns - 1;
      field[row * columns + column] = isRim ? 1 : depth(x, y, members, links, near);
    }
  }
  return trace(field, columns, rows, left - cell / 2, top - cell / 2, cell);
}

/** Below zero: inside. */
function depth(x: number, y: number, members: readonly Feet[], links: Int32Array, outsiders: readonly Feet[]): number {
  let nearest = members.length === 1 ? flatDistance(x, y, members[0]!) : Infinity;
  for (let i = 1; i < members.length; i++) {
    nearest = smoothMin(nearest, toSegment(x, y, members[i]!, members[links[i]!]!));
  }
  let value = nearest - RADIUS;
  for (const outsider of outsiders) value = Math.max(value, OUTSIDER_RADIUS - flatDistance(x, y, outsider));
  return value;
}

function flatDistance(x: number, y: number, feet: Feet): number {
  return length(x - feet.x, (y - feet.y) / FLATNESS);
}

function toSegment(x: number, y: number, a: Feet, b: Feet): number {
  const px = x - a.x;
  const py = (y - a.y) / FLATNESS;
  const dx = b.x - a.x;
  const dy = (b.y - a.y) / FLATNESS;
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(Math.max((px * dx + py * dy) / square, 0), 1);
  return length(px - dx * along, py - dy * along);
}

/** `Math.hypot` guards against numbers too large for any map, and costs ten times as much. */
function length(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}

function smoothMin(a: number, b: number): number {
  if (a === Infinity) return b;
  const h = Math.max(ROUNDING - Math.abs(a - b), 0) / ROUNDING;
  return Math.min(a, b) - h * h * ROUNDING * 0.25;
}

/** Whom each is connected to, by the shortest lines altogether (Prim); entry 0 says nothing. */
function connect(members: readonly Feet[]): Int32Array {
  const count = members.length;
  const to = new Int32Array(count);
  const distance = new Float64Array(count).fill(Infinity);
  const joined = new Uint8Array(count);
  let last = 0;
  joined[0] = 1;
  for (let n = 1; n < count; n++) {
    let next = -1;
    for (let i = 1; i < count; i++) {
      if (joined[i] === 1) continue;
      const d = length(members[i]!.x - members[last]!.x, members[i]!.y - members[last]!.y);
      if (d < distance[i]!) {
        distance[i] = d;
        to[i] = last;
      }
      if (next < 0 || distance[i]! < distance[next]!) next = i;
    }
    joined[next] = 1;
    last = next;
  }
  return to;
}

let fieldMemory = new Float32Array(4096);
function fieldOf(size: number): Float32Array {
  if (fieldMemory.length < size) fieldMemory = new Float32Array(size);
  return fieldMemory;
}

/** Edges of a grid square that the line crosses, by which of its corners are inside (1 top left, 2 top right, 4 bottom right, 8 bottom left). */
const CROSSINGS: readonly (readonly number[])[] = [
  [], [3, 0], [0, 1], [3, 1], [1, 2], [3, 2, 1, 0], [0, 2], [3, 2], [2, 3], [2, 0], [0, 3, 2, 1], [2, 1], [1, 3], [1, 0], [0, 3], [],
];

/** Marching squares: from crossing to crossing until each line comes back to where it began. */
function trace(field: Float32Array, columns: number, rows: number, left: number, top: number, cell: number): number[][] {
  const next = new Map<number, number>();
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const at = row * columns + column;
      const inside =
        (field[at]! < 0 ? 1 : 0) | (field[at + 1]! < 0 ? 2 : 0) | (field[at + columns + 1]! < 0 ? 4 : 0) | (field[at + columns]! < 0 ? 8 : 0);
      const crossings = CROSSINGS[inside]!;
      for (let i = 0; i < crossings.length; i += 2) next.set(edgeId(at, crossings[i]!, columns), edgeId(at, crossings[i + 1]!, columns));
    }
  }
  const lines: number[][] = [];
  for (const start of next.keys()) {
    const line: number[] = [];
    let edge: number | undefined = start;
    while (edge !== undefined && next.has(edge)) {
      const point = edge >> 1;
      const isUpright = (edge & 1) === 1;
      const a = field[point]!;
      const b = field[point + (isUpright ? columns : 1)]!;
      const part = a / (a - b);
      const column = point % columns;
      const row = (point - column) / columns;
      line.push(left + (column + (isUpright ? 0 : part)) * cell, top + (row + (isUpright ? part : 0)) * cell);
      const following: number = next.get(edge)!;
      next.delete(edge);
      edge = following;
    }
    if (line.length >= 6) lines.push(line);
  }
  return lines;
}

/** Edges 0 top, 1 right, 2 bottom, 3 left of a square, numbered once for both squares that share it: its first corner, lowest bit set when upright. */
function edgeId(at: number, side: number, columns: number): number {
  switch (side) {
    case 0:
      return at << 1;
    case 1:
      return ((at + 1) << 1) | 1;
    case 2:
      return (at + columns) << 1;
    default:
      return (at << 1) | 1;
  }
}
