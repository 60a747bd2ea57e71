/** An evening with twenty people in which something happens when a script says so: for building and looking at screens. Never shipped. */
import { ClosingReason, PlacedCause, RefusalCode } from "../src/gen/lichthof/v1/server_pb.js";
import type { ClientMessage, ServerInit } from "../src/protocol/frames.ts";
import { writeMovement } from "../src/protocol/movement.ts";
import type { Channel } from "../src/space/api.ts";
import { channelInit, channelWord } from "../src/space/words.ts";
import { EVENING, MIDDLES } from "./evening-map.ts";
import { CELL, PretendServer } from "./pretend-server.ts";

const NAMES = [
  "Ayşe Demir", "Bernd Krause", "Chiara Romano", "Dmitri Weber", "Emine", "Frau Baumgartner", "Günther H.", "Hanna Schuster", "Ibrahim", "Jule & Tom",
  "Katharina von Hohenstein-Berger", "Lukas", "Mira Novák", "Nils", "Olga", "Peter (Stadtbücherei)", "Quentin", "Ruth", "Svea Lindqvist", "Theo",
] as const;
/** By place in the list above: 1 citizen, 2 booth staff, 3 host, 4 organiser. */
const ROLES: Readonly<Record<number, number>> = { 2: 2, 7: 3, 15: 2, 5: 4 };
/** Available, busy, do not disturb, away, as the protocol counts them. */
const STATES = [1, 1, 2, 1, 4, 1, 3] as const;
const AREAS = [0, 0, 3, 3, 3, 1, 2, 7, 7, 7, undefined, 4, 8, 8, 8, 5, 9, 2, 2, undefined] as const;
const NOWHERE = [930, 700] as const;
const SELF = 1;
const OWN_CONVERSATION = 20;
const COLUMNS = Math.ceil(EVENING.width / CELL);
const PAGE = 20;

interface Spot {
  readonly x: number;
  readonly y: number;
}
type Kept = NonNullable<Extract<NonNullable<ServerInit["body"]>, { case: "said" }>["value"]["message"]>;

export class ScriptedRoom extends PretendServer {
  private readonly places = new Map<number, Spot>();
  private self = { name: "", avatar: 1, x: 220, y: 220, epoch: 1, isKnown: false };
  private readonly kept: Kept[] = [];
  private lastId = 0;
  private lastNearby = 0;
  private own: readonly number[] = [];
  private isLocked = false;
  /** The next message is refused: too many at once. */
  private refuses = false;

  constructor() {
    super();
    NAMES.forEach((_name, i) => this.places.set(i + 2, spotIn(AREAS[i], i)));
    this.keep({ kind: "room" }, 7, "Herzlich willkommen! Um 19 Uhr geht es im Plenum los.");
    this.keep({ kind: "room" }, 4, "Am Stand gibt es die Karten: https://daten.stadt.example/karten?thema=baeume");
    this.keep({ kind: "room" }, 5, "Danke! Kann man die auch <b>ausdrucken</b>?");
  }

  // The script

  /** Somebody walks up: a conversation with these people. */
  meet(...people: number[]): void {
    this.own = people;
    this.isLocked = false;
    this.tellOwn();
  }

  part(): void {
    this.own = [];
    this.tellOwn();
  }

  hears(channel: Channel, from: number, text: string): void {
    this.tell({ body: { case: "said", value: { message: this.keep(channel, from, text) } } });
  }

  types(channel: Channel, ...members: number[]): void {
    this.tell({ body: { case: "typingNow", value: { channel: channelInit(channel), members } } });
  }

  knocks(person: number): void {
    this.tell({ body: { case: "knocked", value: { person } } });
  }

  invites(person: number, conversation: number): void {
    this.tell({ body: { case: "invited", value: { person, conversation } } });
  }

  waves(person: number): void {
    this.tell({ body: { case: "waved", value: { person } } });
  }

