import type { DrawnPlace, Facing } from "./api.ts";
import { Track } from "./interpolation.ts";
import { PathFinder, type Spot } from "./path-finder.ts";
import { slide } from "./slide.ts";
import type { WalkGrid } from "./walk-grid.ts";

/** "I am here now", as it goes to the server. */
export interface WalkWish {
  readonly x: number;
  readonly y: number;
  readonly facing: Facing;
  readonly moving: boolean;
  readonly epoch: number;
}

/** What the server says about one's own place. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly facing: Facing;
  readonly moving: boolean;
  readonly epoch: number;
  readonly cause: "correction" | "nudge" | "jump" | "route" | "follow";
}

export interface Speeds {
  /** World pixels a second. */
  readonly walk: number;
  readonly run: number;
}

export interface WalkerNews {
  wish(wish: WalkWish): void;
  /** The way one walked along, or was brought along, is at its end. */
  arrived(): void;
}

type Gait =
  | { readonly kind: "standing" }
  | { readonly kind: "steered"; readonly dx: number; readonly dy: number; readonly run: boolean }
  | { readonly kind: "on-route"; readonly spots: readonly Spot[]; next: number; readonly run: boolean }
  | { readonly kind: "carried"; ended: boolean; readonly lastMillis: number };

const STANDING: Gait = { kind: "standing" };
const SEND_EVERY_MILLIS = 100;
const TURNS_AT_MOST_EVERY_MILLIS = 50;
/** After a longer pause of the page one walks on from where one was instead of leaping. */
const LONGEST_STEP_MILLIS = 250;
/** Distance between two looks at the walls; less than half a tile. */
const STRIDE = 6;
/** A correction up to here is eased into, a longer one is taken at once; world pixels. */
const EASED_CORRECTION = 48;
const EASING_MILLIS = 90;
/** A route goes on after a correction up to here. */
const ROUTE_KEEPS_ON = 16;
/** How far behind the server's steps one is drawn while it does the walking. */
const CARRY_DELAY_MILLIS = 110;
/** The server measures speed by when frames arrive; a little less than it allows keeps runners from being corrected. */
const RUN_SHARE = 0.95;

/**
 * Oneself, ahead of the server: moves at once, says where it is, and is put right by what the server answers.
 *
 * Never enters a wall, and the straight line between two places that it tells never touches one: the server checks exactly
 * that. Time comes in through {@link advance}; the order of calls decides everything, so tests can replay it.
 */
export class Walker {
  private grid: WalkGrid | undefined;
  private paths: PathFinder | undefined;
  private readonly speeds: Speeds;
  private readonly news: WalkerNews;

  x: number;
  y: number;
  facing: Facing;
  moving = false;
  private epoch: number;
  private gait: Gait = STANDING;

  private nowMillis = 0;
  /** Where one is still drawn beside one's true place, after a small correction. */
  private offsetX = 0;
  private offsetY = 0;
  private readonly carry = new Track();
  private readonly drawn: DrawnPlace = { x: 0, y: 0, facing: 0, moving: false };

  private sentX: number;
  private sentY: number;
  private sentFacing: Facing;
  private sentMoving = false;
  private sentAtMillis = -Infinity;

  constructor(start: Omit<Placement, "cause" | "moving">, speeds: Speeds, nowMillis: number, news: WalkerNews) {
    this.x = this.sentX = start.x;
    this.y = this.sentY = start.y;
    this.facing = this.sentFacing = start.facing;
    this.epoch = start.epoch;
    this.speeds = { walk: speeds.walk, run: Math.max(speeds.walk, speeds.run * RUN_SHARE) };
    this.nowMillis = nowMillis;
    this.news = news;
  }

  /** The walls; until they are known nobody can walk. */
  knowWalls(grid: WalkGrid): void {
    this.grid = grid;
    this.paths = new PathFinder(grid);
  }

  /** The corners of the way that is still to go. */
  get route(): readonly Spot[] {
    return this.gait.kind === "on-route" ? this.gait.spots.slice(this.gait.next) : [];
  }

  steer(dx: number, dy: number, run: boolean): void {
    const length = Math.hypot(dx, dy);
    if (length < 0.05) {
      if (this.gait.kind === "steered") this.gait = STANDING;
      return;
    }
    const scale = length > 1 ? 1 / length : 1;
    this.leaveCarry();
    this.gait = { kind: "steered", dx: dx * scale, dy: dy * scale, run };
  }

  turn(facing: Facing): void {
    if (this.gait.kind === "carried") return;
    this.facing = facing;
    if (!this.moving) this.tellIfDue(this.nowMillis);
  }

