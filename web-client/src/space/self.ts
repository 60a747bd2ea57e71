import { PlacedCause, type Placed } from "../gen/lichthof/v1/server_pb.js";
import type { Availability, Conversation, Self } from "./api.ts";
import type { Placement, Walker } from "./walker.ts";
import { facingWord } from "./words.ts";

/** Everything about oneself but the place, which is the walker's. */
export type SelfFacts = Omit<Self, "x" | "y" | "facing" | "moving">;

/** Oneself as readers see it: facts as of now, place live. */
export class SelfView implements Self {
  readonly id: number;
  readonly member: number;
  readonly name: string;
  readonly avatar: number;
  readonly role: Self["role"];
  readonly permissions: ReadonlySet<string>;
  readonly availability: Availability;
  readonly conversation: Conversation | undefined;
  readonly listeningOnly: boolean;
  readonly following: number | undefined;
  readonly area: number | undefined;
  private readonly walker: Walker;

  constructor(facts: SelfFacts, walker: Walker) {
    this.id = facts.id;
    this.member = facts.member;
    this.name = facts.name;
    this.avatar = facts.avatar;
    this.role = facts.role;
    this.permissions = facts.permissions;
    this.availability = facts.availability;
    this.conversation = facts.conversation;
    this.listeningOnly = facts.listeningOnly;
    this.following = facts.following;
    this.area = facts.area;
    this.walker = walker;
  }

  get x(): number {
    return this.walker.x;
  }

  get y(): number {
    return this.walker.y;
  }

  get facing(): Self["facing"] {
    return this.walker.facing;
  }

  get moving(): boolean {
    return this.walker.moving;
  }
}

/** What the server says of one's place, in the walker's words. */
export function placement(placed: Placed): Placement {
  return {
    x: placed.x,
    y: placed.y,
    facing: facingWord(placed.facing),
    moving: placed.moving,
    epoch: placed.epoch,
    cause: CAUSES[placed.cause] ?? "correction",
  };
}

const CAUSES: Readonly<Partial<Record<PlacedCause, Placement["cause"]>>> = {
  [PlacedCause.CORRECTION]: "correction",
  [PlacedCause.NUDGE]: "nudge",
  [PlacedCause.JUMP]: "jump",
  [PlacedCause.ROUTE]: "route",
  [PlacedCause.FOLLOW]: "follow",
};
