import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { openHouse, type House } from "./support/house.ts";
import { arrive, type Arrival, type Person } from "./support/people.ts";

/**
 * What people do with each other beyond standing together, at the real server; each scene has a house of its own. Who only has to be there is there by the list view, which draws nothing.
 */

let house: House;
let browser: Browser;
let guests: Person[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  const troubles = guests.flatMap((guest) => guest.troubles().map((line) => `${guest.name}: ${line}`));
  await Promise.all(guests.map((guest) => guest.goes()));
  guests = [];
  await house.dispose();
  expect(troubles).toEqual([]);
});

const enters = async (name: string, how: Arrival = {}, link = `${house.address}/e/demo`): Promise<Person> => {
  const guest = await arrive(browser, link, name, how);
  guests.push(guest);
  return guest;
};
const inTheList = (name: string, link?: string) => enters(name, { list: true }, link);

const button = (guest: Person, name: string | RegExp) => guest.page.getByRole("button", { name, exact: true });
const jumpsTo = async (guest: Person, place: string) => {
  await guest.page.getByRole("button", { name: new RegExp(`^Go there ?: ${place}$`) }).click();
  await guest.isAt(place);
};
const jumpsToPerson = (guest: Person, other: string) => button(guest, `Go to ${other}`).click();
const does = async (guest: Person, deed: string, other: string) => {
  await button(guest, other).first().click();
  await guest.page.getByRole("dialog", { name: other }).getByRole("button", { name: deed, exact: true }).click();
};
const channel = (guest: Person, name: "Nearby" | "Room" | "Everyone" | "Direct") =>
  guest.page.getByRole("group", { name: "Where does the message go?" }).getByRole("button", { name: new RegExp(`^${name}`) }).click();
const writing = (guest: Person) => guest.page.getByRole("textbox", { name: /Write a message/ });
const canvas = (guest: Person) => guest.page.getByRole("application");
const toast = (guest: Person, text: string) => guest.page.getByRole("main").getByText(text).waitFor();

describe("finding each other", () => {
  it("whoever accepts an invitation is in the conversation", async () => {
    const [ada, ben, cem] = [await inTheList("Ada"), await inTheList("Ben"), await inTheList("Cem")];
    await jumpsTo(ada, "Regulars' table");
    await jumpsTo(ben, "Regulars' table");
    await ada.talksWith("Ben");
    await jumpsTo(cem, "Café");

    await button(ada, "Invite").click();
    await ada.page.getByRole("dialog").getByRole("button", { name: /^Cem/ }).click();
    await cem.page.getByText("Ada invites you into the conversation.").first().waitFor();
    await button(cem, "Accept").click();

    await cem.isAt("Regulars' table");
    await cem.talksWith("Ada", "Ben");
    await ben.talksWith("Ada", "Cem");
  });

  it("a follower arrives where the leader went", async () => {
    const erika = await enters("Erika");
    const dilek = await inTheList("Dilek");
    await does(dilek, "Follow", "Erika");
    await button(dilek, "Stop following Erika").waitFor();
    await erika.tab("Places");
    await button(erika, "Go to Sofa corner").click();
    await erika.isAt("Sofa corner");
    await dilek.isAt("Sofa corner");
    await dilek.talksWith("Erika");
  });

  it("whoever is looked for is found", async () => {
    const finn = await inTheList("Finn");
    const gerda = await inTheList("Gerda");
    await jumpsTo(gerda, "Prototype workshop");
    await does(finn, "Show where", "Gerda");
    await toast(finn, "Gerda is here: Prototype workshop.");
  });

  it("a wave arrives, and can be returned", async () => {
    const hanno = await inTheList("Hanno");
    const ilse = await inTheList("Ilse");
    await does(hanno, "Wave", "Ilse");
    await toast(ilse, "Hanno is waving at you.");
    await button(ilse, "Wave back").click();
    await toast(hanno, "Ilse is waving at you.");
  });

  it("who does not want to be disturbed is left out of the talk around them, and in it when available again", async () => {
    const [jule, kurt, lena] = [await inTheList("Jule"), await inTheList("Kurt"), await inTheList("Lena")];
    const is = async (status: RegExp) => {
      await button(jule, /^Your status/).first().click();
      await button(jule, status).click();
    };
    await jumpsTo(jule, "Winter garden");
    await is(/^Do not disturb/);
    await jumpsToPerson(kurt, "Jule");
    await kurt.isAt("Winter garden");
    await jumpsToPerson(lena, "Kurt");
    // The two around her talk, so she was not merely too far away or too early.
    await kurt.talksWith("Lena");
    await jule.talksWithNobody();
    expect(await kurt.talk.textContent()).not.toContain("Jule");

    await is(/^Available/);
    await jule.talksWith("Kurt", "Lena");
    await kurt.talksWith("Jule", "Lena");
    await is(/^Do not disturb/);
    await jule.talksWithNobody();
    await kurt.talksWith("Lena");
    await is(/^Available/);
    await jule.talksWith("Kurt", "Lena");
  });
});

