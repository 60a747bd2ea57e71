/**
 * A room that lives in the page: enough of a server to see the scene by itself, with people who wander and talk. It speaks the
 * real protocol to the real session, so everything but the network is what visitors get.
 */

import type { ClientMessage } from "../src/protocol/frames.ts";
import { writeMovement } from "../src/protocol/movement.ts";
import { PathFinder } from "../src/space/path-finder.ts";
import { SceneMap } from "../src/space/map-model.ts";
import type { SceneFile } from "../src/space/scene-file.ts";
import { CELL, PretendServer } from "./pretend-server.ts";

const NAMES = ["Aylin", "Jürgen", "Mariam Okafor", "Nils", "Thu Hà", "Friederike von Bülow-Hohenstein", "Paweł", "Sofía", "Émile", "Ida", "Yusuf", "Chiara"];

interface Walker {
  id: number;
  x: number;
  y: number;
  facing: number;
  moving: boolean;
  way: { x: number; y: number }[];
  restUntil: number;
  cell: number;
  conversation: number;
}

export class PretendRoom extends PretendServer {
  private readonly scene: SceneFile;
  private readonly map: SceneMap;
  private readonly paths: PathFinder;
  private readonly walkers: Walker[] = [];
  private readonly columns: number;
  private me = { x: 0, y: 0 };
  private messageNumber = 0;
  private told = new Map<number, string>();

  constructor(scene: SceneFile, people: number, start?: { x: number; y: number }) {
    super();
    this.scene = scene;
    this.map = new SceneMap(scene);
    this.paths = new PathFinder(this.map.grid);
    this.columns = Math.ceil(scene.width / CELL);
    const spot = scene.entries[0]?.spots[0] ?? [scene.width / 2, scene.height / 2];
    this.me = start ?? { x: spot[0], y: spot[1] };
    for (let id = 2; id < people + 2; id++) this.walkers.push(this.settle(id));
  }

  private settle(id: number): Walker {
    // Little groups around the start and anywhere else.
    const middle = id % 3 === 0 ? this.anywhere() : { x: this.me.x + Math.sin(id * 2.4) * (60 + id * 9), y: this.me.y + Math.cos(id * 2.4) * (50 + id * 6) };
    const spot = this.map.grid.isRoomy(middle.x, middle.y, 9) ? middle : this.anywhere();
    return { id, x: Math.floor(spot.x), y: Math.floor(spot.y), facing: id & 7, moving: false, way: [], restUntil: 2000 + id * 400, cell: -1, conversation: 0 };
  }

  private anywhere(): { x: number; y: number } {
    for (;;) {
      const x = Math.random() * this.scene.width;
      const y = Math.random() * this.scene.height;
      if (this.map.grid.isRoomy(x, y, 9) && this.paths.find(this.me.x, this.me.y, x, y) !== undefined) return { x, y };
    }
  }

  protected hear(body: ClientMessage["body"]): void {
    switch (body.case) {
      case "hello":
        this.welcome(body.value.name, body.value.avatar);
        setInterval(() => this.step(), 100);
        break;
      case "walk":
        this.me = { x: body.value.x, y: body.value.y };
        break;
      case "whoIs":
        this.tell({ people: body.value.persons.map((id) => this.face(id)) });
        break;
      case "say": {
        const number = BigInt(++this.messageNumber);
        this.tell({ body: { case: "sayDone", value: { clientRef: body.value.clientRef, id: 0n, sentAtMillis: BigInt(Date.now()) } } });
        this.tell({
          body: {
            case: "said",
            value: { message: { fromMember: 1001, fromName: "You", text: body.value.text, nearbyNumber: number, clientRef: body.value.clientRef, channel: { to: { case: "nearby", value: {} } } } },
          },
        });
        break;
      }
      default:
        break;
    }
  }

  private face(id: number): { id: number; member: number; name: string; avatar: number; availability: number; role: number } {
    return { id, member: 1000 + id, name: NAMES[id % NAMES.length]!, avatar: 1 + (id % 24), availability: 1 + (id % 4), role: id === 3 ? 4 : id === 5 ? 2 : 1 };
  }

