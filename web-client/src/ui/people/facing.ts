/** Where one looks, in words: what Alt and the arrow keys do on the map, for those who do not see it. */
import type { Facing, Person } from "../../space/api.ts";
import { distance, type Spot } from "./order.ts";

/** Whoever stands within this of where one looks is looked at: 60 degrees to either side, as eyes and shoulders do. */
const TO_EITHER_SIDE = Math.PI / 3;
/** About as far as one would look around: four metres. World pixels. */
export const NEAR_PX = 160;

/** The way somebody must look to see this spot; undefined: they stand on it. */
export function facingTo(spot: Spot, from: Spot): Facing | undefined {
  const [dx, dy] = [spot.x - from.x, spot.y - from.y];
  if (Math.hypot(dx, dy) < 1) return undefined;
  return ((Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) + 8) & 7) as Facing;
}

/** An eighth, or several, to the right (clockwise) or to the left. */
export function turned(facing: Facing, eighths: number): Facing {
  return ((facing + eighths) & 7) as Facing;
}

/** Who stands before somebody who looks that way, nearest first; `reach` in world pixels. */
export function lookedAt(people: readonly Person[], from: Spot, facing: Facing, reach: number): Person[] {
  const angle = (facing * Math.PI) / 4;
  return people
    .filter((person) => {
      const at = person.at ?? person.roughlyAt;
      if (at === undefined || distance(person, from) > reach) return false;
      const apart = Math.abs(Math.atan2(at.y - from.y, at.x - from.x) - angle) % (2 * Math.PI);
      return Math.min(apart, 2 * Math.PI - apart) <= TO_EITHER_SIDE + 1e-9;
    })
    .sort((a, b) => distance(a, from) - distance(b, from) || a.id - b.id);
}
