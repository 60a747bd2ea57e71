import type { Person as Face } from "../gen/lichthof/v1/common_pb.js";
import type { CellWindow, Roster } from "../gen/lichthof/v1/server_pb.js";
import { readMovement, type MovementEntry } from "../protocol/movement.ts";
import type { Availability, DrawnPlace, Facing, MapModel, Person, Role } from "./api.ts";
import { PlaybackDelay, Track } from "./interpolation.ts";
import { availabilityWord, facingWord, roleWord } from "./words.ts";

/** How the room's map is cut (SPEC, W4). */
export interface Cells {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
}

/** What the list of everybody says about one person's conversation. */
export interface ListedConversation {
  readonly conversation: number;
  readonly listeningOnly: boolean;
  readonly locked: boolean;
}

interface Known {
  person: Person;
  /** Whether a name was told, by an answer or by the list of everybody. */
  named: boolean;
  cell: number;
  readonly at: { x: number; y: number; facing: Facing; moving: boolean };
  readonly track: Track;
  listed: ListedConversation | undefined;
  /** Since when they have been out of sight. */
  unseenSinceMillis: number;
}

const NOWHERE = -1;
/** Asked again when no answer came: the question or its answer may have been lost with a line. */
const ASK_AGAIN_MILLIS = 5_000;
/** Changes to somebody out of sight are told for so long (SPEC, W10); after that who comes into sight is asked for anew. */
const FACE_KEEPS_MILLIS = 120_000;

/**
 * Everybody in the room as far as it is known: from movement chunks (who is where, in view), from faces (who they are) and
 * from the list of everybody. Oneself is in here too, placed by the walker.
 */
export class Crowd {
  private readonly known = new Map<number, Known>();
  private readonly view = new Map<number, Person>();
  private readonly numberOfMember = new Map<number, number>();
  private cells: Cells = { width: 256, height: 256, columns: 1 };
  private window: CellWindow | undefined;
  private self = 0;
  private map: MapModel | undefined;
  private delay = new PlaybackDelay(50);
  private readonly asked = new Map<number, number>();
  private readonly unnamed = new Set<number>();
  /** Who was in the complete list of which the beginning has come, but not yet the end. */
  private listing: Set<number> | undefined;

  /** Live. */
  get people(): ReadonlyMap<number, Person> {
    return this.view;
  }

  /** A new room: nobody is known. */
  enter(self: number, cells: Cells, stepMillis: number): void {
    this.known.clear();
    this.view.clear();
    this.numberOfMember.clear();
    this.asked.clear();
    this.unnamed.clear();
    this.listing = undefined;
    this.window = undefined;
    this.map = undefined;
    this.self = self;
    this.cells = cells;
    this.delay = new PlaybackDelay(stepMillis);
  }

  knowMap(map: MapModel): void {
    this.map = map;
    for (const known of this.known.values()) {
      if (known.person.at !== undefined) this.findArea(known);
    }
  }

  personByMember(member: number): Person | undefined {
    const number = this.numberOfMember.get(member);
    return number === undefined ? undefined : this.view.get(number);
  }

  listedConversation(person: number): ListedConversation | undefined {
    return this.known.get(person)?.listed;
  }

  // What the server tells

  /** W8: people of other cells are out of sight. True: somebody who was seen is not any more. */
  look(window: CellWindow, nowMillis: number): boolean {
    this.window = window;
    let changed = false;
    for (const known of this.known.values()) {
      if (known.person.id === this.self || known.cell === NOWHERE) continue;
      if (!window.reset && this.isInWindow(known.cell)) continue;
      this.loseSight(known, nowMillis);
      changed = true;
    }
    if (window.reset) {
      // Numbers may have changed hands meanwhile: ask for names again, and show the old ones until the answer comes.
      for (const known of this.known.values()) known.named = false;
      this.asked.clear();
      this.unnamed.clear();
    }
    return changed;
  }

  /** Movement chunks of one frame. True: somebody came into view or changed area, so not only positions changed. */
  move(chunks: readonly Uint8Array[], nowMillis: number): boolean {
    let changed = false;
    for (const chunk of chunks) {
      readMovement(chunk, (entry) => {
        changed = this.moveOne(entry, nowMillis) || changed;
      });
    }
    this.delay.frame(nowMillis);
    return changed;
  }

  private moveOne(entry: MovementEntry, nowMillis: number): boolean {
    if (entry.person === this.self || entry.person === 0) return false;
    if (!entry.here) return this.leaveCell(entry.person, entry.cell, nowMillis);
    if (!this.isInWindow(entry.cell)) return false;
    const known = this.known.get(entry.person) ?? this.meet(entry.person);
    const column = entry.cell % this.cells.columns;
    const row = (entry.cell - column) / this.cells.columns;
    if (known.cell === NOWHERE && nowMillis - known.unseenSinceMillis > FACE_KEEPS_MILLIS) known.named = false;
    known.cell = entry.cell;
    known.at.x = column * this.cells.width + entry.x;
    known.at.y = row * this.cells.height + entry.y;
    known.at.facing = facingWord(entry.facing);
    known.at.moving = entry.moving;
    known.track.add(nowMillis, known.at.x, known.at.y, known.at.facing, known.at.moving);
    if (!known.named) this.unnamed.add(entry.person);
    const appeared = known.person.at === undefined;
    if (appeared) this.change(known, { at: known.at });
    return this.findArea(known) || appeared;
  }

  /** W7: only if they are still known in that cell. */
  private leaveCell(person: number, cell: number, nowMillis: number): boolean {
    const known = this.known.get(person);
    if (known === undefined || known.cell !== cell) return false;
    this.loseSight(known, nowMillis);
    return true;
  }

