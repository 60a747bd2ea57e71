import { decodeServer, encodeServer, type ServerInit } from "../../protocol/frames.ts";
import { writeMovement } from "../../protocol/movement.ts";
import type { Happening, Topic } from "../api.ts";
import { SpaceModel } from "../space-model.ts";
import type { WalkWish } from "../walker.ts";
import { sceneOf } from "./walls.ts";
import type { SceneArea } from "../scene-file.ts";

export const CELL = 320;
export const COLUMNS = 10;
export const ME = { id: 1, member: 1001 };

export function welcome(changes: object = {}): ServerInit {
  return {
    body: {
      case: "welcome",
      value: {
        version: 1,
        memberToken: "member-token",
        member: ME.member,
        role: 1,
        eventTitle: "Evening",
        name: "Ann",
        avatar: 3,
        reactions: ["👍"],
        limits: { textLength: 1000, nameLength: 40, walkSpeed: 180, runSpeed: 400, historyPage: 20 },
        room: room(),
        ...changes,
      },
    },
  };
}

export function room(changes: object = {}) {
  return {
    room: "foyer",
    sceneUrl: "/maps/a/scene.json",
    you: ME.id,
    x: 100,
    y: 100,
    facing: 2,
    epoch: 1,
    cellWidth: CELL,
    cellHeight: CELL,
    cellColumns: COLUMNS,
    people: 1,
    capacity: 100,
    resumeTicket: "ticket-1",
    stepMillis: 50,
    availability: 1,
    ...changes,
  };
}

/** Somebody at world pixels, as a movement chunk. */
export function at(person: number, x: number, y: number, moving = false): Uint8Array {
  return writeMovement(cellAt(x, y), [{ person, here: true, x: x % CELL, y: y % CELL, facing: 0, moving }]);
}

export function leftCell(person: number, cell: number): Uint8Array {
  return writeMovement(cell, [{ person, here: false, x: 0, y: 0, facing: 0, moving: false }]);
}

export function cellAt(x: number, y: number): number {
  return Math.floor(y / CELL) * COLUMNS + Math.floor(x / CELL);
}

export function face(id: number, name: string) {
  return { id, member: 1000 + id, name, avatar: 2, availability: 1, role: 1 };
}

/** A space in a test's hands: everything goes through bytes, as it does in life. */
export class Told {
  readonly walks: WalkWish[] = [];
  readonly space = new SpaceModel((wish) => this.walks.push(wish));
  readonly happenings: Happening[] = [];
  readonly topics: Topic[] = [];
  now = 1000;

  constructor() {
    this.space.onHappening((happening) => this.happenings.push(happening));
    this.space.on((topic) => this.topics.push(topic));
  }

  hears(init: ServerInit): this {
    this.space.hear(decodeServer(encodeServer(init)), this.now);
    return this;
  }

  entered(areas: readonly SceneArea[] = []): this {
    this.hears(welcome());
    this.space.setScene(sceneOf(Array.from({ length: 30 }, () => ".".repeat(60)), areas));
    return this;
  }

  passes(millis: number): this {
    this.now += millis;
    this.space.advance(this.now);
    return this;
  }

  kinds(): string[] {
    return this.happenings.map((happening) => happening.kind);
  }
}

