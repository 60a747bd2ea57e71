import type { ChatMessage } from "../gen/lichthof/v1/common_pb.js";
import type { Channel, Message, Role } from "./api.ts";
import { channelWord, roleWord } from "./words.ts";

/** Where a message of one's own goes, and who one is. */
export interface Draft {
  readonly ref: string;
  readonly channel: Channel;
  readonly text: string;
  readonly conversation: number | undefined;
  readonly fromMember: number;
  readonly fromName: string;
  readonly fromRole: Role;
  readonly sentAtMillis: number;
}

interface Entry {
  message: Message;
  /** Kept id or nearby number; what the order is by. Infinity while on its way. */
  order: number;
  /** The writer's own mark. */
  ref: string;
}

interface Thread {
  entries: Entry[];
  /** What readers see; made when asked for. */
  view: readonly Message[] | undefined;
  hasOlder: boolean;
  unread: number;
  typing: Map<number, number>;
}

/**
 * Who types a direct message is told again and again while they do, and stops being shown by themselves. Of conversation and
 * room the server tells the end as it told the beginning.
 */
const TYPING_FADES_MILLIS = 10_000;
/** Nearby is talk: of very long evenings the oldest is let go. */
const MOST_NEARBY = 500;

/**
 * What was written, a thread a channel. Takes everything as often as it comes: live, from history, from catching up after a
 * lost line, and one's own from this tab or another one; each message is in its thread once, in the order of the server.
 */
export class Chat {
  private readonly threads = new Map<string, Thread>();
  private readonly partners = new Map<number, { name: string; lastMillis: number }>();
  private room = "";
  private self = 0;
  private isBack = false;
  private welcomedAtMillis = 0;
  /** Newest ids, for catching up. */
  newestKept = 0;
  newestNearby = 0;

  /** In this room now; who is typing is told anew. */
  be(self: number, room: string): void {
    this.self = self;
    this.room = room;
    for (const thread of this.threads.values()) thread.typing.clear();
  }

  /** In another conversation, or in none: of that one nobody has been told yet who is typing. */
  conversationChanged(): void {
    this.threads.get("nearby")?.typing.clear();
  }

  /**
   * The server let us in, at this time of its clock. What was said before comes as if it were said now: for a newcomer that is
   * how things are, for whoever comes back it is waiting to be read; for neither it is something that happens.
   */
  welcomed(serverMillis: number, isBack: boolean): void {
    this.welcomedAtMillis = serverMillis;
    this.isBack = isBack;
  }

  /**
   * A new visit that was not resumed: what was said nearby is gone, and counting begins anew. What one wrote oneself and never
   * got through stays, so that it can be said again.
   */
  forgetNearby(): void {
    const unheard = this.threads.get("nearby")?.entries.filter(({ order }) => order === Infinity) ?? [];
    this.threads.delete("nearby");
    this.newestNearby = 0;
    if (unheard.length > 0) this.thread({ kind: "nearby" }).entries.push(...unheard);
  }

  /** Another event, or somebody else. */
  forgetAll(): void {
    this.threads.clear();
    this.partners.clear();
    this.newestKept = 0;
    this.newestNearby = 0;
  }

  // Reading

  messages(channel: Channel): readonly Message[] {
    const thread = this.threads.get(this.keyOf(channel));
    if (thread === undefined) return NONE;
    thread.view ??= thread.entries.map((entry) => entry.message);
    return thread.view;
  }

  hasOlder(channel: Channel): boolean {
    return channel.kind !== "nearby" && (this.threads.get(this.keyOf(channel))?.hasOlder ?? true);
  }

  /** Id of the oldest kept message of this channel; 0: none. */
  oldest(channel: Channel): number {
    const order = this.threads.get(this.keyOf(channel))?.entries[0]?.order;
    return order === undefined || order === Infinity ? 0 : order;
  }

  unread(channel: Channel): number {
    return this.threads.get(this.keyOf(channel))?.unread ?? 0;
  }

  markRead(channel: Channel): boolean {
    const thread = this.threads.get(this.keyOf(channel));
    if (thread === undefined || thread.unread === 0) return false;
    thread.unread = 0;
    return true;
  }

  get directs(): readonly { readonly member: number; readonly name: string; readonly unread: number }[] {
    return [...this.partners]
      .sort((a, b) => b[1].lastMillis - a[1].lastMillis)
      .map(([member, { name }]) => ({ member, name, unread: this.unread({ kind: "direct", member }) }));
  }

