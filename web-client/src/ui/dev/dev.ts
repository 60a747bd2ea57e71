/** The page with a scripted room instead of a server: `npm run dev`, then open /dev.html. Never part of a build. */
import { mount } from "svelte";
import App from "../App.svelte";
import type { Doors } from "../doors.ts";
import { Preferences } from "../preferences.svelte.ts";
import { FakeSpace } from "./FakeSpace.ts";
import { fakePainter } from "./fakePainter.ts";
import "../styles/tokens.css";
import "../styles/base.css";

declare global {
  interface Window {
    /** The script, for the console and for whoever takes pictures. */
    fake: FakeSpace;
  }
}

const event = {
  event: "demo",
  title: { de: "Werkstatt Zukunft: Ihre Ideen für die digitale Stadt", en: "Future workshop: your ideas for the digital city" },
  description: { de: "Ein Abend zum Kennenlernen, Ausprobieren und Mitreden, von 19 bis 21 Uhr.", en: "An evening to meet, try things out and have a say, from 7 to 9 pm." },
  privacy: { de: "Nachrichten im Raum werden nach 30 Tagen gelöscht.", en: "Messages in the room are deleted after 30 days." },
  languages: ["de", "en"],
  rooms: [],
  open: true,
};
const realFetch = window.fetch.bind(window);
window.fetch = (input, init) => {
  const address = String(input);
  const answer = (status: number, body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } }));
  if (address === "/api/events") return answer(200, { events: [event, { ...event, event: "council", title: { de: "Bürgerrat Verkehr", en: "Citizens' council on traffic" } }] });
  if (address.endsWith("/link")) return String(init?.body).includes("bad") ? answer(404, {}) : answer(200, { role: "host", label: "Hanna Schuster" });
  if (address.startsWith("/api/events/")) {
    const slug = address.slice("/api/events/".length);
    return slug === "demo" || slug === "closed" ? answer(200, { ...event, event: slug, open: slug === "demo" }) : answer(404, {});
  }
  return realFetch(input, init);
};

window.fake = new FakeSpace();
const doors: Doors = { session: window.fake, painter: () => Promise.resolve(fakePainter) };
// The development server serves /dev.html only under its own name: the address is put right before the page reads it.
const wanted = new URLSearchParams(location.search).get("at");
if (wanted !== null) history.replaceState(null, "", wanted);
const place = document.getElementById("lichthof");
if (place !== null) mount(App, { target: place, props: { doors, preferences: new Preferences() } });
