/**
 * The scene by itself, in a pretend room: `npm run dev`, then /dev/?people=40&at=1600,2096&dark=1&scene=/path/to/scene.json.
 * Not shipped.
 */

import { createMinimap } from "../src/scene/minimap.ts";
import { createScene } from "../src/scene/scene.ts";
import { createSession } from "../src/connection/session.ts";
import type { SceneFile } from "../src/space/scene-file.ts";
import { PretendRoom } from "./pretend-room.ts";

const options = new URLSearchParams(location.search);
const file = (await (await fetch(options.get("scene") ?? "/dev/local/scene.json")).json()) as SceneFile;
const at = options.get("at")?.split(",").map(Number);
const room = new PretendRoom(file, Number(options.get("people") ?? 40), at === undefined ? undefined : { x: at[0]!, y: at[1]! });
const preferences = { reducedMotion: options.has("still"), dark: options.has("dark"), language: "de" as const };

const session = createSession({ client: "dev", url: "pretend", outside: room, fetchScene: () => Promise.resolve(file) });
const scene = await createScene({
  container: document.getElementById("scene")!,
  space: session.space,
  wishes: session.wishes,
  preferences,
  art: { avatars: options.get("avatars") ?? "/art/avatars.png", avatarsIndex: options.get("index") ?? "/art/avatars.json" },
  label: "Map",
  onPersonChosen: (person, place) => console.log("person", person, place),
  onAreaChosen: (area, place) => console.log("area", area, place),
  onFailed: (reason) => console.error("failed", reason),
});
createMinimap({ canvas: document.getElementById("minimap") as HTMLCanvasElement, space: session.space, wishes: session.wishes, view: () => scene.view, preferences });
await session.start({ event: "dev", linkToken: "", name: "Konstanze", avatar: 7, language: "de", room: "", entry: "" });
Object.assign(globalThis, { session, scene });
