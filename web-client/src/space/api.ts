/**
 * The quiet centre of the client: what this browser knows of the room, and what its person can wish for.
 *
 * `connection` feeds it, `scene` draws it, `ui` talks about it (as map overlay and as list view: two readers of the same
 * thing). Nothing in here touches the DOM, the network or a clock; times are arguments.
 */
import type { AreaKind, LocalText, SceneFile } from "./scene-file.ts";
import type { WalkGrid } from "./walk-grid.ts";

export type { AreaKind, LocalText } from "./scene-file.ts";

export type Language = "de" | "en";
export type Availability = "available" | "busy" | "do-not-disturb" | "away";
export type Role = "citizen" | "booth-staff" | "host" | "organiser";
/** Eight directions, clockwise from east: the protocol's numbers. */
export type Facing = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * Somebody in this room. `name` is empty until the server answered who they are. A person is a new object whenever something
 * other than the numbers inside `at` changed; those are live.
 */
export interface Person {
  readonly id: number;
  readonly member: number;
  readonly name: string;
  readonly avatar: number;
  readonly availability: Availability;
  readonly role: Role;
  readonly connecting: boolean;
  /** Newest known place in world pixels; undefined when they are out of view (then `area` may still be known). */
  readonly at: { readonly x: number; readonly y: number; readonly facing: Facing; readonly moving: boolean } | undefined;
  /** Roughly where, from the list of everybody; may be seconds old. For minimaps, not for avatars. */
  readonly roughlyAt: { readonly x: number; readonly y: number } | undefined;
  /** Number of the titled area they are in; undefined: none or not known. */
  readonly area: number | undefined;
  readonly conversation: number | undefined;
  readonly listeningOnly: boolean;
}

/** A conversation as this browser knows it. */
export interface Conversation {
  readonly id: number;
  readonly kind: "nearby" | "meeting" | "stage";
  /** Number of the map area that makes it. */
  readonly area: number | undefined;
  readonly locked: boolean;
  readonly speakers: readonly number[];
  readonly listeners: readonly number[];
}

export type Channel =
  | { readonly kind: "nearby" }
  | { readonly kind: "room" }
  | { readonly kind: "everyone" }
  | { readonly kind: "direct"; readonly member: number };

export interface Message {
  /** Unique for this browser and the same for as long as the message is there: the mark of one's own, the kept id, or "n" and the nearby number. */
  readonly key: string;
  readonly channel: Channel;
  /** Nearby messages: the conversation they were said in. */
  readonly conversation: number | undefined;
  readonly fromMember: number;
  readonly fromName: string;
  readonly fromRole: Role;
  readonly mine: boolean;
  readonly text: string;
  readonly sentAtMillis: number;
  readonly state: "sending" | "sent" | "refused";
  readonly refusal: string | undefined;
}

export interface RoomSummary {
  readonly room: string;
  readonly title: LocalText;
  readonly people: number;
  readonly capacity: number;
}

/** How the line to the server is. */
export type LinkState =
  | { readonly kind: "idle" }
  | { readonly kind: "connecting"; readonly attempt: number }
  | { readonly kind: "open" }
  | { readonly kind: "waiting"; readonly untilMillis: number; readonly attempt: number }
  | { readonly kind: "closed"; readonly reason: ClosedReason };
export type ClosedReason = "opened-elsewhere" | "removed" | "left" | "outdated" | "refused";

/** Oneself. */
export interface Self {
  readonly id: number;
  readonly member: number;
  readonly name: string;
  readonly avatar: number;
  readonly role: Role;
  readonly permissions: ReadonlySet<string>;
  readonly availability: Availability;
  /** Predicted: moves at once, is put right by the server. */
  readonly x: number;
  readonly y: number;
  readonly facing: Facing;
  readonly moving: boolean;
  /** The conversation one is in. */
  readonly conversation: Conversation | undefined;
  readonly listeningOnly: boolean;
  readonly following: number | undefined;
  /** Number of the titled area one stands in. */
  readonly area: number | undefined;
}

/**
 * What may have changed; readers that redraw cheaply can ignore which. `positions` is about walking (also one's own) and comes
 * many times a second; `self` and `people` are about everything else.
 */
export type Topic = "self" | "people" | "positions" | "conversations" | "messages" | "typing" | "link" | "room" | "requests";

/** Things that happen once: for toasts, sounds and the live region. */
export type Happening =
  | { readonly kind: "entered-room"; readonly room: string; readonly resumed: boolean }
  | { readonly kind: "conversation-joined"; readonly conversation: Conversation }
  | { readonly kind: "conversation-left" }
  | { readonly kind: "person-joined-conversation"; readonly person: number }
  | { readonly kind: "person-left-conversation"; readonly person: number }
  | { readonly kind: "conversation-locked"; readonly locked: boolean }
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "waved"; readonly person: number }
  | { readonly kind: "reaction"; readonly person: number; readonly emoji: string }
  | { readonly kind: "knocked"; readonly person: number }
  | { readonly kind: "knock-answered"; readonly conversation: number; readonly welcome: boolean }
  | { readonly kind: "invited"; readonly person: number; readonly conversation: number }
  | { readonly kind: "invite-answered"; readonly person: number; readonly accept: boolean }
  | { readonly kind: "located"; readonly member: number; readonly room: string; readonly person: number; readonly x: number; readonly y: number; readonly area: number | undefined }
  | { readonly kind: "refused"; readonly code: string; readonly message: string; readonly retryAfterMillis: number; readonly rooms: readonly RoomSummary[] }
  | { readonly kind: "arrived" }
  | { readonly kind: "area-entered"; readonly area: number }
  | { readonly kind: "area-left"; readonly area: number };

