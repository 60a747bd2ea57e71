import { Container, Sprite, type Texture } from "pixi.js";
import type { Person } from "../space/api.ts";
import { bubble, dots, emojiPicture, PLATE_HEIGHT, type Plates } from "./plates.ts";
import { HEAD_HEIGHT } from "./look.ts";
import type { Box, Face } from "./stacking.ts";

const BUBBLE_MILLIS = 4_500;
/** Of a bubble's picture, its shadow and the end of its tail may overlap a name. */
const BUBBLE_OVERLAP = 3;
const REACTION_MILLIS = 2_200;
const REACTION_RISE = 34;
const REACTION_APART = 26;
const MOST_REACTIONS = 3;
const DOT_STEP_MILLIS = 300;
/** How quickly a plate or a bubble moves up and down among the others. */
const LIFT_PACE = 0.25;
/** A name may climb over this many others; what somebody says is never left out. */
const PLATE_STEPS = 1;
const OWN_CIRCLE_STEPS = 3;
const BUBBLE_STEPS = 8;

/** A face, as figures are drawn: world pixels, its lower edge below the top of the head. */
const FACE = { width: 18, height: 16, below: 20 };
/** A name under somebody's feet leaves this much floor, world pixels. */
const BELOW_FEET = 8;

/** Pictures that everybody's overhead shares: painted when first needed, at one resolution. */
export class OverheadPictures {
  private typing: readonly Texture[] | undefined;
  private readonly emojis = new Map<string, Texture>();
  private resolution: number;

  constructor(resolution: number) {
    this.resolution = resolution;
  }

  /** What was given out before is gone: whoever shows it asks again. */
  setResolution(resolution: number): void {
    this.resolution = resolution;
    this.destroy();
  }

  saying(text: string): Texture {
    return bubble(text, this.resolution);
  }

  /** One of three steps of somebody typing. */
  dots(step: number): Texture {
    this.typing ??= [0, 1, 2].map((which) => dots(this.resolution, which));
    return this.typing[step]!;
  }

  emoji(emoji: string): Texture {
    let texture = this.emojis.get(emoji);
    if (texture === undefined) {
      texture = emojiPicture(emoji, this.resolution);
      this.emojis.set(emoji, texture);
    }
    return texture;
  }

  destroy(): void {
    for (const texture of [...this.emojis.values(), ...(this.typing ?? [])]) texture.destroy(true);
    this.emojis.clear();
    this.typing = undefined;
  }
}

/** What is over one person's head, in screen pixels: the name, what they say, that they type, their reactions. */
export class Overhead {
  readonly node = new Container();
  readonly plateBox: Box = { x: 0, y: 0, width: 0, height: PLATE_HEIGHT, mostSteps: PLATE_STEPS, drop: 0, lift: 0, isCrowdedOut: false };
  readonly bubbleBox: Box = { x: 0, y: 0, width: 0, height: 0, mostSteps: BUBBLE_STEPS, drop: 0, lift: 0, isCrowdedOut: false };
  readonly face: Face = { x: 0, y: 0, width: 0, height: 0, of: this.plateBox };
  private readonly pictures: OverheadPictures;
  private readonly plates: Plates;
  private readonly plate = new Sprite({ anchor: { x: 0.5, y: 1 } });
  private readonly reactions: { readonly sprite: Sprite; readonly emoji: string; readonly fromMillis: number }[] = [];
  private person: Person;
  private isSelf = false;
  private isNameWanted = true;
  private isNameShort = false;
  private said = "";
  private bubble: Sprite | undefined;
  private bubbleUntilMillis = 0;
  private typing: Sprite | undefined;
  private plateLift = 0;
  private bubbleLift = 0;

  constructor(person: Person, isSelf: boolean, plates: Plates, pictures: OverheadPictures) {
    this.plates = plates;
    this.pictures = pictures;
    this.person = person;
    this.node.addChild(this.plate);
    this.dress(person, isSelf);
  }

  /** Anything about the person may have changed. */
  dress(person: Person, isSelf: boolean): void {
    this.person = person;
    this.isSelf = isSelf;
    this.node.alpha = person.connecting ? 0.75 : 1;
    this.paintPlate();
  }

  /** The pictures that all share were painted anew. */
  repaint(): void {
    this.paintPlate();
    if (this.bubble !== undefined) this.showBubble(this.said, this.bubbleUntilMillis);
    if (this.typing !== undefined) this.typing.texture = this.pictures.dots(1);
    for (const { sprite, emoji } of this.reactions) sprite.texture = this.pictures.emoji(emoji);
  }

  get hasBubble(): boolean {
    return this.bubble !== undefined;
  }

  /** Where the head is; `isNameWanted`: there is room for names at this zoom; `scale`: screen pixels of a world pixel. */
  moveTo(x: number, y: number, scale: number, isStanding: boolean, isNameWanted: boolean, isInOwnCircle: boolean): void {
    this.node.position.set(x, y);
    this.isNameWanted = isNameWanted;
    this.plateBox.x = this.bubbleBox.x = x;
    this.plateBox.y = y;
    this.plateBox.mostSteps = isInOwnCircle ? OWN_CIRCLE_STEPS : PLATE_STEPS;
    // Whoever walks keeps their name where it is: it would hop.
    this.plateBox.drop = isStanding ? Math.round((HEAD_HEIGHT + BELOW_FEET) * scale) + PLATE_HEIGHT : 0;
    this.bubbleBox.y = y + (isNameWanted && this.plateBox.lift >= 0 ? -PLATE_HEIGHT - 2 : 0);
    this.face.x = x;
    this.face.y = y + FACE.below * scale;
    this.face.width = FACE.width * scale;
    this.face.height = FACE.height * scale;
  }

