import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ClosingReason, RefusalCode } from "../gen/lichthof/v1/server_pb.js";
import type { EntryWish } from "../space/api.ts";
import { at, face, room, welcome } from "../space/testing/told.ts";
import { sceneOf } from "../space/testing/walls.ts";
import { EntryRefused, Session } from "./session.ts";
import { Cupboard, World } from "./testing/wire.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const WISH: EntryWish = { event: "evening", linkToken: "", name: "Ann", avatar: 3, language: "en", room: "", entry: "" };
const ROWS = Array.from({ length: 30 }, () => ".".repeat(60));

class Visit {
  readonly world = new World();
  readonly fetched: string[] = [];
  readonly session: Session;
  entered = false;
  refused: EntryRefused | undefined;

  constructor(kept: { lasting?: Cupboard; tab?: Cupboard } = {}) {
    this.session = new Session({
      client: "test",
      url: "wss://here/ws",
      outside: this.world,
      lasting: kept.lasting ?? new Cupboard(),
      tab: kept.tab ?? new Cupboard(),
      fetchScene: (url) => {
        this.fetched.push(url);
        return Promise.resolve(sceneOf(ROWS));
      },
      wallMillis: () => 1,
    });
  }

  comes(wish: Partial<EntryWish> = {}): this {
    this.session.start({ ...WISH, ...wish }).then(
      () => (this.entered = true),
      (reason: EntryRefused) => (this.refused = reason),
    );
    this.world.wire.opens();
    return this;
  }

  async isIn(changes: object = {}): Promise<this> {
    this.comes().world.wire.tells(welcome(changes));
    await vi.advanceTimersByTimeAsync(1);
    return this;
  }

  /** The line breaks and a new one is greeted. */
  async breaksAndReturns(changes: object = {}): Promise<this> {
    this.world.wire.breaks();
    await vi.advanceTimersByTimeAsync(800);
    this.world.wire.opens().tells(welcome({ resumed: true, kept: true, ...changes }));
    await vi.advanceTimersByTimeAsync(1);
    return this;
  }
}