  /** False when there is no way there. */
  walkTo(x: number, y: number, run: boolean): boolean {
    const spots = this.paths?.find(this.x, this.y, x, y);
    if (spots === undefined) return false;
    this.leaveCarry();
    this.gait = { kind: "on-route", spots, next: 0, run };
    return true;
  }

  /** Stands still, and says so: before the server is asked to do the walking. */
  halt(): void {
    if (this.gait.kind !== "carried") this.gait = STANDING;
    this.stopMoving();
  }

  /** The server walks one no further: the way it has told of is still gone to its end. */
  setDown(): void {
    if (this.gait.kind === "carried") this.gait.ended = true;
  }

  /** The server has the last word. */
  place(placement: Placement, nowMillis: number): void {
    this.epoch = placement.epoch;
    if (placement.cause === "route" || placement.cause === "follow") {
      this.carryTo(placement, nowMillis);
      return;
    }
    // Shifted aside at the end of a way, before the eye has seen the last of it.
    if (this.gait.kind === "carried" && this.gait.ended) this.news.arrived();
    const far = Math.hypot(placement.x - this.x, placement.y - this.y);
    if (placement.cause === "jump" || far > EASED_CORRECTION) {
      this.offsetX = this.offsetY = 0;
    } else {
      this.offsetX += this.x - placement.x;
      this.offsetY += this.y - placement.y;
    }
    const keepsOn = placement.cause !== "jump" && (this.gait.kind === "steered" || (this.gait.kind === "on-route" && far <= ROUTE_KEEPS_ON));
    if (!keepsOn) {
      this.gait = STANDING;
      this.facing = placement.facing;
      this.moving = false;
    }
    this.x = placement.x;
    this.y = placement.y;
    this.remember(this.facing, this.moving);
  }

  /** Lets time pass. Calling it more often makes walking smoother, never faster. */
  advance(nowMillis: number): void {
    const passed = nowMillis - this.nowMillis;
    if (passed <= 0) return;
    this.nowMillis = nowMillis;
    const fading = Math.exp(-passed / EASING_MILLIS);
    this.offsetX = Math.abs(this.offsetX) < 0.3 ? 0 : this.offsetX * fading;
    this.offsetY = Math.abs(this.offsetY) < 0.3 ? 0 : this.offsetY * fading;
    let left = Math.min(passed, LONGEST_STEP_MILLIS);
    while (left > 0) {
      const gait = this.gait;
      switch (gait.kind) {
        case "standing":
          this.stopMoving();
          this.tellIfDue(nowMillis);
          return;
        case "carried":
          this.beCarried(gait, nowMillis);
          return;
        case "steered": {
          const speed = gait.run ? this.speeds.run : this.speeds.walk;
          const stride = Math.min(left, (STRIDE / speed) * 1000);
          left -= stride;
          this.stride(gait.dx * speed * (stride / 1000), gait.dy * speed * (stride / 1000), nowMillis - left);
          break;
        }
        case "on-route":
          left -= this.strideOnRoute(gait, left, nowMillis);
          break;
      }
    }
  }

  /** Where to draw oneself: the true place, eased after corrections. */
  placeAt(out: DrawnPlace): void {
    out.x = this.x + this.offsetX;
    out.y = this.y + this.offsetY;
    out.facing = this.facing;
    out.moving = this.moving;
  }

  // Walking by hand

  private stride(dx: number, dy: number, atMillis: number): void {
    const grid = this.grid;
    if (grid === undefined) return;
    const beforeX = this.x;
    const beforeY = this.y;
    this.facing = facingTowards(dx, dy, this.facing);
    slide(grid, this, dx, dy);
    this.stepped(grid, beforeX, beforeY, atMillis);
  }

  // Walking along a route

  /** How many milliseconds of `left` were used. */
  private strideOnRoute(gait: Gait & { kind: "on-route" }, left: number, nowMillis: number): number {
    const grid = this.grid;
    const target = gait.spots[gait.next];
    if (grid === undefined || target === undefined) {
      this.gait = STANDING;
      this.stopMoving();
      this.news.arrived();
      return 0;
    }
    const speed = gait.run ? this.speeds.run : this.speeds.walk;
    const dx = target.x - this.x;
    const dy = target.y - this.y;
    const distance = Math.hypot(dx, dy);
    if (distance < 0.01) {
      gait.next++;
      return 0;
    }
    const length = Math.min(distance, STRIDE, (speed * left) / 1000);
    const beforeX = this.x;
    const beforeY = this.y;
    const x = beforeX + (dx / distance) * length;
    const y = beforeY + (dy / distance) * length;
    if (!grid.isClear(Math.floor(beforeX), Math.floor(beforeY), Math.floor(x), Math.floor(y))) {
      this.findAgain(gait);
      return 0;
    }
    this.facing = facingTowards(dx, dy, this.facing);
    this.x = x;
    this.y = y;
    if (length === distance) gait.next++;
    const used = (length / speed) * 1000;
    this.stepped(grid, beforeX, beforeY, nowMillis - left + used);
    // Never nothing: rounding must not keep a loop going.
    return Math.max(used, 0.01);
  }

