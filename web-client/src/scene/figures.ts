import { Container, Sprite, type Texture } from "pixi.js";
import type { DrawnPlace, Person, Space } from "../space/api.ts";
import type { Avatars } from "./avatars.ts";
import type { Camera } from "./camera.ts";
import { FEET, HEAD_HEIGHT } from "./look.ts";
import { draw } from "./pictures.ts";
import { stack } from "./stacking.ts";
import { bubble, dots, emojiPicture, Plates } from "./plates.ts";

const BUBBLE_MILLIS = 4_500;
const REACTION_MILLIS = 2_200;
const REACTION_RISE = 34;
const MOST_REACTIONS = 3;
/** Below this zoom names of people who are in no conversation of one's own are left out when there are many. */
const CROWDED_ZOOM = 1;
const CROWDED = 60;
/** How quickly a plate moves up and down among the others. */
const LIFT_PACE = 0.25;
/** Among more people than this, plates are left to cover each other. */
const MOST_STACKED = 120;

interface Reaction {
  readonly sprite: Sprite;
  readonly fromMillis: number;
}

/** One person as drawn: on the floor a shadow and a figure, over everything a name and what they say. */
export interface Figure {
  readonly id: number;
  person: Person;
  readonly place: DrawnPlace;
  readonly body: Container;
  readonly sprite: Sprite;
  readonly overhead: Container;
  readonly plate: Sprite;
  /** How far the plate is up, so that it covers no other, screen pixels. */
  lift: number;
  bubble: Sprite | undefined;
  bubbleUntilMillis: number;
  typing: Sprite | undefined;
  readonly reactions: Reaction[];
}

/** Everybody in view. */
export class Figures {
  /** In the world, sorted by their feet. */
  readonly bodies = new Container({ sortableChildren: true });
  /** Over the map, in screen pixels. */
  readonly overheads = new Container();
  readonly all = new Map<number, Figure>();
  private readonly plates: Plates;
  private readonly space: Space;
  private avatars: Avatars;
  private resolution: number;
  private readonly shadow: Texture;
  private typingDots: readonly Texture[] | undefined;
  private readonly emojis = new Map<string, Texture>();
  private selfId = 0;
  reducedMotion = false;

  constructor(space: Space, avatars: Avatars, resolution: number) {
    this.space = space;
    this.avatars = avatars;
    this.resolution = resolution;
    this.plates = new Plates(resolution);
    this.shadow = draw(FEET.width + 8, FEET.height + 8, 2, (pen) => {
      const gradient = pen.createRadialGradient(0, 0, 2, 0, 0, FEET.width / 2 + 2);
      gradient.addColorStop(0, "rgba(0, 0, 0, 0.38)");
      gradient.addColorStop(1, "rgba(0, 0, 0, 0)");
      pen.translate((FEET.width + 8) / 2, (FEET.height + 8) / 2);
      pen.scale(1, 0.45);
      pen.fillStyle = gradient;
      pen.beginPath();
      pen.arc(0, 0, FEET.width / 2 + 3, 0, 7);
      pen.fill();
    });
  }

  setResolution(resolution: number): void {
    if (!this.plates.setResolution(resolution)) return;
    this.resolution = resolution;
    for (const figure of this.all.values()) this.dress(figure, figure.person);
    for (const texture of this.typingDots ?? []) texture.destroy(true);
    this.typingDots = undefined;
  }

  /** Who is here and what they look like; not where. */
  takeIn(): void {
    const self = this.space.self?.id ?? 0;
    this.selfId = self;
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
  }

  /** Moves everybody to where they are now. True: somebody moved or something over a head is alive. */
  place(nowMillis: number, camera: Camera): boolean {
    let alive = false;
    const isCrowded = camera.scale < CROWDED_ZOOM && this.all.size > CROWDED;
    const own = this.space.self?.conversation?.id;
    for (const figure of this.all.values()) {
      const { place } = figure;
      const beforeX = place.x;
      const beforeY = place.y;
      if (!this.space.placeAt(figure.id, nowMillis, place)) continue;
      if (place.x !== beforeX || place.y !== beforeY || place.moving) alive = true;
      figure.body.position.set(place.x, place.y);
      figure.body.zIndex = place.y;
      const texture = this.avatars.texture(figure.person.avatar, place.facing, place.moving && !this.reducedMotion, nowMillis + figure.id * 37);
      if (figure.sprite.texture !== texture) {
        figure.sprite.texture = texture;
        alive = true;
      }
      figure.overhead.position.set(Math.round(camera.toScreenX(place.x)), Math.round(camera.toScreenY(place.y - HEAD_HEIGHT)));
      figure.plate.visible = !isCrowded || figure.id === this.selfId || (own !== undefined && figure.person.conversation === own);
    }
    alive = this.stackPlates() || alive;
    for (const figure of this.all.values()) if (this.overhead(figure, nowMillis)) alive = true;
    return alive;
  }

  /** One's own name first, then whoever stands farther to the front: their names are nearest to their heads. */
  private stackPlates(): boolean {
    if (this.all.size > MOST_STACKED) return false;
    const shown = [...this.all.values()].filter(({ plate }) => plate.visible);
    shown.sort((a, b) => Number(b.id === this.selfId) - Number(a.id === this.selfId) || b.place.y - a.place.y || a.id - b.id);
    const plates = shown.map(({ overhead, plate }) => ({ x: overhead.x, y: overhead.y, width: plate.width, lift: 0 }));
    stack(plates);
    let moves = false;
    shown.forEach((figure, index) => {
      const wanted = plates[index]!.lift;
      const missing = wanted - figure.lift;
      if (missing === 0) return;
      moves = true;
      figure.lift = this.reducedMotion || Math.abs(missing) < 1 ? wanted : figure.lift + missing * LIFT_PACE;
      figure.plate.y = -Math.round(figure.lift);
    });
    return moves;
  }

