/**
 * Movement chunks by hand (SPEC, W5 to W7): most of what a server says is people moving, so these few bytes are the only
 * part of the protocol that no generator reads.
 *
 * A chunk is the cell number (2 bytes), the column of person numbers (2 bytes each), the column of positions (3 bytes each);
 * all little endian.
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

/** Reads a chunk entry by entry, in order. Throws {@link MalformedChunk} when its length cannot be. */
export function readMovement(chunk: Uint8Array, visit: (entry: MovementEntry) => void): void {
  const count = (chunk.length - CELL_BYTES) / BYTES_EACH;
  if (!Number.isInteger(count) || count < 0) {
    throw new MalformedChunk(`a movement chunk has 2 + 5 n bytes, not ${chunk.length}`);
  }
  entry.cell = chunk[0]! | (chunk[1]! << 8);
  let person = CELL_BYTES;
  let place = CELL_BYTES + 2 * count;
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

/** The other direction; browsers never send it, tests and the development page do. */
export function writeMovement(cell: number, entries: readonly Omit<MovementEntry, "cell">[]): Uint8Array {
  const chunk = new Uint8Array(CELL_BYTES + BYTES_EACH * entries.length);
  chunk[0] = cell & 0xff;
  chunk[1] = cell >> 8;
  let person = CELL_BYTES;
  let place = CELL_BYTES + 2 * entries.length;
  for (const each of entries) {
    chunk[person++] = each.person & 0xff;
    chunk[person++] = each.person >> 8;
    const bits = each.here ? each.x | (each.y << 10) | (each.facing << 20) | (each.moving ? 0x80_0000 : 0) : NOT_HERE;
    chunk[place++] = bits & 0xff;
    chunk[place++] = (bits >> 8) & 0xff;
    chunk[place++] = bits >> 16;
  }
  return chunk;
}
