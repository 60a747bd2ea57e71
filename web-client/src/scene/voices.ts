import type { Happening, Message, Space, Topic } from "../space/api.ts";
import type { Figures } from "./figures.ts";

/** What is heard and seen of people goes up over their heads: words, waves, reactions, that somebody is typing. */
export class Voices {
  private readonly space: Space;
  private readonly figures: Figures;
  /** One's own words that are older were shown, or said before the map was there. */
  private ownWordsAtMillis: number;

  /** `wallMillis`: milliseconds since 1970, now. */
  constructor(space: Space, figures: Figures, wallMillis: number) {
    this.space = space;
    this.figures = figures;
    this.ownWordsAtMillis = wallMillis;
  }

  changed(topic: Topic, nowMillis: number): void {
    if (topic === "typing") this.showTyping();
    if (topic === "messages") this.showOwnWords(nowMillis);
  }

  /** True: something is to be seen of it. */
  happened(happening: Happening, nowMillis: number): boolean {
    switch (happening.kind) {
      case "reaction":
        this.figures.react(happening.person, happening.emoji, nowMillis);
        return true;
      case "waved":
        this.figures.react(happening.person, "👋", nowMillis);
        return true;
      case "message":
        this.said(happening.message, nowMillis);
        return true;
      default:
        return false;
    }
  }

  private said(message: Message, nowMillis: number): void {
    if (message.channel.kind !== "nearby") return;
    const person = this.space.personByMember(message.fromMember);
    if (person !== undefined) this.figures.say(person.id, message.text, nowMillis);
  }

  /** One's own words go up over one's head when they have been delivered, not when they were typed. */
  private showOwnWords(nowMillis: number): void {
    const last = this.space.messages({ kind: "nearby" }).at(-1);
    if (last === undefined || !last.mine || last.state !== "sent" || last.sentAtMillis <= this.ownWordsAtMillis) return;
    this.ownWordsAtMillis = last.sentAtMillis;
    this.said(last, nowMillis);
  }

  private showTyping(): void {
    const typing = new Set<number>();
    for (const member of this.space.typing({ kind: "nearby" })) {
      const person = this.space.personByMember(member);
      if (person !== undefined) typing.add(person.id);
    }
    this.figures.showTyping(typing);
  }
}
