import type {
  Availability,
  Channel,
  Conversation,
  Happening,
  LinkState,
  MapArea,
  MapModel,
  Message,
  Person,
  Request,
  Role,
  RoomSummary,
  Self,
  Space,
  Topic,
  Wishes,
} from "../../space/api.ts";
import type { Session } from "../doors.ts";

type Changeable<T> = { -readonly [K in keyof T]: T[K] };

const area = (index: number, kind: MapArea["kind"], de: string, en: string, x: number, y: number, more: Partial<MapArea> = {}): MapArea => ({
  index,
  kind,
  name: en.toLowerCase(),
  title: { de, en },
  description: {},
  onlyFor: [],
  capacity: undefined,
  exit: undefined,
  website: undefined,
  sound: undefined,
  focus: undefined,
  centre: { x, y },
  contains: (px, py) => Math.abs(px - x) < 100 && Math.abs(py - y) < 100,
  ...more,
});

const AREAS: readonly MapArea[] = [
  area(0, "help", "Empfang", "Reception", 200, 200, {
    description: { de: "Hier begrüßt Sie jemand und hilft bei Fragen.", en: "Somebody welcomes you here and helps with questions." },
  }),
  area(1, "stage", "Bühne", "Stage", 600, 200, { description: { de: "Eröffnung um 19 Uhr.", en: "Opening at 7 pm." } }),
  area(2, "audience", "Plenum", "Plenum", 800, 300, { capacity: 200 }),
  area(3, "booth", "Stand Offene Daten", "Open data booth", 300, 600, {
    description: { de: "Was die Stadt misst, darf jede und jeder nutzen: Karten, Zahlen, Beispiele.", en: "What the city measures is for everybody: maps, figures, examples." },
    website: { url: "https://daten.stadt.example/start", trigger: "enter", message: { de: "Das Datenportal der Stadt:", en: "The city's data portal:" } },
  }),
  area(4, "booth", "Stand Digitale Bibliothek", "Digital library booth", 500, 600),
  area(5, "booth", "Stand Mobilität", "Mobility booth", 700, 600),
  area(6, "group", "Gruppenraum 1", "Group room 1", 200, 900, { capacity: 8 }),
  area(7, "group", "Gruppenraum 2", "Group room 2", 400, 900, { capacity: 8 }),
  area(8, "meeting", "Stammtisch", "Regulars' table", 600, 900, { capacity: 12 }),
  area(9, "quiet", "Bibliothek", "Library", 900, 900, { sound: { url: "/art/rain.ogg", loop: true, volume: 0.4 } }),
  area(10, "exit", "Zum Garten", "To the garden", 1100, 500, { exit: { room: "garden", entry: "gate" } }),
];

const MAP: MapModel = {
  name: "court",
  title: { de: "Lichthof", en: "The court" },
  description: { de: "", en: "" },
  copyright: "",
  width: 1280,
  height: 1024,
  areas: AREAS,
  isFree: () => true,
  areasAt: (x, y) => AREAS.filter((one) => one.contains(x, y)),
  titledAreaAt: (x, y) => AREAS.find((one) => one.contains(x, y)),
};

const NAMES = [
  "Ayşe Demir", "Bernd Krause", "Chiara Romano", "Dmitri Weber", "Emine", "Frau Baumgartner", "Günther H.", "Hanna Schuster", "Ibrahim", "Jule & Tom",
  "Katharina von Hohenstein-Berger", "Lukas", "Mira Novák", "Nils", "Olga", "Peter (Stadtbücherei)", "Quentin", "Ruth", "Svea Lindqvist", "Theo",
] as const;
const ROLES: Readonly<Record<number, Role>> = { 2: "booth-staff", 7: "host", 15: "booth-staff", 5: "organiser" };
const STATES: readonly Availability[] = ["available", "available", "busy", "available", "away", "available", "do-not-disturb"];
const PLACES = [0, 0, 3, 3, 3, 1, 2, 7, 7, 7, undefined, 4, 8, 8, 8, 5, 9, 2, 2, undefined] as const;
const SELF = 1;

