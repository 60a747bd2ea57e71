import type { ClientBody } from "../protocol/frames.ts";
import type { Availability, Channel, Facing, Message, Wishes } from "../space/api.ts";
import type { SpaceModel } from "../space/space-model.ts";
import { channelInit } from "../space/words.ts";

/** What of a session wishes need. */
export interface Mouth {
  send(body: ClientBody): void;
  say(channel: Channel, text: string, ref: string): void;
  look(width: number, height: number): void;
  available(availability: Availability): void;
  watch(watch: boolean): void;
  reconnect(): void;
  leave(): void;
}

/** Wishes in the words of the protocol. Walking is done here first, by the walker, and told as it goes. */
export class SpokenWishes implements Wishes {
  private readonly model: SpaceModel;
  private readonly mouth: Mouth;
  private readonly tab = Math.random().toString(36).slice(2, 10);
  private written = 0;

  constructor(model: SpaceModel, mouth: Mouth) {
    this.model = model;
    this.mouth = mouth;
  }

  advance(nowMillis: number): void {
    this.model.advance(nowMillis);
  }

  steer(dx: number, dy: number, run: boolean): void {
    this.model.walker?.steer(dx, dy, run);
  }

  turn(facing: Facing): void {
    this.model.walker?.turn(facing);
  }

  walkTo(x: number, y: number, run = false): boolean {
    return this.model.walker?.walkTo(x, y, run) ?? false;
  }

  goToArea(area: number, jump: boolean): void {
    this.goTo({ target: { case: "area", value: area }, jump });
  }

  goToPerson(person: number, jump: boolean): void {
    this.goTo({ target: { case: "person", value: person }, jump });
  }

  goToConversation(conversation: number, jump: boolean): void {
    this.goTo({ target: { case: "conversation", value: conversation }, jump });
  }

  follow(person: number | undefined): void {
    if (person !== undefined) this.model.walker?.halt();
    this.mouth.send({ case: "follow", value: { person: person ?? 0 } });
  }

  locate(member: number): void {
    this.mouth.send({ case: "locate", value: { member } });
  }

  wave(person: number): void {
    this.mouth.send({ case: "wave", value: { person } });
  }

  react(emoji: string): void {
    this.mouth.send({ case: "react", value: { emoji } });
  }

  setAvailability(availability: Availability): void {
    this.model.setAvailability(availability);
    this.mouth.available(availability);
  }

  changeProfile(name: string, avatar: number): void {
    this.mouth.send({ case: "changeProfile", value: { name, avatar } });
  }

  say(channel: Channel, text: string): void {
    this.mouth.say(channel, text, `${this.tab}-${++this.written}`);
  }

  /** The same mark again: had it arrived after all, it is not stored twice. */
  retry(message: Message): void {
    if (message.state === "refused") this.mouth.say(message.channel, message.text, message.key);
  }

  typing(channel: Channel, typing: boolean): void {
    this.mouth.send({ case: "typing", value: { channel: channelInit(channel), typing } });
  }

  readOlder(channel: Channel): void {
    if (!this.model.hasOlder(channel)) return;
    const before = BigInt(this.model.chat.oldest(channel));
    this.mouth.send({ case: "readHistory", value: { channel: channelInit(channel), before, limit: this.model.historyPage } });
  }

  markRead(channel: Channel): void {
    this.model.markRead(channel);
  }

  lock(locked: boolean): void {
    this.mouth.send({ case: "lock", value: { locked } });
  }

  knock(conversation: number): void {
    this.mouth.send({ case: "knock", value: { conversation } });
  }

  answerKnock(person: number, welcome: boolean): void {
    this.model.closeRequest("knock", person);
    this.mouth.send({ case: "answerKnock", value: { person, welcome } });
  }

  invite(person: number): void {
    this.mouth.send({ case: "invite", value: { person } });
  }

  answerInvite(person: number, accept: boolean): void {
    this.model.closeRequest("invite", person);
    if (accept) this.model.walker?.halt();
    this.mouth.send({ case: "answerInvite", value: { person, accept } });
  }

  joinConversation(conversation: number): void {
    this.model.walker?.halt();
    this.mouth.send({ case: "joinConversation", value: { conversation } });
  }

  leaveConversation(): void {
    this.mouth.send({ case: "leaveConversation", value: {} });
  }

  watchRoster(watch: boolean): void {
    this.mouth.watch(watch);
    this.mouth.send({ case: "watchRoster", value: { watch } });
  }

  enterRoom(room: string, entry: string): void {
    this.model.walker?.halt();
    this.mouth.send({ case: "enterRoom", value: { room, entry } });
  }

  reconnectNow(): void {
    this.mouth.reconnect();
  }

  look(width: number, height: number): void {
    this.mouth.look(width, height);
  }

  leave(): void {
    this.mouth.leave();
  }

  private goTo(value: Extract<ClientBody, { case: "goTo" }>["value"]): void {
    // Stand still first: a position told after this wish would end the walk that it starts.
    this.model.walker?.halt();
    this.mouth.send({ case: "goTo", value });
  }
}
