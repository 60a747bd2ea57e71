/** The composition root of the page: makes the parts and introduces them to each other. */
import { mount } from "svelte";
import { createSession } from "./connection/session.ts";
import App from "./ui/App.svelte";
import type { Doors, Painter } from "./ui/doors.ts";
import { Preferences } from "./ui/preferences.svelte.ts";
import "./ui/styles/tokens.css";
import "./ui/styles/base.css";

declare const __VERSION__: string;

const place = document.getElementById("lichthof");
if (place === null) throw new Error("index.html has no element #lichthof");

/** The drawing room with PixiJS in it is fetched when somebody wants the map, and never for the list view. */
async function painter(): Promise<Painter> {
  const [{ createScene }, { createMinimap }] = await Promise.all([import("./scene/scene.ts"), import("./scene/minimap.ts")]);
  return {
    async createMap(order) {
      const scene = await createScene(order);
      return {
        map: scene,
        minimap: (canvas) =>
          createMinimap({ canvas, space: order.space, wishes: order.wishes, preferences: order.preferences, view: () => scene.view }),
      };
    },
  };
}

const doors: Doors = { session: createSession({ client: `web ${__VERSION__}` }), painter };
mount(App, { target: place, props: { doors, preferences: new Preferences() } });
