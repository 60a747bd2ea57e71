/** The page with a scripted room instead of a server: `npm run dev`, then open /dev.html. Never part of a build. */
import { mount } from "svelte";
import App from "../src/ui/App.svelte";
import type { Doors } from "../src/ui/doors.ts";
import { Preferences } from "../src/ui/preferences.svelte.ts";
import { createSession, type Session } from "../src/connection/session.ts";
import "../src/ui/styles/tokens.css";
import "../src/ui/styles/base.css";
import { EVENING } from "./evening-map.ts";
import { plainPainter } from "./plain-painter.ts";
import { ScriptedRoom } from "./scripted-room.ts";

declare global {
  interface Window {
    /** The script, for the console and for whoever takes pictures. */
    room: ScriptedRoom;
    session: Session;
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

window.room = new ScriptedRoom();
window.session = createSession({ client: "dev", url: "pretend", outside: window.room, fetchScene: () => Promise.resolve(EVENING) });
const doors: Doors = { session: window.session, painter: () => Promise.resolve(plainPainter) };
// The development server serves /dev.html only under its own name: the address is put right before the page reads it.
const wanted = new URLSearchParams(location.search).get("at");
if (wanted !== null) history.replaceState(null, "", wanted);
const place = document.getElementById("lichthof");
if (place !== null) mount(App, { target: place, props: { doors, preferences: new Preferences() } });
