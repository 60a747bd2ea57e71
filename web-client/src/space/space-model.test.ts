import { describe, expect, test } from "vitest";
import { at, cellAt, face, leftCell, ME, room, Told, welcome } from "./testing/told.ts";
import { rectangle } from "./testing/walls.ts";
import { REQUEST_LASTS_MILLIS } from "./requests.ts";

const near = (conversation: number, members: number[], more: object = {}) => ({ conversation, kind: 1, members, listeners: [] as number[], ...more });

describe("W8 W10 people in view", () => {
  test("somebody unknown is asked for once, and again when no answer comes", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100)] });
    expect(told.space.people.get(7)).toMatchObject({ name: "", at: { x: 400, y: 100 } });
    expect(told.space.takeUnnamed(200, told.now)).toEqual([7]);
    expect(told.space.takeUnnamed(200, told.now + 150)).toEqual([]);
    expect(told.space.takeUnnamed(200, told.now + 6000)).toEqual([7]);
    told.hears({ people: [face(7, "Bob")] });
    expect(told.space.takeUnnamed(200, told.now + 60_000)).toEqual([]);
    expect(told.space.personByMember(1007)?.name).toBe("Bob");
  });

  test("many unknown people are asked for in parts", () => {
    const told = new Told().entered();
    told.hears({ moves: Array.from({ length: 450 }, (_, i) => at(10 + i, 400, 100)) });
    expect([told.space.takeUnnamed(200, 0).length, told.space.takeUnnamed(200, 0).length, told.space.takeUnnamed(200, 0).length]).toEqual([200, 200, 50]);
  });

  test("W10 who was out of sight for longer than changes are told is asked for again, and shown as known until the answer", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100), at(8, 410, 100)], people: [face(7, "Bob"), face(8, "Cem")] });
    told.hears({ moves: [leftCell(7, cellAt(400, 100)), leftCell(8, cellAt(410, 100))] });
    told.passes(119_000).hears({ moves: [at(7, 400, 100)] });
    expect(told.space.takeUnnamed(200, told.now)).toEqual([]);
    told.passes(2_000).hears({ moves: [at(8, 400, 100)] });
    expect(told.space.takeUnnamed(200, told.now)).toEqual([8]);
    expect(told.space.people.get(8)?.name).toBe("Cem");
  });

  test("people outside of a new window are out of sight but still known", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100), at(8, 1000, 100)], people: [face(8, "Cem")] });
    told.hears({ window: { x0: 0, y0: 0, x1: 1, y1: 1 } });
    expect(told.space.people.get(7)?.at).toBeDefined();
    expect(told.space.people.get(8)).toMatchObject({ at: undefined, name: "Cem", roughlyAt: { x: 1000, y: 100 } });
  });

  test("W7 news of having left a cell comes late and is not believed", () => {
    const told = new Told().entered().hears({ moves: [at(7, 319, 100)] });
    told.hears({ moves: [at(7, 330, 100), leftCell(7, cellAt(319, 100))] });
    expect(told.space.people.get(7)?.at?.x).toBe(330);
    told.hears({ moves: [leftCell(7, cellAt(330, 100))] });
    expect(told.space.people.get(7)?.at).toBeUndefined();
  });

  test("after a reset only what the frame brings is in sight, and names are asked for again", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100), at(8, 420, 100)], people: [face(7, "Bob"), face(8, "Cem")] });
    told.hears({ window: { x0: 0, y0: 0, x1: 5, y1: 5, reset: true }, moves: [at(8, 430, 100)] });
    expect(told.space.people.get(7)?.at).toBeUndefined();
    expect(told.space.people.get(8)?.at?.x).toBe(430);
    expect(told.space.takeUnnamed(200, told.now)).toEqual([8]);
  });

  test("after a reset conversations that are not told again are over, one's own is not", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100), at(8, 420, 100)], gatherings: [near(4, [7, 8])] });
    told.hears({ body: { case: "yourConversation", value: { gathering: near(5, [ME.id]) } } });
    told.hears({ window: { x0: 0, y0: 0, x1: 5, y1: 5, reset: true }, moves: [at(7, 400, 100), at(8, 420, 100)] });
    expect([...told.space.conversations.keys()]).toEqual([5]);
    expect(told.space.people.get(7)?.conversation).toBeUndefined();
  });

  test("who is gone is forgotten, and the number may come again as somebody else", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100)], people: [face(7, "Bob")] }).hears({ gone: [7] });
    expect(told.space.people.has(7)).toBe(false);
    told.hears({ moves: [at(7, 500, 100)] });
    expect(told.space.people.get(7)?.name).toBe("");
    expect(told.space.takeUnnamed(200, told.now)).toEqual([7]);
  });

  test("one's own place is the walker's, whatever a chunk says", () => {
    const told = new Told().entered().hears({ moves: [at(ME.id, 500, 500)] });
    expect(told.space.self).toMatchObject({ x: 100, y: 100 });
    expect(told.space.people.get(ME.id)).toMatchObject({ name: "Ann", at: { x: 100, y: 100 } });
  });

  test("a person is a new object when something changed, and the same one when they only walked", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100)] });
    const before = told.space.people.get(7);
    told.hears({ moves: [at(7, 410, 100)] });
    expect(told.space.people.get(7)).toBe(before);
    expect(before?.at?.x).toBe(410);
    told.hears({ people: [face(7, "Bob")] });
    expect(told.space.people.get(7)).not.toBe(before);
  });

  test("readers hear of a frame when all of it has been taken in", () => {
    const told = new Told().entered();
    let seen: string | undefined;
    told.space.on(() => (seen ??= told.space.people.get(7)?.name));
    told.hears({ moves: [at(7, 400, 100)], people: [face(7, "Bob")], gatherings: [near(4, [7, 8])] });
    expect(seen).toBe("Bob");
  });
});

