/** Something upright over a head, a name or a saying, before it has found its place; screen pixels. */
export interface Box {
  /** Middle of its lower edge. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** How many others it may climb over. Higher than a few, and nobody sees whose it is. */
  mostSteps: number;
  /** How far down it may go instead, under its owner's feet, where it would cover a face; 0: not at all. */
  drop: number;
  /** How far up it goes (down when below zero), so that it covers none of the boxes before it; written by {@link stack}. */
  lift: number;
  /** No place was found within its steps; written by {@link stack}. */
  isCrowdedOut: boolean;
}

/** The face of somebody whom others' names must not hide; screen pixels, as of a {@link Box}. */
export interface Face {
  x: number;
  y: number;
  width: number;
  height: number;
  /** The name of whoever's face it is. */
  readonly of: Box;
}

const GAP = 2;
const NO_FACES: readonly Face[] = [];

/**
 * Lifts boxes of people who stand close together, in the order given: the first keep their places. A box that finds no place
 * is crowded out and stands in nobody's way. One that would hide a face goes under the feet if there is room. Writes into the
 * boxes and allocates nothing.
 */
export function stack(boxes: readonly Box[], faces: readonly Face[] = NO_FACES): void {
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i]!;
    box.lift = 0;
    box.isCrowdedOut = false;
    if (box.drop > 0 && hidesFace(box, faces)) {
      box.lift = -box.drop;
      if (covered(boxes, i) === undefined && !hidesFace(box, faces)) continue;
      box.lift = 0;
    }
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

function hidesFace(box: Box, faces: readonly Face[]): boolean {
  const bottom = box.y - box.lift;
  for (const face of faces) {
    if (face.of === box || Math.abs(face.x - box.x) >= (face.width + box.width) / 2) continue;
    if (bottom - box.height < face.y && bottom > face.y - face.height) return true;
  }
  return false;
}
