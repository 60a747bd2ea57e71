import type { AreaKind, MapArea } from "../../space/api.ts";

/** In this order people look for places. */
export const kindsInOrder: readonly AreaKind[] = ["help", "stage", "audience", "booth", "group", "meeting", "quiet", "place", "exit", "website", "sound", "focus"];

/** Whether an area is a place that people go to, and not only a trigger on the map. */
export function isPlace(area: MapArea, title: string): boolean {
  return title !== "" && area.kind !== "sound" && area.kind !== "focus";
}
