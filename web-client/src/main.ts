/** The composition root of the page: makes the parts and introduces them to each other. */
import { mount } from "svelte";
import { createSession } from "./connection/session.ts";
import App from "./ui/App.svelte";
import type { Doors } from "./ui/doors.ts";
import { Preferences } from "./ui/preferences.svelte.ts";
import "./ui/styles/tokens.css";
import "./ui/styles/base.css";

const place = document.getElementById("lichthof");
if (place === null) throw new Error("index.html has no element #lichthof");

const doors: Doors = {
  session: createSession({ client: "web 0.1.0" }),
  painter: () => Promise.reject(new Error("no painter yet")),
};
mount(App, { target: place, props: { doors, preferences: new Preferences() } });
