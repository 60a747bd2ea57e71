import { describe, expect, it } from "vitest";
import type { Person, Space } from "../../space/api.ts";
import { en } from "../i18n/en.ts";
import { Surroundings } from "./surroundings.ts";

const places = ["Foyer", "Stage"];

/** As much of a room as this reads: who is where. */
function roomWith(own: number | undefined, ...people: [name: string, area: number | undefined][]): Space {
  return {
    self: { id: 99, area: own },
    people: new Map(people.map(([name, area]) => [name.length * 1000 + name.charCodeAt(0), { id: name.length * 1000 + name.charCodeAt(0), name, area } as Person])),
  } as unknown as Space;
}
const told = (surroundings: Surroundings, space: Space) => surroundings.look(space, en).map(({ text }) => text);

describe("the surroundings", () => {
  it("areNotReadOutOnArrival", () => {
    expect(told(new Surroundings((area) => places[area] ?? ""), roomWith(0, ["Ann", 0], ["Bob", 1]))).toEqual([]);
  });

  it("nameWhoComesToOnesOwnPlace", () => {
    const surroundings = new Surroundings((area) => places[area] ?? "");
    told(surroundings, roomWith(0, ["Ann", 0], ["Bobby", 1]));
    expect(told(surroundings, roomWith(0, ["Ann", 0], ["Bobby", 0]))).toEqual(["Bobby is now at: Foyer.", "Stage: 0 people."]);
  });

  it("tellACrowdElsewhereAsANumber", () => {
    const surroundings = new Surroundings((area) => places[area] ?? "");
    told(surroundings, roomWith(0));
    expect(told(surroundings, roomWith(0, ["Ann", 1], ["Bobby", 1], ["Cemile", 1]))).toEqual(["Stage: 3 people."]);
  });

  it("areSilentWhenNothingChanged", () => {
    const surroundings = new Surroundings((area) => places[area] ?? "");
    told(surroundings, roomWith(0, ["Ann", 0]));
    expect(told(surroundings, roomWith(0, ["Ann", 0]))).toEqual([]);
  });

  it("areNewAfterGoingToAnotherPlace", () => {
    const surroundings = new Surroundings((area) => places[area] ?? "");
    told(surroundings, roomWith(0, ["Ann", 1]));
    expect(told(surroundings, roomWith(1, ["Ann", 1]))).toEqual([]);
  });
});
