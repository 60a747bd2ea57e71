import { getContext, setContext } from "svelte";
import { MediaQuery } from "svelte/reactivity";
import type { Channel, Conversation, Facing, MapArea, Person, RoomSummary, Space, Wishes } from "../../space/api.ts";
import { Announcer, type Urgency } from "../announce/announcer.ts";
import { drafts } from "../chat/drafts.ts";
import type { Doors } from "../doors.ts";
import { lang } from "../i18n/language.svelte.ts";
import { facingTo, lookedAt, NEAR_PX, turned } from "../people/facing.ts";
import type { Preferences } from "../preferences.svelte.ts";
import { Reading } from "../reading.svelte.ts";

export type Panel = "talk" | "people" | "places" | "more";
export type Card =
  | { readonly kind: "person"; readonly person: number }
  | { readonly kind: "area"; readonly area: number }
  | { readonly kind: "invite" }
  | { readonly kind: "settings" }
  | { readonly kind: "help" }
  | { readonly kind: "leave" }
  | { readonly kind: "full"; readonly rooms: readonly RoomSummary[] };

/** A short piece of news in a corner of the page; it goes by itself, unless it asks for something. */
export interface Toast {
  readonly key: number;
  readonly text: string;
  readonly tone: "news" | "trouble";
  readonly action: { readonly label: string; run(): void } | undefined;
}

const TOAST_MILLIS = 8000;
/** Something to press must wait for slow hands, too. */
const TOAST_WITH_ACTION_MILLIS = 60_000;
const MOST_TOASTS = 4;

/** One visit to the event, as all parts of the page see it: what is known, what can be wished, and what is open. */
export class Visit {
  readonly reading: Reading;
  readonly space: Space;
  readonly wishes: Wishes;
  readonly preferences: Preferences;
  readonly doors: Doors;
  readonly announcer = new Announcer();

  /** Open part of the side panel; on phones, of the sheet. */
  panel = $state<Panel | undefined>();
  /** In the chat: choosing whom to write to, so that no channel is in sight. */
  picksDirect = $state(false);
  card = $state.raw<Card | undefined>();
  channel = $state.raw<Channel>({ kind: "nearby" });
  toasts = $state.raw<readonly Toast[]>([]);
  /** The one that has the focus or the pointer; it stays meanwhile. */
  heldToast: number | undefined;
  /** The area whose note is shown on the map. */
  areaNote = $state<number | undefined>();
  /** Asked for by whoever wants the composer to have the focus; grows by one each time. */
  writeWanted = $state(0);
  /** Asked for by whoever wants the map to have the focus; grows by one each time. */
  mapWanted = $state(0);
  /** Asked for by whoever wants somebody to be pointed out on the map. */
  pointedOut = $state.raw<{ readonly person: number } | undefined>();
  /** The map cannot be drawn in this browser. */
  mapFailed = $state(false);
  /** The map's code did not come over the line; asking for the map tries again. */
  mapMissed = $state(false);
  readonly #wide = new MediaQuery("width >= 64rem", true);
  #toastKeys = 0;
  readonly #speak = new Set<() => void>();

  constructor(doors: Doors, preferences: Preferences) {
    drafts.forget();
    this.doors = doors;
    this.preferences = preferences;
    this.space = doors.session.space;
    this.wishes = doors.session.wishes;
    this.reading = new Reading(this.space);
    this.panel = this.wide && preferences.panelOpen ? "talk" : undefined;
  }

  /** Whether there is room for the panel beside the map; otherwise it lies over it. */
  get wide(): boolean {
    return this.#wide.current;
  }

  get view(): "map" | "list" {
    return this.preferences.listView || this.mapFailed || this.mapMissed ? "list" : "map";
  }

  /** Whether places are reached by jumping instead of walking. */
  get jumps(): boolean {
    return this.view === "list" || this.preferences.reducedMotion;
  }

  // What things are called.

  nameOf(person: number): string {
    const self = this.space.self;
    if (self?.id === person) return self.name;
    return this.reading.person(person)?.name || lang.t.common.unknownPerson;
  }

  titleOf(area: MapArea | undefined): string {
    return area === undefined ? lang.t.frame.onTheWay : lang.of(area.title) || area.name || lang.t.areaKinds[area.kind];
  }

  placeOf(person: Pick<Person, "area">): string {
    return this.titleOf(this.reading.area(person.area));
  }

  roomTitle(room: string): string {
    const summary = this.reading.rooms.find((one) => one.room === room);
    return summary === undefined ? room : lang.of(summary.title) || room;
  }

  channelTitle(channel: Channel): string {
    if (channel.kind !== "direct") return lang.t.chat[channel.kind];
    return this.memberName(channel.member);
  }

  memberName(member: number): string {
    return (
      this.space.personByMember(member)?.name ||
      this.reading.directs.find((direct) => direct.member === member)?.name ||
      lang.t.common.unknownPerson
    );
  }

