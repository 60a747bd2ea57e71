import { describe, expect, it } from "vitest";
import { Announcer } from "./announcer.ts";

describe("the announcer", () => {
  it("saysAtOnceWhatConcernsOneself", () => {
    const announcer = new Announcer();
    announcer.announce("Ann is knocking.", "at-once", 1000);
    expect(announcer.due()).toBe(0);
    expect(announcer.take(1000)).toEqual({ assertive: "Ann is knocking.", polite: "" });
    expect(announcer.due()).toBeUndefined();
  });

  it("gathersTheSurroundingsForFourSeconds", () => {
    const announcer = new Announcer();
    announcer.announce("Ann is at the stage.", "surroundings", 1000);
    announcer.announce("Bob is at the stage.", "surroundings", 3000);
    expect(announcer.take(4999).polite).toBe("");
    expect(announcer.due()).toBe(5000);
    expect(announcer.take(5000).polite).toBe("Ann is at the stage. Bob is at the stage.");
  });

  it("saysOnlyTheNewestAboutASubject", () => {
    const announcer = new Announcer();
    announcer.announce("Stage: 3 people.", "surroundings", 0, "stage");
    announcer.announce("Stage: 5 people.", "surroundings", 100, "stage");
    expect(announcer.take(5000).polite).toBe("Stage: 5 people.");
  });

  it("neverSpeaksOfSurroundingsMoreOftenThanEveryFourSeconds", () => {
    const announcer = new Announcer();
    const spokenAt: number[] = [];
    for (let now = 0; now < 60_000; now += 100) {
      announcer.announce(`change at ${now}`, "surroundings", now, "crowd");
      if (announcer.take(now).polite !== "") spokenAt.push(now);
    }
    const pauses = spokenAt.slice(1).map((time, i) => time - (spokenAt[i] as number));
    expect(spokenAt.length).toBeGreaterThan(10);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(4000);
  });

  it("leavesOutTheSurroundingsWhenOnlyImportantThingsAreWanted", () => {
    const announcer = new Announcer();
    announcer.verbosity = "important";
    announcer.announce("Ann is at the stage.", "surroundings", 0);
    announcer.announce("Ann is knocking.", "at-once", 0);
    expect(announcer.take(10_000)).toEqual({ assertive: "Ann is knocking.", polite: "" });
  });

  it("isSilentWhenAskedTo", () => {
    const announcer = new Announcer();
    announcer.verbosity = "off";
    announcer.announce("Ann is knocking.", "at-once", 0);
    expect(announcer.due()).toBeUndefined();
  });

  it("doesNotDrownAnybodyInWords", () => {
    const announcer = new Announcer();
    for (let i = 0; i < 100; i++) announcer.announce(`news ${i}.`, "soon", 0);
    expect(announcer.take(0).polite).toBe("news 95. news 96. news 97. news 98. news 99.");
  });
});
