import type { Happening } from "../../space/api.ts";
import { lang } from "../i18n/language.svelte.ts";
import { refusalNamed } from "../i18n/refusals.ts";
import { chime } from "./chime.ts";
import type { Visit } from "./visit.svelte.ts";

/** Names are asked for when a number is first seen; who is in conversation with "Somebody" for a moment is told a moment later. */
const NAMES_MAY_TAKE_MILLIS = 1500;

/** Tells what happened as soon as the names of those it is about are known, or when that takes too long. */
export function tellNewsOf(visit: Visit, happening: Happening): void {
  const people = peopleIn(visit, happening);
  const isKnown = () => people.every((person) => (visit.space.people.get(person)?.name ?? "") !== "" || visit.space.self?.id === person);
  if (isKnown()) return tellNews(visit, happening);
  const stop = visit.space.on((topic) => {
    if (topic === "people" && isKnown()) tell();
  });
  const late = setTimeout(() => tell(), NAMES_MAY_TAKE_MILLIS);
  const tell = () => {
    stop();
    clearTimeout(late);
    tellNews(visit, happening);
  };
}

function peopleIn(visit: Visit, happening: Happening): readonly number[] {
  switch (happening.kind) {
    case "conversation-joined":
      return visit.othersIn(happening.conversation);
    case "person-joined-conversation":
    case "knocked":
    case "invited":
    case "waved":
      return [happening.person];
    default:
      return [];
  }
}

/** Turns what happens into words: a toast for the eyes, an announcement for the ears, a sound for those who asked for one. */
function tellNews(visit: Visit, happening: Happening): void {
  const { news } = lang.t;
  switch (happening.kind) {
    case "entered-room":
      visit.areaNote = undefined;
      return visit.announce(happening.resumed ? news.resumed : news.entered(visit.roomTitle(happening.room)), "soon");
    case "conversation-joined": {
      const others = visit.othersIn(happening.conversation);
      const names = visit.namesOf(others);
      const listening = visit.space.self?.listeningOnly === true;
      return visit.announce(others.length === 0 ? news.joinedAlone : listening ? news.joinedListening(names) : news.joined(names), "at-once");
    }
    case "conversation-left":
      return visit.announce(news.left, "soon");
    case "person-joined-conversation":
      return visit.announce(news.personJoined(visit.nameOf(happening.person)), "soon");
    case "person-left-conversation":
      return visit.announce(news.personLeft(visit.nameOf(happening.person)), "soon");
    case "conversation-locked":
      return visit.announce(happening.locked ? news.locked : news.unlocked, "soon");
    case "message":
      return tellMessage(visit, happening.message);
    case "waved": {
      const { person } = happening;
      const text = news.waved(visit.nameOf(person));
      visit.toast(text, "news", { label: news.waveBack, run: () => visit.wave(person) });
      return visit.announce(text, "at-once");
    }
    case "reaction": {
      const name = visit.nameOf(happening.person);
      const reaction = lang.t.reactions.names[happening.emoji] ?? happening.emoji;
      return visit.announce(lang.t.reactions.from(name, reaction), "surroundings", `reaction ${happening.emoji}`);
    }
    case "knocked":
      ring(visit);
      return visit.announce(lang.t.requests.knock(visit.nameOf(happening.person)), "at-once");
    case "invited":
      ring(visit);
      return visit.announce(lang.t.requests.invite(visit.nameOf(happening.person)), "at-once");
    case "knock-answered":
      return both(visit, happening.welcome ? news.welcome : news.notWelcome);
    case "invite-answered": {
      const name = visit.nameOf(happening.person);
      return both(visit, happening.accept ? news.inviteAccepted(name) : news.inviteDeclined(name));
    }
    case "located": {
      const name = visit.memberName(happening.member);
      if (happening.room === "") return both(visit, news.notHere(name));
      if (happening.room !== visit.space.room) return both(visit, news.locatedRoom(name, visit.roomTitle(happening.room)));
      visit.pointedOut = { person: happening.person };
      return both(visit, news.located(name, visit.titleOf(visit.reading.area(happening.area))));
    }
    case "refused": {
      const code = refusalNamed(happening.code);
      if (code === "room-full") {
        visit.card = { kind: "full", rooms: happening.rooms };
        return;
      }
      visit.toast(lang.t.refusals[code], "trouble");
      return visit.announce(lang.t.refusals[code], "at-once");
    }
    case "arrived":
      return visit.announce(news.arrived, "soon");
    case "area-entered": {
      const area = visit.reading.area(happening.area);
      if (area === undefined || lang.of(area.title) === "") return;
      visit.areaNote = happening.area;
      const others = visit.reading.people.filter((person) => person.area === happening.area).length;
      return visit.announce(others === 0 ? lang.t.area.entered(visit.titleOf(area)) : lang.t.area.enteredWith(visit.titleOf(area), others), "soon");
    }
    case "area-left":
      if (visit.areaNote === happening.area) visit.areaNote = undefined;
      return;
  }
}

function tellMessage(visit: Visit, message: Extract<Happening, { kind: "message" }>["message"]): void {
  if (message.mine) return;
  const isOpen = visit.panel === "talk" && !visit.picksDirect && !document.hidden && sameChannel(visit.channel, message.channel);
  // The open chat is a log that screen readers follow by themselves.
  if (isOpen) return;
  const { channel } = message;
  if (channel.kind === "nearby") return visit.announce(lang.t.chat.says(message.fromName, message.text), "soon");
  const where = channel.kind === "direct" ? lang.t.chat.direct : lang.t.chat[channel.kind];
  const spoken = lang.t.chat.saysIn(message.fromName, where, message.text);
  if (channel.kind === "room") return visit.announce(spoken, "surroundings", message.key);
  visit.toast(lang.t.news.message(message.fromName, where), "news", { label: lang.t.news.show, run: () => visit.openChat(channel) });
  visit.announce(spoken, "at-once");
  ring(visit);
}

export function sameChannel(a: { readonly kind: string; readonly member?: number }, b: { readonly kind: string; readonly member?: number }): boolean {
  return a.kind === b.kind && a.member === b.member;
}

function both(visit: Visit, text: string): void {
  visit.toast(text);
  visit.announce(text, "at-once");
}

function ring(visit: Visit): void {
  if (visit.preferences.sounds) chime();
}
