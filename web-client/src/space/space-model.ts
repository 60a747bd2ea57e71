import type { Gathering } from "../gen/lichthof/v1/common_pb.js";
import type { Refused, RoomEntered, ServerMessage, Welcome, YourConversation } from "../gen/lichthof/v1/server_pb.js";
import type {
  Availability,
  Channel,
  Conversation,
  DrawnPlace,
  Happening,
  LinkState,
  MapArea,
  Message,
  Person,
  RoomSummary,
  Self,
  Space,
  Topic,
} from "./api.ts";
import { Chat, type Draft } from "./chat.ts";
import { Circles } from "./circles.ts";
import { Crowd } from "./crowd.ts";
import { isTitled, SceneMap } from "./map-model.ts";
import { Requests } from "./requests.ts";
import type { SceneFile } from "./scene-file.ts";
import { placement, SelfView, type SelfFacts } from "./self.ts";
import { Walker, type WalkWish } from "./walker.ts";
import { availabilityWord, channelWord, facingWord, refusalWord, roleWord, roomSummary } from "./words.ts";

/**
 * The room as this browser knows it: hears what the server says, and tells readers what changed. Pure: time is an argument
 * (milliseconds of a clock that only goes forward), walking wishes leave through a callback.
 */
export class SpaceModel implements Space {
  link: LinkState = { kind: "idle" };
  eventTitle = "";
  room = "";
  rooms: readonly RoomSummary[] = [];
  peopleCount = 0;
  map: SceneMap | undefined;
  scene: SceneFile | undefined;
  reactions: readonly string[] = [];
  limits = { textLength: 2000, nameLength: 40 };
  historyPage = 50;
  /** Walks oneself; undefined before one is in a room. */
  walker: Walker | undefined;
  readonly chat = new Chat();
  private readonly openRequests = new Requests();
  private readonly crowd = new Crowd();
  private readonly circles = new Circles(this.crowd);
  private facts: SelfFacts | undefined;
  private selfView: Self | undefined;
  private speeds = { walk: 180, run: 400 };
  private areasInside: ReadonlySet<number> = new Set();
  private lastX = NaN;
  private lastY = NaN;
  private readonly sendWalk: (wish: WalkWish) => void;
  private readonly changed = new Set<Topic>();
  private readonly pending: Happening[] = [];
  private readonly listeners = new Set<(topic: Topic) => void>();
  private readonly happeningListeners = new Set<(happening: Happening) => void>();

  constructor(sendWalk: (wish: WalkWish) => void) {
    this.sendWalk = sendWalk;
  }

  // Reading

  get self(): Self | undefined {
    return this.selfView;
  }

  get people(): ReadonlyMap<number, Person> {
    return this.crowd.people;
  }

  get conversations(): ReadonlyMap<number, Conversation> {
    return this.circles.conversations;
  }

  get route(): readonly { readonly x: number; readonly y: number }[] {
    return this.walker?.route ?? [];
  }

  get requests(): Space["requests"] {
    return this.openRequests.list;
  }

  get directs(): Space["directs"] {
    return this.chat.directs;
  }

  messages(channel: Channel): readonly Message[] {
    return this.chat.messages(channel);
  }

  hasOlder(channel: Channel): boolean {
    return this.chat.hasOlder(channel);
  }

  unread(channel: Channel): number {
    return this.chat.unread(channel);
  }

  typing(channel: Channel): readonly number[] {
    return this.chat.typing(channel);
  }

  personByMember(member: number): Person | undefined {
    return this.crowd.personByMember(member);
  }

  placeAt(person: number, nowMillis: number, out: DrawnPlace): boolean {
    if (this.walker === undefined || person !== this.facts?.id) return this.crowd.placeAt(person, nowMillis, out);
    this.walker.placeAt(out);
    return true;
  }

