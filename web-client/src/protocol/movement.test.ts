import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MalformedChunk, readMovement, writeMovement, type MovementEntry } from "./movement.ts";

function read(chunk: Uint8Array): MovementEntry[] {
  const entries: MovementEntry[] = [];
  readMovement(chunk, (entry) => entries.push({ ...entry }));
  return entries;
}

const here = fc.record({
  person: fc.integer({ min: 1, max: 65535 }),
  here: fc.constant(true),
  x: fc.integer({ min: 0, max: 1022 }),
  y: fc.integer({ min: 0, max: 1022 }),
  facing: fc.integer({ min: 0, max: 7 }),
  moving: fc.boolean(),
});
const left = fc.record({
  person: fc.integer({ min: 1, max: 65535 }),
  here: fc.constant(false),
  x: fc.constant(1023),
  y: fc.constant(1023),
  facing: fc.constant(7),
  moving: fc.constant(true),
});

const cells = fc.array(fc.array(fc.oneof(here, left), { maxLength: 300 }), { maxLength: 7 });

describe("movement chunks", () => {
  test("W5 W6 what is written is read again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65000 }), cells, (first, row) => {
        expect(read(writeMovement(first, ...row))).toEqual(row.flatMap((entries, i) => entries.map((entry) => ({ ...entry, cell: first + i }))));
      }),
    );
  });

  test("W5 the columns lie as the specification says", () => {
    const chunk = writeMovement(
      0x0102,
      [
        { person: 0x0304, here: true, x: 1, y: 2, facing: 3, moving: false },
        { person: 0x0506, here: false, x: 0, y: 0, facing: 0, moving: false },
      ],
      [],
      [{ person: 7, here: true, x: 1, y: 2, facing: 3, moving: false }],
    );
    expect([...chunk]).toEqual([0x02, 0x01, 2, 0x04, 0x03, 0x06, 0x05, 0x01, 0x08, 0x30, 0xff, 0xff, 0xff, 0, 1, 7, 0, 0x01, 0x08, 0x30]);
  });

  test("W5 any bytes are a chunk or malformed, never anything else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        let entries: MovementEntry[];
        try {
          entries = read(bytes);
        } catch (e) {
          expect(e).toBeInstanceOf(MalformedChunk);
          return;
        }
        // Each entry takes five bytes and each cell one; what is left are more bytes of a varint.
        expect(5 * entries.length).toBeLessThanOrEqual(bytes.length - 2);
      }),
    );
  });

  test.each([
    ["without a cell", [1]],
    ["cut off in a number of people", [0, 0, 0x81]],
    ["cut off in a person", [0, 0, 1, 7]],
    ["cut off in a position", [0, 0, 1, 7, 0, 1, 2]],
    ["cut off in its second cell", [0, 0, 1, 7, 0, 1, 2, 3, 1]],
    ["of more people than there are numbers", [0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
  ])("W5 a chunk %s is malformed", (_, bytes) => {
    expect(() => read(Uint8Array.from(bytes))).toThrow(MalformedChunk);
  });
});
