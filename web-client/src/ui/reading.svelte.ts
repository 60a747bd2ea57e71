import { createSubscriber } from "svelte/reactivity";
import type { Channel, Conversation, LinkState, MapArea, MapModel, Message, Person, Request, RoomSummary, Self, Space, Topic } from "../space/api.ts";

/**
 * The space as components read it: whoever reads a property here is run again when its topic changes. Crowds change many
 * times a second and nobody reads that fast, so `people` and `conversations` are looked at a few times a second only.
 */
export class Reading {
  readonly space: Space;
  readonly #follow: Readonly<Record<Topic, () => void>>;

  constructor(space: Space) {
    this.space = space;
    const follow = (topic: Topic, everyMillis: number) => createSubscriber((update) => watch(space, topic, everyMillis, update));
    this.#follow = {
      self: follow("self", 0),
      people: follow("people", 250),
      positions: follow("positions", 1000),
      conversations: follow("conversations", 100),
      messages: follow("messages", 0),
      typing: follow("typing", 0),
      link: follow("link", 0),
      room: follow("room", 0),
      requests: follow("requests", 0),
    };
  }

  get link(): LinkState {
    this.#follow.link();
    return this.space.link;
  }

  get eventTitle(): string {
    this.#follow.room();
    return this.space.eventTitle;
  }

  get room(): string {
    this.#follow.room();
    return this.space.room;
  }

  get rooms(): readonly RoomSummary[] {
    this.#follow.room();
    return [...this.space.rooms];
  }

  get peopleCount(): number {
    this.#follow.people();
    this.#follow.room();
    return this.space.peopleCount;
  }

  get self(): Self | undefined {
    this.#follow.self();
    return this.space.self;
  }

  /** Everybody else that is known, by number. */
  get people(): Person[] {
    this.#follow.people();
    const self = this.space.self?.id;
    return [...this.space.people.values()].filter((person) => person.id !== self);
  }

  get conversations(): Conversation[] {
    this.#follow.conversations();
    return [...this.space.conversations.values()];
  }

  /** The conversation one is in. */
  get conversation(): Conversation | undefined {
    this.#follow.self();
    this.#follow.conversations();
    return this.space.self?.conversation;
  }

  get map(): MapModel | undefined {
    this.#follow.room();
    return this.space.map;
  }

  get requests(): Request[] {
    this.#follow.requests();
    return [...this.space.requests];
  }

  get directs(): readonly { readonly member: number; readonly name: string; readonly unread: number }[] {
    this.#follow.messages();
    return [...this.space.directs];
  }

  messages(channel: Channel): Message[] {
    this.#follow.messages();
    return [...this.space.messages(channel)];
  }

  hasOlder(channel: Channel): boolean {
    this.#follow.messages();
    return this.space.hasOlder(channel);
  }

  unread(channel: Channel): number {
    this.#follow.messages();
    return this.space.unread(channel);
  }

  typing(channel: Channel): number[] {
    this.#follow.typing();
    return [...this.space.typing(channel)];
  }

  person(id: number): Person | undefined {
    this.#follow.people();
    return this.space.people.get(id);
  }

  area(index: number | undefined): MapArea | undefined {
    this.#follow.room();
    return index === undefined ? undefined : this.space.map?.areas.find((area) => area.index === index);
  }

  /** Runs the reader again as people walk, about once a second. */
  followPositions(): void {
    this.#follow.positions();
  }
}

/** Tells `update` of changes to one topic: at once, or gathered over a while. */
function watch(space: Space, topic: Topic, everyMillis: number, update: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const off = space.on((changed) => {
    if (changed !== topic || timer !== undefined) return;
    if (everyMillis === 0) return update();
    timer = setTimeout(() => {
      timer = undefined;
      update();
    }, everyMillis);
  });
  return () => {
    clearTimeout(timer);
    off();
  };
}
