/** Whoever stops writing for so long is not writing any more. */
const ENDS_MILLIS = 4_000;
/** Who goes on writing says so again; else others would believe after a while (SPEC, N7: six seconds) that they ceased. */
const AGAIN_MILLIS = 4_000;

/** Tells the others of a channel that somebody is writing there, as seldom as it can. */
export class Typist {
  private readonly say: (typing: boolean) => void;
  private isTyping = false;
  private saidAtMillis = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (typing: boolean) => void) {
    this.say = say;
  }

  /** The text is another one now. */
  wrote(text: string): void {
    if (text.trim() === "") return this.stops();
    const now = Date.now();
    if (!this.isTyping || now - this.saidAtMillis >= AGAIN_MILLIS) {
      this.say(true);
      this.saidAtMillis = now;
    }
    this.isTyping = true;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.stops(), ENDS_MILLIS);
  }

  /** Sent, taken back, or somebody looks elsewhere. */
  stops(): void {
    clearTimeout(this.pause);
    if (this.isTyping) this.say(false);
    this.isTyping = false;
  }
}
