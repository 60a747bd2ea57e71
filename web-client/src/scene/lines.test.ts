import { expect, test } from "vitest";
import { twoLines } from "./lines.ts";

const letters = (text: string) => text.length;

test("a short sentence is one line, a longer one two", () => {
  expect(twoLines("Good evening!", letters, 20)).toEqual(["Good evening!"]);
  expect(twoLines("Shall we start with the bicycles?", letters, 20)).toEqual(["Shall we start with", "the bicycles?"]);
});

test("no word is lost, also where the second line is too long or the first word is", () => {
  for (const text of ["a b c d e f g h i j k l m n", "Donaudampfschifffahrtsgesellschaft fährt heute", "Donaudampfschifffahrtsgesellschaft"]) {
    expect(twoLines(text, letters, 8).join(" ")).toBe(text);
  }
});
