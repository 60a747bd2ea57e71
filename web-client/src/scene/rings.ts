import { Container, Graphics, Sprite, type Texture } from "pixi.js";
import type { Conversation, Space } from "../space/api.ts";
import type { Camera, View } from "./camera.ts";
import { contour, isWithin, RADIUS, reachOf, type Feet, type Reach } from "./contour.ts";
import type { Figures } from "./figures.ts";
import { INK } from "./look.ts";
import { lockPicture } from "./plates.ts";

/** Moves smaller than this do not bend a line anew, world pixels. */
const STILL = 0.75;
/** A passing stranger bends the line this often at most: in a full hall somebody always passes. */
const STRANGERS_EVERY_MILLIS = 120;
/** World pixels around the picture in which rings are kept. */
const BEYOND = 160;
/** A stage with hundreds is shown as its area; nobody wants an outline around all of them. */
const MOST_MEMBERS = 40;

interface Ring {
  readonly shape: Graphics;
  readonly lock: Sprite;
  /** What the shape was drawn from: positions, and everything that decides its look. */
  drawn: string;
  drawnAtMillis: number;
  readonly members: { x: number; y: number }[];
  readonly reach: Reach;
  lockX: number;
  lockY: number;
}

/**
 * A line on the floor around those who talk with each other: who stands in it is in, who is outside is not. One's own is
 * filled and twice as wide; listeners are tied to it by a thin line.
 */
export class Rings {
  /** On the floor, below the people. */
  readonly floor = new Container();
  /** Locks, over everything, in screen pixels. */
  readonly overheads = new Container();
  private readonly rings = new Map<number, Ring>();
  private readonly space: Space;
  private readonly figures: Figures;
  private locks: { readonly own: Texture; readonly others: Texture };
  private readonly outsiders: Feet[] = [];
  private resolution: number;

  constructor(space: Space, figures: Figures, resolution: number) {
    this.space = space;
    this.figures = figures;
    this.resolution = resolution;
    this.locks = { own: lockPicture(resolution, true), others: lockPicture(resolution, false) };
  }

  setResolution(resolution: number): void {
    if (resolution === this.resolution) return;
    this.resolution = resolution;
    const { own, others } = this.locks;
    this.locks = { own: lockPicture(resolution, true), others: lockPicture(resolution, false) };
    for (const { lock } of this.rings.values()) lock.texture = lock.texture === own ? this.locks.own : this.locks.others;
    own.destroy(true);
    others.destroy(true);
  }

  /** Follows the feet. True: something changed. */
  update(camera: Camera, nowMillis: number): boolean {
    let changed = false;
    const own = this.space.self?.conversation?.id;
    const { view } = camera;
    for (const conversation of this.space.conversations.values()) {
      if (conversation.kind !== "nearby" || conversation.speakers.length > MOST_MEMBERS) continue;
      changed = this.follow(conversation, conversation.id === own, nowMillis, view) || changed;
    }
    for (const [id, ring] of this.rings) {
      const conversation = this.space.conversations.get(id);
      if (conversation?.kind === "nearby" && ring.members.length > 0) {
        ring.lock.visible = conversation.locked;
        ring.lock.position.set(Math.round(camera.toScreenX(ring.lockX)), Math.round(camera.toScreenY(ring.lockY)));
        continue;
      }
      ring.shape.destroy();
      ring.lock.destroy();
      this.rings.delete(id);
      changed = true;
    }
    return changed;
  }

  destroy(): void {
    this.floor.destroy({ children: true });
    this.overheads.destroy({ children: true });
    this.locks.own.destroy(true);
    this.locks.others.destroy(true);
  }

  private follow(conversation: Conversation, isOwn: boolean, nowMillis: number, view: View): boolean {
    const ring = this.rings.get(conversation.id) ?? this.add(conversation.id);
    const look = `${isOwn ? "own" : ""} ${conversation.locked} ${conversation.speakers.length} ${conversation.listeners.length}`;
    let bent = look !== ring.drawn;
    let seen = 0;
    for (const person of conversation.speakers) {
      if (!this.figures.all.has(person)) continue;
      if (this.member(ring, seen, person)) bent = true;
      seen++;
    }
    if (ring.members.length !== seen) {
      ring.members.length = seen;
      bent = true;
    }
    reachOf(ring.members, ring.reach);
    if (!isSeen(ring.reach, view)) {
      // Drawn anew when it comes into the picture.
      ring.drawn = "";
      ring.shape.visible = false;
      return false;
    }
    ring.shape.visible = true;
    for (const person of conversation.listeners) {
      if (this.figures.all.get(person)?.place.moving === true) bent = true;
    }
    if (!bent && (nowMillis - ring.drawnAtMillis < STRANGERS_EVERY_MILLIS || !this.strangersMove(ring, conversation.id))) return false;
    ring.drawn = look;
    ring.drawnAtMillis = nowMillis;
    this.draw(ring, conversation, isOwn);
    return true;
  }

