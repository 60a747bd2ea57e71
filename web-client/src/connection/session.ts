import { ClosingReason, RefusalCode, type Closing, type Refused, type ServerMessage, type Welcome } from "../gen/lichthof/v1/server_pb.js";
import { decodeServer, encodeClient, OLDEST_VERSION, SUBPROTOCOL, VERSION, type ClientBody } from "../protocol/frames.ts";
import type { Availability, Channel, ClosedReason, EntryWish, RoomSummary, Space, Wishes } from "../space/api.ts";
import type { SceneFile } from "../space/scene-file.ts";
import { SpaceModel } from "../space/space-model.ts";
import { availabilityNumber, channelInit, refusalWord, roomSummary } from "../space/words.ts";
import { BROWSER, Line, type Outside } from "./line.ts";
import { Memory, type Keeping } from "./memory.ts";
import { Scenes } from "./scenes.ts";
import { Unsent, type UnsentMessage } from "./unsent.ts";
import { SpokenWishes } from "./wishes.ts";

export interface SessionOptions {
  /** What is talking, for the operator's counters: "web 0.1.0". */
  readonly client: string;
  /** Address of the socket; the page's own host unless given. */
  readonly url?: string;
  readonly outside?: Outside;
  readonly lasting?: Keeping;
  readonly tab?: Keeping;
  readonly fetchScene?: (url: string) => Promise<SceneFile>;
  /** Milliseconds since 1970, for messages on their way. */
  readonly wallMillis?: () => number;
}

/** The server did not let us in, and trying again as it is would not help. */
export class EntryRefused extends Error {
  override readonly name = "EntryRefused";
  /** "ROOM_FULL": the codes of server.proto without their prefix. */
  readonly code: string;
  readonly retryAfterMillis: number;
  /** Where one can go instead. */
  readonly rooms: readonly RoomSummary[];

  constructor(code: string, message: string, retryAfterMillis: number, rooms: readonly RoomSummary[]) {
    super(message);
    this.code = code;
    this.retryAfterMillis = retryAfterMillis;
    this.rooms = rooms;
  }
}

/** Walking goes on by itself this often where nobody draws. */
const ADVANCE_EVERY_MILLIS = 50;
const ASK_NAMES_EVERY_MILLIS = 150;
const MOST_NAMES_A_TIME = 200;
/** How long unsent nearby messages wait for news of the conversation after a new line. */
const CONVERSATION_KNOWN_WITHIN_MILLIS = 5_000;
/** A line this far behind gets no more positions until it has caught up; the newest one goes then. */
const MOST_WAITING_BYTES = 64 * 1024;
/** Wishes that somebody waits to see come true: told of when they cannot even be said. */
const ANSWERED: ReadonlySet<ClientBody["case"]> = new Set([
  "goTo", "locate", "wave", "react", "changeProfile", "lock", "knock", "answerKnock", "invite", "answerInvite", "joinConversation",
  "leaveConversation", "enterRoom",
] as const);
const CLOSED_CODES: Readonly<Record<ClosedReason, string>> = {
  "opened-elsewhere": "OPENED_ELSEWHERE", removed: "REMOVED", left: "LEFT", outdated: "OUTDATED_CLIENT", refused: "CLOSED",
};
/** Refusals of a greeting after which trying again later may help. */
const TRANSIENT: ReadonlySet<RefusalCode> = new Set([RefusalCode.BUSY, RefusalCode.TOO_FAST, RefusalCode.STORE_UNAVAILABLE]);