  moves(person: number, area: number | undefined): void {
    const before = this.places.get(person);
    const now = spotIn(area, person);
    this.places.set(person, now);
    const left = before === undefined || cellOf(before) === cellOf(now) ? [] : [writeMovement(cellOf(before), [{ ...entry(person, before), here: false }])];
    this.tell({ moves: [...left, writeMovement(cellOf(now), [entry(person, now)])] });
  }

  goes(person: number): void {
    this.places.delete(person);
    this.tell({ gone: [person] });
  }

  walksInto(area: number): void {
    const [x, y] = MIDDLES[area]!;
    Object.assign(this.self, { x, y, epoch: this.self.epoch + 1 });
    this.tell({ body: { case: "placed", value: { x, y, facing: 2, epoch: this.self.epoch, cause: PlacedCause.JUMP } } });
  }

  refusesNext(): void {
    this.refuses = true;
  }

  closes(): void {
    this.tell({ body: { case: "closing", value: { reason: ClosingReason.OPENED_ELSEWHERE } } });
  }

  // What the page wishes

  protected hear(body: ClientMessage["body"]): void {
    switch (body.case) {
      case "hello":
        this.self = { ...this.self, name: body.value.name, avatar: body.value.avatar };
        return this.welcome();
      case "say":
        return this.take(body.value.clientRef, channelWord(body.value.channel), body.value.text);
      case "readHistory": {
        const channel = channelWord(body.value.channel);
        const before = Number(body.value.before) || Infinity;
        const older = this.kept.filter((message) => sameChannel(channelWord(message.channel as never), channel) && Number(message.id) < before);
        return this.tell({ body: { case: "historyPage", value: { channel: channelInit(channel), messages: older.slice(-PAGE), more: older.length > PAGE, room: channel.kind === "room" ? "court" : "" } } });
      }
      case "whoIs":
        return this.tell({ people: body.value.persons.filter((id) => this.places.has(id)).map(faceOf) });
      case "goTo":
        if (body.value.target.case === "area") this.walksInto(body.value.target.value);
        if (body.value.target.case === "person") this.meet(body.value.target.value);
        return;
      case "lock":
        this.isLocked = body.value.locked;
        return this.tellOwn();
      case "leaveConversation":
        return this.part();
      case "answerKnock":
        return body.value.welcome ? this.meet(...this.own, body.value.person) : undefined;
      case "answerInvite":
        return body.value.accept ? this.meet(body.value.person) : undefined;
      case "enterRoom":
        return this.tell({ body: { case: "refused", value: { code: RefusalCode.ROOM_FULL, message: "full", rooms: ROOMS } } });
      default:
        return;
    }
  }

  private take(clientRef: string, channel: Channel, text: string): void {
    if (this.refuses) {
      this.refuses = false;
      return this.tell({ body: { case: "refused", value: { code: RefusalCode.TOO_FAST, message: "too fast", clientRef, retryAfterMillis: 1_000 } } });
    }
    const message = { ...this.keep(channel, SELF, text), clientRef };
    this.tell({ body: { case: "said", value: { message } } });
    this.tell({ body: { case: "sayDone", value: { clientRef, id: message.id ?? 0n, sentAtMillis: BigInt(Date.now()) } } });
  }

  private keep(channel: Channel, from: number, text: string): Kept {
    const isNearby = channel.kind === "nearby";
    const message: Kept = {
      channel: channel.kind === "direct" ? { to: { case: "directMember", value: channel.member } } : channelInit(channel),
      id: isNearby ? 0n : BigInt(++this.lastId),
      nearbyNumber: isNearby ? BigInt(++this.lastNearby) : 0n,
      conversation: isNearby ? OWN_CONVERSATION : 0,
      room: channel.kind === "room" ? "court" : "",
      fromMember: from,
      toMember: channel.kind === "direct" ? (from === SELF ? channel.member : SELF) : 0,
      fromName: from === SELF ? this.self.name : (NAMES[from - 2] ?? ""),
      fromRole: ROLES[from - 2] ?? 1,
      text,
      sentAtMillis: BigInt(Date.now()),
    };
    if (!isNearby) this.kept.push(message);
    return message;
  }

