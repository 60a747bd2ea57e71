import { describe, expect, test } from "vitest";
import type { Channel } from "./api.ts";
import { ME, room, Told, welcome } from "./testing/told.ts";

const ROOM: Channel = { kind: "room" };
const NEARBY: Channel = { kind: "nearby" };
const toRoom = { to: { case: "room" as const, value: {} } };
const toNearby = { to: { case: "nearby" as const, value: {} } };

function inRoom(id: number, text: string, more: object = {}) {
  return { id: BigInt(id), channel: toRoom, fromMember: 1007, fromName: "Bob", text, room: "foyer", sentAtMillis: BigInt(id * 10), ...more };
}

function said(told: Told, message: object): Told {
  return told.hears({ body: { case: "said", value: { message } } });
}

const texts = (told: Told, channel: Channel) => told.space.messages(channel).map(({ text }) => text);

describe("what is said", () => {
  test("is there once, however often it comes, in the order of the server", () => {
    const told = new Told().entered();
    for (const id of [5, 3, 5, 4, 3]) said(told, inRoom(id, `m${id}`));
    expect(texts(told, ROOM)).toEqual(["m3", "m4", "m5"]);
    expect(told.happenings.filter(({ kind }) => kind === "message")).toHaveLength(3);
    expect(told.space.unread(ROOM)).toBe(3);
    told.space.markRead(ROOM);
    expect(told.space.unread(ROOM)).toBe(0);
  });

  test("what was said before a newcomer came is neither news nor unread", () => {
    const told = new Told().hears(welcome({ serverTimeMillis: 100n }));
    said(told, inRoom(9, "before"));
    expect(told.space.unread(ROOM)).toBe(0);
    said(told, inRoom(11, "now"));
    expect(told.space.unread(ROOM)).toBe(1);
    expect(texts(told, ROOM)).toEqual(["before", "now"]);
    expect(told.happenings.flatMap((each) => (each.kind === "message" ? [each.message.text] : []))).toEqual(["now"]);
  });

  test("what was said while the line was lost waits to be read, and is not announced one by one", () => {
    const told = new Told().hears(welcome({ serverTimeMillis: 100n }));
    told.hears(welcome({ serverTimeMillis: 200n, resumed: true }));
    for (const id of [12, 13, 14]) said(told, inRoom(id, `missed ${id}`));
    expect(told.space.unread(ROOM)).toBe(3);
    expect(told.happenings.filter(({ kind }) => kind === "message")).toEqual([]);
  });

  test("a newest page that does not reach back to what is known: the part before the gap is let go and comes by scrolling", () => {
    const told = new Told().entered();
    const page = (ids: number[], more: boolean) =>
      told.hears({ body: { case: "historyPage", value: { channel: toRoom, messages: ids.map((id) => inRoom(id, `m${id}`)), more } } });
    page([1, 2, 3], false);
    page([18, 19, 20], true);
    expect(texts(told, ROOM)).toEqual(["m18", "m19", "m20"]);
    expect(told.space.hasOlder(ROOM)).toBe(true);
    page([2, 3, 17], true);
    page([1], false);
    expect(texts(told, ROOM)).toEqual(["m1", "m2", "m3", "m17", "m18", "m19", "m20"]);
    expect(told.space.hasOlder(ROOM)).toBe(false);
  });

  test("a newest page that reaches back adds to what is known, and says nothing about its beginning", () => {
    const told = new Told().entered();
    const page = (ids: number[], more: boolean) =>
      told.hears({ body: { case: "historyPage", value: { channel: toRoom, messages: ids.map((id) => inRoom(id, `m${id}`)), more } } });
    page([1, 2, 3], false);
    page([3, 4], true);
    expect(texts(told, ROOM)).toEqual(["m1", "m2", "m3", "m4"]);
    expect(told.space.hasOlder(ROOM)).toBe(false);
  });

  test("a page of one room that comes when one is in another belongs to the first", () => {
    const told = new Told().entered();
    told.hears({ body: { case: "roomEntered", value: room({ room: "garden" }) } });
    told.hears({ body: { case: "historyPage", value: { channel: toRoom, messages: [inRoom(3, "m3")], more: false } } });
    expect(texts(told, ROOM)).toEqual([]);
    expect(told.space.hasOlder(ROOM)).toBe(true);
  });

  test("an empty page names its room, so that it says nothing of the one that one is in", () => {
    const told = new Told().entered();
    told.hears({ body: { case: "roomEntered", value: room({ room: "garden" }) } });
    told.hears({ body: { case: "historyPage", value: { channel: toRoom, messages: [], more: false, room: "foyer" } } });
    expect(told.space.hasOlder(ROOM)).toBe(true);
  });

  test("K7 where missed messages were left out, what is older is let go and comes again by scrolling; what one wrote oneself stays", () => {
    const told = new Told().entered();
    told.hears({ body: { case: "historyPage", value: { channel: toRoom, messages: [inRoom(1, "m1"), inRoom(2, "m2")], more: false } } });
    told.space.draft({ ref: "r1", channel: ROOM, text: "on its way", sentAtMillis: 1 });
    told.hears({ body: { case: "said", value: { message: inRoom(400, "m400"), gapBefore: true } } });
    said(told, inRoom(401, "m401"));
    expect(texts(told, ROOM)).toEqual(["m400", "m401", "on its way"]);
    expect(told.space.hasOlder(ROOM)).toBe(true);
    expect(told.space.chat.oldest(ROOM)).toBe(400);
  });

  test("K7 a gap before a message that one has is none", () => {
    const told = new Told().entered();
    said(told, inRoom(1, "m1"));
    said(told, inRoom(2, "m2"));
    told.hears({ body: { case: "said", value: { message: inRoom(2, "m2"), gapBefore: true } } });
    told.hears({ body: { case: "historyPage", value: { channel: toRoom, messages: [inRoom(2, "m2"), inRoom(3, "m3")], more: true, room: "foyer", gapBefore: true } } });
    expect(texts(told, ROOM)).toEqual(["m1", "m2", "m3"]);
  });

  test("a message keeps its key from the first moment to the last, so that nobody is read it twice", () => {
    const told = new Told().entered();
    told.space.draft({ ref: "r1", channel: ROOM, text: "hello", sentAtMillis: 1 });
    const key = told.space.messages(ROOM)[0]!.key;
    told.hears({ body: { case: "sayDone", value: { clientRef: "r1", id: 7n } } });
    said(told, inRoom(7, "hello", { fromMember: ME.member, clientRef: "r1" }));
    expect(told.space.messages(ROOM)).toMatchObject([{ key, state: "sent" }]);
  });

  test("what never got through is still there after a visit that was not resumed; what was heard nearby is not", () => {
    const told = new Told().entered();
    said(told, { channel: toNearby, nearbyNumber: 1n, fromMember: 1007, text: "there" });
    told.space.draft({ ref: "r1", channel: NEARBY, text: "are you there?", sentAtMillis: 1 });
    told.hears(welcome({ resumed: false }));
    expect(texts(told, NEARBY)).toEqual(["are you there?"]);
    told.space.refuseDrafts(["r1"], "NOT_IN_CONVERSATION");
    expect(told.space.messages(NEARBY)).toMatchObject([{ state: "refused" }]);
  });

  test("pages of older messages go before, and count as read", () => {
    const told = new Told().entered();
    said(told, inRoom(9, "m9"));
    told.space.markRead(ROOM);
    expect(told.space.hasOlder(ROOM)).toBe(true);
    told.hears({ body: { case: "historyPage", value: { channel: toRoom, messages: [inRoom(7, "m7"), inRoom(8, "m8"), inRoom(9, "m9")], more: false } } });
    expect(texts(told, ROOM)).toEqual(["m7", "m8", "m9"]);
    expect(told.space.unread(ROOM)).toBe(0);
    expect(told.space.hasOlder(ROOM)).toBe(false);
    expect(told.space.chat.oldest(ROOM)).toBe(7);
  });

  test("room messages stay with their room", () => {
    const told = new Told().entered();
    said(told, inRoom(1, "in the foyer"));
    told.hears({ body: { case: "roomEntered", value: room({ room: "garden" }) } });
    expect(texts(told, ROOM)).toEqual([]);
    said(told, inRoom(2, "late from the foyer"));
    expect(texts(told, ROOM)).toEqual([]);
    told.hears({ body: { case: "roomEntered", value: room() } });
    expect(texts(told, ROOM)).toEqual(["in the foyer", "late from the foyer"]);
  });

  test("direct messages are kept under the other side, newest partner first", () => {
    const told = new Told().entered();
    const direct = (id: number, from: number, to: number) => ({
      id: BigInt(id), channel: { to: { case: "directMember" as const, value: from === ME.member ? to : from } },
      fromMember: from, toMember: to, fromName: `m${from}`, text: `${from} to ${to}`, sentAtMillis: BigInt(id),
    });
    said(told, direct(1, 1007, ME.member));
    said(told, direct(2, 1008, ME.member));
    said(told, direct(3, ME.member, 1007));
    expect(texts(told, { kind: "direct", member: 1007 })).toEqual(["1007 to 1001", "1001 to 1007"]);
    expect(told.space.directs).toEqual([
      { member: 1007, name: "m1007", unread: 1 },
      { member: 1008, name: "m1008", unread: 1 },
    ]);
  });

  test("the newest ids are known for catching up", () => {
    const told = new Told().entered();
    said(told, inRoom(41, "kept"));
    said(told, { channel: toNearby, nearbyNumber: 6n, fromMember: 1007, text: "talk" });
    expect([told.space.chat.newestKept, told.space.chat.newestNearby]).toEqual([41, 6]);
  });

  test("a new visit starts without what was said nearby; a resumed one keeps it", () => {
    const told = new Told().entered();
    said(told, { channel: toNearby, nearbyNumber: 6n, fromMember: 1007, text: "talk" });
    told.hears(welcome({ resumed: true }));
    expect(texts(told, NEARBY)).toEqual(["talk"]);
    told.hears(welcome());
    expect(texts(told, NEARBY)).toEqual([]);
    expect(told.space.chat.newestNearby).toBe(0);
  });
});