  private welcome(name: string, avatar: number): void {
    this.tell({
      body: {
        case: "welcome",
        value: {
          version: 1,
          memberToken: "token",
          member: 1001,
          role: 1,
          eventTitle: "Pretend",
          name,
          avatar,
          reactions: ["👍", "👏", "❤️"],
          limits: { textLength: 1000, nameLength: 40, walksPerSecond: 20, walkSpeed: 180, runSpeed: 400, historyPage: 50 },
          room: {
            room: "hall",
            sceneUrl: "scene",
            you: 1,
            x: Math.floor(this.me.x),
            y: Math.floor(this.me.y),
            facing: 2,
            epoch: 1,
            cellWidth: CELL,
            cellHeight: CELL,
            cellColumns: this.columns,
            people: this.walkers.length + 1,
            capacity: 1000,
            stepMillis: 50,
            availability: 1,
          },
        },
      },
    });
  }

  private step(): void {
    const now = performance.now();
    const cells = new Map<number, { person: number; here: boolean; x: number; y: number; facing: number; moving: boolean }[]>();
    const entry = (cell: number) => cells.get(cell) ?? cells.set(cell, []).get(cell)!;
    for (const walker of this.walkers) {
      this.walk(walker, now);
      const cell = Math.floor(walker.y / CELL) * this.columns + Math.floor(walker.x / CELL);
      const state = `${walker.x} ${walker.y} ${walker.facing} ${walker.moving}`;
      if (walker.cell !== cell && walker.cell >= 0) entry(walker.cell).push({ person: walker.id, here: false, x: 0, y: 0, facing: 0, moving: false });
      walker.cell = cell;
      if (this.told.get(walker.id) === state) continue;
      this.told.set(walker.id, state);
      entry(cell).push({ person: walker.id, here: true, x: walker.x % CELL, y: walker.y % CELL, facing: walker.facing, moving: walker.moving });
    }
    this.tell({ moves: [...cells].map(([cell, entries]) => writeMovement(cell, entries)), gatherings: this.gather() });
  }

  private walk(walker: Walker, now: number): void {
    const next = walker.way[0];
    if (next === undefined) {
      if (walker.moving) {
        walker.moving = false;
        walker.restUntil = now + 4000 + Math.random() * 20000;
      }
      if (now < walker.restUntil || walker.id % 2 === 0) return;
      const goal = this.anywhere();
      walker.way = [...(this.paths.find(walker.x, walker.y, goal.x, goal.y) ?? [])];
      return;
    }
    const dx = next.x - walker.x;
    const dy = next.y - walker.y;
    const length = Math.hypot(dx, dy);
    walker.moving = true;
    walker.facing = Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) & 7;
    if (length <= 18) {
      walker.x = Math.floor(next.x);
      walker.y = Math.floor(next.y);
      walker.way.shift();
      return;
    }
    walker.x = Math.floor(walker.x + (dx / length) * 18);
    walker.y = Math.floor(walker.y + (dy / length) * 18);
  }

  private circles = new Map<number, string>();

  /** Not how the real one does it: whoever rests within three steps of each other. */
  private gather(): { conversation: number; kind: number; locked: boolean; members: number[]; listeners: number[] }[] {
    const standing = [{ id: 1, x: this.me.x, y: this.me.y }, ...this.walkers.filter((walker) => !walker.moving)];
    const group = new Map<number, number>(standing.map(({ id }) => [id, id]));
    const root = (id: number): number => (group.get(id) === id ? id : root(group.get(id)!));
    for (const a of standing) for (const b of standing) if (a.id < b.id && Math.hypot(a.x - b.x, a.y - b.y) < 70) group.set(root(b.id), root(a.id));
    const circles = new Map<number, number[]>();
    for (const { id } of standing) circles.set(root(id), [...(circles.get(root(id)) ?? []), id]);
    const news: { conversation: number; kind: number; locked: boolean; members: number[]; listeners: number[] }[] = [];
    for (const id of new Set([...circles.keys(), ...this.circles.keys()])) {
      const members = circles.get(id) ?? [];
      const shown = members.length > 1 ? members : [];
      const state = shown.join(" ");
      if ((this.circles.get(id) ?? "") === state) continue;
      this.circles.set(id, state);
      const listeners = shown.length > 4 ? [shown[shown.length - 1]!] : [];
      const gathering = { conversation: id, kind: 1, locked: id % 5 === 0, members: listeners.length > 0 ? shown.slice(0, -1) : shown, listeners };
      news.push(gathering);
      if (id === 1) this.tell({ body: { case: "yourConversation", value: { gathering: shown.length > 0 ? gathering : { conversation: 0 }, listeningOnly: false } } });
    }
    return news;
  }
}
