/** People of the scenes: they come in by a link, and do what people do with eyes, a mouse or a keyboard. */
import type { Browser, Locator, Page } from "playwright-core";
import { visitor, type Device, type Visitor } from "./browser.ts";

export const PATIENCE = 30_000;

export interface Arrival extends Device {
  readonly list?: boolean;
  /** Runs before the page's own code. */
  readonly before?: () => void;
}

export class Person {
  readonly name: string;
  readonly page: Page;
  readonly #visitor: Visitor;
  readonly #foreign: string[] = [];
  readonly #home: string;

  constructor(name: string, visit: Visitor, home: string) {
    this.name = name;
    this.page = visit.page;
    this.#visitor = visit;
    this.#home = home;
    this.page.setDefaultTimeout(PATIENCE);
    this.page.on("request", (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(this.#home).host) this.#foreign.push(request.url());
    });
  }

  /** The sentence of the conversation bar. */
  get talk(): Locator {
    return this.page.getByTestId("conversation");
  }

  async talksWith(...names: string[]): Promise<void> {
    for (const name of names) await this.talk.filter({ hasText: name }).waitFor();
  }

  async talksWithNobody(): Promise<void> {
    await this.talk.filter({ hasText: "You are not in a conversation." }).waitFor();
  }

  async isAt(place: string): Promise<void> {
    await this.page.getByTestId("place").filter({ hasText: place }).first().waitFor();
  }

  /** What the live regions said, the way a screen reader would have it; begins when the room is entered. */
  async listens(): Promise<void> {
    await this.page.evaluate(() => {
      const heard: string[] = [];
      (window as unknown as { heard: string[] }).heard = heard;
      for (const region of document.querySelectorAll("[aria-live]")) {
        new MutationObserver(() => heard.push(region.textContent ?? "")).observe(region, { childList: true, characterData: true, subtree: true });
      }
    });
  }

  async hears(text: string): Promise<void> {
    await this.page.waitForFunction((wanted) => (window as unknown as { heard: string[] }).heard.some((line) => line.includes(wanted)), text);
  }

  async forgets(): Promise<void> {
    await this.page.evaluate(() => void ((window as unknown as { heard: string[] }).heard.length = 0));
  }

  /** The button of this name, whole. */
  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** The map, for who has it before them. */
  get map(): Locator {
    return this.page.getByRole("application");
  }

  /** The line where one writes. */
  get writing(): Locator {
    return this.page.getByRole("textbox", { name: /Write a message/ });
  }

  /** Chooses a tab of the side panel, and of the sheet on phones. */
  async tab(name: "Chat" | "People" | "Places"): Promise<void> {
    await this.page.getByRole("tab", { name }).click();
  }

  // On the map.

  async walksUpTo(other: string): Promise<void> {
    await this.tab("People");
    await this.button(`Go to ${other}`).click();
  }

  async walksTo(place: string): Promise<void> {
    await this.tab("Places");
    await this.forgets();
    await this.button(`Go to ${place}`).click();
    await this.hears("You have arrived.");
    await this.isAt(place);
  }

  /** Holds these keys down, "Shift+ArrowLeft". */
  async holds(keys: string, millis: number): Promise<void> {
    await this.map.focus();
    for (const key of keys.split("+")) await this.page.keyboard.down(key);
    await this.page.waitForTimeout(millis); // how long the keys are held, not a wait for something to happen
    for (const key of keys.split("+").reverse()) await this.page.keyboard.up(key);
  }

  // In the list view.

  async goesTo(place: string): Promise<void> {
    await this.button(new RegExp(`^Go there ?: ${place}$`)).click();
    await this.isAt(place);
  }

  async goesUpTo(other: string): Promise<void> {
    await this.button(`Go to ${other}`).first().click();
  }

  /** Something of the card behind somebody's name. */
  async does(deed: string, other: string): Promise<void> {
    await this.button(other).first().click();
    await this.page.getByRole("dialog", { name: other }).getByRole("button", { name: deed, exact: true }).click();
  }

  /** News in the corner of the page, or a line of it. */
  async sees(text: string): Promise<void> {
    await this.page.getByRole("main").getByText(text).first().waitFor();
  }

  // Talking.

  /** Chooses who is written to. */
  async writesTo(channel: "Nearby" | "Room" | "Everyone" | "Direct"): Promise<void> {
    await this.page.getByRole("group", { name: "Where does the message go?" }).getByRole("button", { name: new RegExp(`^${channel}`) }).click();
  }

  /** Opens the direct messages with somebody. */
  async opensDirect(other: string): Promise<void> {
    await this.writesTo("Direct");
    await this.page.getByRole("group", { name: "All direct messages" }).getByRole("button", { name: new RegExp(`^${other}`) }).click();
  }

  async says(text: string): Promise<void> {
    await this.writing.fill(text);
    await this.writing.press("Enter");
  }

  async reads(text: string): Promise<void> {
    await this.page.getByRole("log").getByText(text).first().waitFor();
  }

  /**
   * Whether these words came to this person in any way: in any channel, as news, or by voice. Ask only when something said after
   * them has been read; else it may merely be too early to know.
   */
  async hasReadAnywhere(text: string): Promise<boolean> {
    const isOnThePage = async () => (await this.page.getByText(text).count()) > 0;
    if (await isOnThePage()) return true;
    if (await this.page.evaluate((words) => (window as unknown as { heard?: string[] }).heard?.some((line) => line.includes(words)) === true, text)) return true;
    for (const channel of ["Nearby", "Room", "Everyone"] as const) {
      await this.writesTo(channel);
      await this.page.getByRole("log", { name: `Messages: ${channel}` }).waitFor({ state: "attached" });
      if (await isOnThePage()) return true;
    }
    await this.writesTo("Direct");
    const partners = this.page.getByRole("group", { name: "All direct messages" }).locator("button.direct");
    for (let at = 0, count = await partners.count(); at < count; at++) {
      await partners.nth(at).click();
      await this.page.getByRole("log").waitFor({ state: "attached" });
      if (await isOnThePage()) return true;
      await this.writesTo("Direct");
    }
    return false;
  }

  /** What no scene may end with. Lines about a lost connection belong to scenes that cut it. */
  troubles(alsoFine: RegExp = /^$/): string[] {
    return [...this.#visitor.complaints.filter((line) => !alsoFine.test(line)), ...this.#foreign.map((url) => `asked a third party: ${url}`)];
  }

  async goes(): Promise<void> {
    await this.#visitor.context.close();
  }
}

/** Opens the link, writes a name, enters, and is in the room. */
export async function arrive(browser: Browser, link: string, name: string, how: Arrival = {}): Promise<Person> {
  const visit = await visitor(browser, { ...(how.phone ? {} : { width: 1120, height: 640 }), language: "en", ...how });
  const person = new Person(name, visit, link);
  if (how.before) await visit.page.addInitScript(how.before);
  await person.page.goto(link);
  await person.page.getByRole("textbox", { name: "Your name" }).fill(name);
  await person.page.getByRole("button", { name: how.list ? "Enter with list view" : "Enter", exact: true }).click();
  await person.isAt("Hall");
  await person.listens();
  return person;
}
