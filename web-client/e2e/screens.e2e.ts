import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityTrouble, launchBrowser, visitor, type Device } from "./support/browser.ts";
import { script, scriptedHouse, type ScriptedHouse } from "./support/scripted.ts";
import { cutOff, lostFocus, tooSmall, tooWide } from "./support/sight.ts";

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
      await script(page, (room) => {
        room.meet(9, 4, 5);
        room.walksInto(3);
        room.hears({ kind: "nearby" }, 9, "Guten Abend! Schön, dass Sie da sind.");
        room.hears({ kind: "nearby" }, 4, "Die Karte liegt unter https://daten.stadt.example/karte (Stand: gestern).");
        window.session.wishes.say({ kind: "nearby" }, "Das schaue ich mir gleich an.");
        room.refusesNext();
        window.session.wishes.say({ kind: "nearby" }, "Und das auch.");
        room.types({ kind: "nearby" }, 5);
        room.knocks(12);
        room.waves(14);
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
      await script(page, (room) => room.meet(3));
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
      await script(page, (room) => {
        room.meet(9, 4);
        room.invites(12, 2);
      });
      await page.getByRole("button", { name: /Wo bin ich|Where am I/u }).click();
    },
  },
  {
    name: "lost",
    show: async (page, device) => {
      await enter(page, language(device), true);
      await script(page, (room) => room.loses());
    },
  },
  {
    name: "elsewhere",
    show: async (page, device) => {
      await enter(page, language(device), true);
      await script(page, (room) => room.closes());
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
    const wide = await tooWide(page);
    const trouble = await accessibilityTrouble(page);
    await page.screenshot({ path: `${SHOTS}/${screen.name}.${name}.png` });
    await context.close();
    expect(trouble).toEqual([]);
    expect(wide, "pixels to scroll sideways").toBeLessThanOrEqual(0);
    expect(complaints.filter((complaint) => !complaint.includes("404"))).toEqual([]);
  });
});

/** One visit each, looked at from part to part: what is wrong is told with where. */
const hands: Readonly<Record<string, Device>> = {
  "a phone": { phone: true },
  "a small phone": { phone: true, width: 360, height: 640 },
  "a phone that lies": { phone: true, width: 844, height: 390 },
  "a tablet": { phone: true, width: 820, height: 1180 },
};

describe.each([
  ...Object.entries(hands).map(([name, device]) => [name, "normal", device] as const),
  ...["a small phone", "a phone that lies"].map((name) => [name, "larger", hands[name] ?? {}] as const),
])("in the hand: %s, text %s", (name, text, device) => {
  it("nothing is cut off, and everything is large enough to touch", async () => {
    const { page, context } = await visitor(browser, device);
    await page.addInitScript((textSize) => localStorage.setItem("lichthof.preferences", JSON.stringify({ textSize })), text);
    const trouble: string[] = [];
    const look = async (where: string, picture = false) => {
      await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
      if (picture) await page.screenshot({ path: `${SHOTS}/hand.${name.replaceAll(" ", "-")}.${text}.${where.replaceAll(" ", "-")}.png` });
      if ((await tooWide(page)) > 0) trouble.push(`${where}: scrolls sideways`);
      trouble.push(...[...(await cutOff(page)), ...(await tooSmall(page))].map((line) => `${where}: ${line}`));
    };
    await house.open(page, "/e/demo");
    await page.getByRole("textbox", { name: "Ihr Name" }).waitFor();
    await look("the entrance");
    await enter(page, "de", false);
    await look("the map");
    await script(page, (room) => {
      room.meet(9, 4, 5);
      room.walksInto(3);
      room.knocks(12);
      room.waves(14);
    });
    await page.getByRole("button", { name: "Hereinlassen" }).waitFor();
    await look("in conversation", true);
    // Whoever knocks lies above the sheet until they are answered.
    await page.getByRole("button", { name: "Hereinlassen" }).click();
    for (const part of ["Chat", "Personen", "Orte", "Mehr"]) {
      await page.getByRole("tab", { name: part }).click();
      await look(part, part === "Chat");
    }
    await page.getByRole("button", { name: "Einstellungen" }).click();
    await look("settings");
    await page.keyboard.press("Escape");
    await page.getByRole("tabpanel").getByRole("button", { name: "Schließen", exact: true }).click();
    await page.getByRole("button", { name: "Liste", exact: true }).click();
    await page.getByRole("heading", { name: "Listenansicht" }).waitFor();
    await look("the list", true);
    await page.getByRole("button", { name: "Hanna Schuster", exact: true }).click();
    await look("a person");
    await context.close();
    expect(trouble).toEqual([]);
  });
});

describe.each([
  ["at a desk", {}],
  ["on a tablet", { width: 820, height: 1180 }],
  ["at 200 %", { width: 720, height: 450 }],
  ["on a phone", { width: 390, height: 844 }],
] as const)("by keyboard %s", (_, device) => {
  it("one sees where one is, from the first stop to the last", async () => {
    const { page, context } = await visitor(browser, device);
    const trouble: string[] = [];
    const walk = async (where: string) => trouble.push(...(await lostFocus(page)).map((line) => `${where}: ${line}`));
    await house.open(page, "/e/demo");
    await page.getByRole("textbox", { name: "Ihr Name" }).waitFor();
    await walk("the entrance");
    await enter(page, "de", false);
    await page.getByRole("application").waitFor();
    await script(page, (room) => room.meet(9, 4));
    await walk("the map");
    await page.getByRole("button", { name: "Liste", exact: true }).click();
    await page.getByRole("heading", { name: "Listenansicht" }).waitFor();
    await walk("the list");
    await context.close();
    expect(trouble).toEqual([]);
  });
});

describe("in the colours of the device", () => {
  it("a page without its own colours can be used by everybody", async () => {
    const { page, context } = await visitor(browser, {});
    await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
    await enter(page, "de", false);
    await script(page, (room) => room.meet(9, 4, 5));
    await page.screenshot({ path: `${SHOTS}/forced-map.png` });
    expect(await accessibilityTrouble(page)).toEqual([]);
    await page.getByRole("button", { name: "Liste", exact: true }).click();
    await page.getByRole("heading", { name: "Listenansicht" }).waitFor();
    await page.screenshot({ path: `${SHOTS}/forced-list.png` });
    expect(await accessibilityTrouble(page)).toEqual([]);
    await context.close();
  });
});