describe("coming in", () => {
  test("says hello first, with what the entrance page gave", () => {
    const visit = new Visit().comes({ linkToken: "secret", room: "foyer", entry: "door" });
    expect(visit.world.urls).toEqual(["wss://here/ws lichthof.v1"]);
    expect(visit.world.wire.kinds()).toEqual(["hello"]);
    expect(visit.world.wire.of("hello")[0]).toMatchObject({ version: 1, event: "evening", linkToken: "secret", name: "Ann", avatar: 3, language: "en", room: "foyer", entry: "door", memberToken: "", resumeTicket: "" });
  });

  test("is in when welcomed, and reads what was written in the room", async () => {
    const visit = await new Visit().isIn();
    expect(visit.entered).toBe(true);
    expect(visit.session.space.link).toEqual({ kind: "open" });
    expect(visit.session.space.map?.width).toBe(60 * 32);
    expect(visit.world.wire.of("readHistory").map(({ channel }) => channel?.to.case)).toContain("room");
  });

  test("a full room is told with the others, and not tried again", async () => {
    const visit = new Visit().comes();
    visit.world.wire.tells({ body: { case: "refused", value: { code: RefusalCode.ROOM_FULL, message: "full", rooms: [{ room: "garden", titleEn: "Garden", people: 1, capacity: 50 }] } } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(visit.refused).toBeInstanceOf(EntryRefused);
    expect(visit.refused).toMatchObject({ code: "ROOM_FULL", rooms: [{ room: "garden", capacity: 50 }] });
    expect(visit.world.wires).toHaveLength(1);
  });

  test("an outdated client is told so", async () => {
    const visit = new Visit().comes();
    visit.world.wire.tells({ body: { case: "refused", value: { code: RefusalCode.OUTDATED_CLIENT } } });
    await vi.advanceTimersByTimeAsync(1);
    expect(visit.session.space.link).toEqual({ kind: "closed", reason: "outdated" });
  });

  test("a server that is busy is asked again when it said", async () => {
    const visit = new Visit().comes();
    visit.world.wire.tells({ body: { case: "refused", value: { code: RefusalCode.BUSY, retryAfterMillis: 3000 } } });
    await vi.advanceTimersByTimeAsync(2900);
    expect(visit.world.wires).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    visit.world.wire.opens().tells(welcome());
    await vi.advanceTimersByTimeAsync(1);
    expect(visit.entered).toBe(true);
  });
});

describe("not coming in after all", () => {
  test("whoever goes away meanwhile is told, and not pulled in later", async () => {
    const visit = new Visit().comes();
    visit.session.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(visit.refused).toMatchObject({ code: "LEFT" });
    expect(visit.entered).toBe(false);
    expect(visit.world.wires).toHaveLength(1);
  });

  test("another tab that came in first ends the waiting", async () => {
    const visit = new Visit().comes();
    visit.world.wire.tells({ body: { case: "closing", value: { reason: ClosingReason.OPENED_ELSEWHERE } } });
    await vi.advanceTimersByTimeAsync(1);
    expect(visit.refused).toMatchObject({ code: "OPENED_ELSEWHERE" });
  });
});

describe("another event in the same page", () => {
  test("knows nothing of the first: no messages, no partners, nothing on its way", async () => {
    const visit = await new Visit().isIn();
    visit.world.wire.tells({ body: { case: "said", value: { message: { id: 41n, channel: { to: { case: "everyone", value: {} } }, fromMember: 1007, text: "of A" } } } });
    visit.world.wire.tells({ body: { case: "said", value: { message: { id: 42n, channel: { to: { case: "directMember", value: 1001 } }, fromMember: 1007, toMember: 1001, fromName: "Bob", text: "for you" } } } });
    visit.session.wishes.say({ kind: "room" }, "unheard");
    visit.session.stop();
    visit.comes({ event: "another" });
    expect(visit.world.wire.of("hello")[0]).toMatchObject({ event: "another", newestMessage: 0n });
    visit.world.wire.tells(welcome());
    expect(visit.session.space.messages({ kind: "everyone" })).toEqual([]);
    expect(visit.session.space.directs).toEqual([]);
    expect(visit.world.wire.of("say")).toEqual([]);
  });
});

describe("what the browser keeps", () => {
  test("the same browser is the same member later; the ticket is the tab's alone", async () => {
    const lasting = new Cupboard();
    await new Visit({ lasting }).isIn();
    const later = new Visit({ lasting }).comes();
    expect(later.world.wire.of("hello")[0]).toMatchObject({ memberToken: "member-token", resumeTicket: "" });
    expect(later.session.knows("evening")).toMatchObject({ name: "Ann", avatar: 3 });
    expect(later.session.knows("another")).toBeUndefined();
  });

  test("a reload comes back with the newest ticket", async () => {
    const lasting = new Cupboard();
    const tab = new Cupboard();
    const visit = await new Visit({ lasting, tab }).isIn();
    visit.world.wire.tells({ body: { case: "resumeTicket", value: { ticket: "ticket-2" } } });
    visit.session.stop();
    expect(new Visit({ lasting, tab }).comes().world.wire.of("hello")[0]!.resumeTicket).toBe("ticket-2");
  });

  test("who left for good does not come back to their place", async () => {
    const tab = new Cupboard();
    const visit = await new Visit({ tab }).isIn();
    visit.session.wishes.leave();
    expect(visit.world.wire.kinds().at(-1)).toBe("goodbye");
    expect(new Visit({ tab }).comes().world.wire.of("hello")[0]!.resumeTicket).toBe("");
  });

  test("another personal link in the same browser is another member", async () => {
    const lasting = new Cupboard();
    const first = new Visit({ lasting }).comes({ linkToken: "ann's" });
    first.world.wire.tells(welcome());
    const hello = (linkToken: string) => new Visit({ lasting }).comes({ linkToken }).world.wire.of("hello")[0]!.memberToken;
    expect(hello("bob's")).toBe("");
    expect(hello("ann's")).toBe("member-token");
    expect([...lasting.things.values()].join()).not.toContain("ann's");
  });

  test("where nothing may be stored everything else works", async () => {
    const shut = new Cupboard();
    shut.getItem = shut.setItem = shut.removeItem = () => {
      throw new Error("forbidden");
    };
    expect((await new Visit({ lasting: shut, tab: shut }).isIn()).entered).toBe(true);
  });
});

describe("a lost line", () => {
  test("comes back to where one stood, and says what it has", async () => {
    const visit = await new Visit().isIn();
    visit.world.wire.tells({ body: { case: "said", value: { message: { id: 41n, channel: { to: { case: "room", value: {} } }, fromMember: 1007, text: "x", room: "foyer" } } } });
    await visit.breaksAndReturns();
    expect(visit.world.wire.of("hello")[0]).toMatchObject({ memberToken: "member-token", resumeTicket: "ticket-1", room: "foyer", x: 100, y: 100, newestMessage: 41n });
    expect(visit.session.space.link).toEqual({ kind: "open" });
    expect(visit.fetched).toEqual(["/maps/a/scene.json"]);
  });

  test("a message written meanwhile is sent when it is back, with its mark, once", async () => {
    const visit = await new Visit().isIn();
    visit.world.wire.breaks();
    visit.session.wishes.say({ kind: "room" }, "still here");
    await vi.advanceTimersByTimeAsync(800);
    visit.world.wire.opens().tells(welcome({ resumed: true, kept: true }));
    const said = visit.world.wire.of("say");
    expect(said.map(({ text }) => text)).toEqual(["still here"]);
    visit.world.wire.tells({ body: { case: "sayDone", value: { clientRef: said[0]!.clientRef, id: 9n } } });
    await visit.breaksAndReturns();
    expect(visit.world.wire.of("say")).toEqual([]);
  });

  test("a message of which no answer came goes again under the same mark", async () => {
    const visit = await new Visit().isIn();
    visit.session.wishes.say({ kind: "room" }, "did it arrive?");
    const first = visit.world.wire.of("say")[0]!;
    await visit.breaksAndReturns();
    expect(visit.world.wire.of("say")).toEqual([first]);
  });

  test("what was meant for one conversation is not told to another", async () => {
    const visit = await new Visit().isIn();
    const conversation = (id: number) => visit.world.wire.tells({ body: { case: "yourConversation", value: { gathering: { conversation: id, kind: 1, members: [1, 7] } } } });
    conversation(4);
    visit.session.wishes.say({ kind: "nearby" }, "between us");
    await visit.breaksAndReturns();
    expect(visit.world.wire.of("say")).toEqual([]);
    conversation(5);
    expect(visit.world.wire.of("say")).toEqual([]);
    expect(visit.session.space.messages({ kind: "nearby" })).toMatchObject([{ state: "refused", refusal: "ELSEWHERE_NOW" }]);
  });

  test("in the same conversation it is", async () => {
    const visit = await new Visit().isIn();
    const conversation = () => visit.world.wire.tells({ body: { case: "yourConversation", value: { gathering: { conversation: 4, kind: 1, members: [1, 7] } } } });
    conversation();
    visit.session.wishes.say({ kind: "nearby" }, "between us");
    await visit.breaksAndReturns();
    conversation();
    expect(visit.world.wire.of("say").map(({ text }) => text)).toEqual(["between us"]);
  });

  test("nor to a conversation of the same number, where the place was not kept", async () => {
    const visit = await new Visit().isIn();
    const conversation = () => visit.world.wire.tells({ body: { case: "yourConversation", value: { gathering: { conversation: 4, kind: 1, members: [1, 7] } } } });
    conversation();
    visit.session.wishes.say({ kind: "nearby" }, "between us");
    await visit.breaksAndReturns({ kept: false });
    conversation();
    expect(visit.world.wire.of("say")).toEqual([]);
    expect(visit.session.space.messages({ kind: "nearby" })).toMatchObject([{ text: "between us", state: "refused", refusal: "ELSEWHERE_NOW" }]);
  });

  test("what is written to people nearby meanwhile waits, goes to them, and to nobody else", async () => {
    for (const { after, said, told } of [{ after: 4, said: ["still there?"], told: [] }, { after: 5, said: [], told: ["ELSEWHERE_NOW"] }]) {
      const visit = await new Visit().isIn();
      const conversation = (id: number) => visit.world.wire.tells({ body: { case: "yourConversation", value: { gathering: { conversation: id, kind: 1, members: [1, 7] } } } });
      const codes: string[] = [];
      visit.session.space.onHappening((happening) => happening.kind === "refused" && codes.push(happening.code));
      conversation(4);
      visit.world.wire.breaks();
      visit.session.wishes.say({ kind: "nearby" }, "still there?");
      expect(visit.session.space.messages({ kind: "nearby" })).toMatchObject([{ text: "still there?", state: "sending" }]);
      await vi.advanceTimersByTimeAsync(800);
      visit.world.wire.opens().tells(welcome({ resumed: true, kept: true }));
      expect(visit.world.wire.of("say")).toEqual([]);
      conversation(after);
      expect(visit.world.wire.of("say").map(({ text }) => text)).toEqual(said);
      expect(codes).toEqual(told);
      visit.session.stop();
    }
  });

  test("does not undo what one chose meanwhile: do not disturb is said when the line is back, once", async () => {
    const visit = await new Visit().isIn();
    visit.world.wire.breaks();
    visit.session.wishes.setAvailability("do-not-disturb");
    await vi.advanceTimersByTimeAsync(800);
    visit.world.wire.opens().tells(welcome({ resumed: true, kept: true }));
    expect(visit.world.wire.of("setAvailability")).toHaveLength(1);
    expect(visit.session.space.self?.availability).toBe("do-not-disturb");
    await visit.breaksAndReturns();
    expect(visit.world.wire.of("setAvailability")).toEqual([]);
  });

  test("what cannot even be said is told at once, not done in silence", async () => {
    const visit = await new Visit().isIn();
    const refused: string[] = [];
    visit.session.space.onHappening((happening) => happening.kind === "refused" && refused.push(happening.code));
    visit.world.wire.breaks();
    visit.session.wishes.invite(7);
    visit.session.wishes.lock(true);
    visit.session.wishes.typing({ kind: "nearby" }, true);
    expect(refused).toEqual(["OFFLINE", "OFFLINE"]);
  });

  test("a window that was made larger meanwhile is told", async () => {
    const visit = new Visit().comes();
    visit.session.wishes.look(2000, 1000);
    visit.world.wire.tells(welcome());
    expect(visit.world.wire.of("look")).toMatchObject([{ width: 2000, height: 1000 }]);
    visit.session.wishes.look(2000, 1000);
    expect(visit.world.wire.of("look")).toHaveLength(1);
  });

  test("C9 who missed a change of a conversation asks for the whole view anew", async () => {
    const visit = await new Visit().isIn();
    const own = (gathering: object) => visit.world.wire.tells({ body: { case: "yourConversation", value: { gathering: { conversation: 4, kind: 3, ...gathering } } } });
    own({ version: 3, members: [1, 7] });
    expect(visit.world.wire.of("look")).toEqual([]);
    own({ version: 5, members: [8], changesOnly: true });
    expect(visit.world.wire.of("look")).toMatchObject([{ anew: true }]);
  });

  test("a list that was watched is watched again", async () => {
    const visit = await new Visit().isIn();
    visit.session.wishes.watchRoster(true);
    await visit.breaksAndReturns();
    expect(visit.world.wire.of("watchRoster")).toMatchObject([{ watch: true }]);
  });
});

describe("the server closes", () => {
  const closing = (visit: Visit, reason: ClosingReason, comeBackAfterMillis: number) =>
    visit.world.wire.tells({ body: { case: "closing", value: { reason, comeBackAfterMillis } } });

  test("for a restart: we come back when it said", async () => {
    const visit = await new Visit().isIn();
    closing(visit, ClosingReason.SERVER_RESTART, 2000);
    expect(visit.session.space.link.kind).toBe("waiting");
    await vi.advanceTimersByTimeAsync(2100);
    expect(visit.world.wires).toHaveLength(2);
  });

  test.each([
    [ClosingReason.OPENED_ELSEWHERE, "opened-elsewhere"],
    [ClosingReason.REMOVED, "removed"],
  ])("%s: we do not come back", async (reason, word) => {
    const visit = await new Visit().isIn();
    closing(visit, reason, 0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(visit.session.space.link).toEqual({ kind: "closed", reason: word });
    expect(visit.world.wires).toHaveLength(1);
  });
});

describe("in the room", () => {
  test("W10 names are asked for in batches, a moment after somebody was seen", async () => {
    const visit = await new Visit().isIn();
    visit.world.wire.tells({ moves: [at(7, 400, 100)] }).tells({ moves: [at(8, 410, 100)] });
    expect(visit.world.wire.of("whoIs")).toEqual([]);
    await vi.advanceTimersByTimeAsync(160);
    expect(visit.world.wire.of("whoIs").map(({ persons }) => persons)).toEqual([[7, 8]]);
    visit.world.wire.tells({ people: [face(7, "Bob"), face(8, "Cem")] });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(visit.world.wire.of("whoIs")).toHaveLength(1);
  });

  test("walking is told without anybody drawing", async () => {
    const visit = await new Visit().isIn();
    visit.session.wishes.steer(1, 0, false);
    await vi.advanceTimersByTimeAsync(1000);
    const walks = visit.world.wire.of("walk");
    expect(walks.length).toBeGreaterThanOrEqual(9);
    expect(walks.at(-1)!.x).toBeGreaterThan(250);
    expect(walks.at(-1)!.epoch).toBe(1);
  });

  test("a walk ends before the server is asked to do the walking", async () => {
    const visit = await new Visit().isIn();
    visit.session.wishes.steer(1, 0, false);
    await vi.advanceTimersByTimeAsync(300);
    visit.session.wishes.goToArea(3, false);
    await vi.advanceTimersByTimeAsync(500);
    const said = visit.world.wire.said.filter(({ case: kind }) => kind === "walk" || kind === "goTo");
    expect(said.at(-1)!.case).toBe("goTo");
    expect(said.at(-2)).toMatchObject({ case: "walk", value: { moving: false } });
  });

  test("another room brings another map; a map seen before is not fetched again", async () => {
    const visit = await new Visit().isIn();
    for (const [slug, url] of [["garden", "/maps/b/scene.json"], ["foyer", "/maps/a/scene.json"]]) {
      visit.world.wire.tells({ body: { case: "roomEntered", value: room({ room: slug, sceneUrl: url }) } });
      await vi.advanceTimersByTimeAsync(1);
      expect(visit.session.space.map).toBeDefined();
    }
    expect(visit.fetched).toEqual(["/maps/a/scene.json", "/maps/b/scene.json"]);
  });

  test("K8 in another room nothing is asked for: what was written there meanwhile is told", async () => {
    const visit = await new Visit().isIn();
    const roomPages = () => visit.world.wire.of("readHistory").filter(({ channel }) => channel?.to.case === "room").length;
    expect(roomPages()).toBe(1);
    for (const slug of ["garden", "foyer"]) visit.world.wire.tells({ body: { case: "roomEntered", value: room({ room: slug }) } });
    expect(roomPages()).toBe(1);
    const message = { id: 6n, channel: { to: { case: "room" as const, value: {} } }, fromMember: 1007, text: "while you were away", room: "foyer" };
    visit.world.wire.tells({ body: { case: "historyPage", value: { channel: message.channel, messages: [message], room: "foyer", gapBefore: true, more: true } } });
    expect(visit.session.space.messages({ kind: "room" }).map(({ text }) => text)).toEqual(["while you were away"]);
  });

  test("a map of another time is not fetched for ever: the page is to be loaded again", async () => {
    const world = new World();
    const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(() => Promise.resolve(new Response(JSON.stringify({ format: 2 }))));
    const session = new Session({ client: "test", url: "wss://here/ws", outside: world, lasting: new Cupboard(), tab: new Cupboard() });
    void session.start(WISH);
    world.wire.opens().tells(welcome());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.space.link).toEqual({ kind: "closed", reason: "outdated" });
    expect(fetched).toHaveBeenCalledTimes(1);
    fetched.mockRestore();
  });

  test("a map that cannot be had is looked for again, until one leaves", async () => {
    const world = new World();
    let asked = 0;
    const fetchScene = () => (asked++, Promise.reject(new Error("offline")));
    const session = new Session({ client: "test", url: "wss://here/ws", outside: world, lasting: new Cupboard(), tab: new Cupboard(), fetchScene });
    void session.start(WISH);
    world.wire.opens().tells(welcome());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toBe(3);
    session.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(3);
  });
});
