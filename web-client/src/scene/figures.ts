import { Container, Sprite, type Texture } from "pixi.js";
import type { DrawnPlace, Person, Space } from "../space/api.ts";
import type { Avatars } from "./avatars.ts";
import type { Camera } from "./camera.ts";
import { FEET, HEAD_HEIGHT } from "./look.ts";
import { Overhead, OverheadPictures } from "./overhead.ts";
import { draw } from "./pictures.ts";
import { Plates } from "./plates.ts";
import { stack, type Box, type Face } from "./stacking.ts";

/** Below this zoom names of people who are in no conversation of one's own are left out when there are many. */
const CROWDED_ZOOM = 1;
const CROWDED = 60;
/** Below this one they are left out in any case: names would be larger than people. */
const SMALL_ZOOM = 0.6;
/** Sideways from a figure's middle, and below its feet, a hand still means it; world pixels. */
const REACH_SIDEWAYS = 15;
const REACH_BELOW = 7;
const APPEAR_MILLIS = 260;
/** People do not walk in step. */
const OUT_OF_STEP_MILLIS = 37;

/** What of a person reaches beyond the feet; a name is wider, but nobody looks for it where nobody stands. World pixels. */
const BEYOND_PICTURE = 64;

/** One person as drawn: on the floor a shadow and a figure, over everything a name and what they say. */
export interface Figure {
  readonly id: number;
  person: Person;
  readonly place: DrawnPlace;
  readonly shadow: Sprite;
  readonly body: Sprite;
  readonly overhead: Overhead;
  /** Since when they are drawn; undefined once they are wholly there. NaN: not drawn yet. */
  appearsSinceMillis: number | undefined;
}

/** Everybody in view. */
export class Figures {
  /** On the floor, under everybody. */
  readonly shadows = new Container();
  /** In the world, sorted by their feet. */
  readonly bodies = new Container({ sortableChildren: true });
  /** Over the map, in screen pixels. */
  readonly overheads = new Container();
  readonly all = new Map<number, Figure>();
  private readonly space: Space;
  private readonly avatars: Avatars;
  private readonly plates: Plates;
  private readonly pictures: OverheadPictures;
  private readonly shadow = footShadow();
  /** Whoever's name matters more stands earlier; kept from frame to frame, so that sorting finds it nearly sorted. */
  private readonly ranked: Figure[] = [];
  private readonly boxes: Box[] = [];
  private readonly faces: Face[] = [];
  private mustStack = true;
  private stackedFor = "";
  private selfId = 0;
  /** Whose name is shown before others', because a hand points there. */
  private pointedAt: number | undefined;
  reducedMotion = false;

  constructor(space: Space, avatars: Avatars, resolution: number) {
    this.space = space;
    this.avatars = avatars;
    this.plates = new Plates(resolution);
    this.pictures = new OverheadPictures(resolution);
  }

  setResolution(resolution: number): void {
    if (!this.plates.setResolution(resolution)) return;
    this.pictures.setResolution(resolution);
    for (const figure of this.all.values()) figure.overhead.repaint();
    this.mustStack = true;
  }

  /** Who is here and what they look like; not where. */
  takeIn(): void {
    this.selfId = this.space.self?.id ?? 0;
    for (const person of this.space.people.values()) {
      const known = this.all.get(person.id);
      if (person.at === undefined) {
        if (known !== undefined) this.remove(known);
      } else if (known === undefined) {
        this.add(person);
      } else if (known.person !== person) {
        this.dress(known, person);
      }
    }
    for (const figure of this.all.values()) {
      if (!this.space.people.has(figure.id)) this.remove(figure);
    }
    this.mustStack = true;
  }

