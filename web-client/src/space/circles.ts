import type { Gathering } from "../gen/lichthof/v1/common_pb.js";
import type { Conversation, MapModel } from "./api.ts";
import type { Crowd } from "./crowd.ts";
import { kindWord } from "./words.ts";

/** Everything in view is much: who misses something again at once waits a little. */
const ASK_AGAIN_MILLIS = 5_000;

/**
 * Who talks with whom. Three sources, the nearer one wins: one's own conversation as the server tells it, the gatherings in
 * view, and for the rest of the room what the list of everybody says.
 */
export class Circles {
  private readonly crowd: Crowd;
  private readonly seen = new Map<number, Conversation>();
  private readonly merged = new Map<number, Conversation>();
  private own: Conversation | undefined;
  /** As of which version each is known (SPEC, C9). */
  private readonly versions = new Map<number, number>();
  /** Conversations of which a change came that cannot be understood without one that did not come. */
  private readonly missed = new Set<number>();
  private askedMillis = -Infinity;

  constructor(crowd: Crowd) {
    this.crowd = crowd;
  }

  /** Live. */
  get conversations(): ReadonlyMap<number, Conversation> {
    return this.merged;
  }

  clear(): void {
    this.seen.clear();
    this.merged.clear();
    this.versions.clear();
    this.missed.clear();
    this.own = undefined;
  }

  /** Only one's own is still known: the others are about to be told again. */
  forgetView(): void {
    this.seen.clear();
    this.missed.clear();
    if (this.own !== undefined) this.seen.set(this.own.id, this.own);
  }

  gathering(gathering: Gathering): void {
    const known = this.seen.get(gathering.conversation);
    // A change of one that is not known comes where others know it.
    if (gathering.changesOnly && known === undefined) return;
    const conversation = this.take(gathering, known);
    if (conversation === undefined) return;
    if (hasEnded(conversation)) this.seen.delete(conversation.id);
    else this.seen.set(conversation.id, conversation);
    if (this.own?.id === conversation.id && !hasEnded(conversation)) this.own = conversation;
  }

  setOwn(gathering: Gathering | undefined): Conversation | undefined {
    if (gathering === undefined || gathering.conversation === 0) {
      this.own = undefined;
      return undefined;
    }
    const known = this.own?.id === gathering.conversation ? this.own : this.seen.get(gathering.conversation);
    if (gathering.changesOnly && known === undefined) {
      this.missed.add(gathering.conversation);
      return this.own;
    }
    this.own = this.take(gathering, known) ?? known!;
    this.seen.set(this.own.id, this.own);
    return this.own;
  }

  /** Whether the view is to be told anew because something was missed; after a frame, and not all the time. */
  takeMissed(nowMillis: number): boolean {
    if (this.missed.size === 0 || nowMillis - this.askedMillis < ASK_AGAIN_MILLIS) return false;
    this.askedMillis = nowMillis;
    return true;
  }

  /** C9: the newest whole, or the version that is known and the change to the next. Undefined: nothing new can be told from it. */
  private take(gathering: Gathering, known: Conversation | undefined): Conversation | undefined {
    const id = gathering.conversation;
    const version = known === undefined ? 0 : (this.versions.get(id) ?? 0);
    if (gathering.changesOnly ? gathering.version <= version : gathering.version < version) return undefined;
    if (gathering.changesOnly && (known === undefined || gathering.version !== version + 1)) {
      this.missed.add(id);
      return undefined;
    }
    this.missed.delete(id);
    this.versions.set(id, gathering.version);
    return gathering.changesOnly && known !== undefined ? changed(known, gathering) : fromGathering(gathering);
  }

  /** Puts the sources together and tells people which conversation they are in. True: somebody's changed. */
  settle(map: MapModel | undefined): boolean {
    for (const conversation of this.seen.values()) {
      // Nobody tells us about it any more once none of its people is in view.
      if (conversation !== this.own && !all(conversation).some((person) => this.crowd.isInView(person))) this.seen.delete(conversation.id);
    }
    for (const id of this.versions.keys()) {
      if (this.seen.has(id)) continue;
      this.versions.delete(id);
      if (id !== this.own?.id) this.missed.delete(id);
    }
    const next = new Map(this.seen);
    const partOf = new Map<number, Conversation>();
    for (const conversation of next.values()) {
      for (const person of all(conversation)) partOf.set(person, conversation);
    }
    for (const conversation of this.listed(partOf, map)) {
      next.set(conversation.id, conversation);
      for (const person of all(conversation)) partOf.set(person, conversation);
    }
    let changed = false;
    for (const id of this.crowd.people.keys()) {
      const conversation = partOf.get(id);
      changed = this.crowd.setConversation(id, conversation?.id, conversation?.listeners.includes(id) ?? false) || changed;
    }
    this.merged.clear();
    for (const [id, conversation] of next) this.merged.set(id, conversation);
    return changed;
  }

  /** Conversations of which only the list of everybody tells: those of people who are in none that is seen. */
  private listed(partOf: ReadonlyMap<number, Conversation>, map: MapModel | undefined): Conversation[] {
    const listed = new Map<number, { locked: boolean; speakers: number[]; listeners: number[]; areas: Set<number | undefined> }>();
    for (const person of this.crowd.people.values()) {
      const entry = this.crowd.listedConversation(person.id);
      if (entry === undefined || this.seen.has(entry.conversation) || partOf.has(person.id)) continue;
      let conversation = listed.get(entry.conversation);
      if (conversation === undefined) {
        conversation = { locked: entry.locked, speakers: [], listeners: [], areas: new Set() };
        listed.set(entry.conversation, conversation);
      }
      (entry.listeningOnly ? conversation.listeners : conversation.speakers).push(person.id);
      conversation.areas.add(person.area);
    }
    return [...listed].map(([id, { locked, speakers, listeners, areas }]) => {
      const area = areas.size === 1 ? [...areas][0] : undefined;
      return { id, ...kindIn(map, area), locked, speakers, listeners };
    });
  }
}

/** The list does not say what makes a conversation; where everybody in it is in one area of a kind that makes one, it does. */
function kindIn(map: MapModel | undefined, area: number | undefined): Pick<Conversation, "kind" | "area"> {
  const kind = area === undefined ? undefined : map?.areas[area]?.kind;
  if (kind === "meeting" || kind === "group") return { kind: "meeting", area };
  if (kind === "stage" || kind === "audience") return { kind: "stage", area };
  return { kind: "nearby", area: undefined };
}

function fromGathering(gathering: Gathering): Conversation {
  return {
    id: gathering.conversation,
    kind: kindWord(gathering.kind),
    area: gathering.areaPlusOne === 0 ? undefined : gathering.areaPlusOne - 1,
    locked: gathering.locked,
    speakers: gathering.members,
    listeners: gathering.listeners,
  };
}

/** What it is after a change (SPEC, C9). */
function changed(known: Conversation, change: Gathering): Conversation {
  const elsewhere = new Set([...change.members, ...change.listeners, ...change.left]);
  const stay = (people: readonly number[]): number[] => people.filter((person) => !elsewhere.has(person));
  return {
    ...fromGathering(change),
    speakers: [...stay(known.speakers), ...change.members].sort((a, b) => a - b),
    listeners: [...stay(known.listeners), ...change.listeners].sort((a, b) => a - b),
  };
}

export function hasEnded(conversation: Conversation): boolean {
  return conversation.speakers.length === 0 && conversation.listeners.length === 0;
}

function all(conversation: Conversation): readonly number[] {
  return conversation.listeners.length === 0 ? conversation.speakers : [...conversation.speakers, ...conversation.listeners];
}
