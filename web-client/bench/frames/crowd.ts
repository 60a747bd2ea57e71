/** A hall full of people for measuring: everybody in view, most of them walking, told by the real protocol. Seeded: every run is the same. */
import type { Outside, Socket } from "../../src/connection/line.ts";
import { encodeServer, type ServerInit } from "../../src/protocol/frames.ts";
import { writeMovement } from "../../src/protocol/movement.ts";
import type { SceneFile } from "../../src/space/scene-file.ts";

const CELL = 256;
const TILE = 32;
/** The server's step. Of each person is told every second one. */
export const STEP_MILLIS = 50;
/** World pixels from one telling to the next: 180 a second. */
const STRIDE = 18;
/** So many in a hundred stand in a circle and talk. */
const STANDING = 20;
const CIRCLE = 5;
const WIDTH = 51;
const HEIGHT = 31;

interface Walker {
  readonly id: number;
  x: number;
  y: number;
  heading: number;
  cell: number;
}

export class Crowd implements Outside {
  private readonly walkers: Walker[] = [];
  private readonly standing: Walker[] = [];
  private socket: Socket | undefined;
  private steps = 0;
  private seed = 20_250_601;
  private readonly now: () => number;

  constructor(people: number, now: () => number) {
    this.now = now;
    for (let id = 2; id < people + 2; id++) {
      const walker = { id, x: this.chance(WIDTH * TILE - 80) + 40, y: this.chance(HEIGHT * TILE - 80) + 40, heading: this.chance(628) / 100, cell: -1 };
      (id % 100 < STANDING ? this.standing : this.walkers).push(walker);
    }
    for (const [i, person] of this.standing.entries()) {
      const middle = this.standing[i - (i % CIRCLE)]!;
      const angle = ((i % CIRCLE) / CIRCLE) * 2 * Math.PI;
      if (i % CIRCLE > 0) Object.assign(person, { x: clampX(middle.x + 30 * Math.cos(angle)), y: clampY(middle.y + 24 * Math.sin(angle)) });
    }
  }

  random(): number {
    return 0;
  }

  nowMillis(): number {
    return this.now();
  }

  onWakeUp(): () => void {
    return () => {};
  }

  connect(): Socket {
    const socket: Socket = { binaryType: "", onopen: null, onmessage: null, onclose: null, onerror: null, bufferedAmount: 0, send: () => {}, close: () => {} };
    this.socket = socket;
    return socket;
  }

  /** The line stands, one is in, and everybody has a name. */
  enter(): void {
    this.socket?.onopen?.(undefined as never);
    this.tell(WELCOME);
    const cells = new Map<number, Walker[]>();
    for (const walker of [...this.walkers, ...this.standing]) {
      walker.cell = cellOf(walker);
      cells.set(walker.cell, [...(cells.get(walker.cell) ?? []), walker]);
    }
    this.tell({
      moves: [...cells].map(([cell, walkers]) => writeMovement(cell, walkers.map((walker) => entry(walker, false)))),
      people: [...this.walkers, ...this.standing].map(({ id }) => ({ id, member: 1000 + id, name: `${NAMES[id % NAMES.length]!} ${id}`, avatar: 1 + (id % 24), availability: 1 + (id % 4), role: 1 })),
      gatherings: this.standing.flatMap((first, i) =>
        i % CIRCLE > 0 ? [] : [{ conversation: first.id, kind: 1, locked: i % 3 === 0, members: this.standing.slice(i, i + CIRCLE).map(({ id }) => id), listeners: [] }],
      ),
    });
  }

  /** Half of those who walk are a stride farther. The bytes of one frame of the server. */
  step(): void {
    this.steps++;
    const cells = new Map<number, ReturnType<typeof entry>[]>();
    const put = (cell: number, what: ReturnType<typeof entry>) => void cells.set(cell, [...(cells.get(cell) ?? []), what]);
    for (const walker of this.walkers) {
      if (walker.id % 2 !== this.steps % 2) continue;
      if (this.chance(100) < 6) walker.heading += (this.chance(200) - 100) / 100;
      const x = clampX(walker.x + STRIDE * Math.cos(walker.heading));
      const y = clampY(walker.y + STRIDE * Math.sin(walker.heading));
      if (x === walker.x || y === walker.y) walker.heading += 2;
      walker.x = x;
      walker.y = y;
      const cell = cellOf(walker);
      if (cell !== walker.cell) put(walker.cell, { ...entry(walker, false), here: false });
      walker.cell = cell;
      put(cell, entry(walker, true));
    }
    this.tell({ moves: [...cells].map(([cell, entries]) => writeMovement(cell, entries)) });
  }

  private tell(init: ServerInit): void {
    const bytes = encodeServer(init);
    this.socket?.onmessage?.({ data: bytes.buffer });
  }

  /** 0 to below `most`. */
  private chance(most: number): number {
    this.seed = (Math.imul(this.seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((this.seed / 2 ** 32) * most);
  }
}

const NAMES = ["Aylin", "Jürgen", "Mariam Okafor", "Nils", "Thu Hà", "Friederike", "Paweł", "Sofía", "Émile", "Ida", "Yusuf", "Chiara"];

function cellOf({ x, y }: Walker): number {
  return Math.floor(y / CELL) * Math.ceil((WIDTH * TILE) / CELL) + Math.floor(x / CELL);
}

function entry(walker: Walker, moving: boolean): { person: number; here: boolean; x: number; y: number; facing: number; moving: boolean } {
  return { person: walker.id, here: true, x: walker.x % CELL, y: walker.y % CELL, facing: Math.round(walker.heading / (Math.PI / 4)) & 7, moving };
}

function clampX(x: number): number {
  return Math.floor(Math.min(Math.max(x, 40), WIDTH * TILE - 40));
}

function clampY(y: number): number {
  return Math.floor(Math.min(Math.max(y, 40), HEIGHT * TILE - 40));
}

/** An open hall as large as the picture shows at the smallest crisp zoom. */
export const HALL: SceneFile = {
  format: 1, name: "hall", title: {}, description: {}, copyright: "", width: WIDTH * TILE, height: HEIGHT * TILE, columns: WIDTH, rows: HEIGHT,
  tileWidth: TILE, tileHeight: TILE, scale: 1, background: null, walls: btoa("\0".repeat(Math.ceil((WIDTH * HEIGHT) / 8))), tilesets: [], layers: [], areas: [], entries: [],
};

const WELCOME: ServerInit = {
  body: {
    case: "welcome",
    value: {
      version: 1, memberToken: "token", member: 1001, role: 1, eventTitle: "Bench", name: "Konstanze", avatar: 7, reactions: ["👍"],
      limits: { textLength: 1000, nameLength: 40, walksPerSecond: 20, walkSpeed: 180, runSpeed: 400, historyPage: 50 },
      room: {
        room: "hall", sceneUrl: "scene", you: 1, x: (WIDTH * TILE) / 2, y: (HEIGHT * TILE) / 2, facing: 2, epoch: 1, cellWidth: CELL, cellHeight: CELL,
        cellColumns: Math.ceil((WIDTH * TILE) / CELL), people: 1, capacity: 5000, stepMillis: STEP_MILLIS, availability: 1,
      },
    },
  },
};