describe("one's own message", () => {
  const draft = (told: Told, ref: string, channel: Channel, text = "hello") => told.space.draft({ ref, channel, text, sentAtMillis: 1 });
  const done = (told: Told, ref: string, id: number) => told.hears({ body: { case: "sayDone", value: { clientRef: ref, id: BigInt(id), sentAtMillis: 5n } } });

  test("is shown at once, sent when it was kept, and there once", () => {
    const told = new Told().entered();
    draft(told, "r1", ROOM);
    expect(told.space.messages(ROOM)).toMatchObject([{ state: "sending", mine: true, fromName: "Ann" }]);
    done(told, "r1", 7);
    said(told, inRoom(7, "hello", { fromMember: ME.member, clientRef: "r1" }));
    expect(told.space.messages(ROOM)).toMatchObject([{ state: "sent" }]);
    expect(told.space.unread(ROOM)).toBe(0);
  });

  test("is there once when it is said before it is done", () => {
    const told = new Told().entered();
    draft(told, "r1", ROOM);
    said(told, inRoom(7, "hello", { fromMember: ME.member, clientRef: "r1" }));
    done(told, "r1", 7);
    expect(texts(told, ROOM)).toEqual(["hello"]);
  });

  test("is there once when catching up brought it without its mark", () => {
    const told = new Told().entered();
    draft(told, "r1", ROOM);
    said(told, inRoom(7, "hello", { fromMember: ME.member }));
    done(told, "r1", 7);
    expect(texts(told, ROOM)).toEqual(["hello"]);
  });

  test("takes its place among the others when its number is known", () => {
    const told = new Told().entered();
    draft(told, "r1", ROOM, "mine");
    said(told, inRoom(8, "after"));
    expect(texts(told, ROOM)).toEqual(["after", "mine"]);
    done(told, "r1", 7);
    expect(texts(told, ROOM)).toEqual(["mine", "after"]);
  });

  test("nearby stays before what is said after it", () => {
    const told = new Told().entered();
    said(told, { channel: toNearby, nearbyNumber: 1n, fromMember: 1007, text: "one" });
    draft(told, "r1", NEARBY, "two");
    done(told, "r1", 0);
    said(told, { channel: toNearby, nearbyNumber: 2n, fromMember: 1007, text: "three" });
    expect(texts(told, NEARBY)).toEqual(["one", "two", "three"]);
  });

  test("is marked when it is refused, and sends again under the same mark", () => {
    const told = new Told().entered();
    draft(told, "r1", ROOM);
    told.hears({ body: { case: "refused", value: { code: 9, clientRef: "r1", retryAfterMillis: 500 } } });
    expect(told.space.messages(ROOM)).toMatchObject([{ state: "refused", refusal: "TOO_FAST", key: "r1" }]);
    draft(told, "r1", ROOM);
    expect(told.space.messages(ROOM)).toMatchObject([{ state: "sending" }]);
  });

  test("that arrived is not marked as refused afterwards", () => {
    const told = new Told().entered();
    draft(told, "r1", ROOM);
    done(told, "r1", 7);
    told.hears({ body: { case: "refused", value: { code: 9, clientRef: "r1" } } });
    expect(told.space.messages(ROOM)).toMatchObject([{ state: "sent" }]);
  });
});

