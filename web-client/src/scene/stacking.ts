/** Something upright over a head, a name or a saying, before it has found its place; screen pixels. */
export interface Box {
  /** Middle of its lower edge. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** How many others it may climb over. Higher than a few, and nobody sees whose it is. */
  mostSteps: number;
  /** How far up it goes, so that it covers none of the boxes before it; written by {@link stack}. */
  lift: number;
  /** No place was found within its steps; written by {@link stack}. */
  isCrowdedOut: boolean;
}

const GAP = 2;

/**
 * Lifts boxes of people who stand close together, in the order given: the first keep their places. A box that finds no place
 * is crowded out and stands in nobody's way. Writes into the boxes and allocates nothing.
 */
export function stack(boxes: readonly Box[], count = boxes.length): void {
  for (let i = 0; i < count; i++) {
    const box = boxes[i]!;
    box.lift = 0;
    box.isCrowdedOut = false;
    for (let step = 0; ; step++) {
      const below = covered(boxes, i);
      if (below === undefined) break;
      if (step === box.mostSteps) {
        box.isCrowdedOut = true;
        box.lift = 0;
        break;
      }
      box.lift = box.y - (below.y - below.lift - below.height - GAP);
    }
  }
}

/** One of the boxes before this one that it would cover. */
function covered(boxes: readonly Box[], index: number): Box | undefined {
  const box = boxes[index]!;
  const bottom = box.y - box.lift;
  const top = bottom - box.height;
  for (let i = 0; i < index; i++) {
    const other = boxes[i]!;
    if (other.isCrowdedOut || Math.abs(other.x - box.x) >= (other.width + box.width) / 2 + GAP) continue;
    const otherBottom = other.y - other.lift;
    if (top < otherBottom && bottom > otherBottom - other.height) return other;
  }
  return undefined;
}