  say(person: number, text: string, nowMillis: number): void {
    const figure = this.all.get(person);
    if (figure === undefined) return;
    this.dropBubble(figure);
    figure.bubble = new Sprite({ texture: bubble(text, this.resolution), anchor: { x: 0.5, y: 1 } });
    figure.bubbleUntilMillis = nowMillis + BUBBLE_MILLIS;
    figure.overhead.addChild(figure.bubble);
  }

  react(person: number, emoji: string, nowMillis: number): void {
    const figure = this.all.get(person);
    if (figure === undefined) return;
    if (figure.reactions.length >= MOST_REACTIONS) figure.reactions.shift()!.sprite.destroy();
    let texture = this.emojis.get(emoji);
    if (texture === undefined) {
      texture = emojiPicture(emoji, this.resolution);
      this.emojis.set(emoji, texture);
    }
    const sprite = new Sprite({ texture, anchor: { x: 0.5, y: 1 } });
    figure.reactions.push({ sprite, fromMillis: nowMillis });
    figure.overhead.addChild(sprite);
  }

  showTyping(people: ReadonlySet<number>): void {
    for (const figure of this.all.values()) {
      if (!people.has(figure.id)) {
        figure.typing?.destroy();
        figure.typing = undefined;
      } else if (figure.typing === undefined) {
        this.typingDots ??= [0, 1, 2].map((step) => dots(this.resolution, step));
        figure.typing = new Sprite({ texture: this.typingDots[1]!, anchor: { x: 0.5, y: 1 } });
        figure.overhead.addChild(figure.typing);
      }
    }
  }

  /** The person drawn at this world position, the frontmost one. */
  at(x: number, y: number): Figure | undefined {
    let front: Figure | undefined;
    for (const figure of this.all.values()) {
      const dx = x - figure.place.x;
      const dy = y - figure.place.y;
      if (Math.abs(dx) > 15 || dy > 7 || dy < -HEAD_HEIGHT) continue;
      if (front === undefined || figure.place.y > front.place.y) front = figure;
    }
    return front;
  }

  destroy(): void {
    for (const figure of [...this.all.values()]) this.remove(figure);
    this.plates.clear();
    this.shadow.destroy(true);
    for (const texture of this.emojis.values()) texture.destroy(true);
    for (const texture of this.typingDots ?? []) texture.destroy(true);
  }

  private overhead(figure: Figure, nowMillis: number): boolean {
    let alive = false;
    let top = figure.plate.visible ? -24 - Math.round(figure.lift) : -4;
    if (figure.bubble !== undefined) {
      if (nowMillis >= figure.bubbleUntilMillis) this.dropBubble(figure);
      else figure.bubble.y = top;
      alive = true;
    }
    if (figure.typing !== undefined) {
      figure.typing.visible = figure.bubble === undefined;
      figure.typing.y = top;
      figure.typing.texture = this.typingDots![this.reducedMotion ? 1 : Math.floor(nowMillis / 300) % 3]!;
      alive = true;
    }
    if (figure.bubble !== undefined || figure.typing !== undefined) top -= 32;
    for (let i = figure.reactions.length - 1; i >= 0; i--) {
      const { sprite, fromMillis } = figure.reactions[i]!;
      const part = (nowMillis - fromMillis) / REACTION_MILLIS;
      alive = true;
      if (part >= 1) {
        sprite.destroy();
        figure.reactions.splice(i, 1);
        continue;
      }
      sprite.x = (i - (figure.reactions.length - 1) / 2) * 26;
      sprite.y = top - (this.reducedMotion ? 0 : REACTION_RISE * (1 - (1 - part) ** 2));
      sprite.alpha = this.reducedMotion ? 1 : Math.min(1, (1 - part) * 3);
    }
    return alive;
  }

  private add(person: Person): void {
    const sprite = new Sprite({ anchor: { x: this.avatars.anchorX, y: this.avatars.anchorY } });
    const shadow = new Sprite({ texture: this.shadow, anchor: 0.5 });
    const body = new Container();
    body.addChild(shadow, sprite);
    const plate = new Sprite({ anchor: { x: 0.5, y: 1 } });
    const overhead = new Container();
    overhead.addChild(plate);
    const figure: Figure = {
      id: person.id,
      person,
      place: { x: person.at!.x, y: person.at!.y, facing: person.at!.facing, moving: false },
      body,
      sprite,
      overhead,
      plate,
      lift: 0,
      bubble: undefined,
      bubbleUntilMillis: 0,
      typing: undefined,
      reactions: [],
    };
    this.all.set(person.id, figure);
    this.bodies.addChild(body);
    this.overheads.addChild(overhead);
    this.dress(figure, person);
  }

  private dress(figure: Figure, person: Person): void {
    figure.person = person;
    figure.plate.texture = this.plates.of(person, person.id === this.selfId);
    figure.sprite.alpha = person.connecting ? 0.45 : 1;
    figure.overhead.alpha = person.connecting ? 0.75 : 1;
    // One's own name is never covered by another one.
    figure.overhead.zIndex = person.id === this.selfId ? 1 : 0;
    this.overheads.sortableChildren = true;
  }

  private dropBubble(figure: Figure): void {
    figure.bubble?.destroy({ texture: true, textureSource: true });
    figure.bubble = undefined;
  }

  private remove(figure: Figure): void {
    this.dropBubble(figure);
    this.all.delete(figure.id);
    figure.body.destroy({ children: true });
    figure.overhead.destroy({ children: true });
    this.plates.forget(figure.id);
  }
}