describe("the list of everybody", () => {
  const entry = (id: number, name: string, more: object = {}) => ({ person: face(id, name), areaPlusOne: 1, x: 900, y: 500, ...more });

  test("tells of people out of view, their area and conversation", () => {
    const told = new Told().entered([rectangle(0, "meeting", 800, 400, 300, 300)]);
    told.hears({
      body: { case: "roster", value: { first: true, people: 3, entries: [entry(7, "Bob", { conversation: 4, conversationLocked: true }), entry(8, "Cem", { conversation: 4, listeningOnly: true })] } },
    });
    expect(told.space.peopleCount).toBe(3);
    expect(told.space.people.get(7)).toMatchObject({ name: "Bob", at: undefined, roughlyAt: { x: 900, y: 500 }, area: 0, conversation: 4 });
    expect(told.space.conversations.get(4)).toEqual({ id: 4, kind: "meeting", area: 0, locked: true, speakers: [7], listeners: [8] });
  });

  test("a complete list in parts replaces what was known when its end has come", () => {
    const told = new Told().entered().hears({ body: { case: "roster", value: { first: true, people: 2, entries: [entry(7, "Bob")] } } });
    told.hears({ body: { case: "roster", value: { first: true, more: true, people: 3, entries: [entry(8, "Cem")] } } });
    expect(told.space.people.has(7)).toBe(true);
    told.hears({ body: { case: "roster", value: { people: 3, entries: [entry(9, "Dee")] } } });
    expect([...told.space.people.keys()].sort()).toEqual([1, 8, 9]);
  });

  test("what is seen beats what is listed", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100)], gatherings: [near(5, [7, 1])] });
    told.hears({ body: { case: "roster", value: { first: true, people: 2, entries: [entry(7, "Bob", { conversation: 4 })] } } });
    expect(told.space.people.get(7)?.conversation).toBe(5);
  });
});