describe("saying something", () => {
  it("the stage is read in the plenum, where nobody can talk back", async () => {
    const mira = await inTheList("Mira", house.link("organiser"));
    const nils = await inTheList("Nils");
    const olga = await inTheList("Olga");
    await jumpsTo(olga, "Café");
    await jumpsTo(nils, "Plenum");
    await jumpsTo(mira, "Stage");
    await mira.says("Welcome to the hall, everybody.");
    await nils.reads("Welcome to the hall, everybody.");
    await nils.page.getByText("You are listening").first().waitFor();
    expect(await writing(nils).isDisabled()).toBe(true);
    expect(await olga.hasNotRead("Welcome to the hall")).toBe(true);
  });

  it("citizens are not let onto the stage", async () => {
    const otto = await inTheList("Otto");
    await jumpsTo(otto, "Plenum");
    await otto.page.getByRole("button", { name: /^Go there ?: Stage$/ }).click();
    await otto.page.getByRole("main").getByText("That is not for you here.").waitFor();
    await otto.isAt("Plenum");
  });

  it("a direct message is read by the two alone, and is still there after a reload", async () => {
    const [paul, rosa, sven] = [await inTheList("Paul"), await inTheList("Rosa"), await inTheList("Sven")];
    await does(paul, "Write", "Rosa");
    await paul.says("The surprise is in the winter garden.");
    await toast(rosa, "Paul writes (Direct)");
    await channel(rosa, "Direct");
    await rosa.page.getByRole("group", { name: "All direct messages" }).getByRole("button", { name: /^Paul/ }).click();
    await rosa.reads("The surprise is in the winter garden.");
    await rosa.says("I will look after it.");
    await paul.reads("I will look after it.");

    await rosa.page.reload();
    await rosa.isAt("Hall");
    await channel(rosa, "Direct");
    await rosa.page.getByRole("group", { name: "All direct messages" }).getByRole("button", { name: /^Paul/ }).click();
    await rosa.reads("The surprise is in the winter garden.");
    await rosa.reads("I will look after it.");
    expect(await sven.hasNotRead("surprise")).toBe(true);
    expect(await sven.hasNotRead("look after it")).toBe(true);
  });

  it("what the event team tells everyone is read in the garden too; others cannot write there", async () => {
    const team = await inTheList("Team Tora", house.link("organiser"));
    const uwe = await inTheList("Uwe");
    await button(uwe, /^Switch ?: Garden$/).click();
    await uwe.isAt("Garden");
    await channel(uwe, "Everyone");
    await uwe.page.getByText("Only the event team writes here.").waitFor();
    expect(await writing(uwe).isDisabled()).toBe(true);

    await channel(team, "Everyone");
    await team.says("The buses leave at ten.");
    await uwe.reads("The buses leave at ten.");
  });
});

describe("the map by hand", () => {
  it("whoever walks through the garden door is in the garden", async () => {
    const vera = await enters("Vera");
    await vera.tab("Places");
    await button(vera, "Go through: Door to the garden").click();
    await vera.isAt("Garden");
    await canvas(vera).waitFor();
  });

  it("the arrow keys walk, and Enter leads to the chat and into its line", async () => {
    const wim = await enters("Wim");
    await wim.isAt("Foyer");
    await channel(wim, "Room");
    await wim.tab("People");

    // Two keys at once: whatever stands in the way is slid along, and the floor of the foyer ends.
    await canvas(wim).focus();
    for (const key of ["ArrowDown", "ArrowRight"]) await wim.page.keyboard.down(key);
    await wim.page.getByTestId("place").filter({ hasNotText: "Foyer" }).waitFor();
    for (const key of ["ArrowDown", "ArrowRight"]) await wim.page.keyboard.up(key);

    await wim.page.keyboard.press("Enter");
    await expect.poll(() => writing(wim).evaluate((field) => field === document.activeElement)).toBe(true);
    await wim.page.keyboard.type("Arrived by keyboard");
    await wim.page.keyboard.press("Enter");
    await wim.reads("Arrived by keyboard");
  });
});

describe("the page itself", () => {
  it("speaks the other language from one moment to the next", async () => {
    const xenia = await inTheList("Xenia");
    await button(xenia, "Deutsch").click();
    await xenia.page.getByText("Sie sind hier: ").first().waitFor();
    await xenia.page.getByRole("heading", { name: "Listenansicht" }).waitFor();
    await xenia.page.getByRole("heading", { name: "Stille Bibliothek" }).waitFor();
    expect(await xenia.page.getAttribute("html", "lang")).toBe("de");
    await button(xenia, "English").click();
    await xenia.page.getByRole("heading", { name: "Quiet library" }).waitFor();
  });

  it("opens a website only when asked, and in a tab of its own", async () => {
    const yara = await inTheList("Yara");
    const everybody = yara.page.context();
    await everybody.route("https://example.org/**", (route) => route.fulfill({ contentType: "text/plain", body: "the programme" }));
    const offer = yara.page.getByRole("link", { name: /^Open example\.org/ }).first();
    await offer.waitFor();
    await jumpsTo(yara, "Programme board");
    expect(everybody.pages()).toHaveLength(1);
    const [opened] = await Promise.all([everybody.waitForEvent("page"), offer.click()]);
    await opened.waitForURL("https://example.org/**");
    // Nobody over there can reach back into the event.
    expect(await opened.evaluate(() => window.opener === null)).toBe(true);
    await yara.isAt("Programme board");
  });
});
