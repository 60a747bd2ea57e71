import type { Parallax } from "../space/scene-file.ts";
import type { View } from "./camera.ts";

/**
 * How far from its place a layer is drawn so that it passes by at its own pace: as the floor does at 1, with the person at 0.
 * Whoever wishes for less motion sees it lie still on the floor.
 */
export function shiftOf(parallax: Parallax, view: View, reducedMotion: boolean): { readonly x: number; readonly y: number } {
  if (reducedMotion) return { x: 0, y: 0 };
  return {
    x: (view.x + view.width / 2 - parallax.originX) * (1 - parallax.x),
    y: (view.y + view.height / 2 - parallax.originY) * (1 - parallax.y),
  };
}