describe("conversations", () => {
  test("of those in view are known, and forgotten when they end", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100), at(8, 420, 100)], gatherings: [near(4, [7], { listeners: [8] })] });
    expect(told.space.people.get(8)).toMatchObject({ conversation: 4, listeningOnly: true });
    told.hears({ gatherings: [near(4, [])] });
    expect(told.space.conversations.size).toBe(0);
    expect(told.space.people.get(7)?.conversation).toBeUndefined();
  });

  test("one's own: joining, others coming and going, locking, leaving", () => {
    const told = new Told().entered();
    const own = (gathering: object) => told.hears({ body: { case: "yourConversation", value: { gathering } } });
    own(near(4, [1, 7]));
    own(near(4, [1, 7, 8]));
    own(near(4, [1, 8], { locked: true }));
    own({ conversation: 0 });
    expect(told.kinds().slice(1)).toEqual([
      "conversation-joined",
      "person-joined-conversation",
      "person-left-conversation",
      "conversation-locked",
      "conversation-left",
    ]);
    expect(told.space.self?.conversation).toBeUndefined();
  });

  test("the same change told twice, to all and to me, happens once", () => {
    const told = new Told().entered().hears({ body: { case: "yourConversation", value: { gathering: near(4, [1, 7]) } } });
    told.hears({ gatherings: [near(4, [1, 7, 8])] }).hears({ body: { case: "yourConversation", value: { gathering: near(4, [1, 7, 8]) } } });
    expect(told.kinds().filter((kind) => kind === "person-joined-conversation")).toHaveLength(1);
  });
});

describe("oneself", () => {
  test("walking into an area and out of it happens once each", () => {
    const told = new Told().entered([rectangle(0, "quiet", 128, 64, 96, 96)]);
    told.space.walker!.steer(1, 0, false);
    for (let i = 0; i < 60; i++) told.passes(20);
    expect(told.happenings.filter(({ kind }) => kind.startsWith("area"))).toEqual([
      { kind: "area-entered", area: 0 },
      { kind: "area-left", area: 0 },
    ]);
  });

  test("the topmost titled area counts", () => {
    const told = new Told().entered([rectangle(0, "place", 0, 0, 500, 500), rectangle(1, "meeting", 50, 50, 100, 100), rectangle(2, "sound", 0, 0, 500, 500, "" as never)]);
    expect(told.space.self?.area).toBe(1);
  });

  test("walking says positions, not self", () => {
    const told = new Told().entered();
    told.topics.length = 0;
    told.space.walker!.steer(1, 0, false);
    told.passes(50).passes(50);
    expect(new Set(told.topics)).toEqual(new Set(["positions"]));
  });

  test("another room forgets people and map, and keeps who one is", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100)] });
    told.hears({ body: { case: "roomEntered", value: room({ room: "garden", you: 5, x: 50, y: 60, sceneUrl: "/maps/b/scene.json" }) } });
    expect(told.space.map).toBeUndefined();
    expect([...told.space.people.keys()]).toEqual([5]);
    expect(told.space.self).toMatchObject({ id: 5, name: "Ann", x: 50, y: 60 });
    expect(told.happenings.at(-1)).toEqual({ kind: "entered-room", room: "garden", resumed: false });
  });

  test("coming back to the same room keeps its map", () => {
    const told = new Told().entered();
    const map = told.space.map;
    told.hears(welcome({ resumed: true }));
    expect(told.space.map).toBe(map);
    expect(told.happenings.at(-1)).toEqual({ kind: "entered-room", room: "foyer", resumed: true });
  });
});

describe("requests", () => {
  test("a knock is open until it is answered", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100)] }).hears({ body: { case: "knocked", value: { person: 7 } } });
    told.hears({ body: { case: "knocked", value: { person: 7 } } });
    expect(told.space.requests).toEqual([{ kind: "knock", person: 7 }]);
    told.space.closeRequest("knock", 7);
    expect(told.space.requests).toEqual([]);
  });

  test("nobody is asked for ever", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100)] }).hears({ body: { case: "invited", value: { person: 7, conversation: 4 } } });
    expect(told.passes(REQUEST_LASTS_MILLIS - 1).space.requests).toHaveLength(1);
    expect(told.passes(2).space.requests).toHaveLength(0);
  });

  test("somebody out of sight may knock: they are asked for, and the question stays", () => {
    const told = new Told().entered().hears({ body: { case: "knocked", value: { person: 7 } } });
    expect(told.space.takeUnnamed(200, told.now)).toEqual([7]);
    told.hears({ people: [face(7, "Bob")] }).passes(1_000);
    expect(told.space.requests).toEqual([{ kind: "knock", person: 7 }]);
    expect(told.space.people.get(7)?.name).toBe("Bob");
  });

  test("of another room nobody is asked here, where the number is somebody else", () => {
    const told = new Told().entered().hears({ body: { case: "invited", value: { person: 7, conversation: 4 } } });
    told.hears({ body: { case: "roomEntered", value: room({ room: "garden" }) } });
    expect(told.space.requests).toEqual([]);
    expect(told.topics).toContain("requests");
  });

  test("C7 a knock that somebody else answered is over", () => {
    const told = new Told().entered().hears({ body: { case: "knocked", value: { person: 7 } } });
    told.hears({ body: { case: "knockOver", value: { person: 7 } } });
    expect(told.space.requests).toEqual([]);
    expect(told.topics.at(-1)).toBe("requests");
  });

  test("who is gone asks no more", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100)] }).hears({ body: { case: "knocked", value: { person: 7 } } });
    told.hears({ gone: [7] }).passes(50);
    expect(told.space.requests).toEqual([]);
  });
});

