import type { Person } from "../../space/api.ts";

export type Order = "name" | "place" | "nearness";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Whoever matches all words of the query by name, ignoring case and accents. */
export function found(people: readonly Person[], query: string): Person[] {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  return people.filter((person) => words.every((word) => folded(person.name).includes(word)));
}

/** In a new array; people whose name is not known yet come last, and ties are settled by number so that rows do not jump. */
export function sorted(
  people: readonly Person[],
  order: Order,
  compare: (a: string, b: string) => number,
  placeOf: (person: Person) => string,
  from: Spot | undefined,
): Person[] {
  const byName = (a: Person, b: Person) => Number(a.name === "") - Number(b.name === "") || compare(a.name, b.name) || a.id - b.id;
  switch (order) {
    case "name":
      return [...people].sort(byName);
    case "place":
      return [...people].sort(
        (a, b) => Number(a.area === undefined) - Number(b.area === undefined) || compare(placeOf(a), placeOf(b)) || byName(a, b),
      );
    case "nearness":
      return [...people].sort((a, b) => distance(a, from) - distance(b, from) || byName(a, b));
  }
}

/** World pixels; very far when it is not known. */
export function distance(person: Person, from: Spot | undefined): number {
  const at = person.at ?? person.roughlyAt;
  return at === undefined || from === undefined ? Number.MAX_VALUE : Math.hypot(at.x - from.x, at.y - from.y);
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