/** A room without a server: twenty people with a scripted life. For building and looking at screens; never shipped. */
export class FakeSpace implements Space, Wishes, Session {
  link: LinkState = { kind: "idle" };
  eventTitle = "Werkstatt Zukunft";
  room = "court";
  rooms: RoomSummary[] = [
    { room: "court", title: { de: "Lichthof", en: "The court" }, people: 21, capacity: 300 },
    { room: "garden", title: { de: "Garten", en: "Garden" }, people: 4, capacity: 100 },
    { room: "workshop", title: { de: "Werkstatt", en: "Workshop" }, people: 12, capacity: 12 },
  ];
  self: Changeable<Self> | undefined;
  readonly people = new Map<number, Changeable<Person>>();
  readonly conversations = new Map<number, Changeable<Conversation>>();
  map: MapModel | undefined;
  readonly scene = undefined;
  readonly route = [];
  readonly reactions = ["👋", "👏", "👍", "❤️", "😂", "🤔", "💡", "🙋"];
  readonly limits = { textLength: 1000, nameLength: 40 };
  requests: Request[] = [];
  readonly #messages = new Map<string, Message[]>();
  readonly #unread = new Map<string, number>();
  readonly #listeners = new Set<(topic: Topic) => void>();
  readonly #happenings = new Set<(happening: Happening) => void>();
  #keys = 0;
  #typing: { channel: string; members: number[] } = { channel: "", members: [] };

  get space(): Space {
    return this;
  }

  get wishes(): Wishes {
    return this;
  }

  get peopleCount(): number {
    return this.people.size + 1;
  }

  // The line

  knows(): undefined {
    return undefined;
  }

  async start(wish: { readonly name: string; readonly avatar: number }): Promise<void> {
    this.link = { kind: "open" };
    this.self = {
      id: SELF,
      member: 1,
      name: wish.name,
      avatar: wish.avatar,
      role: "citizen",
      permissions: new Set(),
      availability: "available",
      x: 220,
      y: 220,
      facing: 2,
      moving: false,
      conversation: undefined,
      listeningOnly: false,
      following: undefined,
      area: 0,
    };
    NAMES.forEach((name, i) => {
      const place = PLACES[i];
      const centre = place === undefined ? { x: 640, y: 480 } : (AREAS[place]?.centre ?? { x: 0, y: 0 });
      const at = { x: centre.x + ((i * 37) % 90) - 40, y: centre.y + ((i * 53) % 80) - 40, facing: 2 as const, moving: false };
      this.people.set(i + 2, {
        id: i + 2,
        member: i + 2,
        name,
        avatar: ((i * 5) % 24) + 1,
        availability: STATES[i % STATES.length] ?? "available",
        role: ROLES[i] ?? "citizen",
        connecting: i === 11,
        at,
        roughlyAt: at,
        area: place,
        conversation: undefined,
        listeningOnly: false,
      });
    });
    this.#gather(1, [4, 5, 6], {});
    this.#gather(2, [9, 10, 11], { kind: "meeting", area: 7, locked: true });
    this.#gather(3, [14, 15, 16], { kind: "meeting", area: 8 });
    this.map = MAP;
    this.#history();
    this.#tell("self", "people", "room", "conversations", "messages", "link");
  }

  stop(): void {
    this.#setLink({ kind: "closed", reason: "left" });
  }

  // The script: what a test or a developer lets happen

  /** Somebody walks up: a conversation with these people. */
  meet(...people: number[]): void {
    const conversation = this.#gather(20, [SELF, ...people], {});
    if (this.self !== undefined) this.self = { ...this.self, conversation };
    this.#tell("self", "conversations", "people");
    this.#happen({ kind: "conversation-joined", conversation });
  }

  part(): void {
    if (this.self?.conversation === undefined) return;
    for (const id of this.self.conversation.speakers) this.#change(id, { conversation: undefined });
    this.conversations.delete(this.self.conversation.id);
    this.self = { ...this.self, conversation: undefined, listeningOnly: false };
    this.#tell("self", "conversations", "people");
    this.#happen({ kind: "conversation-left" });
  }

  hears(channel: Channel, from: number, text: string): void {
    const person = this.people.get(from);
    const message = this.#put(channel, person?.member ?? 0, person?.name ?? "", text, person?.role ?? "citizen");
    const key = keyOf(channel);
    this.#unread.set(key, (this.#unread.get(key) ?? 0) + 1);
    this.#tell("messages");
    this.#happen({ kind: "message", message });
  }

  types(channel: Channel, ...members: number[]): void {
    this.#typing = { channel: keyOf(channel), members };
    this.#tell("typing");
  }

  asked(request: Request): void {
    this.requests = [...this.requests, request];
    this.#tell("requests");
    this.#happen(request.kind === "knock" ? { kind: "knocked", person: request.person } : { kind: "invited", person: request.person, conversation: request.conversation });
  }