describe("typing", () => {
  test("is shown until told otherwise, or until they said it", () => {
    const told = new Told().entered();
    const typing = (...members: number[]) => told.hears({ body: { case: "typingNow", value: { channel: toNearby, members } } });
    typing(1007, 1008);
    expect(told.space.typing(NEARBY)).toEqual([1007, 1008]);
    said(told, { channel: toNearby, nearbyNumber: 1n, fromMember: 1007, text: "there" });
    expect(told.space.typing(NEARBY)).toEqual([1008]);
    expect(told.passes(60_000).space.typing(NEARBY)).toEqual([1008]);
    typing();
    expect(told.space.typing(NEARBY)).toEqual([]);
  });

  test("directly ends by itself after ten seconds, as only the beginning may come", () => {
    const told = new Told().entered();
    told.hears({ body: { case: "typingNow", value: { channel: { to: { case: "directMember", value: 1007 } }, members: [1007] } } });
    expect(told.space.typing({ kind: "direct", member: 1007 })).toEqual([1007]);
    expect(told.passes(10_001).space.typing({ kind: "direct", member: 1007 })).toEqual([]);
  });

  test("to the room is of this room, and of another one nobody is shown", () => {
    const told = new Told().entered();
    told.hears({ body: { case: "typingNow", value: { channel: { to: { case: "room", value: {} } }, members: [1007] } } });
    expect(told.space.typing(ROOM)).toEqual([1007]);
    expect(told.space.typing(NEARBY)).toEqual([]);
    told.entered();
    expect(told.space.typing(ROOM)).toEqual([]);
  });

  test("of another conversation nobody is shown yet", () => {
    const told = new Told().entered();
    const talks = (conversation: number) => told.hears({ body: { case: "yourConversation", value: { gathering: { conversation, members: [1, 2] } } } });
    talks(3);
    told.hears({ body: { case: "typingNow", value: { channel: toNearby, members: [1007] } } });
    talks(3);
    expect(told.space.typing(NEARBY)).toEqual([1007]);
    talks(4);
    expect(told.space.typing(NEARBY)).toEqual([]);
  });
});