  /** Everybody else in a conversation, speakers first. */
  othersIn(conversation: Conversation): number[] {
    const self = this.space.self?.id;
    return [...conversation.speakers, ...conversation.listeners].filter((person) => person !== self);
  }

  /** "Ann, Bob und 3 weitere": names, the first few of many. */
  namesOf(people: readonly number[], most = 4): string {
    const names = people.slice(0, people.length > most ? most - 1 : most).map((person) => this.nameOf(person));
    if (people.length > most) names.push(lang.t.common.people(people.length - names.length));
    return lang.t.common.and(names);
  }

  // What can be opened.

  openPerson(person: number): void {
    if (person !== this.space.self?.id) this.card = { kind: "person", person };
  }

  writeTo(member: number): void {
    this.card = undefined;
    this.openChat({ kind: "direct", member });
  }

  openChat(channel: Channel = this.channel): void {
    this.channel = channel;
    this.panel = "talk";
    this.writeWanted++;
  }

  showList(list: boolean): void {
    this.preferences.listView = list;
    this.mapMissed = false;
  }

  /** On a phone the open sheet hides where one walks. */
  showMap(): void {
    if (this.view === "map" && !this.wide) this.panel = undefined;
  }

  // What is wished for.

  /** Passes a wish on and says so; without a line it would be lost, and that is said instead. */
  wish(make: (wishes: Wishes) => void, said = "", shown = false): boolean {
    if (this.space.link.kind !== "open") {
      this.toast(lang.t.link.notNow, "trouble");
      this.announce(lang.t.link.notNow, "at-once");
      return false;
    }
    make(this.wishes);
    if (shown) this.toast(said);
    this.announce(said, "soon");
    return true;
  }

  goToPerson(person: number): void {
    if (this.wish((wishes) => wishes.goToPerson(person, this.jumps))) this.showMap();
  }

  goToArea(area: number): void {
    if (this.wish((wishes) => wishes.goToArea(area, this.jumps))) this.showMap();
  }

  follow(person: number): void {
    if (this.wish((wishes) => wishes.follow(person))) this.showMap();
  }

  locate(member: number): void {
    if (this.wish((wishes) => wishes.locate(member))) this.showMap();
  }

  wave(person: number): void {
    this.wish((wishes) => wishes.wave(person), lang.t.news.waveSent(this.nameOf(person)));
  }

  knock(conversation: number): void {
    this.wish((wishes) => wishes.knock(conversation), lang.t.news.knockSent, true);
  }

  invite(person: number): void {
    this.wish((wishes) => wishes.invite(person), lang.t.news.inviteSent(this.nameOf(person)), true);
  }

  /** Turns on the spot towards somebody. */
  turnTo(person: number): void {
    const { self } = this.space;
    const other = this.space.people.get(person);
    const at = other?.at ?? other?.roughlyAt;
    if (self === undefined || at === undefined) return;
    this.#turn(facingTo(at, self) ?? self.facing);
  }

  /** Turns on the spot, eighths of a turn to the right; answers with who is before one then. */
  turnBy(eighths: number): string {
    const { self } = this.space;
    return self === undefined ? "" : this.#turn(turned(self.facing, eighths));
  }

  #turn(facing: Facing): string {
    if (!this.wish((wishes) => wishes.turn(facing))) return "";
    const said = this.before();
    this.announce(said, "at-once");
    return said;
  }

  /** Who stands before one, near enough to be looked at. */
  before(): string {
    const { self } = this.space;
    const seen = self === undefined ? [] : lookedAt(this.reading.people, self, self.facing, NEAR_PX);
    return seen.length === 0 ? lang.t.list.beforeNobody : lang.t.list.before(this.namesOf(seen.map(({ id }) => id), 6));
  }

  // What is told.

  toast(text: string, tone: Toast["tone"] = "news", action?: Toast["action"]): void {
    const toast: Toast = { key: ++this.#toastKeys, text, tone, action };
    this.toasts = [...this.toasts.filter((other) => other.text !== text), toast].slice(-MOST_TOASTS);
    const millis = action === undefined ? TOAST_MILLIS : TOAST_WITH_ACTION_MILLIS;
    // What somebody is about to press does not go from under their fingers.
    const go = () => (this.heldToast === toast.key ? setTimeout(go, TOAST_MILLIS) : this.dropToast(toast.key));
    setTimeout(go, millis);
  }

  dropToast(key: number): void {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }

  announce(text: string, urgency: Urgency, subject?: string): void {
    this.announcer.verbosity = this.preferences.verbosity;
    this.announcer.announce(text, urgency, performance.now(), subject);
    for (const wake of this.#speak) wake();
  }

  /** Called whenever there is something new to be said. */
  onAnnouncement(wake: () => void): () => void {
    this.#speak.add(wake);
    return () => this.#speak.delete(wake);
  }
}

const KEY = Symbol("visit");

export function provideVisit(visit: Visit): Visit {
  return setContext(KEY, visit);
}

export function useVisit(): Visit {
  return getContext<Visit>(KEY);
}
