import { fromBinary, fromJson, toBinary, toJson, type DescMessage, type JsonValue } from "@bufbuild/protobuf";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ClientMessageSchema } from "../gen/lichthof/v1/client_pb.js";
import { ServerMessageSchema } from "../gen/lichthof/v1/server_pb.js";
import { decodeServer } from "./frames.ts";
import { readMovement } from "./movement.ts";

/** Written by the server's tests; both sides must come to the same bytes and the same content. */
const FOLDER = fileURLToPath(new URL("../../../protocol/golden/", import.meta.url));

function frames(name: string): Map<string, Uint8Array> {
  if (!existsSync(FOLDER + name)) return new Map();
  const lines = readFileSync(FOLDER + name, "utf8").split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => {
    const at = line.indexOf(":");
    return [line.slice(0, at), Uint8Array.from(Buffer.from(line.slice(at + 1).trim(), "hex"))];
  }));
}

function contents(name: string): Record<string, JsonValue> {
  return JSON.parse(readFileSync(FOLDER + name, "utf8")) as Record<string, JsonValue>;
}

const client = frames("client.hex");
const server = frames("server.hex");

test("golden frames are there", () => {
  expect(client.size).toBeGreaterThan(20);
  expect(server.size).toBeGreaterThan(20);
});

function bothWays(name: string, schema: DescMessage, bytes: Uint8Array, json: JsonValue | undefined): void {
  const message = fromBinary(schema, bytes);
  expect(json, `${name} has its content written down`).toBeDefined();
  expect(toJson(schema, message)).toEqual(toJson(schema, fromJson(schema, json!)));
  expect(fromBinary(schema, toBinary(schema, message))).toEqual(message);
  // Frames that were glued from pieces are written in one go here; all others must have the very same bytes.
  if (!name.startsWith("glued")) expect(Buffer.from(toBinary(schema, message)).toString("hex")).toBe(Buffer.from(bytes).toString("hex"));
}

describe("what clients say", () => {
  const json = client.size === 0 ? {} : contents("client.json");
  test.each([...client])("%s", (name, bytes) => bothWays(name, ClientMessageSchema, bytes, json[name]));
});

describe("what the server says", () => {
  const json = server.size === 0 ? {} : contents("server.json");
  test.each([...server])("%s", (name, bytes) => bothWays(name, ServerMessageSchema, bytes, json[name]));
});

describe("W5 W6 movement as the server packs it", () => {
  function entries(name: string): unknown[] {
    const list: unknown[] = [];
    for (const chunk of decodeServer(server.get(name)!).moves) {
      readMovement(chunk, ({ cell, person, here, x, y, facing, moving }) => list.push(here ? { cell, person, x, y, facing, moving } : { cell, person, here }));
    }
    return list;
  }
  const one = (cell: number) => ({ cell, person: 1, x: 0, y: 0, facing: 0, moving: false });
  const three = (cell: number) => [
    { cell, person: 300, x: 319, y: 5, facing: 6, moving: true },
    { cell, person: 65535, x: 1022, y: 1022, facing: 7, moving: true },
    { cell, person: 12, here: false },
  ];

  test("one person", () => expect(entries("moves-one")).toEqual([one(0)]));
  test("somebody who left the cell", () => expect(entries("moves-gone")).toEqual(three(65535)));
  test("W5 cells side by side", () => expect(entries("moves-row")).toEqual([one(40), ...three(42)]));
  test("W7 chunks of several cells glued together", () => expect(entries("glued")).toEqual([one(63), ...three(64), one(65)]));
});