/** An open question to this person, until answered or gone. */
export type Request =
  | { readonly kind: "knock"; readonly person: number }
  | { readonly kind: "invite"; readonly person: number; readonly conversation: number };

/** Where to draw somebody at a moment, in world pixels. Filled in by {@link Space.placeAt}. */
export interface DrawnPlace {
  x: number;
  y: number;
  facing: Facing;
  moving: boolean;
}

/** The reading side. Collections are live views: read them when told that their topic changed, do not keep them. */
export interface Space {
  readonly link: LinkState;
  readonly eventTitle: string;
  readonly room: string;
  readonly rooms: readonly RoomSummary[];
  /** People in the room, known to the server. */
  readonly peopleCount: number;
  readonly self: Self | undefined;
  readonly people: ReadonlyMap<number, Person>;
  readonly conversations: ReadonlyMap<number, Conversation>;
  readonly map: MapModel | undefined;
  /** The map as it is drawn; undefined until it has been fetched. Changes together with `map` (topic `room`). */
  readonly scene: SceneFile | undefined;
  /** The points one still walks along, nearest first; empty when one walks by hand or stands. */
  readonly route: readonly { readonly x: number; readonly y: number }[];
  /**
   * Where to draw a person at this moment: smoothly between what the server told, or as predicted for oneself. Writes into
   * `out` and allocates nothing; false when they are out of view. `nowMillis` is `performance.now()`.
   */
  placeAt(person: number, nowMillis: number, out: DrawnPlace): boolean;
  readonly reactions: readonly string[];
  readonly limits: { readonly textLength: number; readonly nameLength: number };
  readonly requests: readonly Request[];
  /** Oldest first. */
  messages(channel: Channel): readonly Message[];
  /** Whether older messages can be asked for. */
  hasOlder(channel: Channel): boolean;
  /** Direct channels with somebody, newest first. */
  readonly directs: readonly { readonly member: number; readonly name: string; readonly unread: number }[];
  unread(channel: Channel): number;
  /** Members typing there now. */
  typing(channel: Channel): readonly number[];
  personByMember(member: number): Person | undefined;
  on(listener: (topic: Topic) => void): () => void;
  onHappening(listener: (happening: Happening) => void): () => void;
}

/** The wishing side. What the server refuses comes back as a `refused` happening (or on the message). */
export interface Wishes {
  /**
   * Lets time pass for one's own walking; `performance.now()`. The session calls it many times a second by itself; whoever
   * draws calls it before each frame too, so that walking is as smooth as the screen.
   */
  advance(nowMillis: number): void;
  /** Held direction keys or stick: -1 to 1 on both axes; (0, 0) stops. `run`: faster. */
  steer(dx: number, dy: number, run: boolean): void;
  /** Turns on the spot. */
  turn(facing: Facing): void;
  /** Finds a path in this browser and walks it; false when there is none. `run`: faster. */
  walkTo(x: number, y: number, run?: boolean): boolean;
  /** The server brings one there; `jump`: at once. */
  goToArea(area: number, jump: boolean): void;
  goToPerson(person: number, jump: boolean): void;
  goToConversation(conversation: number, jump: boolean): void;
  follow(person: number | undefined): void;
  locate(member: number): void;
  wave(person: number): void;
  react(emoji: string): void;
  setAvailability(availability: Availability): void;
  changeProfile(name: string, avatar: number): void;
  say(channel: Channel, text: string): void;
  retry(message: Message): void;
  typing(channel: Channel, typing: boolean): void;
  readOlder(channel: Channel): void;
  markRead(channel: Channel): void;
  lock(locked: boolean): void;
  knock(conversation: number): void;
  answerKnock(person: number, welcome: boolean): void;
  invite(person: number): void;
  answerInvite(person: number, accept: boolean): void;
  joinConversation(conversation: number): void;
  leaveConversation(): void;
  watchRoster(watch: boolean): void;
  enterRoom(room: string, entry: string): void;
  /** Does not wait for the next try to get the lost line back. */
  reconnectNow(): void;
  /** How much of the map is shown, world pixels. */
  look(width: number, height: number): void;
  leave(): void;
}

/** How one comes in; given by the entrance page. */
export interface EntryWish {
  readonly event: string;
  readonly linkToken: string;
  readonly name: string;
  readonly avatar: number;
  readonly language: Language;
  readonly room: string;
  readonly entry: string;
}

/** The map as the rules see it. */
export interface MapModel {
  readonly name: string;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly copyright: string;
  readonly width: number;
  readonly height: number;
  readonly areas: readonly MapArea[];
  /** Where one can walk. */
  readonly grid: WalkGrid;
  isFree(x: number, y: number): boolean;
  /** In ascending order of their number. */
  areasAt(x: number, y: number): readonly MapArea[];
  /** The topmost area here that has a title. */
  titledAreaAt(x: number, y: number): MapArea | undefined;
}

export interface MapArea {
  readonly index: number;
  readonly kind: AreaKind;
  readonly name: string;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly onlyFor: readonly string[];
  readonly capacity: number | undefined;
  readonly exit: { readonly room: string; readonly entry: string } | { readonly url: string } | undefined;
  readonly website: { readonly url: string; readonly trigger: "enter" | "action"; readonly message: LocalText } | undefined;
  readonly sound: { readonly url: string; readonly loop: boolean; readonly volume: number } | undefined;
  readonly focus: { readonly margin: number } | undefined;
  /** A spot inside, for lists and arrows. */
  readonly centre: { readonly x: number; readonly y: number };
  contains(x: number, y: number): boolean;
}
