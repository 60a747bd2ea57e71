import type { Refused, RoomEntered, ServerMessage, Welcome, YourConversation } from "../gen/lichthof/v1/server_pb.js";
import type {
  Availability, Channel, Conversation, DrawnPlace, Happening, LinkState, Message, Person,
  Request, RoomSummary, Self, Space, Topic,
} from "./api.ts";
import { Chat, type Draft } from "./chat.ts";
import { Circles } from "./circles.ts";
import { Crowd } from "./crowd.ts";
import { happeningOf } from "./happenings.ts";
import { SceneMap } from "./map-model.ts";
import { Oneself } from "./oneself.ts";
import { turnOfTalk } from "./own-conversation.ts";
import { Requests } from "./requests.ts";
import type { SceneFile } from "./scene-file.ts";
import { placement } from "./self.ts";
import { Telling } from "./telling.ts";
import type { Walker, WalkWish } from "./walker.ts";
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
  readonly chat = new Chat();
  private readonly openRequests = new Requests();
  private readonly crowd = new Crowd();
  private readonly circles = new Circles(this.crowd);
  private readonly telling = new Telling();
  private readonly oneself: Oneself;

  constructor(sendWalk: (wish: WalkWish) => void) {
    this.oneself = new Oneself(this.crowd, this.telling, sendWalk);
  }

  // Reading

  get self(): Self | undefined {
    return this.oneself.view;
  }

  /** Walks oneself; undefined before one is in a room. */
  get walker(): Walker | undefined {
    return this.oneself.walker;
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
    return person === this.oneself.facts?.id ? this.oneself.placeAt(out) : this.crowd.placeAt(person, nowMillis, out);
  }

  on(listener: (topic: Topic) => void): () => void {
    return this.telling.on(listener);
  }

  onHappening(listener: (happening: Happening) => void): () => void {
    return this.telling.onHappening(listener);
  }

  // What the session tells

  setLink(link: LinkState): void {
    this.link = link;
    this.telling.changed("link");
    this.telling.tell();
  }

  /** The scene of the room one is in has been fetched. */
  setScene(scene: SceneFile): void {
    this.scene = scene;
    this.map = new SceneMap(scene);
    this.crowd.knowMap(this.map);
    this.oneself.knowMap(this.map);
    this.circles.settle(this.map);
    this.telling.changed("room", "people", "conversations");
    this.telling.tell();
  }

  /** People whose names are to be asked for. */
  takeUnnamed(most: number, nowMillis: number): number[] {
    return this.crowd.takeUnnamed(most, nowMillis);
  }

  /** Time passes: one walks on, what is too old goes. */
  advance(nowMillis: number): void {
    this.oneself.advance(nowMillis);
    if (this.chat.fade(nowMillis)) this.telling.changed("typing");
    if (this.openRequests.drop(nowMillis)) this.telling.changed("requests");
    this.telling.tell();
  }

  // What this person does that others need not be asked for

  draft(draft: Omit<Draft, "fromMember" | "fromName" | "fromRole" | "conversation">): void {
    const self = this.oneself.facts;
    if (self === undefined) return;
    const conversation = draft.channel.kind === "nearby" ? self.conversation?.id : undefined;
    this.chat.draft({ ...draft, conversation, fromMember: self.member, fromName: self.name, fromRole: self.role });
    this.telling.changed("messages");
    this.telling.tell();
  }

  /** Messages that will not be sent: they stay, to be said again, and it is told once. */
  refuseDrafts(refs: readonly string[], code: string): void {
    for (const ref of refs) this.chat.refused(ref, code);
    this.telling.changed("messages");
    this.telling.happened({ kind: "refused", code, message: "Written for people whom one is not with any more.", retryAfterMillis: 0, rooms: [] });
    this.telling.tell();
  }

  markRead(channel: Channel): void {
    if (this.chat.markRead(channel)) this.telling.changed("messages");
    this.telling.tell();
  }

  closeRequest(kind: "knock" | "invite", person: number): void {
    if (this.openRequests.close(kind, person)) this.telling.changed("requests");
    this.telling.tell();
  }

  setAvailability(availability: Availability): void {
    this.oneself.change({ availability });
    this.telling.tell();
  }

  /** Something was missed: the whole view is to be asked for anew (SPEC, C9). True once, then not for a while. */
  takeMissed(nowMillis: number): boolean {
    return this.circles.takeMissed(nowMillis);
  }

  // What the server tells

  /** One frame. Order within it: a new room first, then what is seen, then the rest. */
  hear(message: ServerMessage, nowMillis: number): void {
    const body = message.body;
    if (body.case === "welcome") this.welcome(body.value, nowMillis);
    if (body.case === "roomEntered") this.enter(body.value, nowMillis, false);
    this.hearCrowd(message, nowMillis);
    this.hearBody(body, nowMillis);
    this.telling.tell();
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
        this.telling.changed("conversations");
      }
    }
    if (message.moves.length > 0) {
      people = this.crowd.move(message.moves, nowMillis) || people;
      this.telling.changed("positions");
    }
    for (const face of message.people) {
      this.crowd.face(face);
      if (face.id === this.oneself.facts?.id) {
        this.oneself.change({ name: face.name, avatar: face.avatar, availability: availabilityWord(face.availability), role: roleWord(face.role) });
      }
      people = true;
    }
    for (const gathering of message.gatherings) this.circles.gathering(gathering);
    if (message.gatherings.length > 0) this.telling.changed("conversations");
    if (people) this.telling.changed("people");
    if (people || message.gatherings.length > 0) this.settle();
    for (const reaction of message.reactions) this.telling.happened({ kind: "reaction", person: reaction.person, emoji: reaction.emoji });
  }

  private personGone(person: number): void {
    this.crowd.gone(person);
    if (this.openRequests.gone(person)) this.telling.changed("requests");
  }

  private hearBody(body: ServerMessage["body"], nowMillis: number): void {
    const happening = happeningOf(body);
    if (happening !== undefined) this.telling.happened(happening);
    switch (body.case) {
      case "placed":
        this.walker?.place(placement(body.value), nowMillis);
        this.oneself.moved();
        break;
      case "yourConversation":
        this.hearOwnConversation(body.value);
        break;
      case "said": {
        const news = body.value.message === undefined ? undefined : this.chat.said(body.value.message, body.value.gapBefore);
        if (news !== undefined) this.telling.happened({ kind: "message", message: news });
        this.telling.changed("messages", "typing");
        break;
      }
      case "sayDone":
        this.chat.done(body.value.clientRef, Number(body.value.id), Number(body.value.sentAtMillis));
        this.telling.changed("messages");
        break;
      case "historyPage":
        this.chat.page(channelWord(body.value.channel), body.value);
        this.telling.changed("messages");
        break;
      case "typingNow":
        this.chat.typingNow(channelWord(body.value.channel), body.value.members, nowMillis);
        this.telling.changed("typing");
        break;
      case "knocked":
        this.asked({ kind: "knock", person: body.value.person }, nowMillis);
        break;
      case "knockOver":
        if (this.openRequests.close("knock", body.value.person)) this.telling.changed("requests");
        break;
      case "invited":
        this.asked({ kind: "invite", person: body.value.person, conversation: body.value.conversation }, nowMillis);
        break;
      case "roster":
        this.crowd.roster(body.value);
        for (const person of body.value.gone) this.personGone(person);
        this.peopleCount = body.value.people;
        this.settle();
        this.telling.changed("people", "conversations");
        break;
      case "following":
        this.oneself.change({ following: body.value.person === 0 ? undefined : body.value.person });
        if (body.value.person === 0) this.walker?.setDown();
        break;
      case "refused":
        this.hearRefused(body.value);
        break;
      // Things that happen, for the session alone, or done above.
      case "knockAnswered":
      case "inviteAnswered":
      case "waved":
      case "located":
      case "welcome":
      case "roomEntered":
      case "closing":
      case "pong":
      case "resumeTicket":
      case undefined:
        break;
    }
  }

  private asked(request: Request, nowMillis: number): void {
    this.openRequests.ask(request, nowMillis);
    this.crowd.wantName(request.person);
    this.telling.changed("requests");
  }

  /** Another event, or the same one as somebody else: nothing of what was known holds there. */
  forget(): void {
    this.chat.forgetAll();
    this.openRequests.clear();
    this.circles.clear();
    this.oneself.forget();
    this.map = this.scene = undefined;
    this.room = "";
    this.rooms = [];
    this.peopleCount = 0;
    this.telling.changed("self", "people", "conversations", "messages", "typing", "requests", "room");
    this.telling.tell();
  }

  /** A wish that did not leave this browser, because the line was down. */
  refuseOffline(): void {
    this.telling.happened({ kind: "refused", code: "OFFLINE", message: "The line to the server is down; nothing was sent.", retryAfterMillis: 0, rooms: [] });
    this.telling.tell();
  }

  /** Not let in again after a lost line. */
  refuse(refused: Refused): void {
    this.hearRefused(refused);
    this.telling.tell();
  }

  private hearRefused({ code, message, clientRef, retryAfterMillis, rooms }: Refused): void {
    const word = refusalWord(code);
    if (clientRef !== "" && this.chat.refused(clientRef, word) !== undefined) this.telling.changed("messages");
    if (rooms.length > 0) this.rooms = rooms.map(roomSummary);
    this.telling.happened({ kind: "refused", code: word, message, retryAfterMillis, rooms: rooms.map(roomSummary) });
  }

  private welcome(welcome: Welcome, nowMillis: number): void {
    this.eventTitle = welcome.eventTitle;
    this.rooms = welcome.rooms.map(roomSummary);
    this.reactions = welcome.reactions;
    const limits = welcome.limits;
    if (limits !== undefined) {
      this.limits = { textLength: limits.textLength, nameLength: limits.nameLength };
      this.historyPage = limits.historyPage || this.historyPage;
    }
    const before = this.oneself.member;
    if (before !== undefined && before !== welcome.member) this.chat.forgetAll();
    if (!welcome.resumed) this.chat.forgetNearby();
    this.chat.welcomed(Number(welcome.serverTimeMillis), before === welcome.member);
    const { member, name, avatar, role, permissions } = welcome;
    const speeds = limits === undefined ? undefined : { walk: limits.walkSpeed || 180, run: limits.runSpeed || 400 };
    this.oneself.admitted({ member, name, avatar, role: roleWord(role), permissions: new Set(permissions) }, speeds);
    if (welcome.room !== undefined) this.enter(welcome.room, nowMillis, welcome.resumed);
  }

  private enter(room: RoomEntered, nowMillis: number, resumed: boolean): void {
    const { member } = this.oneself;
    if (member === undefined) return;
    const sameMap = this.room === room.room && this.map !== undefined;
    this.room = room.room;
    this.peopleCount = room.people;
    this.crowd.enter(room.you, { width: room.cellWidth, height: room.cellHeight, columns: room.cellColumns }, room.stepMillis);
    this.circles.clear();
    if (this.openRequests.clear()) this.telling.changed("requests");
    this.chat.be(member, room.room);
    const { you: id, x, y, epoch } = room;
    this.oneself.enter({ id, availability: availabilityWord(room.availability), x, y, facing: facingWord(room.facing), epoch }, nowMillis);
    if (sameMap && this.map !== undefined) {
      this.crowd.knowMap(this.map);
      this.oneself.knowMap(this.map);
    } else {
      this.map = undefined;
      this.scene = undefined;
    }
    this.telling.changed("room", "people", "conversations", "messages", "typing", "positions");
    this.telling.happened({ kind: "entered-room", room: room.room, resumed });
  }

  /** The map of another address belongs to another room, or has been exchanged meanwhile. */
  forgetScene(): void {
    this.map = undefined;
    this.scene = undefined;
    this.telling.changed("room");
  }

  private settle(): void {
    if (this.circles.settle(this.map)) this.telling.changed("people", "conversations");
    const own = this.oneself.facts?.conversation;
    if (own === undefined) return;
    const newer = this.circles.conversations.get(own.id);
    if (newer !== undefined && newer !== own) this.ownChanged(own, newer);
  }

  private hearOwnConversation(told: YourConversation): void {
    const before = this.oneself.facts?.conversation;
    const now = this.circles.setOwn(told.gathering);
    this.oneself.change({ listeningOnly: told.listeningOnly });
    this.telling.changed("conversations");
    if (before?.id !== now?.id) {
      this.chat.conversationChanged();
      this.telling.changed("typing");
    }
    this.ownChanged(before, now);
    this.settle();
  }

  private ownChanged(before: Conversation | undefined, now: Conversation | undefined): void {
    this.oneself.change({ conversation: now });
    for (const happening of turnOfTalk(before, now, this.oneself.facts?.id ?? 0)) this.telling.happened(happening);
  }
}
