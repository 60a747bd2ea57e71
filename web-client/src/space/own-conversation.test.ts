import { expect, test } from "vitest";
import type { Conversation } from "./api.ts";
import { turnOfTalk } from "./own-conversation.ts";

const talk = (id: number, speakers: number[], more: Partial<Conversation> = {}): Conversation => ({
  id, kind: "nearby", area: undefined, locked: false, speakers, listeners: [], ...more,
});

test("joining and leaving are one thing that happens, whoever is there", () => {
  expect(turnOfTalk(undefined, talk(4, [1, 7]), 1)).toEqual([{ kind: "conversation-joined", conversation: talk(4, [1, 7]) }]);
  expect(turnOfTalk(talk(4, [1, 7]), undefined, 1)).toEqual([{ kind: "conversation-left" }]);
  expect(turnOfTalk(undefined, undefined, 1)).toEqual([]);
});

test("from one conversation into another one is in the other, and nobody has left", () => {
  expect(turnOfTalk(talk(4, [1, 7]), talk(5, [1, 8]), 1).map(({ kind }) => kind)).toEqual(["conversation-joined"]);
});

test("who came, who went, and that it was locked are told in this order", () => {
  expect(turnOfTalk(talk(4, [1, 7]), talk(4, [1, 8], { locked: true }), 1)).toEqual([
    { kind: "person-joined-conversation", person: 8 },
    { kind: "person-left-conversation", person: 7 },
    { kind: "conversation-locked", locked: true },
  ]);
});

test("whoever only listens now has not left; of oneself nothing is told", () => {
  expect(turnOfTalk(talk(4, [1, 7]), talk(4, [7], { listeners: [1] }), 1)).toEqual([]);
  expect(turnOfTalk(talk(4, [1, 7]), talk(4, [1], { listeners: [7] }), 1)).toEqual([]);
});
