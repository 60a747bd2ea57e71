import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, visitor, type Visitor } from "./support/browser.ts";
import { script, scriptedHouse, type ScriptedHouse } from "./support/scripted.ts";

let house: ScriptedHouse;
let browser: Browser;
let somebody: Visitor;
let page: Page;

beforeAll(async () => {
  house = await scriptedHouse();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});
beforeEach(async () => {
  somebody = await visitor(browser);
  page = somebody.page;
});
afterEach(() => somebody.context.close());

const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset["keep"] ?? document.activeElement?.textContent?.trim());
const spoken = (region: "polite" | "assertive") => page.getByTestId(`live-${region}`);

describe("with the keyboard alone", () => {
  it("theFirstLinkLeadsToTheListViewAndBack", async () => {
    await house.enter(page, "de", false);
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Zur Listenansicht");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Listenansicht" }).waitFor();
    expect(await focused()).toBe("Listenansicht");
    expect(await page.locator("canvas").count()).toBe(0);
    await page.getByRole("link", { name: "Zur Karte" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("application").waitFor();
  });

  it("theListViewIsRemembered", async () => {
    await house.enter(page, "de", true);
    await house.open(page, "/e/demo");
    await page.getByRole("heading", { name: "Listenansicht" }).waitFor();
  });

  it("theFocusStaysOnSomebodyWhoGoesElsewhere", async () => {
    await house.enter(page, "de", true);
    await page.getByRole("button", { name: "Ayşe Demir", exact: true }).focus();
    await script(page, (room) => room.moves(2, 9));
    await page.locator("section", { has: page.getByRole("heading", { name: "Bibliothek", exact: true }) }).getByRole("button", { name: "Ayşe Demir", exact: true }).waitFor();
    await expect.poll(focused).toBe("name 2");
  });

  it("theFocusGoesToTheHeadingWhenSomebodyLeaves", async () => {
    await house.enter(page, "de", true);
    await page.getByRole("button", { name: "Ayşe Demir", exact: true }).focus();
    await script(page, (room) => room.goes(2));
    await page.getByRole("button", { name: "Ayşe Demir", exact: true }).waitFor({ state: "detached" });
    await expect.poll(focused).toBe("Empfang");
  });

  it("aDialogGivesTheFocusBack", async () => {
    await house.enter(page, "de", true);
    const name = page.getByRole("button", { name: "Ayşe Demir", exact: true });
    await name.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Ayşe Demir" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await focused()).toBe("name 2");
  });

  it("theArrowKeysGoRoundTheTabsThatAreThere", async () => {
    await house.enter(page, "de", false);
    await page.getByRole("tab", { name: "Chat" }).focus();
    for (const name of ["Personen", "Orte", "Chat"]) {
      await page.keyboard.press("ArrowRight");
      await page.getByRole("tab", { name, selected: true }).waitFor();
      await expect.poll(focused).toContain(name);
    }
  });

  it("shortcutsOfTheBrowserAreNotWalkingEvenRightAfterEntering", async () => {
    await house.enter(page, "de", false);
    await page.getByRole("application").waitFor();
    await page.evaluate(() => {
      addEventListener("keydown", (event) => (document.title = `${event.code} ${event.defaultPrevented ? "taken" : "left alone"}`));
    });
    const pressed = async (key: string) => (await page.keyboard.press(key), page.title());
    expect(await pressed("Control+a")).toBe("KeyA left alone");
    expect(await pressed("Control+d")).toBe("KeyD left alone");
    expect(await pressed("a")).toBe("KeyA taken");
  });

  it("aWindowThatWasNarrowLeavesThePanelOpenAtTheDesk", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await house.enter(page, "de", false);
    expect(await page.getByRole("tabpanel").count()).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    await house.open(page, "/e/demo");
    await page.getByRole("tabpanel", { name: "Chat" }).waitFor();
  });

  it("lettersAreLettersInTheChat", async () => {
    await house.enter(page, "de", false);
    await script(page, (room) => room.meet(3));
    const field = page.getByRole("textbox", { name: "Nachricht schreiben: In der Nähe" });
    await field.fill("");
    await field.pressSequentially("wasd g+-");
    expect(await field.inputValue()).toBe("wasd g+-");
    await page.keyboard.press("Enter");
    await page.getByRole("log").getByText("wasd g+-").waitFor();
  });
});

describe("for ears", () => {
  it("theMapIsCalledByItsNameInTheLanguageOfTheMoment", async () => {
    await house.enter(page, "de", false);
    await page.getByRole("application", { name: /^Karte\./u }).waitFor();
    await page.getByRole("button", { name: "English", exact: true }).click();
    await page.getByRole("application", { name: /^Map\./u }).waitFor();
  });

  it("aConversationIsSaidAtOnce", async () => {
    await house.enter(page, "de", true);
    await script(page, (room) => room.meet(3, 4));
    await spoken("assertive").getByText("Sie sind jetzt im Gespräch mit Bernd Krause und Chiara Romano.").waitFor();
  });

  it("aKnockIsSaidAtOnceAndStaysUntilItIsAnswered", async () => {
    await house.enter(page, "de", true);
    await script(page, (room) => room.knocks(9));
    await spoken("assertive").getByText("Hanna Schuster klopft an und möchte mitreden.").waitFor();
    await page.getByRole("button", { name: "Hereinlassen" }).click();
    await page.getByRole("region", { name: "Anfragen an Sie" }).waitFor({ state: "detached" });
  });

  it("whoComesByIsSaidPolitely", async () => {
    await house.enter(page, "de", true);
    // The first look only says how things are; what changes after it is news.
    await script(page, (room) => room.moves(4, 0));
    await page.locator("section", { has: page.getByRole("heading", { name: "Empfang", exact: true }) }).getByRole("button", { name: "Chiara Romano", exact: true }).waitFor();
    await script(page, (room) => room.moves(9, 0));
    await spoken("polite").getByText(/Hanna Schuster/u).waitFor();
    expect(await spoken("assertive").textContent()).not.toMatch(/Hanna/u);
  });

  it("theLostLineIsSaidOnceAndNotEverySecond", async () => {
    await house.enter(page, "de", true);
    await script(page, (room) => room.loses());
    await page.getByText(/Neuer Versuch in \d Sekunden/u).waitFor();
    expect(await spoken("assertive").textContent()).toContain("Die Verbindung ist unterbrochen. Ihr Platz wird freigehalten.");
    await script(page, (room) => room.comesBack());
    await spoken("polite").getByText("Die Verbindung steht wieder.").waitFor();
  });
});
