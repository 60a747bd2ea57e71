/**
 * Movement chunks by hand (SPEC, W5 to W7): most of what a server says is people moving, so these few bytes are the only
 * part of the protocol that no generator reads.
 *
 * A chunk is about cells side by side: the number of the first (2 bytes), then for each from there on how many people (a varint), the
 * column of their numbers (2 bytes each), the column of their positions (3 bytes each); all little endian.
 */

const CELL_BYTES = 2;
const BYTES_EACH = 5;
const NOT_HERE = 0xff_ffff;

/** One person of a chunk. The reader hands out the same object again and again: copy what you keep. */
export interface MovementEntry {
  cell: number;
  person: number;
  /** False: not in this cell any more; the rest says nothing then. */
  here: boolean;
  /** World pixels from the left and upper edge of the cell. */
  x: number;
  y: number;
  facing: number;
  moving: boolean;
}

export class MalformedChunk extends Error {
  override readonly name = "MalformedChunk";
}

/** Reads a chunk entry by entry, in order. Throws {@link MalformedChunk} before an entry that cannot be. */
export function readMovement(chunk: Uint8Array, visit: (entry: MovementEntry) => void): void {
  if (chunk.length < CELL_BYTES) throw new MalformedChunk(`a movement chunk begins with a cell, not with ${chunk.length} bytes`);
  entry.cell = chunk[0]! | (chunk[1]! << 8);
  for (let at = CELL_BYTES; at < chunk.length; entry.cell++) {
    let count = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const next = chunk[at++] ?? 0x80;
      count += (next & 0x7f) * 2 ** shift;
      more = next >= 0x80;
      if (BYTES_EACH * count > chunk.length - at || at > chunk.length) {
        throw new MalformedChunk(`a movement chunk of ${chunk.length} bytes ends in the middle of a cell`);
      }
    }
    readCell(chunk, at, count, visit);
    at += BYTES_EACH * count;
  }
}

function readCell(chunk: Uint8Array, from: number, count: number, visit: (entry: MovementEntry) => void): void {
  let person = from;
  let place = from + 2 * count;
  for (let i = 0; i < count; i++, person += 2, place += 3) {
    entry.person = chunk[person]! | (chunk[person + 1]! << 8);
    const bits = chunk[place]! | (chunk[place + 1]! << 8) | (chunk[place + 2]! << 16);
    entry.here = bits !== NOT_HERE;
    entry.x = bits & 0x3ff;
    entry.y = (bits >> 10) & 0x3ff;
    entry.facing = (bits >> 20) & 7;
    entry.moving = (bits & 0x80_0000) !== 0;
    visit(entry);
  }
}

const entry: MovementEntry = { cell: 0, person: 0, here: false, x: 0, y: 0, facing: 0, moving: false };

/** The other direction, of one cell or of cells side by side; browsers never send it, tests and the development page do. */
export function writeMovement(firstCell: number, ...cells: readonly (readonly Omit<MovementEntry, "cell">[])[]): Uint8Array {
  const chunk = [firstCell & 0xff, firstCell >> 8];
  for (const entries of cells) {
    let rest = entries.length;
    for (; rest > 0x7f; rest >>= 7) chunk.push((rest & 0x7f) | 0x80);
    chunk.push(rest);
    for (const { person } of entries) chunk.push(person & 0xff, person >> 8);
    for (const each of entries) {
      const bits = each.here ? each.x | (each.y << 10) | (each.facing << 20) | (each.moving ? 0x80_0000 : 0) : NOT_HERE;
      chunk.push(bits & 0xff, (bits >> 8) & 0xff, bits >> 16);
    }
  }
  return Uint8Array.from(chunk);
}
