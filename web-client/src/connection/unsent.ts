import type { Channel } from "../space/api.ts";

/** A message that the server has not yet said "kept" or "delivered" to. */
export interface UnsentMessage {
  readonly ref: string;
  readonly channel: Channel;
  readonly text: string;
  /** The room it was written in. */
  readonly room: string;
  /** Nearby messages: the conversation it was meant for. */
  readonly conversation: number | undefined;
}

/**
 * Messages on their way, sent again after a lost line with the same mark until the server says done or no: none is lost, none
 * is stored twice. What was meant for one circle of people is never told to another: it is given back instead.
 */
export class Unsent {
  private readonly waiting = new Map<string, UnsentMessage>();
  /** Nearby ones, held back after a new line until it is known that the conversation is the same. */
  private held = false;

  add(message: UnsentMessage): void {
    this.waiting.set(message.ref, message);
  }

  done(ref: string): void {
    this.waiting.delete(ref);
  }

  get isHolding(): boolean {
    return this.held;
  }

  /**
   * A new line: what to send again now, and what cannot be sent any more. Numbers of conversations begin anew with another
   * visit (and in each room), so what was meant for one waits only where the visit went on.
   */
  again(room: string, kept: boolean): { readonly send: readonly UnsentMessage[]; readonly refuse: readonly UnsentMessage[] } {
    const send: UnsentMessage[] = [];
    const refuse: UnsentMessage[] = [];
    this.held = false;
    for (const message of this.waiting.values()) {
      if (message.channel.kind === "nearby" && kept && message.room === room) this.held = true;
      else if (message.channel.kind === "nearby") refuse.push(message);
      else if (message.channel.kind === "room" && message.room !== room) refuse.push(message);
      else send.push(message);
    }
    for (const { ref } of refuse) this.waiting.delete(ref);
    return { send, refuse };
  }

  /** The conversation that one is in again is known; undefined: none. */
  nearbyAgain(conversation: number | undefined): { readonly send: readonly UnsentMessage[]; readonly refuse: readonly UnsentMessage[] } {
    const send: UnsentMessage[] = [];
    const refuse: UnsentMessage[] = [];
    if (!this.held) return { send, refuse };
    this.held = false;
    for (const message of this.waiting.values()) {
      if (message.channel.kind !== "nearby") continue;
      if (message.conversation !== undefined && message.conversation === conversation) send.push(message);
      else refuse.push(message);
    }
    for (const { ref } of refuse) this.waiting.delete(ref);
    return { send, refuse };
  }
}
