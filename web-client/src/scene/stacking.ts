/** A name plate before it has found its place; screen pixels. */
export interface Plate {
  /** Middle of its lower edge: above the head it belongs to. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** How far up it goes, so that it covers none of the others; written by {@link stack}. */
  lift: number;
}

const HEIGHT = 22;
const GAP = 3;
/** Higher than this, and nobody sees whose name it is. */
const MOST_STEPS = 4;

/** Lifts plates of people who stand close together, in the order given: the first keep their places. */
export function stack(plates: readonly Plate[]): void {
  for (let i = 0; i < plates.length; i++) {
    const plate = plates[i]!;
    plate.lift = 0;
    for (let step = 0; step < MOST_STEPS; step++) {
      const below = covered(plates, i);
      if (below === undefined) break;
      plate.lift = plate.y - (below.y - below.lift - HEIGHT);
    }
  }
}

/** One of the plates before this one that it would cover. */
function covered(plates: readonly Plate[], index: number): Plate | undefined {
  const plate = plates[index]!;
  const y = plate.y - plate.lift;
  for (let i = 0; i < index; i++) {
    const other = plates[i]!;
    if (Math.abs(other.x - plate.x) >= (other.width + plate.width) / 2 + GAP) continue;
    if (Math.abs(other.y - other.lift - y) < HEIGHT) return other;
  }
  return undefined;
}
