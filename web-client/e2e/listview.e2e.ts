import { expect, it } from "vitest";
import { evening } from "./support/evening.ts";
import type { Person } from "./support/people.ts";

/** Everything by keyboard, with no canvas in the browser at all: the same evening as on the map. */
const tonight = evening();

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
    // Past the last stop the focus goes to the browser's own bars and comes back to the first. Without bars it may stay out there.
    await guest.page.evaluate(() => {
      if (document.activeElement === document.body) document.querySelector<HTMLElement>("a[href]")?.focus();
    });
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

/** Something of the card behind somebody's name. */
const does = async (guest: Person, deed: string | RegExp, other: string) => {
  await presses(guest, other);
  await guest.page.getByRole("dialog", { name: other }).waitFor();
  await presses(guest, deed);
};
/** Bytes of code that this page fetched. */
const codeOf = (guest: Person) =>
  guest.page.evaluate(() =>
    (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).filter(({ name }) => name.endsWith(".js")).reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
  );

it("an evening in the list view, by keyboard alone", async () => {
  const comes = (name: string) => tonight.enters(name, { list: true, before: withoutCanvas });
  const [ann, bob, carl] = [await comes("Ann"), await comes("Bob"), await comes("Carl")];

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

  // Turn to somebody, and away.
  await does(bob, "Turn to them", "Ann");
  await bob.hears("Before you: Ann.");
  await presses(bob, "Turn");
  await presses(bob, "Turn round");
  await bob.hears("Nobody stands before you.");
  await presses(bob, "Turn round");

  // React, wave, follow: each is noticed by whom it is meant for.
  await presses(bob, "React with Applause");
  await ann.hears("Bob reacts with: Applause");
  await does(carl, "Wave", "Ann");
  await ann.hears("Carl is waving at you.");
  await presses(ann, "Wave back");
  await carl.hears("Ann is waving at you.");

  // Locked: somebody else knocks and is let in.
  await presses(ann, /^Lock/);
  await bob.hears("The conversation is now locked.");
  await presses(carl, /^Knock/);
  await carl.hears("You have knocked.");
  await ann.hears("Carl is knocking and would like to join in.");
  await presses(ann, /^Let in/);
  await carl.hears("You may come in.");
  await carl.talksWith("Ann");
  await writes(carl, "Thank you for letting me in.");
  await bob.reads("Thank you for letting me in.");
  await presses(ann, /^Unlock/);
  await bob.hears("The conversation is open again.");

  // Leave though standing there.
  await presses(carl, "Leave conversation");
  await carl.talksWithNobody();
  await ann.hears("Carl has left.");

  // Say that one is not to be disturbed: others read it, and an invitation does not reach.
  await presses(carl, /^Your status/);
  await presses(carl, /^Do not disturb/);
  await carl.hears("Your status: Do not disturb.");
  await ann.page.getByRole("listitem").filter({ hasText: "Carl" }).getByText("Do not disturb").first().waitFor();
  await presses(carl, /^Your status/);
  await presses(carl, /^Available/);

  // Another room, where one is found; and back by an invitation.
  await presses(carl, /^Switch ?: Garden/);
  await carl.isAt("Garden");
  await presses(carl, /^Switch ?: Hall/);
  await carl.isAt("Hall");
  await presses(carl, /^Go there ?: Café$/);
  await carl.isAt("Café");
  await does(ann, "Show where", "Carl");
  await ann.hears("Carl is here: Café.");
  await presses(ann, "Invite");
  await ann.page.getByRole("dialog").waitFor();
  await presses(ann, /^Carl/);
  await carl.hears("Ann invites you into the conversation.");
  await presses(carl, "Accept");
  await ann.hears("Carl is joining.");
  await carl.isAt("Regulars' table");
  await carl.talksWith("Ann", "Bob");

  // A direct message, read by one alone.
  await does(ann, "Write", "Carl");
  await writes(ann, "Between the two of us.");
  await carl.hears("Ann (Direct): Between the two of us.");
  await writes(carl, "And this is for all three.");
  await bob.reads("And this is for all three.");
  expect(await bob.hasReadAnywhere("Between the two of us.")).toBe(false);

  // Whoever follows arrives where the other one went.
  await does(carl, "Follow", "Bob");
  await carl.page.getByRole("button", { name: "Stop following Bob" }).waitFor();
  await presses(bob, /^Go there ?: Sofa corner$/);
  await bob.isAt("Sofa corner");
  await carl.isAt("Sofa corner");

  // Where am I?
  await presses(bob, "Where am I?");
  await bob.page.getByTestId("where").getByText(/Room Hall, place: Sofa corner/).waitFor();

  // Nobody in the list view pays for the map: not even its code was fetched.
  const dora = await tonight.enters("Dora");
  await dora.map.waitFor();
  const onTheMap = await codeOf(dora);
  for (const guest of [ann, bob, carl]) expect(await codeOf(guest), guest.name).toBeLessThan(onTheMap - 300_000);
});