  /** Somebody one wrote with at an earlier visit. */
  rememberPartner(member: number, name: string): void {
    if (!this.partners.has(member)) this.partners.set(member, { name, lastMillis: 0 });
  }

  typing(channel: Channel): readonly number[] {
    const typing = this.threads.get(this.keyOf(channel))?.typing;
    return typing === undefined || typing.size === 0 ? NOBODY : [...typing.keys()];
  }

  // What the server tells

  /** A message as it is said. Returns it when it is news to this browser and was said just now. */
  said(wire: ChatMessage, gapBefore = false): Message | undefined {
    if (gapBefore) this.gapBefore(wire);
    const { isNew, message, thread } = this.take(wire);
    thread.typing.delete(wire.fromMember);
    if (!isNew) return undefined;
    const isEarlier = message.sentAtMillis < this.welcomedAtMillis;
    if (!message.mine && (!isEarlier || this.isBack)) thread.unread++;
    return isEarlier ? undefined : message;
  }

  /**
   * A page, oldest first: the newest one, or the one before the oldest known. Where a newest page does not reach back to what
   * is known there is a gap, and what lies before the gap is let go: it comes again by scrolling back.
   */
  page(channel: Channel, page: { readonly messages: readonly ChatMessage[]; readonly more: boolean; readonly room: string; readonly gapBefore: boolean }): void {
    const { messages, more } = page;
    const first = messages[0];
    const thread = this.threadFor(channel, page.room !== "" ? page.room : (first?.room ?? ""));
    thread.view = undefined;
    const oldest = Number(first?.id ?? 0);
    const reachesBack = messages.some(({ id }) => thread.entries.some(({ order }) => order === Number(id)));
    if (first !== undefined && (page.gapBefore || (more && !reachesBack))) this.gapBefore(first, thread);
    const knewOlder = thread.entries.some(({ order }) => order < oldest);
    for (const message of messages) this.take(message);
    // Whether there is more before the page says nothing about what lies before older ones that are known.
    if (!knewOlder) thread.hasOlder = more;
  }

  /** K7: others were left out before this message. Unless it is known, what is older is let go and comes again by scrolling back. */
  private gapBefore(wire: ChatMessage, thread = this.threadFor(this.channelOf(wire), wire.room)): void {
    const id = Number(wire.id);
    if (thread.entries.some(({ order }) => order === id)) return;
    thread.entries = thread.entries.filter(({ order }) => order > id);
    thread.hasOlder = true;
    thread.view = undefined;
  }

  /** Kept, or delivered. */
  done(ref: string, id: number, sentAtMillis: number): void {
    const found = this.byRef(ref);
    if (found === undefined) return;
    const { thread, entry } = found;
    if (id > 0) {
      this.newestKept = Math.max(this.newestKept, id);
      // The message itself may have come first.
      if (thread.entries.some((other) => other !== entry && other.order === id)) {
        thread.entries.splice(thread.entries.indexOf(entry), 1);
        thread.view = undefined;
        return;
      }
      entry.order = id;
    } else if (entry.order === Infinity) {
      // Nearby messages are not kept and have no id: after everything heard so far, until told better.
      entry.order = this.newestNearby + 0.5;
    }
    entry.message = { ...entry.message, state: "sent", refusal: undefined, sentAtMillis };
    sort(thread);
  }

  refused(ref: string, code: string): Message | undefined {
    const found = this.byRef(ref);
    if (found === undefined || found.entry.message.state === "sent") return undefined;
    found.entry.message = { ...found.entry.message, state: "refused", refusal: code };
    found.thread.view = undefined;
    return found.entry.message;
  }

  typingNow(channel: Channel, members: readonly number[], nowMillis: number): void {
    const typing = this.thread(channel).typing;
    const until = channel.kind === "direct" ? nowMillis + TYPING_FADES_MILLIS : Infinity;
    typing.clear();
    for (const member of members) typing.set(member, until);
  }

  /** True: somebody is not shown as typing any more. */
  fade(nowMillis: number): boolean {
    let changed = false;
    for (const thread of this.threads.values()) {
      for (const [member, until] of thread.typing) {
        if (until > nowMillis) continue;
        thread.typing.delete(member);
        changed = true;
      }
    }
    return changed;
  }

  // One's own

