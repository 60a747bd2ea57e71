import type { Request } from "./api.ts";

/** Nobody is kept waiting for an answer longer than this, and nobody is pestered longer. */
export const REQUEST_LASTS_MILLIS = 45_000;

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

  /** Drops what is too old and what no longer holds; true when something was dropped. */
  drop(nowMillis: number, holds: (request: Request) => boolean): boolean {
    let dropped = false;
    for (const [key, { request, untilMillis }] of this.open) {
      if (untilMillis > nowMillis && holds(request)) continue;
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
