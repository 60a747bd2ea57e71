import type { Gathering } from "../gen/lichthof/v1/common_pb.js";
import type { Conversation, MapModel } from "./api.ts";
import type { Crowd } from "./crowd.ts";
import { kindWord } from "./words.ts";

/**
 * Who talks with whom. Three sources, the nearer one wins: one's own conversation as the server tells it, the gatherings in
 * view, and for the rest of the room what the list of everybody says.
 */
export class Circles {
  private readonly crowd: Crowd;
  private readonly seen = new Map<number, Conversation>();
  private readonly merged = new Map<number, Conversation>();
  private own: Conversation | undefined;

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
    this.own = undefined;
  }

  /** Only one's own is still known: the others are about to be told again. */
  forgetView(): void {
    this.seen.clear();
    if (this.own !== undefined) this.seen.set(this.own.id, this.own);
  }

  gathering(gathering: Gathering): void {
    const conversation = fromGathering(gathering);
    if (hasEnded(conversation)) this.seen.delete(conversation.id);
    else this.seen.set(conversation.id, conversation);
    if (this.own?.id === conversation.id && !hasEnded(conversation)) this.own = conversation;
  }

  setOwn(gathering: Gathering | undefined): Conversation | undefined {
    this.own = gathering === undefined || gathering.conversation === 0 ? undefined : fromGathering(gathering);
    if (this.own !== undefined) this.seen.set(this.own.id, this.own);
    return this.own;
  }

  /** Puts the sources together and tells people which conversation they are in. True: somebody's changed. */
  settle(map: MapModel | undefined): boolean {
    for (const conversation of this.seen.values()) {
      // Nobody tells us about it any more once none of its people is in view.
      if (conversation !== this.own && !all(conversation).some((person) => this.crowd.isInView(person))) this.seen.delete(conversation.id);
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

export function hasEnded(conversation: Conversation): boolean {
  return conversation.speakers.length === 0 && conversation.listeners.length === 0;
}

function all(conversation: Conversation): readonly number[] {
  return conversation.listeners.length === 0 ? conversation.speakers : [...conversation.speakers, ...conversation.listeners];
}