  /** Shows a message at once, on its way. */
  draft(draft: Draft): void {
    const thread = this.thread(draft.channel);
    const again = thread.entries.find((entry) => entry.ref === draft.ref);
    if (again !== undefined) {
      again.message = { ...again.message, state: "sending", refusal: undefined };
      thread.view = undefined;
      return;
    }
    const message: Message = {
      key: draft.ref,
      channel: draft.channel,
      conversation: draft.conversation,
      fromMember: draft.fromMember,
      fromName: draft.fromName,
      fromRole: draft.fromRole,
      mine: true,
      text: draft.text,
      sentAtMillis: draft.sentAtMillis,
      state: "sending",
      refusal: undefined,
    };
    thread.entries.push({ message, order: Infinity, ref: draft.ref });
    thread.view = undefined;
  }

  /** The channel that a wire message belongs to; direct ones are named by the other side. */
  private channelOf(wire: ChatMessage): Channel {
    const channel = channelWord(wire.channel);
    if (channel.kind !== "direct") return channel;
    return { kind: "direct", member: wire.fromMember === this.self ? wire.toMember : wire.fromMember };
  }

  private take(wire: ChatMessage): { isNew: boolean; message: Message; thread: Thread } {
    const channel = this.channelOf(wire);
    const isNearby = channel.kind === "nearby";
    const order = Number(isNearby ? wire.nearbyNumber : wire.id);
    const thread = this.threadFor(channel, wire.room);
    if (isNearby) this.newestNearby = Math.max(this.newestNearby, order);
    else this.newestKept = Math.max(this.newestKept, order);
    const mine = wire.fromMember === this.self;
    const message: Message = {
      key: isNearby ? `n${order}` : String(order),
      channel,
      conversation: isNearby ? wire.conversation : undefined,
      fromMember: wire.fromMember,
      fromName: wire.fromName,
      fromRole: roleWord(wire.fromRole),
      mine,
      text: wire.text,
      sentAtMillis: Number(wire.sentAtMillis),
      state: "sent",
      refusal: undefined,
    };
    if (channel.kind === "direct") this.meetPartner(channel.member, wire, mine);
    const known = thread.entries.find((entry) => entry.order === order || (mine && wire.clientRef !== "" && entry.ref === wire.clientRef));
    if (known === undefined) {
      thread.entries.push({ message, order, ref: mine ? wire.clientRef : "" });
    } else {
      // The same message to whoever shows or reads it out: its key stays.
      known.message = { ...message, key: known.message.key };
      known.order = order;
    }
    sort(thread);
    if (isNearby && thread.entries.length > MOST_NEARBY) thread.entries.splice(0, thread.entries.length - MOST_NEARBY);
    return { isNew: known === undefined, message, thread };
  }

  private meetPartner(member: number, wire: ChatMessage, mine: boolean): void {
    const before = this.partners.get(member);
    this.partners.set(member, {
      name: mine ? (before?.name ?? "") : wire.fromName,
      lastMillis: Math.max(before?.lastMillis ?? 0, Number(wire.sentAtMillis)),
    });
  }

  private byRef(ref: string): { thread: Thread; entry: Entry } | undefined {
    if (ref === "") return undefined;
    for (const thread of this.threads.values()) {
      const entry = thread.entries.find((each) => each.ref === ref);
      if (entry !== undefined) return { thread, entry };
    }
    return undefined;
  }

  private thread(channel: Channel): Thread {
    return this.threadFor(channel, this.room);
  }

  private threadFor(channel: Channel, room: string): Thread {
    const key = keyOf(channel, room === "" ? this.room : room);
    let thread = this.threads.get(key);
    if (thread === undefined) {
      thread = { entries: [], view: undefined, hasOlder: channel.kind !== "nearby", unread: 0, typing: new Map() };
      this.threads.set(key, thread);
    }
    return thread;
  }

  private keyOf(channel: Channel): string {
    return keyOf(channel, this.room);
  }
}

const NONE: readonly Message[] = [];
const NOBODY: readonly number[] = [];

function keyOf(channel: Channel, room: string): string {
  switch (channel.kind) {
    case "room":
      return `room:${room}`;
    case "direct":
      return `direct:${channel.member}`;
    default:
      return channel.kind;
  }
}

/** Stable, so that messages on their way stay at the end in the order of their writing. */
function sort(thread: Thread): void {
  thread.view = undefined;
  thread.entries.sort((a, b) => (a.order === b.order ? 0 : a.order - b.order));
}