describe("C9 large conversations are told as changes", () => {
  const whole = (version: number, members: number[], more: object = {}) => near(4, members, { kind: 3, version, ...more });
  const change = (version: number, more: object) => near(4, [], { kind: 3, version, changesOnly: true, ...more });
  const seen = (gathering: object) => new Told().entered().hears({ moves: [at(7, 400, 100), at(8, 420, 100)], gatherings: [gathering] });

  test("who came to speak, to listen, and who left", () => {
    const told = seen(whole(3, [7, 8], { listeners: [20, 21] }));
    told.hears({ gatherings: [change(4, { members: [20], listeners: [22], left: [8], locked: true })] });
    expect(told.space.conversations.get(4)).toMatchObject({ speakers: [7, 20], listeners: [21, 22], locked: true });
    expect(told.space.takeMissed(told.now)).toBe(false);
  });

  test("told in several cells, a change counts once", () => {
    const told = seen(whole(3, [7, 8]));
    told.hears({ gatherings: [change(4, { members: [9] }), change(4, { members: [9] }), change(5, { left: [9] }), change(4, { members: [9] })] });
    expect(told.space.conversations.get(4)?.speakers).toEqual([7, 8]);
  });

  test("what is older than what is known is passed over, whole or not", () => {
    const told = seen(whole(5, [7, 8, 9]));
    told.hears({ gatherings: [whole(4, [7, 8]), change(5, { left: [9] })] });
    expect(told.space.conversations.get(4)?.speakers).toEqual([7, 8, 9]);
  });

  test("a change of one that is not known is for others", () => {
    const told = new Told().entered().hears({ moves: [at(7, 400, 100)], gatherings: [change(4, { members: [7] })] });
    expect(told.space.conversations.size).toBe(0);
    expect(told.space.takeMissed(told.now)).toBe(false);
  });

  test("who missed one asks for all anew, at most every five seconds, until the whole comes", () => {
    const told = seen(whole(3, [7, 8])).hears({ gatherings: [change(5, { members: [9] })] });
    expect(told.space.conversations.get(4)?.speakers).toEqual([7, 8]);
    expect([told.space.takeMissed(told.now), told.space.takeMissed(told.now + 4_000), told.space.takeMissed(told.now + 6_000)]).toEqual([true, false, true]);
    told.hears({ window: { x0: 0, y0: 0, x1: 5, y1: 5, reset: true }, moves: [at(7, 400, 100)], gatherings: [whole(5, [7, 8, 9])] });
    expect(told.space.takeMissed(told.now + 20_000)).toBe(false);
    expect(told.space.conversations.get(4)?.speakers).toEqual([7, 8, 9]);
  });

  test("one's own: told to oneself and in view, each change counts once", () => {
    const own = (gathering: object) => ({ body: { case: "yourConversation" as const, value: { gathering, listeningOnly: true } } });
    const told = new Told().entered().hears(own(whole(3, [7, 8], { listeners: [ME.id] })));
    told.hears(own(change(4, { listeners: [30] }))).hears({ moves: [at(7, 400, 100)], gatherings: [change(4, { listeners: [30] })] });
    expect(told.space.self?.conversation).toMatchObject({ speakers: [7, 8], listeners: [ME.id, 30] });
    expect(told.happenings.filter(({ kind }) => kind === "person-joined-conversation")).toHaveLength(1);
    told.hears(own(change(6, { left: [30] })));
    expect(told.space.self?.conversation?.id).toBe(4);
    expect(told.space.takeMissed(told.now)).toBe(true);
  });
});
