import { mkdirSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityTrouble, launchBrowser, visitor, type Device } from "./support/browser.ts";
import { openHouse, type House } from "./support/house.ts";
import { arrive } from "./support/people.ts";

/** axe-core finds nothing serious on any page of the real product; each is also kept as a picture to be looked at. */

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