  private tellOwn(): void {
    const members = [SELF, ...this.own];
    const gathering = this.own.length === 0 ? { conversation: 0 } : { conversation: OWN_CONVERSATION, kind: 1, locked: this.isLocked, members };
    this.tell({ body: { case: "yourConversation", value: { gathering } } });
  }

  private welcome(): void {
    const { name, avatar, x, y, epoch, isKnown } = this.self;
    this.self.isKnown = true;
    this.tell({
      body: {
        case: "welcome",
        value: {
          version: 1,
          memberToken: "token",
          member: SELF,
          role: 1,
          eventTitle: "Werkstatt Zukunft",
          name,
          avatar,
          resumed: isKnown,
          serverTimeMillis: BigInt(Date.now()),
          reactions: ["👋", "👏", "👍", "❤️", "😂", "🤔", "💡", "🙋"],
          limits: { textLength: 1000, nameLength: 40, walksPerSecond: 20, walkSpeed: 180, runSpeed: 400, historyPage: PAGE },
          rooms: ROOMS,
          room: {
            room: "court", sceneUrl: "evening", you: SELF, x, y, facing: 2, epoch, cellWidth: CELL, cellHeight: CELL, cellColumns: COLUMNS,
            people: this.places.size + 1, capacity: 300, stepMillis: 50, availability: 1, resumeTicket: "ticket",
          },
        },
      },
    });
    const cells = new Map<number, ReturnType<typeof entry>[]>();
    for (const [id, spot] of this.places) cells.set(cellOf(spot), [...(cells.get(cellOf(spot)) ?? []), entry(id, spot)]);
    this.tell({
      people: [...this.places.keys()].map(faceOf),
      moves: [...cells].map(([cell, entries]) => writeMovement(cell, entries)),
      gatherings: [
        { conversation: 1, kind: 1, members: [4, 5, 6] },
        { conversation: 2, kind: 2, areaPlusOne: 8, locked: true, members: [9, 10, 11] },
        { conversation: 3, kind: 2, areaPlusOne: 9, members: [14, 15, 16] },
      ],
    });
    if (this.own.length > 0) this.tellOwn();
    if (isKnown) return;
    this.hears({ kind: "everyone" }, 7, "In zehn Minuten beginnt die Eröffnung.");
    this.hears({ kind: "direct", member: 9 }, 9, "Kommen Sie nachher in Gruppe 2?");
  }
}

const ROOMS = [
  { room: "court", titleDe: "Lichthof", titleEn: "The court", people: 21, capacity: 300 },
  { room: "garden", titleDe: "Garten", titleEn: "Garden", people: 4, capacity: 100 },
  { room: "workshop", titleDe: "Werkstatt", titleEn: "Workshop", people: 12, capacity: 12 },
];

function faceOf(id: number): { id: number; member: number; name: string; avatar: number; availability: number; role: number; connecting: boolean } {
  const i = id - 2;
  return { id, member: id, name: NAMES[i] ?? "", avatar: ((i * 5) % 24) + 1, availability: STATES[i % STATES.length] ?? 1, role: ROLES[i] ?? 1, connecting: i === 11 };
}

function spotIn(area: number | undefined, i: number): Spot {
  const [x, y] = area === undefined ? NOWHERE : MIDDLES[area]!;
  return { x: x + ((i * 37) % 90) - 40, y: y + ((i * 53) % 80) - 40 };
}

function cellOf({ x, y }: Spot): number {
  return Math.floor(y / CELL) * COLUMNS + Math.floor(x / CELL);
}

function entry(person: number, { x, y }: Spot): { person: number; here: boolean; x: number; y: number; facing: number; moving: boolean } {
  return { person, here: true, x: x % CELL, y: y % CELL, facing: 2, moving: false };
}

function sameChannel(a: Channel, b: Channel): boolean {
  return a.kind === b.kind && (a.kind !== "direct" || b.kind !== "direct" || a.member === b.member);
}
