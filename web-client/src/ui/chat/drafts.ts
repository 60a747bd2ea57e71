import type { Channel } from "../../space/api.ts";

const kept = new Map<string, string>();
const keyOf = (channel: Channel) => (channel.kind === "direct" ? `direct ${channel.member}` : channel.kind);
let nearbyPeople: ReadonlySet<number> = new Set();

/** What somebody began to write and did not send yet, a channel each; gone with the page, or with the visit. */
export const drafts = {
  of: (channel: Channel): string => kept.get(keyOf(channel)) ?? "",
  keep: (channel: Channel, text: string): void => {
    kept.set(keyOf(channel), text);
  },
  /**
   * Takes in who is in the conversation now. True when nobody of those was in it before: then what was begun nearby was meant
   * for others. A conversation that grows, shrinks or is interrupted keeps its draft.
   */
  isForOthers(people: readonly number[]): boolean {
    const before = nearbyPeople;
    if (people.length === 0) return false;
    nearbyPeople = new Set(people);
    return before.size > 0 && !people.some((person) => before.has(person));
  },
  forget(): void {
    kept.clear();
    nearbyPeople = new Set();
  },
};
