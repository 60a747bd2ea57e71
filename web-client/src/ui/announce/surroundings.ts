import type { Space } from "../../space/api.ts";
import type { Words } from "../i18n/words.ts";

/** Something about the surroundings that is worth a sentence. */
export interface Change {
  readonly subject: string;
  readonly text: string;
}

/**
 * Notices, look by look, who came to one's own place and where the numbers of people changed. Whoever was not there at the
 * look before (just arrived, or just told by the server) counts; a whole crowd is told as a number.
 */
export class Surroundings {
  readonly #titleOf: (area: number) => string;
  #counts: Map<number, number> | undefined;
  #here = new Set<number>();
  #ownArea: number | undefined;

  constructor(titleOf: (area: number) => string) {
    this.#titleOf = titleOf;
  }

  /** Another room: nothing to compare with. */
  forget(): void {
    this.#counts = undefined;
    this.#here = new Set();
    this.#ownArea = undefined;
  }

  look(space: Space, words: Words): Change[] {
    const ownArea = space.self?.area;
    const counts = new Map<number, number>();
    const here = new Set<number>();
    for (const person of space.people.values()) {
      if (person.id === space.self?.id || person.area === undefined) continue;
      counts.set(person.area, (counts.get(person.area) ?? 0) + 1);
      if (person.area === ownArea) here.add(person.id);
    }
    const before = this.#counts;
    const changes: Change[] = [];
    if (before !== undefined) {
      if (ownArea !== undefined && ownArea === this.#ownArea) {
        const names = [...here].filter((id) => !this.#here.has(id)).flatMap((id) => space.people.get(id)?.name || []);
        if (names.length > 0 && names.length <= 3) changes.push({ subject: `came ${names.join()}`, text: words.list.came(names, this.#titleOf(ownArea)) });
      }
      for (const area of new Set([...counts.keys(), ...before.keys()])) {
        const now = counts.get(area) ?? 0;
        if (area === ownArea || now === (before.get(area) ?? 0)) continue;
        changes.push({ subject: `count ${area}`, text: words.list.countNow(this.#titleOf(area), now) });
      }
    }
    this.#counts = counts;
    this.#here = here;
    this.#ownArea = ownArea;
    return changes;
  }
}
