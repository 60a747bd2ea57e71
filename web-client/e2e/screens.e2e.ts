import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityTrouble, launchBrowser, visitor, type Device } from "./support/browser.ts";
import { fake, scriptedHouse, type ScriptedHouse } from "./support/scripted.ts";

/**
 * Every screen with a scripted room behind it, built as it is shipped and under the strictest policy: looked at by axe-core,
 * and kept as a picture for people to look at.
 */

const SHOTS = "e2e/shots/screens";
let house: ScriptedHouse;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  house = await scriptedHouse();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const open = (page: Page, at: string) => house.open(page, at);
const enter = (page: Page, language: "de" | "en", listView: boolean) => house.enter(page, language, listView);

interface Screen {
  readonly name: string;
  /** Also looked at in a narrow window; the others are made of the same parts. */
  readonly narrow?: true;
  show(page: Page, device: Device): Promise<void>;
}
const language = (device: Device) => device.language ?? "de";
const screens: readonly Screen[] = [
  { name: "events", show: async (page) => void (await open(page, "/"), await page.getByRole("heading", { level: 1 }).waitFor()) },
  {
    name: "entrance",
    narrow: true,
    show: async (page) => {
      await open(page, "/e/demo#secret");
      await page.getByRole("textbox").waitFor();
    },
  },
  { name: "entrance-bad-link", show: async (page) => void (await open(page, "/e/demo#bad"), await page.getByRole("alert").waitFor()) },
  { name: "entrance-closed", show: async (page) => void (await open(page, "/e/closed"), await page.getByRole("heading", { level: 1 }).waitFor()) },
  { name: "map", narrow: true, show: (page, device) => enter(page, language(device), false) },
  {
    name: "map-talking",
    show: async (page, device) => {
      await enter(page, language(device), false);
      await fake(page, (space) => {
        space.meet(9, 4, 5);
        space.walksInto(3);
        space.hears({ kind: "nearby" }, 9, "Guten Abend! Schön, dass Sie da sind.");
        space.hears({ kind: "nearby" }, 4, "Die Karte liegt unter https://daten.stadt.example/karte (Stand: gestern).");
        space.say({ kind: "nearby" }, "Das schaue ich mir gleich an.");
        space.say({ kind: "nearby" }, "zu schnell");
        space.types({ kind: "nearby" }, 5);
        space.asked({ kind: "knock", person: 12 });
        space.happens({ kind: "waved", person: 14 });
      });
      if (device.phone) await page.getByRole("tab").first().click();
    },
  },
  {
    name: "map-people",
    show: async (page, device) => {
      await enter(page, language(device), false);
      await page.getByRole("tab").nth(1).click();
    },
  },
  {
    name: "map-places",
    show: async (page, device) => {
      await enter(page, language(device), false);
      await page.getByRole("tab").nth(2).click();
    },
  },
  {
    name: "person-card",
    show: async (page, device) => {
      await enter(page, language(device), true);
      await fake(page, (space) => space.meet(3));
      await page.getByRole("button", { name: "Hanna Schuster", exact: true }).click();
    },
  },
  {
    name: "settings",
    narrow: true,
    show: async (page, device) => {
      await enter(page, language(device), true);
      if (device.phone || device.width) await page.getByRole("tab").nth(3).click();
      await page.getByRole("button", { name: /^(Einstellungen|Settings)$/u }).click();
    },
  },
  {
    name: "help",
    show: async (page, device) => {
      await enter(page, language(device), true);
      if (device.phone || device.width) await page.getByRole("tab").nth(3).click();
      await page.getByRole("button", { name: /^(Hilfe und Tasten|Help and keys)$/u }).click();
    },
  },
  {
    name: "list",
    narrow: true,
    show: async (page, device) => {
      await enter(page, language(device), true);
      await fake(page, (space) => {
        space.meet(9, 4);
        space.asked({ kind: "invite", person: 12, conversation: 2 });
      });
      await page.getByRole("button", { name: /Wo bin ich|Where am I/u }).click();
    },
  },
  {
    name: "lost",
    show: async (page, device) => {
      await enter(page, language(device), true);
      await fake(page, (space) => space.loses());
    },
  },
  {
    name: "elsewhere",
    show: async (page, device) => {
      await enter(page, language(device), true);
      await fake(page, (space) => space.closes("opened-elsewhere"));
      await page.getByRole("heading", { level: 1, name: /anderen Fenster|another window/u }).waitFor();
    },
  },
];

const devices: Readonly<Record<string, Device>> = {
  desk: {},
  "phone-dark-en": { phone: true, dark: true, language: "en" },
  // 1280 pixels at 400 %: everything but the map has to fit.
  narrow: { width: 320, height: 640 },
};

describe.each(Object.entries(devices))("on %s", (name, device) => {
  it.each(screens.filter(({ narrow }) => name !== "narrow" || narrow))("$name can be used by everybody", async (screen) => {
    const { page, context, complaints } = await visitor(browser, device);
    await screen.show(page, device);
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const trouble = await accessibilityTrouble(page);
    await page.screenshot({ path: `${SHOTS}/${screen.name}.${name}.png` });
    await context.close();
    expect(trouble).toEqual([]);
    expect(wide, "pixels to scroll sideways").toBeLessThanOrEqual(0);
    expect(complaints.filter((complaint) => !complaint.includes("404"))).toEqual([]);
  });
});
