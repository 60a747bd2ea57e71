import type { Browser } from "playwright-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { openHouse, type House } from "./support/house.ts";
import { arrive, type Person } from "./support/people.ts";

/** Everything by keyboard, with no canvas in the browser at all: the same evening as on the map. */

let house: House;
let browser: Browser;

beforeEach(async () => {
  [house, browser] = await Promise.all([openHouse(), launchBrowser()]);
});
afterEach(async () => {
  await browser?.close();
  await house?.dispose();
});

/** A browser without a canvas: whatever needs one fails. */
const withoutCanvas = () => {
  HTMLCanvasElement.prototype.getContext = () => null;
  const make = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    if (name.toLowerCase() === "canvas") throw new Error("there is no canvas here");
    return make(name, options);
  }) as typeof document.createElement;
};

const name = (element: Element | null): string => {
  if (element === null) return "";
  const labelled = element.getAttribute("aria-labelledby")?.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  const label = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels?.[0]?.textContent : undefined;
  return (element.getAttribute("aria-label") ?? labelled ?? label ?? element.textContent ?? "").replace(/\s+/g, " ").trim();
};

/** Presses Tab until the focus stands on what is called so: what cannot be reached like this does not exist. */
async function tabTo(guest: Person, wanted: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 250; presses++) {
    const here = await guest.page.evaluate(`(${name.toString()})(document.activeElement)`) as string;
    seen.push(here);
    if (typeof wanted === "string" ? here === wanted : wanted.test(here)) return;
    await guest.page.keyboard.press("Tab");
  }
  throw new Error(`no '${wanted}' on the way of the Tab key; it came by: ${[...new Set(seen)].join(" | ")}`);
}
const presses = async (guest: Person, wanted: string | RegExp) => {
  await tabTo(guest, wanted);
  await guest.page.keyboard.press("Enter");
};
const writes = async (guest: Person, text: string) => {
  await tabTo(guest, /Write a message/);
  await guest.page.keyboard.type(text);
  await guest.page.keyboard.press("Enter");
};

it("an evening in the list view, by keyboard alone", async () => {
  const how = { list: true, before: withoutCanvas };
  const ann = await arrive(browser, `${house.address}/e/demo`, "Ann", how);
  const bob = await arrive(browser, `${house.address}/e/demo`, "Bob", how);
  const carl = await arrive(browser, `${house.address}/e/demo`, "Carl", how);
  const guests = [ann, bob, carl];

  // The first thing that the Tab key can find leads between map and list.
  const first = await ann.page.evaluate(() => document.querySelector("a[href], button, input, [tabindex='0']")?.textContent?.trim());
  expect(first).toMatch(/Go to the (map|list view)/);

  // Go to a place.
  await presses(ann, /^Go there ?: Regulars' table$/);
  await ann.isAt("Regulars' table");

  // Approach a person, and be in conversation.
  await presses(bob, "Go to Ann");
  await bob.talksWith("Ann");
  await ann.talksWith("Bob");
  await bob.hears("You are now in conversation with Ann.");
  await ann.hears("Bob has joined.");

  // Talk.
  await writes(bob, "Good evening, Ann.");
  await ann.reads("Good evening, Ann.");

  // React, wave, follow.
  await presses(bob, /React with Applause|Applause/);
  await presses(ann, /^Lock/);
  await bob.page.getByRole("region", { name: "Conversation" }).getByText("Locked").first().waitFor();

  // Somebody else knocks and is let in.
  await presses(carl, /^Knock/);
  await presses(ann, /^Let in/);
  await carl.talksWith("Ann");
  await writes(carl, "Thank you for letting me in.");
  await bob.reads("Thank you for letting me in.");

  // Leave though standing there.
  await presses(carl, "Leave conversation");
  await carl.talksWithNobody();

  // Another room, and back.
  await presses(carl, /^Switch ?: Garden/);
  await carl.isAt("Garden");
  await presses(carl, /^Switch ?: Hall/);
  await carl.isAt("Hall");

  // Where am I?
  await presses(bob, "Where am I?");
  await bob.page.getByText(/Room Hall, place: Regulars' table/).first().waitFor();

  expect([...ann.troubles(), ...bob.troubles(), ...carl.troubles()]).toEqual([]);
  for (const guest of guests) {
    // Not even fetched: nobody in the list view pays for the map.
    const loaded = await guest.page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
    expect(loaded.filter((address) => /scene-|pixi/i.test(address))).toEqual([]);
    await guest.goes();
  }
});
