import { expect, test } from "vitest";
import { Telling } from "./telling.ts";

test("each topic is told once, before what happened, and not before its time", () => {
  const telling = new Telling();
  const heard: string[] = [];
  telling.on((topic) => heard.push(topic));
  telling.onHappening(({ kind }) => heard.push(kind));
  telling.happened({ kind: "arrived" });
  telling.changed("self", "people");
  telling.changed("self");
  expect(heard).toEqual([]);
  telling.tell();
  telling.tell();
  expect(heard).toEqual(["self", "people", "arrived"]);
});

test("what a listener lets happen meanwhile is told the next time, not lost", () => {
  const telling = new Telling();
  const heard: string[] = [];
  telling.on((topic) => {
    heard.push(topic);
    if (topic === "self") telling.changed("people");
  });
  telling.changed("self");
  telling.tell();
  expect(heard).toEqual(["self"]);
  telling.tell();
  expect(heard).toEqual(["self", "people"]);
});
