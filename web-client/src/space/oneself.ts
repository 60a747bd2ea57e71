import type { DrawnPlace, Facing, MapArea, Self } from "./api.ts";
import type { Crowd } from "./crowd.ts";
import { isTitled, type SceneMap } from "./map-model.ts";
import { SelfView, type SelfFacts } from "./self.ts";
import type { Telling } from "./telling.ts";
import { Walker, type Speeds, type WalkWish } from "./walker.ts";

/** Who one is in the event, whatever room one is in, if any. */
export type Identity = Pick<SelfFacts, "member" | "name" | "avatar" | "role" | "permissions">;

/** Where in a room one begins. */
export interface Arrival {
  /** One's number in this room. */
  readonly id: number;
  readonly availability: SelfFacts["availability"];
  readonly x: number;
  readonly y: number;
  readonly facing: Facing;
  readonly epoch: number;
}

/** Oneself: known to the event before there is a room, then somebody in it who walks, and walks into areas. */
export class Oneself {
  /** Undefined before one is in a room. */
  walker: Walker | undefined;
  /** As readers see it; undefined before one is in a room. */
  view: Self | undefined;
  facts: SelfFacts | undefined;
  private identity: Identity | undefined;
  private speeds: Speeds = { walk: 180, run: 400 };
  private map: SceneMap | undefined;
  private inside: ReadonlySet<number> = new Set();
  private lastX = NaN;
  private lastY = NaN;
  private wasMoving = false;
  private readonly crowd: Crowd;
  private readonly telling: Telling;
  private readonly sendWalk: (wish: WalkWish) => void;

  constructor(crowd: Crowd, telling: Telling, sendWalk: (wish: WalkWish) => void) {
    this.crowd = crowd;
    this.telling = telling;
    this.sendWalk = sendWalk;
  }

  /** The member whom this browser is; undefined before it was let in. */
  get member(): number | undefined {
    return this.identity?.member;
  }

  /** Let in, as this one. One is in a room only after {@link enter}. */
  admitted(identity: Identity, speeds: Speeds | undefined): void {
    this.identity = identity;
    if (speeds !== undefined) this.speeds = speeds;
  }

  /** Into a room whose walls are not known yet. */
  enter({ id, availability, ...start }: Arrival, nowMillis: number): void {
    if (this.identity === undefined) return;
    this.map = undefined;
    this.inside = new Set();
    this.lastX = NaN;
    this.walker = new Walker(start, this.speeds, nowMillis, {
      wish: this.sendWalk,
      arrived: () => this.telling.happened({ kind: "arrived" }),
    });
    const { member, name, avatar, role, permissions } = this.identity;
    this.become({
      id, member, name, avatar, role, permissions, availability, conversation: undefined, listeningOnly: false, following: undefined, area: undefined,
    });
    this.moved();
  }

  knowMap(map: SceneMap): void {
    this.map = map;
    this.walker?.knowWalls(map.grid);
    this.lastX = NaN;
    this.moved();
  }

  forget(): void {
    this.identity = this.facts = this.view = this.walker = this.map = undefined;
  }

  /** Something other than the place is different now. Nothing before one is in a room. */
  change(changes: Partial<SelfFacts>): void {
    if (this.facts !== undefined) this.become({ ...this.facts, ...changes });
  }

  /** Time passes: one walks on. */
  advance(nowMillis: number): void {
    this.walker?.advance(nowMillis);
    this.moved();
  }

  placeAt(out: DrawnPlace): boolean {
    this.walker?.placeAt(out);
    return this.walker !== undefined;
  }

  /** Looks which areas one walked into and out of. */
  moved(): void {
    const { walker, facts } = this;
    if (walker === undefined || facts === undefined) return;
    const x = Math.floor(walker.x);
    const y = Math.floor(walker.y);
    if (x === this.lastX && y === this.lastY && walker.moving === this.wasMoving) return;
    this.lastX = x;
    this.lastY = y;
    this.wasMoving = walker.moving;
    this.telling.changed("positions");
    const inside = this.map?.areasAt(x, y) ?? [];
    const area = inside.findLast(isTitled)?.index;
    this.crowd.placeSelf({ x, y, facing: walker.facing, moving: walker.moving }, area);
    if (area !== facts.area) this.change({ area });
    this.cross(inside);
  }

  private become(facts: SelfFacts): void {
    this.facts = this.identity = facts;
    this.crowd.describeSelf(facts);
    if (this.walker !== undefined) this.view = new SelfView(facts, this.walker);
    this.telling.changed("self");
  }

  private cross(inside: readonly MapArea[]): void {
    if (inside.length === 0 && this.inside.size === 0) return;
    const now = new Set(inside.map((area) => area.index));
    for (const area of this.inside) if (!now.has(area)) this.telling.happened({ kind: "area-left", area });
    for (const area of now) if (!this.inside.has(area)) this.telling.happened({ kind: "area-entered", area });
    this.inside = now;
  }
}
