import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { openHouse, type House } from "./support/house.ts";
import { arrive, type Arrival, type Person } from "./support/people.ts";

/**
 * People meet on the map of the demo event, in real browsers, at the real server. Each scene has a house of its own: whoever
 * closes the window keeps their place for a minute, and would stand about in the next scene.
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

const enters = async (name: string, how: Arrival = {}): Promise<Person> => {
  const guest = await arrive(browser, `${house.address}/e/demo`, name, how);
  guests.push(guest);
  return guest;
};

/** Walks up to somebody by their line in the list of people. */
const walksTo = async (guest: Person, other: string) => {
  await guest.tab("People");
  await guest.page.getByRole("button", { name: `Go to ${other}`, exact: true }).click();
};
const walksToPlace = async (guest: Person, place: string) => {
  await guest.tab("Places");
  await guest.forgets();
  await guest.page.getByRole("button", { name: `Go to ${place}`, exact: true }).click();
  await guest.hears("You have arrived.");
  await guest.isAt(place);
};
const canvas = (guest: Person) => guest.page.getByRole("application");
const holds = async (guest: Person, key: string, millis: number) => {
  await canvas(guest).focus();
  const keys = key.split("+");
  for (const one of keys) await guest.page.keyboard.down(one);
  await guest.page.waitForTimeout(millis); // how long the keys are held, not a wait for something to happen
  for (const one of keys.reverse()) await guest.page.keyboard.up(one);
};

describe("on the map", () => {
  it("two people meet, talk and part; a third cannot read along", async () => {
    const ann = await enters("Ann");
    const bob = await enters("Bob");
    const carl = await enters("Carl", { list: true });
    await walksTo(bob, "Ann");
    await ann.talksWith("Bob");
    await bob.talksWith("Ann");

    await bob.tab("Chat");
    await bob.says("Shall we start with the bicycles?");
    await ann.reads("Shall we start with the bicycles?");
    await ann.says("Yes, and with the trees.");
    await bob.reads("Yes, and with the trees.");
    expect(await carl.hasNotRead("Shall we start with the bicycles?")).toBe(true);
    expect(await carl.hasNotRead("Yes, and with the trees.")).toBe(true);

    await walksToPlace(bob, "Quiet library");
    await ann.talksWithNobody();
    await bob.isAt("Quiet library");
    expect(await carl.hasNotRead("bicycles")).toBe(true);
  });

  it("walls hold: who runs against them stays in the room", async () => {
    const dora = await enters("Dora");
    await walksToPlace(dora, "Group room 1");
    for (const key of ["ArrowLeft", "ArrowUp", "ArrowLeft"]) {
      await holds(dora, `Shift+${key}`, 2_500);
      await dora.isAt("Group room 1");
    }
  });

  it("a quiet area silences those who stand together", async () => {
    const emil = await enters("Emil");
    const fritz = await enters("Fritz");
    await walksToPlace(emil, "Quiet library");
    await walksTo(fritz, "Emil");
    await fritz.isAt("Quiet library");
    for (const guest of [emil, fritz]) await guest.talk.filter({ hasText: "It is quiet here" }).waitFor();
  });

  it("a meeting area joins people at its ends", async () => {
    const gesa = await enters("Gesa");
    const hans = await enters("Hans");
    for (const guest of [gesa, hans]) await walksToPlace(guest, "Group room 1");
    await gesa.talksWith("Hans");
    await holds(gesa, "ArrowLeft", 2_500);
    await holds(hans, "ArrowLeft", 200);
    for (const guest of [gesa, hans]) await guest.tab("Chat");
    await hans.says("Can you hear me over there?");
    await gesa.reads("Can you hear me over there?");
    await gesa.talksWith("Hans");
  });
});

describe("when things break", () => {
  const lost = /WebSocket|ERR_CONNECTION|Failed to (fetch|load)/;

  it("a conversation survives that the server is killed and started again", async () => {
    const ida = await arrive(browser, `${house.address}/e/demo`, "Ida");
    const jan = await arrive(browser, `${house.address}/e/demo`, "Jan");
    await walksToPlace(ida, "Group room 2");
    await walksTo(jan, "Ida");
    await jan.talksWith("Ida");
    await jan.tab("Chat");
    await jan.writesTo("Room");
    await jan.says("Kept before the power failed.");
    await ida.tab("Chat");
    await ida.writesTo("Room");
    await ida.reads("Kept before the power failed.");

    await house.kill();
    await ida.page.getByText("The connection is lost.").first().waitFor();
    for (const guest of [ida, jan]) await guest.forgets();
    await house.restart();

    for (const guest of [ida, jan]) {
      await guest.hears("You are connected again, in the same place.");
      await guest.isAt("Group room 2");
    }
    await ida.talksWith("Jan");
    await jan.talksWith("Ida");
    await ida.reads("Kept before the power failed.");
    expect(await ida.page.getByRole("log").getByText("Kept before the power failed.").count()).toBe(1);
    await jan.says("The light is back.");
    await ida.reads("The light is back.");
    expect([...ida.troubles(lost), ...jan.troubles(lost)]).toEqual([]);
    await ida.goes();
    await jan.goes();
  });

  it("the same person in a second window goes on there", async () => {
    const karla = await enters("Karla", { list: true });
    const again = await karla.page.context().newPage();
    await again.goto(`${house.address}/e/demo`);
    await again.getByRole("button", { name: "Enter with list view", exact: true }).click();
    await again.getByText("You are here:").first().waitFor();
    await karla.page.getByText("You are taking part in another window").first().waitFor();
  });
});
