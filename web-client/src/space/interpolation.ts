/**
 * Smooth movement between the samples that the server sends: everybody is drawn a little in the past, where two samples are
 * known already. Pure: time is an argument.
 */

import type { DrawnPlace, Facing } from "./api.ts";

const KEPT = 8;
/** Longer than this beyond the newest sample nobody is carried on by guessing. */
const LONGEST_GUESS_MILLIS = 100;
/** A sample after a longer pause is the start of a new walk: it began about a sample's time ago, not at the old one. */
const LONGEST_GAP_MILLIS = 300;
const USUAL_GAP_MILLIS = 100;
/** Farther than five tiles between two samples is a jump. */
const JUMP = 160;
const SHORTEST_DELAY_MILLIS = 120;
const LONGEST_DELAY_MILLIS = 200;

/** Where one person was, newest samples only. */
export class Track {
  private readonly times = new Float64Array(KEPT);
  private readonly xs = new Float64Array(KEPT);
  private readonly ys = new Float64Array(KEPT);
  private readonly facings = new Uint8Array(KEPT);
  private readonly movings = new Uint8Array(KEPT);
  /** Index of the oldest; samples follow it around the ring. */
  private first = 0;
  private count = 0;

  clear(): void {
    this.count = 0;
  }

  add(atMillis: number, x: number, y: number, facing: Facing, moving: boolean): void {
    if (this.count > 0) {
      const last = this.index(this.count - 1);
      if (Math.hypot(x - this.xs[last]!, y - this.ys[last]!) > JUMP) {
        this.count = 0;
      } else if (atMillis <= this.times[last]!) {
        // Two frames at once, as after a pause of the network: the newer one holds.
        this.put(last, this.times[last]!, x, y, facing, moving);
        return;
      } else if (atMillis - this.times[last]! > LONGEST_GAP_MILLIS) {
        this.append(atMillis - USUAL_GAP_MILLIS, this.xs[last]!, this.ys[last]!, this.facings[last]! as Facing, false);
      }
    }
    this.append(atMillis, x, y, facing, moving);
  }

  /** Where to draw at `atMillis`; false when nothing is known. */
  placeAt(atMillis: number, out: DrawnPlace): boolean {
    if (this.count === 0) return false;
    const newest = this.index(this.count - 1);
    if (atMillis >= this.times[newest]!) {
      this.guess(newest, atMillis, out);
      return true;
    }
    for (let i = this.count - 2; i >= 0; i--) {
      const a = this.index(i);
      if (this.times[a]! > atMillis) continue;
      this.between(a, this.index(i + 1), atMillis, out);
      return true;
    }
    this.copy(this.first, out);
    return true;
  }

  private between(a: number, b: number, atMillis: number, out: DrawnPlace): void {
    const part = (atMillis - this.times[a]!) / (this.times[b]! - this.times[a]!);
    const dx = this.xs[b]! - this.xs[a]!;
    const dy = this.ys[b]! - this.ys[a]!;
    out.x = this.xs[a]! + dx * part;
    out.y = this.ys[a]! + dy * part;
    const walks = dx !== 0 || dy !== 0;
    // While walking one looks where one goes to; turning on the spot happens at the sample.
    out.facing = (walks ? this.facings[b]! : this.facings[a]!) as Facing;
    out.moving = walks;
  }

  /** Beyond the newest sample: on at the same speed, for a short while. */
  private guess(newest: number, atMillis: number, out: DrawnPlace): void {
    this.copy(newest, out);
    if (!out.moving || this.count < 2) return;
    const before = this.index(this.count - 2);
    const span = this.times[newest]! - this.times[before]!;
    const ahead = Math.min(atMillis - this.times[newest]!, LONGEST_GUESS_MILLIS) / span;
    out.x += (this.xs[newest]! - this.xs[before]!) * ahead;
    out.y += (this.ys[newest]! - this.ys[before]!) * ahead;
  }

  private copy(index: number, out: DrawnPlace): void {
    out.x = this.xs[index]!;
    out.y = this.ys[index]!;
    out.facing = this.facings[index]! as Facing;
    out.moving = this.movings[index] === 1;
  }

  private append(atMillis: number, x: number, y: number, facing: Facing, moving: boolean): void {
    if (this.count === KEPT) {
      this.first = (this.first + 1) % KEPT;
      this.count--;
    }
    this.count++;
    this.put(this.index(this.count - 1), atMillis, x, y, facing, moving);
  }

  private put(index: number, atMillis: number, x: number, y: number, facing: Facing, moving: boolean): void {
    this.times[index] = atMillis;
    this.xs[index] = x;
    this.ys[index] = y;
    this.facings[index] = facing;
    this.movings[index] = moving ? 1 : 0;
  }

  private index(i: number): number {
    return (this.first + i) % KEPT;
  }
}

/**
 * How far in the past others are drawn: as little as the rhythm of the frames allows. Listens to how evenly movement frames
 * come; slides slowly, so that nobody is seen to speed up or slow down by it.
 */
export class PlaybackDelay {
  private gap: number;
  private unevenness = 0;
  private lastFrame = -Infinity;
  private current = SHORTEST_DELAY_MILLIS;

  /** @param stepMillis how often the server's room steps */
  constructor(stepMillis: number) {
    this.gap = Math.max(stepMillis, 20);
  }

  get millis(): number {
    return this.current;
  }

  frame(atMillis: number): void {
    const gap = atMillis - this.lastFrame;
    this.lastFrame = atMillis;
    // Nobody walked for a while: says nothing about the line.
    if (gap > LONGEST_GAP_MILLIS) return;
    this.unevenness += (Math.abs(gap - this.gap) - this.unevenness) * 0.1;
    this.gap += (gap - this.gap) * 0.1;
    // People are heard of about every second step of 50 ms, so a step more than their rhythm must be in hand.
    const wanted = USUAL_GAP_MILLIS + this.gap / 2 + 2 * this.unevenness;
    const bounded = Math.min(Math.max(wanted, SHORTEST_DELAY_MILLIS), LONGEST_DELAY_MILLIS);
    this.current += (bounded - this.current) * 0.05;
  }
}
