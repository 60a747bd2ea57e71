import type { ClosedReason, LinkState } from "../space/api.ts";

/** The edge: what of a WebSocket, a page and chance a line needs. Tests bring their own. */
export interface Outside {
  connect(url: string, protocol: string): Socket;
  /** 0 to 1. */
  random(): number;
  nowMillis(): number;
  /** Tells when waiting may be over: the network came back, the page is looked at again. Returns how to stop listening. */
  onWakeUp(listener: () => void): () => void;
}

export interface Socket {
  binaryType: string;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  readonly bufferedAmount: number;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

export interface LineNews {
  state(state: LinkState): void;
  /** The socket is open: time to say hello. Answer with {@link Line.greeted} when the server let us in. */
  connected(): void;
  frame(bytes: Uint8Array): void;
  /** Time to say "are you there". */
  ping(): void;
  /** The socket is gone; another will be tried unless the line is closed. */
  lost(): void;
}

const BACKOFF_MILLIS: readonly number[] = [500, 1_000, 2_000, 4_000, 5_000];
/** Added to each wait, as a share of it: a restarted server must not meet everybody in the same moment. */
const JITTER = 0.5;
const PING_EVERY_MILLIS = 20_000;
/** With the wait for the ping before it: gives up after 45 s of silence. */
const ANSWER_WITHIN_MILLIS = 25_000;
/** Shorter when somebody just looked at the page again and may be looking at a dead line. */
const WAKE_UP_ANSWER_WITHIN_MILLIS = 5_000;
const GREETING_WITHIN_MILLIS = 15_000;

/**
 * One line to the server, for as long as somebody is in the event: opens a socket, and another one when it is lost.
 *
 * Hidden pages run timers as rarely as once a minute, so silence is never judged by a timer that came late: only an unanswered
 * ping is a sign, and messages are not held back by browsers.
 */
export class Line {
  private readonly url: string;
  private readonly protocol: string;
  private readonly outside: Outside;
  private readonly news: LineNews;
  private socket: Socket | undefined;
  private current: LinkState = { kind: "idle" };
  private attempt = 0;
  /** Since the server let us in last. */
  private losses = 0;
  private isGreeted = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private heartbeat: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest ping without any answer was sent. */
  private unansweredSince: number | undefined;
  private stopListening: (() => void) | undefined;

  constructor(url: string, protocol: string, outside: Outside, news: LineNews) {
    this.url = url;
    this.protocol = protocol;
    this.outside = outside;
    this.news = news;
  }

  get state(): LinkState {
    return this.current;
  }

  open(): void {
    if (this.current.kind !== "idle" && this.current.kind !== "closed") return;
    this.attempt = this.losses = 0;
    this.stopListening ??= this.outside.onWakeUp(() => this.wakeUp());
    this.connect();
  }

  /** The server let us in: waits start short again. */
  greeted(): void {
    this.attempt = 0;
    this.isGreeted = true;
    clearTimeout(this.timer);
    this.become({ kind: "open" });
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.socket?.send(bytes);
  }

  /** Bytes that the network has not taken yet. */
  get waitingBytes(): number {
    return this.socket?.bufferedAmount ?? 0;
  }

  /** Hangs up, because the server is about to and wants us back after this time. */
  comeBackAfter(millis: number): void {
    this.lose(millis);
  }

  /** For good; no more tries. */
  close(reason: ClosedReason): void {
    this.drop();
    clearTimeout(this.timer);
    this.stopListening?.();
    this.stopListening = undefined;
    this.become({ kind: "closed", reason });
  }

  private connect(): void {
    this.attempt++;
    this.isGreeted = false;
    this.become({ kind: "connecting", attempt: this.attempt });
    const socket = this.outside.connect(this.url, this.protocol);
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      if (socket === this.socket) this.connected();
    };
    socket.onmessage = (event) => {
      if (socket !== this.socket || !(event.data instanceof ArrayBuffer)) return;
      this.unansweredSince = undefined;
      this.news.frame(new Uint8Array(event.data));
    };
    socket.onclose = () => {
      if (socket === this.socket) this.lose();
    };
    // A close always follows an error; what went wrong is not told to pages.
    socket.onerror = null;
    // Neither a handshake nor a greeting may hang for ever.
    this.after(GREETING_WITHIN_MILLIS, () => this.lose());
  }

  private connected(): void {
    this.unansweredSince = undefined;
    this.beatLater();
    this.news.connected();
  }

  private beatLater(): void {
    clearTimeout(this.heartbeat);
    const asked = this.unansweredSince;
    const wait = asked === undefined ? PING_EVERY_MILLIS : Math.min(PING_EVERY_MILLIS, ANSWER_WITHIN_MILLIS - (this.outside.nowMillis() - asked));
    this.heartbeat = setTimeout(() => this.beat(ANSWER_WITHIN_MILLIS), Math.max(wait, 0));
  }

  private beat(answerWithinMillis: number): void {
    const now = this.outside.nowMillis();
    if (this.unansweredSince !== undefined && now - this.unansweredSince >= answerWithinMillis) {
      this.lose();
      return;
    }
    this.unansweredSince ??= now;
    this.news.ping();
    this.beatLater();
  }

  /** Ends the wait for the next try; does nothing on a line that is up or on its way. */
  reconnect(): void {
    if (this.current.kind !== "waiting") return;
    this.attempt = this.losses = 0;
    this.connect();
  }

  /** The network is back, or somebody looks at the page again. */
  private wakeUp(): void {
    this.reconnect();
    if (this.current.kind !== "open") return;
    this.news.ping();
    this.unansweredSince ??= this.outside.nowMillis();
    clearTimeout(this.heartbeat);
    this.heartbeat = setTimeout(() => {
      if (this.unansweredSince === undefined) this.beatLater();
      else this.beat(WAKE_UP_ANSWER_WITHIN_MILLIS);
    }, WAKE_UP_ANSWER_WITHIN_MILLIS);
  }

  private lose(comeBackAfterMillis?: number): void {
    const wasGreeted = this.isGreeted;
    this.drop();
    if (this.current.kind === "closed") return;
    if (wasGreeted) this.attempt = this.losses = 0;
    const usual = BACKOFF_MILLIS[Math.min(this.losses++, BACKOFF_MILLIS.length - 1)]!;
    const wait = (comeBackAfterMillis ?? usual) * (1 + JITTER * this.outside.random());
    this.become({ kind: "waiting", untilMillis: this.outside.nowMillis() + wait, attempt: this.attempt });
    this.after(wait, () => this.connect());
    this.news.lost();
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = undefined;
    this.isGreeted = false;
    clearTimeout(this.heartbeat);
    clearTimeout(this.timer);
    if (socket === undefined) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  private after(millis: number, then: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(then, millis);
  }

  private become(state: LinkState): void {
    this.current = state;
    this.news.state(state);
  }
}

/** The browser's own. */
export const BROWSER: Outside = {
  connect: (url, protocol) => new WebSocket(url, protocol) as unknown as Socket,
  random: () => Math.random(),
  nowMillis: () => performance.now(),
  onWakeUp(listener) {
    const seen = () => {
      if (document.visibilityState === "visible") listener();
    };
    addEventListener("online", listener);
    document.addEventListener("visibilitychange", seen);
    return () => {
      removeEventListener("online", listener);
      document.removeEventListener("visibilitychange", seen);
    };
  },
};
