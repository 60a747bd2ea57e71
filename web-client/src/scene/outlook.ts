import type { MapArea, Space, Wishes } from "../space/api.ts";
import { boundsOf } from "../space/map-model.ts";
import type { SceneArea } from "../space/scene-file.ts";
import type { View } from "./camera.ts";

/** The server is told of another view this often at most. */
const TELL_EVERY_MILLIS = 400;
/** Views are told in these steps, world pixels: walking along must not tell of it at every step. */
const STEP = 160;

/** How much of the map is to be looked at, and what of that the server is told, so that it tells of the people there. Pure: time is an argument. */
export class Outlook {
  private readonly wishes: Pick<Wishes, "look">;
  private toldMillis = -Infinity;
  private focusArea: MapArea | undefined;
  private focus: View | undefined;

  constructor(wishes: Pick<Wishes, "look">) {
    this.wishes = wishes;
  }

  /** The server counts from the person. At the edge of a map more is seen on one side of them: the wider one counts. */
  tell(view: View, x: number, y: number, nowMillis: number): void {
    if (nowMillis - this.toldMillis <= TELL_EVERY_MILLIS) return;
    this.toldMillis = nowMillis;
    const width = 2 * Math.max(x - view.x, view.x + view.width - x);
    const height = 2 * Math.max(y - view.y, view.y + view.height - y);
    this.wishes.look(Math.ceil(width / STEP) * STEP, Math.ceil(height / STEP) * STEP);
  }

  /** The part of the map that is to be seen as a whole from where somebody stands; undefined: whatever is around them. */
  focusOf({ map, scene }: Pick<Space, "map" | "scene">, x: number, y: number): View | undefined {
    if (map === undefined || scene === undefined) return undefined;
    for (const area of map.areas) {
      if (area.focus === undefined || !area.contains(x, y)) continue;
      if (this.focusArea !== area) {
        this.focusArea = area;
        this.focus = viewOf(scene.areas[area.index]!, area.focus.margin);
      }
      return this.focus;
    }
    return undefined;
  }
}

function viewOf({ shape }: SceneArea, margin: number): View {
  const { x, y, width, height } = boundsOf(shape);
  return { x: x - width * margin, y: y - height * margin, width: width * (1 + 2 * margin), height: height * (1 + 2 * margin) };
}
