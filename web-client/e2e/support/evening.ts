/** What every scene with people needs: a house of its own, one browser, and at the end nobody with a trouble. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { launchBrowser } from "./browser.ts";
import { openHouse, type House } from "./house.ts";
import { arrive, type Arrival, type Person } from "./people.ts";

export interface Evening {
  /** Opened for this scene alone: whoever closes the window keeps their place for a minute, and would stand about in the next one. */
  readonly house: House;
  readonly browser: Browser;
  /** Somebody comes in, by the open link unless another is given. */
  enters(name: string, how?: Arrival, link?: string): Promise<Person>;
  /** Who only has to be there is there by the list view, which draws nothing. */
  inTheList(name: string, link?: string): Promise<Person>;
  /** Lines on the console that belong to this scene: it cuts the line, say. */
  expectsTrouble(like: RegExp): void;
}

/** Registers the hooks; called once in a file, before its scenes. */
export function evening(): Evening {
  let browser: Browser | undefined;
  let house: House | undefined;
  let guests: Person[] = [];
  let expected = /^$/;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    expected = /^$/;
    house = await openHouse();
  });
  afterEach(async () => {
    const troubles = guests.flatMap((guest) => guest.troubles(expected).map((line) => `${guest.name}: ${line}`));
    await Promise.all(guests.map((guest) => guest.goes()));
    guests = [];
    await house?.dispose();
    house = undefined;
    expect(troubles).toEqual([]);
  });

  const opened = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error("there is an evening only while a scene runs");
    return thing;
  };
  const enters = async (name: string, how: Arrival = {}, link = `${opened(house).address}/e/demo`): Promise<Person> => {
    const guest = await arrive(opened(browser), link, name, how);
    guests.push(guest);
    return guest;
  };
  return {
    get house() {
      return opened(house);
    },
    get browser() {
      return opened(browser);
    },
    enters,
    inTheList: (name, link) => enters(name, { list: true }, link),
    expectsTrouble(like) {
      expected = like;
    },
  };
}
