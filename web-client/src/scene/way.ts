import { Container, Graphics } from "pixi.js";
import type { DrawnPlace, Space } from "../space/api.ts";
import { INK } from "./look.ts";

const DOT_EVERY = 18;
const POINTER_MILLIS = 2_600;
/** A ring that goes out from where one came in, so often. */
const RIPPLES = 2;
const RIPPLE_MILLIS = 1_100;
const RIPPLE_GROWS = 2.4;

/** What helps one to find oneself and where one goes: a mark under one's feet, dots along the way, a ring at its end. */
export class Way {
  readonly floor = new Container();
  private readonly space: Space;
  private readonly mark = new Container();
  private readonly tip = new Graphics();
  private readonly dots = new Graphics();
  private readonly end = new Graphics();
  private readonly pointer = new Graphics();
  private readonly ripple = new Graphics();
  private arrivedAtMillis = -Infinity;
  private shownFacing = -1;
  private drawnFor = "";
  private pointedAt: number | undefined;
  private pointerUntilMillis = 0;
  reducedMotion = false;

  constructor(space: Space) {
    this.space = space;
    this.floor.addChild(this.dots, this.end, this.ripple, this.mark, this.pointer);
    this.drawMark();
    this.end.ellipse(0, 0, 12, 8).stroke({ color: INK.othersEdge, alpha: 0.6, width: 4 });
    this.end.ellipse(0, 0, 12, 8).stroke({ color: INK.own, width: 2 });
    this.end.ellipse(0, 0, 3, 2).fill(INK.own);
    this.end.visible = false;
    this.ripple.ellipse(0, 0, 16, 10).stroke({ color: INK.othersEdge, alpha: 0.5, width: 3 });
    this.ripple.ellipse(0, 0, 16, 10).stroke({ color: INK.own, width: 1.75 });
    this.ripple.visible = false;
    this.pointer.ellipse(0, 0, 26, 17).stroke({ color: INK.othersEdge, alpha: 0.7, width: 6 });
    this.pointer.ellipse(0, 0, 26, 17).stroke({ color: INK.own, width: 3 });
    this.pointer.poly([-9, -78, 9, -78, 0, -62], true).fill(INK.own).stroke({ color: INK.othersEdge, width: 2 });
    this.pointer.visible = false;
  }

  /** "There they are." */
  point(person: number, nowMillis: number): void {
    this.pointedAt = person;
    this.pointerUntilMillis = nowMillis + POINTER_MILLIS;
  }

  /** "Here you are": for eyes that see this map for the first time. */
  arrive(nowMillis: number): void {
    this.arrivedAtMillis = nowMillis;
  }

  update(self: DrawnPlace, nowMillis: number, placeOf: (person: number) => DrawnPlace | undefined): boolean {
    this.mark.position.set(self.x, self.y);
    this.wedge(self);
    const ripples = this.goOut(self, nowMillis);
    const alive = this.followPointer(nowMillis, placeOf) || ripples;
    const route = this.space.route;
    const end = route[route.length - 1];
    if (end === undefined) {
      if (!this.end.visible) return alive;
      this.end.visible = this.dots.visible = false;
      this.drawnFor = "";
      return true;
    }
    this.end.visible = this.dots.visible = true;
    this.end.position.set(end.x, end.y);
    this.end.scale.set(this.reducedMotion ? 1 : 1 + 0.12 * Math.sin(nowMillis / 160));
    // The dots stay where they are; those behind one go, so they are drawn anew only when one passes one.
    const key = `${route.length} ${Math.round(Math.hypot(route[0]!.x - self.x, route[0]!.y - self.y) / DOT_EVERY)} ${end.x} ${end.y}`;
    if (key !== this.drawnFor) {
      this.drawnFor = key;
      this.drawDots(self, route);
    }
    return true;
  }

  destroy(): void {
    this.floor.destroy({ children: true });
  }

  private drawMark(): void {
    const ring = new Graphics();
    ring.ellipse(0, 0, 16, 10).stroke({ color: INK.othersEdge, alpha: 0.5, width: 3.5 });
    ring.ellipse(0, 0, 16, 10).stroke({ color: INK.own, alpha: 0.95, width: 1.75 });
    this.tip.poly([15, -4.5, 22.5, 0, 15, 4.5], true).fill(INK.own).stroke({ color: INK.othersEdge, alpha: 0.6, width: 1 });
    this.mark.addChild(ring, this.tip);
  }

  /** A small tip on the ring shows where one looks: eight directions, the figure knows four. */
  private wedge(self: DrawnPlace): void {
    if (self.facing === this.shownFacing) return;
    this.shownFacing = self.facing;
    const angle = (self.facing * Math.PI) / 4;
    this.tip.rotation = angle;
    this.tip.position.set(0, -Math.sin(angle) * 6);
  }

  private goOut(self: DrawnPlace, nowMillis: number): boolean {
    const passed = (nowMillis - this.arrivedAtMillis) / RIPPLE_MILLIS;
    const isShown = passed < RIPPLES;
    const changed = isShown || this.ripple.visible;
    this.ripple.visible = isShown;
    if (!isShown) return changed;
    const part = this.reducedMotion ? 0.5 : passed % 1;
    this.ripple.position.set(self.x, self.y);
    this.ripple.scale.set(1 + (RIPPLE_GROWS - 1) * part);
    this.ripple.alpha = this.reducedMotion ? 1 : 1 - part;
    return changed;
  }

  private followPointer(nowMillis: number, placeOf: (person: number) => DrawnPlace | undefined): boolean {
    const place = this.pointedAt === undefined ? undefined : placeOf(this.pointedAt);
    const isShown = place !== undefined && nowMillis < this.pointerUntilMillis;
    const changed = isShown || this.pointer.visible;
    this.pointer.visible = isShown;
    if (place !== undefined) this.pointer.position.set(place.x, place.y);
    if (!isShown) this.pointedAt = undefined;
    return changed;
  }

  private drawDots(self: DrawnPlace, route: readonly { readonly x: number; readonly y: number }[]): void {
    this.dots.clear();
    let x = self.x;
    let y = self.y;
    // Measured from the end, so that the dots do not wander while one walks.
    const points = [{ x, y }, ...route].reverse();
    let carry = DOT_EVERY;
    ({ x, y } = points[0]!);
    for (let i = 1; i < points.length; i++) {
      const next = points[i]!;
      const length = Math.hypot(next.x - x, next.y - y);
      for (let at = carry; at < length; at += DOT_EVERY) {
        const px = x + ((next.x - x) * at) / length;
        const py = y + ((next.y - y) * at) / length;
        if (Math.hypot(px - self.x, py - self.y) < 18) continue;
        this.dots.ellipse(px, py, 3, 2.4).fill({ color: INK.own, alpha: 0.95 }).stroke({ color: INK.othersEdge, alpha: 0.55, width: 1 });
      }
      carry = (carry - length) % DOT_EVERY;
      if (carry < 0) carry += DOT_EVERY;
      ({ x, y } = next);
    }
  }
}
