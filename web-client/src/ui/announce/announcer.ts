/**
 * What a screen reader says, and when. Speech is slow and cannot be skimmed: what concerns oneself is said at once, what
 * happens around is gathered and said in one breath, and of several things about the same subject only the newest.
 * Knows no clock; times are arguments, in milliseconds.
 */

/** `at-once` interrupts; `soon` waits its turn; `surroundings` is gathered. */
export type Urgency = "at-once" | "soon" | "surroundings";
export type Verbosity = "all" | "important" | "off";

/** What the two live regions should say now. */
export interface Spoken {
  readonly assertive: string;
  readonly polite: string;
}

const SURROUNDINGS_EVERY_MILLIS = 4000;
const SOON_EVERY_MILLIS = 400;
/** More than this in one breath is noise; the rest is dropped, the newest stays. */
const MOST_AT_A_TIME = 5;

export class Announcer {
  verbosity: Verbosity = "all";
  readonly #atOnce: string[] = [];
  readonly #soon: string[] = [];
  readonly #surroundings = new Map<string, string>();
  #surroundingsDue = 0;
  #soonDue = 0;

  /**
   * @param subject what this is about: of two surroundings with the same subject only the newer is said
   */
  announce(text: string, urgency: Urgency, nowMillis: number, subject: string = text): void {
    if (text === "" || this.verbosity === "off") return;
    switch (urgency) {
      case "at-once":
        this.#atOnce.push(text);
        break;
      case "soon":
        if (this.#soon.length === 0) this.#soonDue = Math.max(this.#soonDue, nowMillis);
        this.#soon.push(text);
        break;
      case "surroundings":
        if (this.verbosity === "important") return;
        if (this.#surroundings.size === 0) this.#surroundingsDue = Math.max(this.#surroundingsDue, nowMillis + SURROUNDINGS_EVERY_MILLIS);
        this.#surroundings.delete(subject);
        this.#surroundings.set(subject, text);
        break;
    }
  }

  /** When something is to be said, `undefined` while there is nothing. */
  due(): number | undefined {
    if (this.#atOnce.length > 0) return 0;
    const times = [];
    if (this.#soon.length > 0) times.push(this.#soonDue);
    if (this.#surroundings.size > 0) times.push(this.#surroundingsDue);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Takes what is due; it will not be said again. */
  take(nowMillis: number): Spoken {
    const assertive = this.#atOnce.splice(0).slice(-MOST_AT_A_TIME).join(" ");
    const polite: string[] = [];
    if (this.#soon.length > 0 && nowMillis >= this.#soonDue) {
      polite.push(...this.#soon.splice(0).slice(-MOST_AT_A_TIME));
      this.#soonDue = nowMillis + SOON_EVERY_MILLIS;
    }
    if (this.#surroundings.size > 0 && nowMillis >= this.#surroundingsDue) {
      polite.push(...[...this.#surroundings.values()].slice(-MOST_AT_A_TIME));
      this.#surroundings.clear();
      this.#surroundingsDue = nowMillis + SURROUNDINGS_EVERY_MILLIS;
    }
    return { assertive, polite: polite.join(" ") };
  }
}
