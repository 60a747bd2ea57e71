import { describe, expect, it } from "vitest";
import { houseWalls } from "./house-walls.ts";
import { WalkGrid } from "./walk-grid.ts";

function gridOf(...rows: string[]): WalkGrid {
  const columns = rows[0]!.length;
  const bits = new Uint8Array(Math.ceil((columns * rows.length) / 8));
  rows.join("").split("").forEach((letter, i) => {
    if (letter === "#") bits[i >> 3]! |= 1 << (i & 7);
  });
  return new WalkGrid(columns, rows.length, 32, 32, bits);
}

function drawn(grid: WalkGrid): string[] {
  const walls = houseWalls(grid);
  return Array.from({ length: grid.rows }, (_, row) =>
    Array.from({ length: grid.columns }, (_tile, column) => (walls[row * grid.columns + column] === 1 ? "#" : ".")).join(""),
  );
}

describe("the walls of a house", () => {
  it("are what reaches far; a table in the middle of a room is none", () => {
    expect(
      drawn(
        gridOf(
          "############",
          "#..........#",
          "#...###....#",
          "#..........#",
          "#####..#####",
        ),
      ),
    ).toEqual([
      "############",
      "#..........#",
      "#..........#",
      "#..........#",
      "#####..#####",
    ]);
  });

  it("need not touch the edge of the map", () => {
    expect(drawn(gridOf("............", ".##########.", "............"))).toEqual(["............", ".##########.", "............"]);
  });

  it("do not hang together over a corner, as nobody walks through one", () => {
    expect(drawn(gridOf("#######.....", ".......#####"))).toEqual(["............", "............"]);
  });
});
