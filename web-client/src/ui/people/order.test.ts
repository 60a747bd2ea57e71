import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Person } from "../../space/api.ts";
import { found, sorted } from "./order.ts";

const person = (id: number, name: string, area?: number, x?: number): Person => ({
  id,
  member: id,
  name,
  avatar: 1,
  availability: "available",
  role: "citizen",
  connecting: false,
  at: x === undefined ? undefined : { x, y: 0, facing: 2, moving: false },
  roughlyAt: undefined,
  area,
  conversation: undefined,
  listeningOnly: false,
});
const compare = new Intl.Collator("de", { sensitivity: "base", numeric: true }).compare;
const names = (people: readonly Person[]) => people.map(({ name }) => name);
const place = ({ area }: Person) => ["Bühne", "Foyer"][area ?? -1] ?? "";

describe("people in lists", () => {
  it("areFoundWithoutMindingCaseAndAccents", () => {
    const people = [person(1, "Zoë Krüger"), person(2, "Anton"), person(3, "Krug")];
    expect(names(found(people, "kru"))).toEqual(["Zoë Krüger", "Krug"]);
    expect(names(found(people, "KRÜ zoe"))).toEqual(["Zoë Krüger"]);
    expect(found(people, "")).toHaveLength(3);
  });

  it("areSortedAsTheLanguageDoes", () => {
    const people = [person(1, "Zoe"), person(2, "Ägidius"), person(3, "anton"), person(4, "")];
    expect(names(sorted(people, "name", compare, place, undefined))).toEqual(["Ägidius", "anton", "Zoe", ""]);
  });

  it("standWithTheirPlaceAndThoseWithoutOneComeLast", () => {
    const people = [person(1, "Ann"), person(2, "Bob", 1), person(3, "Cem", 0)];
    expect(names(sorted(people, "place", compare, place, undefined))).toEqual(["Cem", "Bob", "Ann"]);
  });

  it("standByNearnessAndTheUnseenComeLast", () => {
    const people = [person(1, "Ann"), person(2, "Bob", 1, 400), person(3, "Cem", 0, 90)];
    expect(names(sorted(people, "nearness", compare, place, { x: 100, y: 0 }))).toEqual(["Cem", "Bob", "Ann"]);
  });

  it("keepOneOrderWhateverOrderTheyCameIn", () => {
    const people = fc.array(fc.record({ name: fc.constantFrom("Ann", "ann", "Bob", ""), area: fc.option(fc.nat(1), { nil: undefined }) }), { maxLength: 20 });
    fc.assert(
      fc.property(people, fc.constantFrom("name", "place", "nearness"), (rows, order) => {
        const crowd = rows.map(({ name, area }, i) => person(i, name, area));
        const ids = (list: readonly Person[]) => sorted(list, order as "name", compare, place, undefined).map(({ id }) => id);
        expect(ids([...crowd].reverse())).toEqual(ids(crowd));
      }),
    );
  });
});
