import type { Wishes } from "../space/api.ts";
import type { Push } from "./stick.ts";

/** Farther than this, and a press is a drag; CSS pixels. */
const DRAG = 10;
const LONG_PRESS_MILLIS = 450;
const DOUBLE_MILLIS = 320;
const STICK_RADIUS = 46;
/** Pushed this far beyond its edge, the stick runs. */
const RUNS_FROM = 1.3;

export interface Pointed {
  tapped(x: number, y: number, isDouble: boolean): void;
  /** Right mouse button, or a long press on something. True: there was something. */
  asked(x: number, y: number): boolean;
  hovered(x: number, y: number, isMouse: boolean): void;
  left(): void;
  zoomedBy(factor: number): void;
  steppedZoom(direction: 1 | -1): void;
  /** The on-screen stick; undefined: gone. */
  stick(push: Push | undefined): void;
}

/** Mouse, finger and pen: a tap walks, a held finger is a stick, two fingers zoom, the wheel zooms. */
export class Pointing {
  private readonly wishes: Pick<Wishes, "steer">;
  private readonly pointed: Pointed;
  private readonly down = new Map<number, { x: number; y: number }>();
  private press: { id: number; x: number; y: number; atMillis: number; isTouch: boolean } | undefined;
  private longTimer: ReturnType<typeof setTimeout> | undefined;
  private isStick = false;
  private spread = 0;
  private lastTap = { atMillis: -Infinity, x: 0, y: 0 };
  private wheeled = 0;

  constructor(wishes: Pick<Wishes, "steer">, pointed: Pointed) {
    this.wishes = wishes;
    this.pointed = pointed;
  }

  attach(element: HTMLElement): () => void {
    element.style.touchAction = "none";
    const at = (event: MouseEvent): { x: number; y: number } => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const listeners: readonly [string, (event: never) => void, AddEventListenerOptions?][] = [
      ["pointerdown", (event: PointerEvent) => {
        if (event.button !== 0) return;
        element.setPointerCapture(event.pointerId);
        this.pressed(event.pointerId, at(event), event.pointerType !== "mouse", event.timeStamp);
      }],
      ["pointermove", (event: PointerEvent) => this.moved(event.pointerId, at(event), event.pointerType === "mouse")],
      ["pointerup", (event: PointerEvent) => this.released(event.pointerId, at(event), event.timeStamp)],
      ["pointercancel", (event: PointerEvent) => this.cancelled(event.pointerId)],
      ["pointerleave", () => this.pointed.left()],
      ["contextmenu", (event: MouseEvent) => {
        const { x, y } = at(event);
        if (this.pointed.asked(x, y)) event.preventDefault();
      }],
      ["wheel", (event: WheelEvent) => {
        event.preventDefault();
        this.wheel(event);
      }, { passive: false }],
    ];
    for (const [name, listener, options] of listeners) element.addEventListener(name, listener as EventListener, options);
    return () => {
      for (const [name, listener] of listeners) element.removeEventListener(name, listener as EventListener);
      clearTimeout(this.longTimer);
      // A finger on the stick while the map is taken down: nobody walks on for ever.
      this.endStick();
    };
  }

  private pressed(id: number, { x, y }: { x: number; y: number }, isTouch: boolean, atMillis: number): void {
    this.down.set(id, { x, y });
    if (this.down.size === 2) {
      this.endStick();
      this.press = undefined;
      this.spread = this.spreadNow();
      return;
    }
    if (this.down.size > 2) return;
    this.press = { id, x, y, atMillis, isTouch };
    clearTimeout(this.longTimer);
    this.longTimer = isTouch ? setTimeout(() => this.longPress(), LONG_PRESS_MILLIS) : undefined;
  }

  private moved(id: number, at: { x: number; y: number }, isMouse: boolean): void {
    const known = this.down.get(id);
    if (known === undefined) {
      this.pointed.hovered(at.x, at.y, isMouse);
      return;
    }
    known.x = at.x;
    known.y = at.y;
    if (this.down.size === 2) {
      const spread = this.spreadNow();
      if (this.spread > 0 && spread > 0) this.pointed.zoomedBy(spread / this.spread);
      this.spread = spread;
      return;
    }
    const press = this.press;
    if (press === undefined || press.id !== id || (!this.isStick && !press.isTouch)) return;
    if (this.isStick) this.push(press, at);
    else if (Math.hypot(at.x - press.x, at.y - press.y) > DRAG) this.beginStick();
  }

  private released(id: number, at: { x: number; y: number }, atMillis: number): void {
    this.down.delete(id);
    clearTimeout(this.longTimer);
    this.longTimer = undefined;
    const press = this.press;
    this.press = undefined;
    if (this.isStick) {
      this.endStick();
      return;
    }
    if (press === undefined || press.id !== id || Math.hypot(at.x - press.x, at.y - press.y) > DRAG) return;
    const isDouble = atMillis - this.lastTap.atMillis < DOUBLE_MILLIS && Math.hypot(at.x - this.lastTap.x, at.y - this.lastTap.y) < 3 * DRAG;
    this.lastTap = { atMillis, x: at.x, y: at.y };
    this.pointed.tapped(at.x, at.y, isDouble);
  }

  private cancelled(id: number): void {
    this.down.delete(id);
    clearTimeout(this.longTimer);
    this.press = undefined;
    this.endStick();
  }

  private longPress(): void {
    this.longTimer = undefined;
    const press = this.press;
    if (press === undefined || this.isStick) return;
    if (this.pointed.asked(press.x, press.y)) this.press = undefined;
    else this.beginStick();
  }

  private beginStick(): void {
    if (this.press === undefined) return;
    clearTimeout(this.longTimer);
    this.longTimer = undefined;
    this.isStick = true;
    this.push(this.press, this.down.get(this.press.id) ?? this.press);
  }

  private push(press: { x: number; y: number }, at: { x: number; y: number }): void {
    const dx = at.x - press.x;
    const dy = at.y - press.y;
    const length = Math.hypot(dx, dy);
    const part = Math.min(length / STICK_RADIUS, 1);
    const scale = length === 0 ? 0 : part / length;
    // A small push stands still, so that a resting thumb does not creep.
    const isPushed = part > 0.18;
    this.wishes.steer(isPushed ? dx * scale : 0, isPushed ? dy * scale : 0, length > STICK_RADIUS * RUNS_FROM);
    this.pointed.stick({ x: press.x, y: press.y, dx: dx * scale * STICK_RADIUS, dy: dy * scale * STICK_RADIUS, radius: STICK_RADIUS });
  }

  private endStick(): void {
    if (!this.isStick) return;
    this.isStick = false;
    this.wishes.steer(0, 0, false);
    this.pointed.stick(undefined);
  }

  private spreadNow(): number {
    const [a, b] = [...this.down.values()];
    return a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y);
  }

  /** Wheels click in steps, touch pads glide: both end up on crisp levels or in between as the hand wishes. */
  private wheel(event: Pick<WheelEvent, "deltaY" | "deltaMode" | "ctrlKey">): void {
    if (event.ctrlKey) {
      this.pointed.zoomedBy(Math.exp(-event.deltaY / 120));
      return;
    }
    this.wheeled += event.deltaMode === 0 ? event.deltaY : event.deltaY * 33;
    if (Math.abs(this.wheeled) < 60) return;
    this.pointed.steppedZoom(this.wheeled > 0 ? -1 : 1);
    this.wheeled = 0;
  }
}