  /** Moves everybody to where they are now. True: somebody moved or something over a head is alive. */
  place(nowMillis: number, camera: Camera): boolean {
    let alive = false;
    const isCrowded = camera.scale < SMALL_ZOOM || (camera.scale < CROWDED_ZOOM && this.all.size > CROWDED);
    const own = this.space.self?.conversation?.id;
    const view = camera.view;
    for (const figure of this.all.values()) {
      const { place, body, shadow } = figure;
      const beforeX = place.x;
      const beforeY = place.y;
      if (!this.space.placeAt(figure.id, nowMillis, place)) continue;
      const isSeen =
        place.x > view.x - BEYOND_PICTURE && place.x < view.x + view.width + BEYOND_PICTURE && place.y > view.y - BEYOND_PICTURE && place.y < view.y + view.height + BEYOND_PICTURE;
      if (place.x !== beforeX || place.y !== beforeY) {
        if (isSeen || body.visible) alive = true;
        this.mustStack = true;
        shadow.position.set(place.x, place.y);
        body.position.set(place.x, place.y);
        body.zIndex = place.y;
      }
      shadow.visible = body.visible = isSeen;
      if (figure.appearsSinceMillis !== undefined) {
        this.appear(figure, nowMillis);
        alive = true;
      }
      if (isSeen) {
        const isWalking = place.moving && !this.reducedMotion;
        const texture = this.avatars.texture(figure.person.avatar, place.facing, isWalking, nowMillis + figure.id * OUT_OF_STEP_MILLIS);
        if (body.texture !== texture) {
          body.texture = texture;
          alive = true;
        }
      }
      const isInOwnCircle = figure.id === this.selfId || (own !== undefined && figure.person.conversation === own);
      const isNameWanted = isSeen && (!isCrowded || isInOwnCircle || figure.id === this.pointedAt);
      const x = Math.round(camera.toScreenX(place.x));
      const y = Math.round(camera.toScreenY(place.y - HEAD_HEIGHT));
      figure.overhead.moveTo(x, y, camera.scale, !place.moving, isNameWanted, isInOwnCircle || figure.id === this.pointedAt);
    }
    if (this.mustStack || this.isSeenAnew(camera, own)) this.stackOverheads(own);
    for (const figure of this.all.values()) if (figure.overhead.update(nowMillis, this.reducedMotion)) alive = true;
    return alive;
  }

  /** Nobody stands there from one moment to the next. */
  private appear(figure: Figure, nowMillis: number): void {
    if (Number.isNaN(figure.appearsSinceMillis)) figure.appearsSinceMillis = nowMillis;
    const part = this.reducedMotion ? 1 : Math.min((nowMillis - figure.appearsSinceMillis!) / APPEAR_MILLIS, 1);
    figure.body.alpha = opacityOf(figure.person) * part;
    figure.shadow.alpha = part;
    if (part === 1) figure.appearsSinceMillis = undefined;
  }

  say(person: number, text: string, nowMillis: number): void {
    this.all.get(person)?.overhead.say(text, nowMillis);
    this.mustStack = true;
  }

  react(person: number, emoji: string, nowMillis: number): void {
    this.all.get(person)?.overhead.react(emoji, nowMillis);
  }

  showTyping(people: ReadonlySet<number>): void {
    for (const figure of this.all.values()) figure.overhead.setTyping(people.has(figure.id));
  }

  /** A hand points at somebody: their name is shown whole, also in a crowd. */
  pointAt(person: number | undefined): void {
    if (person === this.pointedAt) return;
    this.pointedAt = person;
    this.mustStack = true;
  }

  /** The person drawn at this world position, the frontmost one. */
  at(x: number, y: number): Figure | undefined {
    let front: Figure | undefined;
    for (const figure of this.all.values()) {
      const dx = x - figure.place.x;
      const dy = y - figure.place.y;
      if (Math.abs(dx) > REACH_SIDEWAYS || dy > REACH_BELOW || dy < -HEAD_HEIGHT) continue;
      if (front === undefined || figure.place.y > front.place.y) front = figure;
    }
    return front;
  }