/** One person's presence in an event: keeps a line up, greets, feeds the space, and carries wishes. */
export class Session {
  private readonly options: SessionOptions;
  private readonly outside: Outside;
  private readonly model: SpaceModel;
  private readonly line: Line;
  private unsent = new Unsent();
  private readonly scenes: Scenes;
  private readonly spoken: SpokenWishes;
  private memory: Memory | undefined;
  private wish: EntryWish | undefined;
  private view = { width: 1280, height: 720 };
  private toldView = this.view;
  /** Chosen while the line was down: said as soon as it is up again. */
  private unsaidAvailability: Availability | undefined;
  private wasIn = false;
  private watching = false;
  private settleEntry: { resolve(): void; reject(reason: EntryRefused): void } | undefined;
  private ticker: ReturnType<typeof setInterval> | undefined;
  private asking: ReturnType<typeof setInterval> | undefined;
  private holding: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SessionOptions) {
    this.options = options;
    this.outside = options.outside ?? BROWSER;
    this.model = new SpaceModel((walk) => {
      if (this.line.waitingBytes > MOST_WAITING_BYTES && walk.moving) return;
      this.send({ case: "walk", value: walk });
    });
    const news = {
      isShown: () => this.model.map !== undefined,
      gone: () => this.model.forgetScene(),
      here: (scene: SceneFile) => this.model.setScene(scene),
      outdated: () => this.end("outdated"),
    };
    this.scenes = new Scenes(news, options.fetchScene);
    this.line = new Line(options.url ?? ownSocket(), SUBPROTOCOL, this.outside, {
      state: (state) => this.model.setLink(state),
      connected: () => this.greet(),
      frame: (bytes) => this.hear(decodeServer(bytes)),
      ping: () => this.send({ case: "ping", value: { clientTime: BigInt(Math.round(this.outside.nowMillis())) } }),
      lost: () => clearTimeout(this.holding),
    });
    this.spoken = new SpokenWishes(this.model, {
      send: (body) => this.send(body),
      say: (channel, text, ref) => this.say(channel, text, ref),
      look: (width, height) => {
        this.view = { width, height };
        this.tellView();
      },
      available: (availability) => {
        if (this.line.state.kind === "open") this.send({ case: "setAvailability", value: { availability: availabilityNumber(availability) } });
        else this.unsaidAvailability = availability;
      },
      watch: (watch) => {
        this.watching = watch;
      },
      reconnect: () => this.line.reconnect(),
      leave: () => this.leave(),
    });
  }

  get space(): Space {
    return this.model;
  }

  get wishes(): Wishes {
    return this.spoken;
  }

  /** Comes in. Resolves when the server let us in, keeps the line up from then on; rejects when it will not let us in. */
  start(wish: EntryWish): Promise<void> {
    const before = this.wish;
    if (before !== undefined && (before.event !== wish.event || before.linkToken !== wish.linkToken)) {
      this.model.forget();
      this.unsent = new Unsent();
      this.unsaidAvailability = undefined;
    }
    this.wish = wish;
    this.memory = this.memoryOf(wish.event);
    this.ticker ??= setInterval(() => this.model.advance(this.outside.nowMillis()), ADVANCE_EVERY_MILLIS);
    this.asking ??= setInterval(() => this.askNames(), ASK_NAMES_EVERY_MILLIS);
    return new Promise((resolve, reject) => {
      this.settleEntry = { resolve, reject };
      this.line.open();
    });
  }

  /** Hangs up without a goodbye: the place is kept, a reload comes back to it. */
  stop(): void {
    this.end("left");
  }

  /** Who this browser was when it came to this event before. */
  knows(event: string): { readonly name: string; readonly avatar: number } | undefined {
    return this.memoryOf(event).acquaintance;
  }

  // Talking

  private send(body: ClientBody): void {
    // Before the greeting is answered the server reads nothing else; what matters is sent again then.
    if (this.line.state.kind === "open" || body.case === "hello" || body.case === "ping") this.line.send(encodeClient(body));
    else if (ANSWERED.has(body.case)) this.model.refuseOffline();
  }

  private tellView(): void {
    if (this.line.state.kind !== "open" || (this.view.width === this.toldView.width && this.view.height === this.toldView.height)) return;
    this.toldView = this.view;
    this.send({ case: "look", value: this.view });
  }

  private greet(): void {
    const wish = this.wish;
    if (wish === undefined || this.memory === undefined) return;
    const here = this.wasIn ? this.model.self : undefined;
    this.toldView = this.view;
    this.send({
      case: "hello",
      value: {
        version: VERSION,
        oldestVersion: OLDEST_VERSION,
        event: wish.event,
        linkToken: wish.linkToken,
        memberToken: this.memory.memberToken(wish.linkToken),
        resumeTicket: this.memory.ticket,
        name: here?.name ?? wish.name,
        avatar: here?.avatar ?? wish.avatar,
        language: wish.language,
        room: here === undefined ? wish.room : this.model.room,
        entry: here === undefined ? wish.entry : "",
        view: this.view,
        newestMessage: BigInt(this.model.chat.newestKept),
        newestNearby: BigInt(this.model.chat.newestNearby),
        client: this.options.client,
        ...(here === undefined ? {} : { x: Math.floor(here.x), y: Math.floor(here.y) }),
      },
    });
  }

  private say(channel: Channel, text: string, ref: string): void {
    const message: UnsentMessage = {
      ref,
      channel,
      text,
      room: this.model.room,
      conversation: channel.kind === "nearby" ? this.model.self?.conversation?.id : undefined,
    };
    this.model.draft({ ref, channel, text, sentAtMillis: (this.options.wallMillis ?? Date.now)() });
    this.unsent.add(message);
    this.sendMessage(message);
  }

  private sendMessage(message: UnsentMessage): void {
    this.send({ case: "say", value: { clientRef: message.ref, channel: channelInit(message.channel), text: message.text } });
  }

  private askNames(): void {
    if (this.line.state.kind !== "open") return;
    const persons = this.model.takeUnnamed(MOST_NAMES_A_TIME, this.outside.nowMillis());
    if (persons.length > 0) this.send({ case: "whoIs", value: { persons } });
  }

  // Listening

  private hear(message: ServerMessage): void {
    const body = message.body;
    switch (body.case) {
      case "closing":
        this.hearClosing(body.value);
        return;
      case "refused":
        this.unsent.done(body.value.clientRef);
        if (this.line.state.kind === "connecting") {
          this.refusedEntry(body.value);
          return;
        }
        break;
      case "resumeTicket":
        if (this.memory !== undefined) this.memory.ticket = body.value.ticket;
        break;
      case "sayDone":
        this.unsent.done(body.value.clientRef);
        break;
      case "said":
        if (body.value.message?.fromMember === this.model.self?.member) this.unsent.done(body.value.message?.clientRef ?? "");
        break;
      default:
        break;
    }
    this.model.hear(message, this.outside.nowMillis());
    if (this.model.takeMissed(this.outside.nowMillis())) this.send({ case: "look", value: { ...this.view, anew: true } });
    if (body.case === "welcome") this.welcomed(body.value);
    if (body.case === "roomEntered") this.enteredRoom(body.value.sceneUrl, body.value.resumeTicket);
    if (body.case === "yourConversation") this.nearbyAgain();
    if (body.case === "said" && body.value.message?.channel?.to.case === "directMember") this.memory?.rememberPartners(this.model.directs);
  }

  private welcomed(welcome: Welcome): void {
    const isFirst = !this.wasIn;
    this.wasIn = true;
    if (this.wish !== undefined) this.memory?.remember(welcome.memberToken, this.wish.linkToken, welcome.name, welcome.avatar);
    this.line.greeted();
    if (isFirst) this.readWhatWasKept();
    if (this.watching) this.send({ case: "watchRoster", value: { watch: true } });
    if (welcome.room !== undefined) this.enteredRoom(welcome.room.sceneUrl, welcome.room.resumeTicket);
    this.tellView();
    if (this.unsaidAvailability !== undefined) this.spoken.setAvailability(this.unsaidAvailability);
    this.unsaidAvailability = undefined;
    this.sendAgain(welcome.kept);
    this.settleEntry?.resolve();
    this.settleEntry = undefined;
  }

  private readWhatWasKept(): void {
    for (const { member, name } of this.memory?.acquaintance?.partners ?? []) {
      this.model.chat.rememberPartner(member, name);
      this.readFirstPage({ kind: "direct", member });
    }
    // What is newest is told unasked (K7, K8); these pages say besides whether there is anything older.
    this.readFirstPage({ kind: "room" });
    this.readFirstPage({ kind: "everyone" });
  }

  private readFirstPage(channel: Channel): void {
    this.send({ case: "readHistory", value: { channel: channelInit(channel), before: 0n, limit: this.model.historyPage } });
  }

  private enteredRoom(sceneUrl: string, ticket: string): void {
    if (ticket !== "" && this.memory !== undefined) this.memory.ticket = ticket;
    void this.scenes.want(sceneUrl);
  }

  private sendAgain(kept: boolean): void {
    const { send, refuse } = this.unsent.again(this.model.room, kept);
    for (const message of send) this.sendMessage(message);
    this.giveBack(refuse);
    if (!this.unsent.isHolding) return;
    clearTimeout(this.holding);
    this.holding = setTimeout(() => this.nearbyAgain(), CONVERSATION_KNOWN_WITHIN_MILLIS);
  }

  private nearbyAgain(): void {
    const { send, refuse } = this.unsent.nearbyAgain(this.model.self?.conversation?.id);
    for (const message of send) this.sendMessage(message);
    this.giveBack(refuse);
  }

  /** Meant for people whom one is not with any more: they stay in the chat, not sent, and that is said. */
  private giveBack(messages: readonly UnsentMessage[]): void {
    if (messages.length > 0) this.model.refuseDrafts(messages.map(({ ref }) => ref), "ELSEWHERE_NOW");
  }

  // Not being let in, and leaving

  private refusedEntry(refused: Refused): void {
    if (TRANSIENT.has(refused.code)) {
      this.line.comeBackAfter(Math.max(refused.retryAfterMillis, 500));
      return;
    }
    if (this.memory !== undefined && refused.code !== RefusalCode.ROOM_FULL) this.memory.ticket = "";
    const rooms = refused.rooms.map(roomSummary);
    const reason: ClosedReason = refused.code === RefusalCode.OUTDATED_CLIENT ? "outdated" : "refused";
    const entry = this.settleEntry;
    this.settleEntry = undefined;
    this.end(reason);
    if (entry === undefined) this.model.refuse(refused);
    else entry.reject(new EntryRefused(refusalWord(refused.code), refused.message, refused.retryAfterMillis, rooms));
  }

  private hearClosing(closing: Closing): void {
    if (closing.comeBackAfterMillis > 0) {
      this.line.comeBackAfter(closing.comeBackAfterMillis);
      return;
    }
    switch (closing.reason) {
      case ClosingReason.OPENED_ELSEWHERE:
        this.end("opened-elsewhere");
        break;
      case ClosingReason.REMOVED:
        this.forgetPlace();
        this.end("removed");
        break;
      default:
        this.end("refused");
        break;
    }
  }

  private leave(): void {
    this.send({ case: "goodbye", value: {} });
    this.forgetPlace();
    this.end("left");
  }

  private forgetPlace(): void {
    if (this.memory !== undefined) this.memory.ticket = "";
  }

  private end(reason: ClosedReason): void {
    clearInterval(this.ticker);
    clearInterval(this.asking);
    clearTimeout(this.holding);
    this.scenes.stop();
    this.ticker = this.asking = undefined;
    this.wasIn = false;
    this.line.close(reason);
    this.settleEntry?.reject(new EntryRefused(CLOSED_CODES[reason], "the line was closed before the server let us in", 0, []));
    this.settleEntry = undefined;
  }

  private memoryOf(event: string): Memory {
    return new Memory(event, this.options.lasting ?? localStorage, this.options.tab ?? sessionStorage);
  }
}

export function createSession(options: SessionOptions): Session {
  return new Session(options);
}

function ownSocket(): string {
  return `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/ws`;
}
