import { Graphics } from "pixi.js";

/** What daylight is multiplied with in the evening: a little darker, a little bluer. Names and conversation lines stay bright above it. */
const DUSK = 0xaeacc4;
/** The camera shows this much beyond a map's edge at most, and more where the map is smaller than the screen; world pixels. */
const BEYOND = 4_000;

/** The light of the house for those who look at it in dark colours: the same rooms, in the evening. */
export class Evening {
  readonly veil = new Graphics({ blendMode: "multiply", visible: false });

  /** As large as the map. */
  cover(width: number, height: number): void {
    this.veil.clear().rect(-BEYOND, -BEYOND, width + 2 * BEYOND, height + 2 * BEYOND).fill(DUSK);
  }

  show(isEvening: boolean): void {
    this.veil.visible = isEvening;
  }
}