  /** Takes down where a member stands; true when it is new. */
  private member(ring: Ring, index: number, person: number): boolean {
    const place = this.figures.all.get(person)?.place;
    if (place === undefined) return false;
    const known = ring.members[index];
    if (known === undefined) {
      ring.members[index] = { x: place.x, y: place.y };
      return true;
    }
    if (Math.abs(known.x - place.x) < STILL && Math.abs(known.y - place.y) < STILL) return false;
    known.x = place.x;
    known.y = place.y;
    return true;
  }

  private strangersMove(ring: Ring, conversation: number): boolean {
    for (const figure of this.figures.all.values()) {
      if (figure.place.moving && isWithin(ring.reach, figure.place) && figure.person.conversation !== conversation) return true;
    }
    return false;
  }

  private draw(ring: Ring, conversation: Conversation, isOwn: boolean): void {
    const { shape } = ring;
    shape.clear();
    this.outsiders.length = 0;
    for (const figure of this.figures.all.values()) {
      if (isWithin(ring.reach, figure.place) && figure.person.conversation !== conversation.id) this.outsiders.push(figure.place);
    }
    let lowest = -Infinity;
    for (const line of contour(ring.members, this.outsiders)) {
      shape.poly(line, true).fill({ color: isOwn ? INK.own : INK.othersFloor, alpha: isOwn ? 0.3 : 0.2 });
      // A dark line under the bright one keeps it visible on any floor.
      shape.poly(line, true).stroke({ color: INK.othersEdge, alpha: isOwn ? 0.8 : 0.5, width: isOwn ? 5 : 3, join: "bevel" });
      shape.poly(line, true).stroke({ color: isOwn ? INK.own : INK.others, alpha: isOwn ? 1 : 0.95, width: isOwn ? 2.75 : 1.5, join: "bevel" });
      for (let i = 0; i < line.length; i += 2) {
        // At the front, where no figure of the ring stands before it.
        if (line[i + 1]! <= lowest) continue;
        lowest = line[i + 1]!;
        ring.lockX = line[i]!;
      }
    }
    ring.lockY = lowest;
    ring.lock.texture = isOwn ? this.locks.own : this.locks.others;
    for (const listener of conversation.listeners) this.tie(shape, listener, ring, isOwn);
  }

  /** From a listener's feet to the nearest who speaks. */
  private tie(shape: Graphics, listener: number, ring: Ring, isOwn: boolean): void {
    const feet = this.figures.all.get(listener)?.place;
    if (feet === undefined) return;
    let nearest: Feet | undefined;
    for (const member of ring.members) {
      if (nearest === undefined || distance(feet, member) < distance(feet, nearest)) nearest = member;
    }
    if (nearest === undefined) return;
    const length = distance(feet, nearest);
    if (length > RADIUS) {
      const part = (length - RADIUS) / length;
      shape
        .moveTo(feet.x, feet.y)
        .lineTo(feet.x + (nearest.x - feet.x) * part, feet.y + (nearest.y - feet.y) * part)
        .stroke({ color: isOwn ? INK.own : INK.others, alpha: 0.8, width: 1 });
    }
    shape.ellipse(feet.x, feet.y, 14, 8).stroke({ color: isOwn ? INK.own : INK.others, alpha: 0.8, width: 1 });
  }

  private add(id: number): Ring {
    const lock = new Sprite({ texture: this.locks.others, anchor: 0.5, visible: false });
    const ring: Ring = { shape: new Graphics(), lock, drawn: "", drawnAtMillis: 0, members: [], reach: { left: 0, top: 0, right: 0, bottom: 0 }, lockX: 0, lockY: 0 };
    this.rings.set(id, ring);
    this.floor.addChild(ring.shape);
    this.overheads.addChild(lock);
    return ring;
  }
}

/** A listener may be tied to it from outside: what is just beyond the picture's edge is drawn too. */
function isSeen(reach: Reach, view: View): boolean {
  return reach.left < view.x + view.width + BEYOND && reach.right > view.x - BEYOND && reach.top < view.y + view.height + BEYOND && reach.bottom > view.y - BEYOND;
}

function distance(a: Feet, b: Feet): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
}
