import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Conversation, MapArea, Person } from "../../space/api.ts";
import { overview, type PlaceRow } from "./overview.ts";

const compare = new Intl.Collator("de").compare;
const area = (index: number, name: string): MapArea => ({
  index,
  kind: "place",
  name,
  title: { de: name },
  description: {},
  onlyFor: [],
  capacity: undefined,
  exit: undefined,
  website: undefined,
  sound: undefined,
  focus: undefined,
  centre: { x: 0, y: 0 },
  contains: () => false,
});
const person = (id: number, name: string, place?: number, conversation?: number): Person => ({
  id,
  member: id,
  name,
  avatar: 1,
  availability: "available",
  role: "citizen",
  connecting: false,
  at: undefined,
  roughlyAt: undefined,
  area: place,
  conversation,
  listeningOnly: false,
});
const talk = (id: number, speakers: number[], more: Partial<Conversation> = {}): Conversation => ({ id, kind: "nearby", area: undefined, locked: false, speakers, listeners: [], ...more });
const foyer = area(0, "Foyer");
const stage = area(1, "Bühne");
const told = (rows: readonly PlaceRow[]) =>
  rows.map((row) => [row.area?.name ?? "-", row.conversations.map(({ people }) => people.map(({ name }) => name)), row.alone.map(({ name }) => name)]);
const seen = { areas: [foyer, stage], ownArea: undefined, ownConversation: undefined, compare };

describe("the room as a text", () => {
  it("hasPlacesThenConversationsThenPeople", () => {
    const people = [person(1, "Ann", 0, 7), person(2, "Bob", 0, 7), person(3, "Cem", 0), person(4, "Dora")];
    expect(told(overview({ ...seen, people, conversations: [talk(7, [1, 2])] }))).toEqual([
      ["Foyer", [["Ann", "Bob"]], ["Cem"]],
      ["Bühne", [], []],
      ["-", [], ["Dora"]],
    ]);
  });

  it("putsAConversationWhereMostOfItsPeopleAre", () => {
    const people = [person(1, "Ann", 0, 7), person(2, "Bob", 1, 7), person(3, "Cem", 1, 7)];
    const rows = overview({ ...seen, people, conversations: [talk(7, [1, 2, 3])] });
    expect(rows.map(({ count }) => count)).toEqual([0, 3, 0]);
  });

  it("listsAnAudienceAsPeopleOfThePlace", () => {
    const people = [person(1, "Ann", 1, 7), person(2, "Bob", 1, 7)];
    const rows = overview({ ...seen, people, conversations: [talk(7, [1], { kind: "stage", listeners: [2] })] });
    expect(told(rows)[1]).toEqual(["Bühne", [], ["Ann", "Bob"]]);
  });

  it("saysWhichPlaceAndConversationAreOnesOwn", () => {
    const people = [person(1, "Ann", 0, 7)];
    const rows = overview({ ...seen, people, conversations: [talk(7, [1, 9])], ownArea: 0, ownConversation: 7 });
    expect(rows[0]).toMatchObject({ here: true, conversations: [{ mine: true }] });
  });

  it("beginsWithThePlaceWhereOneIs", () => {
    expect(overview({ ...seen, people: [], conversations: [], ownArea: 1 }).map(({ area }) => area?.name)).toEqual(["Bühne", "Foyer", undefined]);
  });

  it("namesEverybodyExactlyOnce", () => {
    const people = fc.array(fc.record({ place: fc.option(fc.nat(3), { nil: undefined }), conversation: fc.option(fc.nat(3), { nil: undefined }) }), { maxLength: 30 });
    const talks = fc.array(fc.record({ area: fc.option(fc.nat(3), { nil: undefined }), kind: fc.constantFrom("nearby", "meeting", "stage") }), { maxLength: 4 });
    fc.assert(
      fc.property(people, talks, (crowd, conversations) => {
        const everybody = crowd.map(({ place, conversation }, i) => person(i, `p${i}`, place, conversation));
        const rows = overview({ ...seen, people: everybody, conversations: conversations.map((more, i) => talk(i, [], more as Partial<Conversation>)) });
        const ids = rows.flatMap((row) => [...row.alone, ...row.conversations.flatMap((one) => one.people)].map(({ id }) => id));
        expect(ids.sort((a, b) => a - b)).toEqual(everybody.map(({ id }) => id));
        expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(everybody.length);
      }),
    );
  });
});