  happens(happening: Happening): void {
    this.#happen(happening);
  }

  moves(person: number, to: number | undefined): void {
    this.#change(person, { area: to });
    this.#tell("people");
  }

  goes(person: number): void {
    this.people.delete(person);
    this.#tell("people");
  }

  walksInto(index: number): void {
    if (this.self === undefined) return;
    this.self = { ...this.self, area: index };
    this.#tell("self", "people");
    this.#happen({ kind: "area-entered", area: index });
  }

  loses(): void {
    this.#setLink({ kind: "waiting", untilMillis: performance.now() + 8000, attempt: 2 });
  }

  comesBack(): void {
    this.#setLink({ kind: "open" });
  }

  closes(reason: "opened-elsewhere" | "removed" | "outdated"): void {
    this.#setLink({ kind: "closed", reason });
  }

  // Reading

  get directs(): { member: number; name: string; unread: number }[] {
    return [...this.#messages.keys()].flatMap((key) => {
      if (!key.startsWith("direct ")) return [];
      const member = Number(key.slice(7));
      return [{ member, name: this.personByMember(member)?.name ?? "", unread: this.#unread.get(key) ?? 0 }];
    });
  }

  messages(channel: Channel): readonly Message[] {
    return this.#messages.get(keyOf(channel)) ?? [];
  }

  hasOlder(channel: Channel): boolean {
    return channel.kind === "room" && this.messages(channel).length < 40;
  }

  unread(channel: Channel): number {
    return this.#unread.get(keyOf(channel)) ?? 0;
  }

  typing(channel: Channel): readonly number[];
  typing(channel: Channel, typing: boolean): void;
  typing(channel: Channel): readonly number[] {
    return this.#typing.channel === keyOf(channel) ? this.#typing.members : [];
  }

  personByMember(member: number): Person | undefined {
    return [...this.people.values()].find((person) => person.member === member);
  }

  placeAt(): boolean {
    return false;
  }

  on(listener: (topic: Topic) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onHappening(listener: (happening: Happening) => void): () => void {
    this.#happenings.add(listener);
    return () => this.#happenings.delete(listener);
  }

  // Wishing

  advance(): void {}
  steer(): void {}
  turn(): void {}
  walkTo(): boolean {
    return true;
  }
  goToArea(index: number): void {
    this.walksInto(index);
    this.#happen({ kind: "arrived" });
  }
  goToPerson(person: number): void {
    const place = this.people.get(person)?.area;
    if (place !== undefined) this.walksInto(place);
    this.part();
    this.meet(person);
  }
  goToConversation(conversation: number): void {
    this.joinConversation(conversation);
  }
  follow(person: number | undefined): void {
    if (this.self !== undefined) this.self = { ...this.self, following: person };
    this.#tell("self");
  }
  locate(member: number): void {
    const person = this.personByMember(member);
    if (person !== undefined) this.#happen({ kind: "located", member, room: this.room, person: person.id, x: 0, y: 0, area: person.area });
  }
  wave(person: number): void {
    setTimeout(() => this.#happen({ kind: "waved", person }), 800);
  }
  react(emoji: string): void {
    this.#happen({ kind: "reaction", person: SELF, emoji });
  }
  setAvailability(availability: Availability): void {
    if (this.self !== undefined) this.self = { ...this.self, availability };
    this.#tell("self");
  }
  changeProfile(name: string, avatar: number): void {
    if (this.self !== undefined) this.self = { ...this.self, name, avatar };
    this.#tell("self");
  }
  say(channel: Channel, text: string): void {
    const refused = text.includes("zu schnell") || text.includes("too fast");
    this.#put(channel, 1, this.self?.name ?? "", text, "citizen", refused ? "refused" : "sent");
    this.#tell("messages");
  }
  retry(message: Message): void {
    const list = this.#messages.get(keyOf(message.channel)) ?? [];
    this.#messages.set(keyOf(message.channel), list.map((one) => (one.key === message.key ? { ...one, state: "sent", refusal: undefined } : one)));
    this.#tell("messages");
  }
  readOlder(channel: Channel): void {
    const key = keyOf(channel);
    const list = this.#messages.get(key) ?? [];
    const first = list[0]?.sentAtMillis ?? Date.now();
    const older = Array.from({ length: 20 }, (_, i) => this.#message(channel, 4 + (i % 3), `Nachricht von früher ${i + 1}`, first - (20 - i) * 600_000));
    this.#messages.set(key, [...older, ...list]);
    this.#tell("messages");
  }
  markRead(channel: Channel): void {
    this.#unread.delete(keyOf(channel));
    this.#tell("messages");
  }
  lock(locked: boolean): void {
    const id = this.self?.conversation?.id;
    const conversation = id === undefined ? undefined : this.conversations.get(id);
    if (this.self === undefined || conversation === undefined) return;
    const changed = { ...conversation, locked };
    this.conversations.set(conversation.id, changed);
    this.self = { ...this.self, conversation: changed };
    this.#tell("self", "conversations");
    this.#happen({ kind: "conversation-locked", locked });
  }
  knock(conversation: number): void {
    setTimeout(() => this.#happen({ kind: "knock-answered", conversation, welcome: true }), 1500);
  }
  answerKnock(person: number, welcome: boolean): void {
    this.#answer(person, welcome);
  }
  invite(person: number): void {
    setTimeout(() => this.#happen({ kind: "invite-answered", person, accept: true }), 1500);
  }
  answerInvite(person: number, accept: boolean): void {
    this.#answer(person, accept);
  }
  joinConversation(id: number): void {
    const conversation = this.conversations.get(id);
    if (conversation === undefined) return;
    this.part();
    this.meet(...conversation.speakers);
  }
  leaveConversation(): void {
    this.part();
  }
  watchRoster(): void {}
  enterRoom(room: string): void {
    if (room === "workshop") {
      this.#happen({ kind: "refused", code: "ROOM_FULL", message: "full", retryAfterMillis: 0, rooms: this.rooms });
      return;
    }
    this.part();
    this.room = room;
    this.#tell("room");
    this.#happen({ kind: "entered-room", room, resumed: false });
  }
  reconnectNow(): void {
    this.comesBack();
  }
  look(): void {}
  leave(): void {
    this.stop();
  }

  // Inside

  #answer(person: number, yes: boolean): void {
    this.requests = this.requests.filter((request) => request.person !== person);
    this.#tell("requests");
    if (yes) this.meet(person);
  }

  #gather(id: number, speakers: number[], more: Partial<Conversation>): Conversation {
    const conversation = { id, kind: "nearby" as const, area: undefined, locked: false, speakers, listeners: [], ...more };
    this.conversations.set(id, conversation);
    for (const person of speakers) this.#change(person, { conversation: id });
    return conversation;
  }

  #change(id: number, more: Partial<Person>): void {
    const person = this.people.get(id);
    if (person !== undefined) this.people.set(id, { ...person, ...more });
  }

  #history(): void {
    const room: Channel = { kind: "room" };
    this.#put(room, 7, "Frau Baumgartner", "Herzlich willkommen! Um 19 Uhr geht es im Plenum los.", "organiser");
    this.#put(room, 4, "Chiara Romano", "Am Stand gibt es die Karten: https://daten.stadt.example/karten?thema=baeume", "booth-staff");
    this.#put(room, 5, "Dmitri Weber", "Danke! Kann man die auch <b>ausdrucken</b>?", "citizen");
    this.hears({ kind: "everyone" }, 7, "In zehn Minuten beginnt die Eröffnung.");
    this.hears({ kind: "direct", member: 9 }, 9, "Kommen Sie nachher in Gruppe 2?");
  }

  #put(channel: Channel, member: number, name: string, text: string, role: Role, state: Message["state"] = "sent"): Message {
    const message = { ...this.#message(channel, member, text, Date.now()), fromName: name, fromRole: role, mine: member === 1, state, refusal: state === "refused" ? "TOO_FAST" : undefined };
    this.#messages.set(keyOf(channel), [...(this.#messages.get(keyOf(channel)) ?? []), message]);
    return message;
  }

  #message(channel: Channel, member: number, text: string, sentAtMillis: number): Message {
    return {
      key: String(++this.#keys),
      channel,
      conversation: undefined,
      fromMember: member,
      fromName: this.people.get(member)?.name ?? "",
      fromRole: "citizen",
      mine: false,
      text,
      sentAtMillis,
      state: "sent",
      refusal: undefined,
    };
  }

  #setLink(link: LinkState): void {
    this.link = link;
    this.#tell("link");
  }

  #tell(...topics: Topic[]): void {
    for (const topic of topics) for (const listener of this.#listeners) listener(topic);
  }

  #happen(happening: Happening): void {
    for (const listener of this.#happenings) listener(happening);
  }
}

function keyOf(channel: Channel): string {
  return channel.kind === "direct" ? `direct ${channel.member}` : channel.kind;
}
