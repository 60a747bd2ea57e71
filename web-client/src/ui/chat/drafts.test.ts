import { beforeEach, describe, expect, it } from "vitest";
import { drafts } from "./drafts.ts";

describe("a draft", () => {
  beforeEach(() => drafts.forget());

  it("isKeptForEachChannelByItself", () => {
    drafts.keep({ kind: "room" }, "to all");
    drafts.keep({ kind: "direct", member: 7 }, "to Ann");
    expect([drafts.of({ kind: "room" }), drafts.of({ kind: "direct", member: 7 }), drafts.of({ kind: "direct", member: 8 })]).toEqual(["to all", "to Ann", ""]);
  });

  it("staysWhenSomebodyJoinsOrLeaves", () => {
    expect([[1], [1, 2], [2], [2, 3]].map((people) => drafts.isForOthers(people))).toEqual([false, false, false, false]);
  });

  it("staysWhenOneIsAloneForAMoment", () => {
    expect([[1], [], [1]].map((people) => drafts.isForOthers(people))).toEqual([false, false, false]);
  });

  it("isNotForWhoeverStandsHereNext", () => {
    drafts.isForOthers([1, 2]);
    expect(drafts.isForOthers([3])).toBe(true);
  });
});
