import type { Request } from "./api.ts";

/** As long as whoever asked waits for an answer (SPEC, C7 and C8). */
export const REQUEST_LASTS_MILLIS = 60_000;

/** Open questions to this person: somebody knocks, somebody invites. Each person asks each thing once at a time. */
export class Requests {
  private readonly open = new Map<string, { request: Request; untilMillis: number }>();
  private view: readonly Request[] = [];

  get list(): readonly Request[] {
    return this.view;
  }

  ask(request: Request, nowMillis: number): void {
    this.open.set(`${request.kind} ${request.person}`, { request, untilMillis: nowMillis + REQUEST_LASTS_MILLIS });
    this.look();
  }

  /** Answered. */
  close(kind: Request["kind"], person: number): boolean {
    const closed = this.open.delete(`${kind} ${person}`);
    if (closed) this.look();
    return closed;
  }

  /** They left the room, and with them what they asked. True when they had asked something. */
  gone(person: number): boolean {
    const knock = this.close("knock", person);
    return this.close("invite", person) || knock;
  }

  /** Another room, other people: a number means somebody else there. True when something was open. */
  clear(): boolean {
    if (this.open.size === 0) return false;
    this.open.clear();
    this.look();
    return true;
  }

  /** Drops what is too old; true when something was dropped. */
  drop(nowMillis: number): boolean {
    let dropped = false;
    for (const [key, { untilMillis }] of this.open) {
      if (untilMillis > nowMillis) continue;
      this.open.delete(key);
      dropped = true;
    }
    if (dropped) this.look();
    return dropped;
  }

  private look(): void {
    this.view = [...this.open.values()].map(({ request }) => request);
  }
}