  get isNameShown(): boolean {
    return this.isNameWanted;
  }

  say(text: string, nowMillis: number): void {
    this.showBubble(text, nowMillis + BUBBLE_MILLIS);
  }

  react(emoji: string, nowMillis: number): void {
    if (this.reactions.length >= MOST_REACTIONS) this.reactions.shift()!.sprite.destroy();
    const sprite = new Sprite({ texture: this.pictures.emoji(emoji), anchor: { x: 0.5, y: 1 } });
    this.reactions.push({ sprite, emoji, fromMillis: nowMillis });
    this.node.addChild(sprite);
  }

  setTyping(isTyping: boolean): void {
    if (isTyping === (this.typing !== undefined)) return;
    this.typing?.destroy();
    this.typing = isTyping ? new Sprite({ texture: this.pictures.dots(1), anchor: { x: 0, y: 1 } }) : undefined;
    if (this.typing !== undefined) this.node.addChild(this.typing);
  }

  /** Goes where the boxes were stacked to, and lets time pass for what fades. True: something is alive. */
  update(nowMillis: number, reducedMotion: boolean): boolean {
    let alive = false;
    this.plate.visible = this.isNameWanted;
    // In a crowd most heads have nothing over them: PixiJS does not even look at those.
    this.node.visible = this.isNameWanted || this.bubble !== undefined || this.typing !== undefined || this.reactions.length > 0;
    if (this.isNameShort !== this.plateBox.isCrowdedOut) {
      this.isNameShort = this.plateBox.isCrowdedOut;
      this.paintPlate();
      alive = true;
    }
    const plateLift = approach(this.plateLift, this.plateBox.lift, reducedMotion);
    if (plateLift !== this.plateLift) alive = true;
    this.plateLift = plateLift;
    this.plate.y = -Math.round(plateLift);
    const over = this.isNameWanted && plateLift >= 0 ? -PLATE_HEIGHT - 2 - Math.round(plateLift) : -4;
    let top = over;
    if (this.bubble !== undefined) {
      alive = true;
      this.bubbleLift = approach(this.bubbleLift, this.bubbleBox.lift, reducedMotion);
      top = Math.min(over, this.bubbleBox.y - this.plateBox.y - Math.round(this.bubbleLift));
      this.bubble.y = top;
      if (nowMillis >= this.bubbleUntilMillis) this.dropBubble();
    }
    if (this.typing !== undefined) {
      alive = true;
      // Beside the name, so that it is plain who types: over the heads of a circle dots would be anybody's.
      this.typing.x = this.isNameWanted ? this.plate.width / 2 + 2 : -this.typing.width / 2;
      this.typing.y = this.isNameWanted ? this.plate.y : over;
      this.typing.texture = this.pictures.dots(reducedMotion ? 1 : Math.floor(nowMillis / DOT_STEP_MILLIS) % 3);
    }
    if (this.bubble !== undefined) top -= this.bubbleBox.height;
    return this.riseReactions(top, nowMillis, reducedMotion) || alive;
  }

  destroy(): void {
    this.dropBubble();
    this.node.destroy({ children: true });
    this.plates.forget(this.person.id);
  }

  private paintPlate(): void {
    this.plate.texture = this.isNameShort ? this.plates.markOf(this.person) : this.plates.of(this.person, this.isSelf);
    // What it needs is what the whole name needs, also while only its mark is shown.
    this.plateBox.width = this.plates.of(this.person, this.isSelf).width;
  }

  private showBubble(text: string, untilMillis: number): void {
    this.dropBubble();
    this.said = text;
    this.bubbleUntilMillis = untilMillis;
    this.bubble = new Sprite({ texture: this.pictures.saying(text), anchor: { x: 0.5, y: 1 } });
    this.bubbleBox.width = this.bubble.width;
    this.bubbleBox.height = this.bubble.height - BUBBLE_OVERLAP;
    this.bubbleLift = this.bubbleBox.lift = 0;
    this.node.addChild(this.bubble);
  }

  private dropBubble(): void {
    this.bubble?.destroy({ texture: true, textureSource: true });
    this.bubble = undefined;
  }

  private riseReactions(top: number, nowMillis: number, reducedMotion: boolean): boolean {
    const alive = this.reactions.length > 0;
    for (let i = this.reactions.length - 1; i >= 0; i--) {
      const { sprite, fromMillis } = this.reactions[i]!;
      const part = (nowMillis - fromMillis) / REACTION_MILLIS;
      if (part >= 1) {
        sprite.destroy();
        this.reactions.splice(i, 1);
        continue;
      }
      sprite.x = (i - (this.reactions.length - 1) / 2) * REACTION_APART;
      sprite.y = top - (reducedMotion ? 0 : REACTION_RISE * (1 - (1 - part) ** 2));
      sprite.alpha = reducedMotion ? 1 : Math.min(1, (1 - part) * 3);
    }
    return alive;
  }
}

function approach(from: number, to: number, atOnce: boolean): number {
  return atOnce || Math.abs(to - from) < 1 ? to : from + (to - from) * LIFT_PACE;
}
