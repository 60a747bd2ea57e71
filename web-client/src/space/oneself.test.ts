import { expect, test } from "vitest";
import type { Happening } from "./api.ts";
import { Crowd } from "./crowd.ts";
import { SceneMap } from "./map-model.ts";
import { Oneself } from "./oneself.ts";
import { Telling } from "./telling.ts";
import { rectangle, sceneOf } from "./testing/walls.ts";

const ANN = { member: 1001, name: "Ann", avatar: 3, role: "citizen" as const, permissions: new Set<string>() };
const AT_THE_DOOR = { id: 5, availability: "available" as const, x: 48, y: 48, facing: 2 as const, epoch: 1 };
const COURT = new SceneMap(sceneOf(Array.from({ length: 10 }, () => ".".repeat(20)), [rectangle(0, "booth", 96, 0, 320, 96)]));

class Scene {
  readonly telling = new Telling();
  readonly crowd = new Crowd();
  readonly oneself = new Oneself(this.crowd, this.telling, () => {});
  readonly happenings: Happening[] = [];

  constructor() {
    this.telling.onHappening((happening) => this.happenings.push(happening));
  }

  isIn(): this {
    this.oneself.admitted(ANN, { walk: 180, run: 400 });
    this.oneself.enter(AT_THE_DOOR, 0);
    this.oneself.knowMap(COURT);
    return this;
  }
}

test("who has been let in but is in no room yet is somebody, and stands nowhere", () => {
  const { oneself } = new Scene();
  oneself.admitted(ANN, undefined);
  oneself.change({ availability: "busy" });
  expect(oneself.member).toBe(1001);
  expect([oneself.view, oneself.walker, oneself.facts]).toEqual([undefined, undefined, undefined]);
});

test("a name that was changed in one room is one's name in the next, and nothing else of the room comes along", () => {
  const { oneself } = new Scene().isIn();
  oneself.change({ name: "Anna", following: 7, availability: "busy" });
  oneself.enter({ ...AT_THE_DOOR, id: 9 }, 100);
  expect(oneself.view).toMatchObject({ id: 9, name: "Anna", following: undefined, availability: "available", area: undefined });
});

test("walking into a place and out of it happens once each", () => {
  const { oneself, telling, happenings } = new Scene().isIn();
  oneself.walker!.steer(1, 0, false);
  for (let now = 50; now <= 1_000; now += 50) oneself.advance(now);
  oneself.walker!.steer(-1, 0, false);
  for (let now = 1_050; now <= 2_000; now += 50) oneself.advance(now);
  telling.tell();
  expect(happenings.map(({ kind }) => kind)).toEqual(["area-entered", "area-left"]);
  expect(oneself.view?.area).toBeUndefined();
});