  on(listener: (topic: Topic) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onHappening(listener: (happening: Happening) => void): () => void {
    this.happeningListeners.add(listener);
    return () => this.happeningListeners.delete(listener);
  }

  // What the session tells

  setLink(link: LinkState): void {
    this.link = link;
    this.changed.add("link");
    this.tell();
  }

  /** The scene of the room one is in has been fetched. */
  setScene(scene: SceneFile): void {
    this.scene = scene;
    this.map = new SceneMap(scene);
    this.walker?.knowWalls(this.map.grid);
    this.crowd.knowMap(this.map);
    this.lastX = NaN;
    this.selfMoved();
    this.circles.settle(this.map);
    this.changed.add("room").add("people").add("conversations");
    this.tell();
  }

  /** People whose names are to be asked for. */
  takeUnnamed(most: number, nowMillis: number): number[] {
    return this.crowd.takeUnnamed(most, nowMillis);
  }

  /** Time passes: one walks on, what is too old goes. */
  advance(nowMillis: number): void {
    this.walker?.advance(nowMillis);
    this.selfMoved();
    if (this.chat.fade(nowMillis)) this.changed.add("typing");
    if (this.openRequests.drop(nowMillis)) this.changed.add("requests");
    this.tell();
  }

  // What this person does that others need not be asked for

  draft(draft: Omit<Draft, "fromMember" | "fromName" | "fromRole" | "conversation">): void {
    const self = this.facts;
    if (self === undefined) return;
    const conversation = draft.channel.kind === "nearby" ? self.conversation?.id : undefined;
    this.chat.draft({ ...draft, conversation, fromMember: self.member, fromName: self.name, fromRole: self.role });
    this.changed.add("messages");
    this.tell();
  }

  /** Messages that will not be sent: they stay, to be said again, and it is told once. */
  refuseDrafts(refs: readonly string[], code: string): void {
    for (const ref of refs) this.chat.refused(ref, code);
    this.changed.add("messages");
    this.happen({ kind: "refused", code, message: "Written for people whom one is not with any more.", retryAfterMillis: 0, rooms: [] });
    this.tell();
  }

  markRead(channel: Channel): void {
    if (this.chat.markRead(channel)) this.changed.add("messages");
    this.tell();
  }

  closeRequest(kind: "knock" | "invite", person: number): void {
    if (this.openRequests.close(kind, person)) this.changed.add("requests");
    this.tell();
  }

  setAvailability(availability: Availability): void {
    this.changeSelf({ availability });
    this.tell();
  }

  setProfile(name: string, avatar: number): void {
    this.changeSelf({ name, avatar });
    this.tell();
  }

  // What the server tells

  /** One frame. Order within it: a new room first, then what is seen, then the rest. */
  hear(message: ServerMessage, nowMillis: number): void {
    const body = message.body;
    if (body.case === "welcome") this.welcome(body.value, nowMillis);
    if (body.case === "roomEntered") this.enter(body.value, nowMillis, false);
    this.hearCrowd(message, nowMillis);
    this.hearBody(body, nowMillis);
    this.tell();
  }

  private hearCrowd(message: ServerMessage, nowMillis: number): void {
    let people = false;
    for (const person of message.gone) {
      this.personGone(person);
      people = true;
    }
    if (message.window !== undefined) {
      people = this.crowd.look(message.window, nowMillis) || people;
      // The room told of the whole view anew; what it does not name again is over.
      if (message.window.reset) {
        this.circles.forgetView();
        this.changed.add("conversations");
      }
    }
    if (message.moves.length > 0) {
      people = this.crowd.move(message.moves, nowMillis) || people;
      this.changed.add("positions");
    }
    for (const face of message.people) {
      this.crowd.face(face);
      if (face.id === this.facts?.id) {
        this.changeSelf({ name: face.name, avatar: face.avatar, availability: availabilityWord(face.availability), role: roleWord(face.role) });
      }
      people = true;
    }
    for (const gathering of message.gatherings) this.hearGathering(gathering);
    if (people) this.changed.add("people");
    if (people || message.gatherings.length > 0) this.settle();
    for (const reaction of message.reactions) this.happen({ kind: "reaction", person: reaction.person, emoji: reaction.emoji });
  }

  private personGone(person: number): void {
    this.crowd.gone(person);
    if (this.openRequests.gone(person)) this.changed.add("requests");
  }

  private hearBody(body: ServerMessage["body"], nowMillis: number): void {
    switch (body.case) {
      case "placed":
        this.walker?.place(placement(body.value), nowMillis);
        this.selfMoved();
        break;
      case "yourConversation":
        this.hearOwnConversation(body.value);
        break;
      case "said": {
        const news = body.value.message === undefined ? undefined : this.chat.said(body.value.message);
        if (news !== undefined) this.happen({ kind: "message", message: news });
        this.changed.add("messages").add("typing");
        break;
      }
      case "sayDone":
        this.chat.done(body.value.clientRef, Number(body.value.id), Number(body.value.sentAtMillis));
        this.changed.add("messages");
        break;
      case "historyPage":
        this.chat.page(channelWord(body.value.channel), body.value.messages, body.value.more);
        this.changed.add("messages");
        break;
      case "typingNow":
        this.chat.typingNow(channelWord(body.value.channel), body.value.members, nowMillis);
        this.changed.add("typing");
        break;
      case "knocked":
        this.openRequests.ask({ kind: "knock", person: body.value.person }, nowMillis);
        this.crowd.wantName(body.value.person);
        this.changed.add("requests");
        this.happen({ kind: "knocked", person: body.value.person });
        break;
      case "knockAnswered":
        this.happen({ kind: "knock-answered", conversation: body.value.conversation, welcome: body.value.welcome });
        break;
      case "invited":
        this.openRequests.ask({ kind: "invite", person: body.value.person, conversation: body.value.conversation }, nowMillis);
        this.crowd.wantName(body.value.person);
        this.changed.add("requests");
        this.happen({ kind: "invited", person: body.value.person, conversation: body.value.conversation });
        break;
      case "inviteAnswered":
        this.happen({ kind: "invite-answered", person: body.value.person, accept: body.value.accept });
        break;
      case "waved":
        this.happen({ kind: "waved", person: body.value.person });
        break;
      case "roster":
        this.crowd.roster(body.value);
        for (const person of body.value.gone) this.personGone(person);
        this.peopleCount = body.value.people;
        this.settle();
        this.changed.add("people").add("conversations");
        break;
      case "located": {
        const { member, room, person, x, y, areaPlusOne } = body.value;
        this.happen({ kind: "located", member, room, person, x, y, area: areaPlusOne === 0 ? undefined : areaPlusOne - 1 });
        break;
      }
      case "following":
        this.changeSelf({ following: body.value.person === 0 ? undefined : body.value.person });
        if (body.value.person === 0) this.walker?.setDown();
        break;
      case "refused":
        this.hearRefused(body.value);
        break;
      // For the session alone, or done above.
      case "welcome":
      case "roomEntered":
      case "closing":
      case "pong":
      case "resumeTicket":
      case undefined:
        break;
    }
  }

  /** Another event, or the same one as somebody else: nothing of what was known holds there. */
  forget(): void {
    this.chat.forgetAll();
    this.openRequests.clear();
    this.circles.clear();
    this.facts = this.selfView = this.walker = this.map = this.scene = undefined;
    this.room = "";
    this.rooms = [];
    this.peopleCount = 0;
    for (const topic of ["self", "people", "conversations", "messages", "typing", "requests", "room"] as const) this.changed.add(topic);
    this.tell();
  }

  /** A wish that did not leave this browser, because the line was down. */
  refuseOffline(): void {
    this.happen({ kind: "refused", code: "OFFLINE", message: "The line to the server is down; nothing was sent.", retryAfterMillis: 0, rooms: [] });
    this.tell();
  }

  /** Not let in again after a lost line. */
  refuse(refused: Refused): void {
    this.hearRefused(refused);
    this.tell();
  }

  private hearRefused({ code, message, clientRef, retryAfterMillis, rooms }: Refused): void {
    const word = refusalWord(code);
    if (clientRef !== "" && this.chat.refused(clientRef, word) !== undefined) this.changed.add("messages");
    if (rooms.length > 0) this.rooms = rooms.map(roomSummary);
    this.happen({ kind: "refused", code: word, message, retryAfterMillis, rooms: rooms.map(roomSummary) });
  }

  private welcome(welcome: Welcome, nowMillis: number): void {
    this.eventTitle = welcome.eventTitle;
    this.rooms = welcome.rooms.map(roomSummary);
    this.reactions = welcome.reactions;
    const limits = welcome.limits;
    if (limits !== undefined) {
      this.limits = { textLength: limits.textLength, nameLength: limits.nameLength };
      this.historyPage = limits.historyPage || this.historyPage;
      this.speeds = { walk: limits.walkSpeed || 180, run: limits.runSpeed || 400 };
    }
    if (this.facts !== undefined && this.facts.member !== welcome.member) this.chat.forgetAll();
    if (!welcome.resumed) this.chat.forgetNearby();
    this.chat.welcomed(Number(welcome.serverTimeMillis), this.facts?.member === welcome.member);
    this.facts = {
      id: 0,
      member: welcome.member,
      name: welcome.name,
      avatar: welcome.avatar,
      role: roleWord(welcome.role),
      permissions: new Set(welcome.permissions),
      availability: "available",
      conversation: undefined,
      listeningOnly: false,
      following: undefined,
      area: undefined,
    };
    if (welcome.room !== undefined) this.enter(welcome.room, nowMillis, welcome.resumed);
  }

  private enter(room: RoomEntered, nowMillis: number, resumed: boolean): void {
    if (this.facts === undefined) return;
    const sameMap = this.room === room.room && this.map !== undefined;
    this.room = room.room;
    this.peopleCount = room.people;
    this.crowd.enter(room.you, { width: room.cellWidth, height: room.cellHeight, columns: room.cellColumns }, room.stepMillis);
    this.circles.clear();
    if (this.openRequests.clear()) this.changed.add("requests");
    this.chat.be(this.facts.member, room.room);
    const start = { x: room.x, y: room.y, facing: facingWord(room.facing), epoch: room.epoch };
    this.walker = new Walker(start, this.speeds, nowMillis, {
      wish: this.sendWalk,
      arrived: () => this.happen({ kind: "arrived" }),
    });
    this.changeSelf({
      id: room.you,
      availability: availabilityWord(room.availability),
      conversation: undefined,
      listeningOnly: false,
      following: undefined,
    });
    if (sameMap && this.map !== undefined) {
      this.walker.knowWalls(this.map.grid);
      this.crowd.knowMap(this.map);
    } else {
      this.map = undefined;
      this.scene = undefined;
    }
    this.areasInside = new Set();
    this.lastX = NaN;
    this.selfMoved();
    for (const topic of ["room", "people", "conversations", "messages", "typing", "positions"] as const) this.changed.add(topic);
    this.happen({ kind: "entered-room", room: room.room, resumed });
  }

  /** The map of another address belongs to another room, or has been exchanged meanwhile. */
  forgetScene(): void {
    this.map = undefined;
    this.scene = undefined;
    this.changed.add("room");
  }

  private hearGathering(gathering: Gathering): void {
    this.circles.gathering(gathering);
    this.changed.add("conversations");
  }

  private settle(): void {
    if (this.circles.settle(this.map)) this.changed.add("people").add("conversations");
    const own = this.facts?.conversation;
    if (own === undefined) return;
    const newer = this.circles.conversations.get(own.id);
    if (newer !== undefined && newer !== own) this.ownChanged(own, newer);
  }

  private hearOwnConversation(told: YourConversation): void {
    const before = this.facts?.conversation;
    const now = this.circles.setOwn(told.gathering);
    this.changeSelf({ listeningOnly: told.listeningOnly });
    this.changed.add("conversations");
    if (before?.id !== now?.id) {
      this.chat.conversationChanged();
      this.changed.add("typing");
    }
    if (now === undefined) {
      this.changeSelf({ conversation: undefined });
      if (before !== undefined) this.happen({ kind: "conversation-left" });
    } else if (before?.id !== now.id) {
      this.changeSelf({ conversation: now });
      this.happen({ kind: "conversation-joined", conversation: now });
    } else {
      this.ownChanged(before, now);
    }
    this.settle();
  }

  private ownChanged(before: Conversation, now: Conversation): void {
    this.changeSelf({ conversation: now });
    const earlier = new Set([...before.speakers, ...before.listeners]);
    const present = new Set([...now.speakers, ...now.listeners]);
    for (const person of present) {
      if (!earlier.has(person) && person !== this.facts?.id) this.happen({ kind: "person-joined-conversation", person });
    }
    for (const person of earlier) {
      if (!present.has(person) && person !== this.facts?.id) this.happen({ kind: "person-left-conversation", person });
    }
    if (before.locked !== now.locked) this.happen({ kind: "conversation-locked", locked: now.locked });
  }

  // Oneself

  private changeSelf(changes: Partial<SelfFacts>): void {
    if (this.facts === undefined || this.walker === undefined && changes.id === undefined) return;
    this.facts = { ...this.facts, ...changes };
    this.crowd.describeSelf(this.facts);
    this.selfView = new SelfView(this.facts, this.walker!);
    this.changed.add("self");
  }

  /** Looks which areas one walked into and out of. */
  private selfMoved(): void {
    const walker = this.walker;
    if (walker === undefined || this.facts === undefined) return;
    const x = Math.floor(walker.x);
    const y = Math.floor(walker.y);
    if (x === this.lastX && y === this.lastY && walker.moving === (this.crowd.people.get(this.facts.id)?.at?.moving ?? false)) return;
    this.lastX = x;
    this.lastY = y;
    this.changed.add("positions");
    const inside = this.map?.areasAt(x, y) ?? [];
    const area = inside.findLast(isTitled)?.index;
    this.crowd.placeSelf({ x, y, facing: walker.facing, moving: walker.moving }, area);
    if (area !== this.facts.area) this.changeSelf({ area });
    this.crossAreas(inside);
  }

  private crossAreas(inside: readonly MapArea[]): void {
    if (inside.length === 0 && this.areasInside.size === 0) return;
    const now = new Set(inside.map((area) => area.index));
    for (const area of this.areasInside) if (!now.has(area)) this.happen({ kind: "area-left", area });
    for (const area of now) if (!this.areasInside.has(area)) this.happen({ kind: "area-entered", area });
    this.areasInside = now;
  }

  // Telling

  private happen(happening: Happening): void {
    this.pending.push(happening);
  }

  /** Readers are told when everything has been taken in, so that they never see half a frame. */
  private tell(): void {
    if (this.changed.size === 0 && this.pending.length === 0) return;
    const topics = [...this.changed];
    const happenings = this.pending.splice(0);
    this.changed.clear();
    for (const topic of topics) for (const listener of this.listeners) listener(topic);
    for (const happening of happenings) for (const listener of this.happeningListeners) listener(happening);
  }
}