  /** A nudge or a correction pushed one off the way. */
  private findAgain(gait: Gait & { kind: "on-route" }): void {
    const end = gait.spots[gait.spots.length - 1]!;
    const spots = this.paths?.find(this.x, this.y, end.x, end.y);
    const first = spots?.[0];
    const isNew = first !== undefined && first !== gait.spots[gait.next] && this.grid?.isClear(this.x, this.y, first.x, first.y) === true;
    this.gait = isNew ? { kind: "on-route", spots: spots!, next: 0, run: gait.run } : STANDING;
  }

  // Being walked by the server

  private carryTo(placement: Placement, nowMillis: number): void {
    if (this.gait.kind !== "carried") {
      this.carry.clear();
      this.carry.add(nowMillis - SEND_EVERY_MILLIS, this.x, this.y, this.facing, false);
    }
    this.carry.add(nowMillis, placement.x, placement.y, placement.facing, placement.moving);
    this.gait = { kind: "carried", ended: !placement.moving && placement.cause === "route", lastMillis: nowMillis };
    this.sentX = placement.x;
    this.sentY = placement.y;
    this.sentMoving = false;
  }

  private beCarried(gait: Gait & { kind: "carried" }, nowMillis: number): void {
    if (!this.carry.placeAt(nowMillis - CARRY_DELAY_MILLIS, this.drawn)) return;
    this.x = this.drawn.x;
    this.y = this.drawn.y;
    this.facing = this.drawn.facing;
    this.moving = this.drawn.moving;
    if (!gait.ended || nowMillis - CARRY_DELAY_MILLIS < gait.lastMillis) return;
    this.gait = STANDING;
    this.moving = false;
    this.remember(this.facing, false);
    this.news.arrived();
  }

  /** One's own step ends being carried: the first wish from here tells the server. */
  private leaveCarry(): void {
    if (this.gait.kind !== "carried") return;
    this.carry.clear();
    const grid = this.grid;
    // Drawn a little behind: a wall may lie between there and where the server has us.
    if (grid !== undefined && !grid.isClear(this.sentX, this.sentY, Math.floor(this.x), Math.floor(this.y))) {
      this.offsetX += this.x - this.sentX;
      this.offsetY += this.y - this.sentY;
      this.x = this.sentX;
      this.y = this.sentY;
    }
    this.gait = STANDING;
  }

  // Telling the server

  /** After each stride: tells what is due, and turns of the way that a straight line between two wishes would cut. */
  private stepped(grid: WalkGrid, beforeX: number, beforeY: number, atMillis: number): void {
    this.moving = this.x !== beforeX || this.y !== beforeY;
    if (!grid.isClear(this.sentX, this.sentY, Math.floor(this.x), Math.floor(this.y))) {
      this.tell(Math.floor(beforeX), Math.floor(beforeY), atMillis);
    }
    this.tellIfDue(atMillis);
  }

  private stopMoving(): void {
    this.moving = false;
    if (this.sentMoving) this.tell(Math.floor(this.x), Math.floor(this.y), this.nowMillis);
  }

  private tellIfDue(atMillis: number): void {
    const x = Math.floor(this.x);
    const y = Math.floor(this.y);
    const since = atMillis - this.sentAtMillis;
    const startedOrStopped = this.moving !== this.sentMoving;
    const turned = this.facing !== this.sentFacing && since >= TURNS_AT_MOST_EVERY_MILLIS;
    const walked = (x !== this.sentX || y !== this.sentY) && since >= SEND_EVERY_MILLIS;
    if (startedOrStopped || turned || walked) this.tell(x, y, atMillis);
  }

  private tell(x: number, y: number, atMillis: number): void {
    this.sentX = x;
    this.sentY = y;
    this.sentFacing = this.facing;
    this.sentMoving = this.moving;
    this.sentAtMillis = atMillis;
    this.news.wish({ x, y, facing: this.facing, moving: this.moving, epoch: this.epoch });
  }

  /** The server knows this already. */
  private remember(facing: Facing, moving: boolean): void {
    this.sentX = Math.floor(this.x);
    this.sentY = Math.floor(this.y);
    this.sentFacing = facing;
    this.sentMoving = moving;
  }
}

export function facingTowards(dx: number, dy: number, otherwise: Facing): Facing {
  if (dx === 0 && dy === 0) return otherwise;
  return (Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) & 7) as Facing;
}