  destroy(): void {
    for (const figure of [...this.all.values()]) this.remove(figure);
    this.plates.clear();
    this.pictures.destroy();
    this.shadow.destroy(true);
  }

  /** Another zoom brings people closer together on the screen; another conversation makes other names matter. */
  private isSeenAnew(camera: Camera, own: number | undefined): boolean {
    const seen = `${camera.scale} ${own ?? ""}`;
    if (seen === this.stackedFor) return false;
    this.stackedFor = seen;
    return true;
  }

  /** One's own name first, then those one talks with, then whoever stands farther to the front; what is said comes over all names. */
  private stackOverheads(own: number | undefined): void {
    this.mustStack = false;
    const rank = (figure: Figure): number => {
      if (figure.id === this.selfId) return 0;
      if (figure.id === this.pointedAt) return 1;
      return own !== undefined && figure.person.conversation === own ? 2 : 3;
    };
    this.ranked.sort((a, b) => rank(a) - rank(b) || b.place.y - a.place.y || a.id - b.id);
    this.boxes.length = 0;
    for (const { overhead } of this.ranked) if (overhead.isNameShown) this.boxes.push(overhead.plateBox);
    for (const { overhead } of this.ranked) if (overhead.hasBubble) this.boxes.push(overhead.bubbleBox);
    this.faces.length = 0;
    for (const { person, overhead } of this.ranked) if (overhead.isNameShown && own !== undefined && person.conversation === own) this.faces.push(overhead.face);
    stack(this.boxes, this.faces);
  }

  private add(person: Person): void {
    const isSelf = person.id === this.selfId;
    const { x, y, facing } = person.at!;
    const shadow = new Sprite({ texture: this.shadow, anchor: 0.5, x, y });
    const body = new Sprite({ anchor: { x: this.avatars.anchorX, y: this.avatars.anchorY }, x, y, zIndex: y });
    const figure: Figure = {
      id: person.id,
      person,
      place: { x, y, facing, moving: false },
      shadow,
      body,
      overhead: new Overhead(person, isSelf, this.plates, this.pictures),
      appearsSinceMillis: NaN,
    };
    this.all.set(person.id, figure);
    this.ranked.push(figure);
    this.shadows.addChild(shadow);
    this.bodies.addChild(body);
    this.overheads.addChild(figure.overhead.node);
    this.dress(figure, person);
  }

  private dress(figure: Figure, person: Person): void {
    const isSelf = person.id === this.selfId;
    figure.person = person;
    if (figure.appearsSinceMillis === undefined) figure.body.alpha = opacityOf(person);
    figure.overhead.dress(person, isSelf);
    // One's own name is never covered by another one.
    figure.overhead.node.zIndex = isSelf ? 1 : 0;
    this.overheads.sortableChildren = true;
  }

  private remove(figure: Figure): void {
    this.all.delete(figure.id);
    this.ranked.splice(this.ranked.indexOf(figure), 1);
    figure.shadow.destroy();
    figure.body.destroy();
    figure.overhead.destroy();
    this.mustStack = true;
  }
}

/** Whose line is lost is there, but not wholly. */
function opacityOf(person: Person): number {
  return person.connecting ? 0.45 : 1;
}

function footShadow(): Texture {
  const width = FEET.width + 8;
  const height = FEET.height + 8;
  return draw(width, height, 2, (pen) => {
    const gradient = pen.createRadialGradient(0, 0, 2, 0, 0, FEET.width / 2 + 2);
    gradient.addColorStop(0, "rgba(0, 0, 0, 0.38)");
    gradient.addColorStop(1, "rgba(0, 0, 0, 0)");
    pen.translate(width / 2, height / 2);
    pen.scale(1, 0.45);
    pen.fillStyle = gradient;
    pen.beginPath();
    pen.arc(0, 0, FEET.width / 2 + 3, 0, 2 * Math.PI);
    pen.fill();
  });
}