  face(face: Face): void {
    if (face.id === 0) return;
    const known = this.known.get(face.id) ?? this.meet(face.id);
    const before = known.person;
    if (before.member !== face.member && this.numberOfMember.get(before.member) === face.id) this.numberOfMember.delete(before.member);
    this.numberOfMember.set(face.member, face.id);
    known.named = true;
    this.unnamed.delete(face.id);
    this.asked.delete(face.id);
    this.change(known, {
      member: face.member,
      name: face.name,
      avatar: face.avatar,
      availability: availabilityWord(face.availability),
      role: roleWord(face.role),
      connecting: face.connecting,
    });
  }

  gone(person: number): void {
    const known = this.known.get(person);
    this.unnamed.delete(person);
    this.asked.delete(person);
    if (known === undefined || person === this.self) return;
    this.known.delete(person);
    this.view.delete(person);
    if (this.numberOfMember.get(known.person.member) === person) this.numberOfMember.delete(known.person.member);
  }

  roster(roster: Roster): void {
    if (roster.first) this.listing = new Set();
    for (const entry of roster.entries) {
      if (entry.person === undefined) continue;
      const id = entry.person.id;
      this.listing?.add(id);
      this.face(entry.person);
      const known = this.known.get(id)!;
      known.listed =
        entry.conversation === 0
          ? undefined
          : { conversation: entry.conversation, listeningOnly: entry.listeningOnly, locked: entry.conversationLocked };
      const isSeen = known.person.at !== undefined;
      this.change(known, {
        roughlyAt: { x: entry.x, y: entry.y },
        area: isSeen && this.map !== undefined ? known.person.area : entry.areaPlusOne === 0 ? undefined : entry.areaPlusOne - 1,
      });
    }
    for (const person of roster.gone) this.gone(person);
    if (this.listing !== undefined && !roster.more) {
      for (const id of [...this.known.keys()]) {
        if (!this.listing.has(id) && this.known.get(id)!.person.at === undefined) this.gone(id);
      }
      this.listing = undefined;
    }
  }

  /** What conversations say about people. True: somebody changed. */
  setConversation(person: number, conversation: number | undefined, listeningOnly: boolean): boolean {
    const known = this.known.get(person);
    if (known === undefined) return false;
    if (known.person.conversation === conversation && known.person.listeningOnly === listeningOnly) return false;
    this.change(known, { conversation, listeningOnly });
    return true;
  }

  /** Oneself: the place is the walker's, the rest as the server calls one. */
  placeSelf(at: { x: number; y: number; facing: Facing; moving: boolean }, area: number | undefined): void {
    const known = this.known.get(this.self) ?? this.meet(this.self);
    Object.assign(known.at, at);
    if (known.person.at === undefined || known.person.area !== area) this.change(known, { at: known.at, area });
  }

  describeSelf(self: { member: number; name: string; avatar: number; role: Role; availability: Availability }): void {
    const known = this.known.get(this.self) ?? this.meet(this.self);
    known.named = true;
    this.numberOfMember.set(self.member, this.self);
    this.change(known, self);
  }

  // Asking for names

  /** Somebody who may be out of sight matters now: asks who they are unless it is known. */
  wantName(person: number): void {
    if (this.known.get(person)?.named !== true) this.unnamed.add(person);
  }

  /** Up to `most` people whose names are to be asked for now. */
  takeUnnamed(most: number, nowMillis: number): number[] {
    const numbers: number[] = [];
    for (const person of this.unnamed) {
      if (numbers.length === most) break;
      if (nowMillis - (this.asked.get(person) ?? -Infinity) < ASK_AGAIN_MILLIS) continue;
      this.asked.set(person, nowMillis);
      numbers.push(person);
    }
    return numbers;
  }

  // Drawing

  placeAt(person: number, nowMillis: number, out: DrawnPlace): boolean {
    const known = this.known.get(person);
    return known !== undefined && known.person.at !== undefined && known.track.placeAt(nowMillis - this.delay.millis, out);
  }

  isInView(person: number): boolean {
    return this.known.get(person)?.person.at !== undefined;
  }

  private isInWindow(cell: number): boolean {
    const window = this.window;
    if (window === undefined) return true;
    const column = cell % this.cells.columns;
    const row = (cell - column) / this.cells.columns;
    return column >= window.x0 && column <= window.x1 && row >= window.y0 && row <= window.y1;
  }

  private loseSight(known: Known, nowMillis: number): void {
    known.cell = NOWHERE;
    known.unseenSinceMillis = nowMillis;
    known.track.clear();
    this.unnamed.delete(known.person.id);
    // The area is told by the list of everybody from now on; until then the last one is the best guess.
    this.change(known, { at: undefined, roughlyAt: { x: known.at.x, y: known.at.y } });
  }

  private findArea(known: Known): boolean {
    if (this.map === undefined) return false;
    const area = this.map.titledAreaAt(known.at.x, known.at.y)?.index;
    if (area === known.person.area) return false;
    this.change(known, { area });
    return true;
  }

  private meet(id: number): Known {
    const known: Known = {
      person: { ...STRANGER, id },
      named: false,
      cell: NOWHERE,
      at: { x: 0, y: 0, facing: 2, moving: false },
      track: new Track(),
      listed: undefined,
      unseenSinceMillis: Infinity,
    };
    this.known.set(id, known);
    this.view.set(id, known.person);
    return known;
  }

  private change(known: Known, changes: Partial<Person>): void {
    known.person = { ...known.person, ...changes };
    this.view.set(known.person.id, known.person);
  }
}

const STRANGER: Person = {
  id: 0,
  member: 0,
  name: "",
  avatar: 0,
  availability: "available",
  role: "citizen",
  connecting: false,
  at: undefined,
  roughlyAt: undefined,
  area: undefined,
  conversation: undefined,
  listeningOnly: false,
};
