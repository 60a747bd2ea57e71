import { mkdirSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityTrouble, launchBrowser, visitor, type Device } from "./support/browser.ts";
import { openHouse, type House } from "./support/house.ts";
import { arrive } from "./support/people.ts";
import { spokenTree } from "./support/tree.ts";

/**
 * axe-core finds nothing serious on any page of the real product, and the tree that screen readers are given says what the page
 * says; each page is also kept as a picture to be looked at.
 */

const SHOTS = "e2e/shots/product";
let house: House;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  [house, browser] = await Promise.all([openHouse(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.dispose();
});

// Whoever closes the window keeps their place for a minute: everybody has a name of their own.
let guests = 0;

const devices: Record<string, Device> = {
  desktop: { width: 1280, height: 800, language: "en" },
  "desktop-dark": { width: 1280, height: 800, dark: true, language: "en" },
  phone: { phone: true, language: "en" },
  "phone-dark": { phone: true, dark: true, language: "en" },
};

describe.each(Object.entries(devices))("%s", (device, how) => {
  it("the entrance", async () => {
    const guest = await visitor(browser, how);
    await guest.page.goto(house.link("organiser"));
    await guest.page.getByRole("textbox", { name: "Your name" }).waitFor();
    await guest.page.screenshot({ path: `${SHOTS}/${device}-entrance.png` });
    expect(await accessibilityTrouble(guest.page)).toEqual([]);
    expect(guest.complaints).toEqual([]);
    await guest.context.close();
  });

  it("the list view, in conversation", async () => {
    const ann = await arrive(browser, `${house.address}/e/demo`, `Ann ${++guests}`, { ...how, list: true });
    const bob = await arrive(browser, `${house.address}/e/demo`, `Bob ${guests}`, { list: true });
    await bob.page.getByRole("button", { name: `Go to Ann ${guests}`, exact: true }).first().click();
    await ann.talksWith(`Bob ${guests}`);
    await ann.page.screenshot({ path: `${SHOTS}/${device}-list.png` });
    expect(await accessibilityTrouble(ann.page)).toEqual([]);
    expect([...ann.troubles(), ...bob.troubles()]).toEqual([]);
    await ann.goes();
    await bob.goes();
  });

  it("the map, in conversation", async () => {
    const ann = await arrive(browser, `${house.address}/e/demo`, `Ann ${++guests}`, how);
    const bob = await arrive(browser, `${house.address}/e/demo`, `Bob ${guests}`, { list: true });
    await bob.page.getByRole("button", { name: `Go to Ann ${guests}`, exact: true }).first().click();
    await ann.talksWith(`Bob ${guests}`);
    await ann.page.getByRole("application").waitFor();
    await ann.page.screenshot({ path: `${SHOTS}/${device}-map.png` });
    expect(await accessibilityTrouble(ann.page)).toEqual([]);
    expect([...ann.troubles(), ...bob.troubles()]).toEqual([]);
    await ann.goes();
    await bob.goes();
  });
});

const tongues = {
  de: { chat: "Chat", people: "Personen", places: "Orte", close: "Schließen", settings: "Einstellungen", help: "Hilfe und Tasten", leave: "Verlassen", list: "Liste", stay: /bleiben/i, enter: "Eintreten", name: "Ihr Name", goTo: "Zu", bar: "Gespräch", main: "Raum", mapIs: /^Karte\./, heading: "Listenansicht", here: "Sie sind hier" },
  en: { chat: "Chat", people: "People", places: "Places", close: "Close", settings: "Settings", help: "Help and keys", leave: "Leave", list: "List", stay: /stay/i, enter: "Enter", name: "Your name", goTo: "Go to", bar: "Conversation", main: "Room", mapIs: /^Map\./, heading: "List view", here: "You are here" },
} as const;

describe.each(["de", "en"] as const)("in %s", (language) => {
  it("every part and every card can be used by everybody", async () => {
    const words = tongues[language];
    const bob = await arrive(browser, `${house.address}/e/demo`, `Bob ${++guests}`, { list: true });
    const { page, context, complaints } = await visitor(browser, { language, width: 1120, height: 640, still: true });
    page.setDefaultTimeout(30_000);
    const trouble: string[] = [];
    const look = async (where: string) => trouble.push(...(await accessibilityTrouble(page)).map((line) => `${where}: ${line}`));
    const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).first().click();

    await page.goto(house.link("booth-staff"));
    await page.getByRole("textbox", { name: words.name }).fill(`Ann ${guests}`);
    await look("the entrance");
    await press(words.enter);
    await page.getByRole("application", { name: words.mapIs }).waitFor();
    for (const part of [words.people, words.places, words.chat]) {
      await page.getByRole("tab", { name: part }).click();
      await look(part);
    }
    for (const card of [words.settings, words.help, words.leave]) {
      await press(card);
      await page.getByRole("dialog").waitFor();
      await look(card);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await page.getByRole("tab", { name: words.places }).click();
    await page.getByRole("tabpanel").getByRole("button").first().click();
    await page.getByRole("dialog").waitFor();
    await look("a place");
    await page.keyboard.press("Escape");

    // What a screen reader is given of the map's page: where one is, with whom, and the way to everything.
    const map = await spokenTree(page);
    for (const landmark of [`navigation`, `banner`, `main ${words.main}`, `region ${words.bar}`, `complementary`]) {
      expect(map.some((line) => line.startsWith(landmark)), `${landmark} in\n${map.join("\n")}`).toBe(true);
    }
    expect(map.filter((line) => line.startsWith("heading 1 "))).toHaveLength(1);

    await press(words.list);
    await page.getByRole("heading", { name: words.heading }).waitFor();
    await page.getByRole("button", { name: `Bob ${guests}`, exact: true }).first().waitFor();
    await look("the list");
    const list = await spokenTree(page);
    // Places under the list's heading, people in lists under their place, and nothing that can be pressed without a name.
    const at = (line: string | RegExp) => list.findIndex((one) => (typeof line === "string" ? one === line : line.test(one)));
    expect(at(`heading 2 ${words.heading}`), list.join("\n")).toBeGreaterThan(-1);
    expect(at("heading 3 Foyer")).toBeGreaterThan(at(`heading 2 ${words.heading}`));
    expect(at(`button Bob ${guests}`), list.join("\n")).toBeGreaterThan(at("heading 3 Foyer"));
    expect([...map, ...list].filter((line) => /^(button|link|tab|textbox|combobox|checkbox|radio|region|dialog|img)$/.test(line))).toEqual([]);

    await press(`Bob ${guests}`);
    await page.getByRole("dialog", { name: `Bob ${guests}` }).waitFor();
    await look("a person");
    await context.close();
    await bob.goes();
    expect(trouble).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
