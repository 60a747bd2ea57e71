import { describe, expect, it } from "vitest";
import { visitor, type Device } from "./support/browser.ts";
import { evening } from "./support/evening.ts";
import { openHouse } from "./support/house.ts";

/** The way in, for somebody who has never been here: at the real server, with nothing but a link. */
const tonight = evening();

const stranger = async (how: Device = {}) => {
  const { page, context } = await visitor(tonight.browser, { language: "en", ...how });
  page.setDefaultTimeout(30_000);
  const name = page.getByRole("textbox", { name: "Your name" });
  return { page, context, name, enters: (list = false) => page.getByRole("button", { name: list ? "Enter with list view" : "Enter", exact: true }).click() };
};

describe("a stranger", () => {
  it.each([
    ["on a phone", { phone: true }, "Tap where you want to go."],
    ["at a desk", {}, "Walk with the arrow keys, or click where you want to go."],
  ] as const)("%s talks after few actions", async (where, how, hint) => {
    const bob = await tonight.inTheList("Bob");
    const { page, context, name } = await stranger(how);
    let actions = 0;
    const does = async (deed: Promise<unknown>) => void (actions++, await deed);
    const began = performance.now();

    await page.goto(`${tonight.house.address}/e/demo`);
    await page.getByText("1 person is here right now.").waitFor();
    await does(name.click());
    await does(page.keyboard.type("Sam"));
    await does(page.keyboard.press("Enter"));
    await page.getByTestId("walk-hint").getByText(hint).waitFor();
    await does(page.getByRole("tab", { name: "People" }).click());
    await does(page.getByRole("button", { name: "Go to Bob", exact: true }).click());
    await page.getByTestId("conversation").filter({ hasText: "Bob" }).waitFor();
    await does(page.getByRole("tab", { name: "Chat" }).click());
    await does(page.getByRole("textbox", { name: /Write a message/ }).click());
    await does(page.keyboard.type("Hello Bob!"));
    await does(page.keyboard.press("Enter"));
    await bob.reads("Hello Bob!");

    console.info(`From the link to a first word that was read, ${where}: ${actions} actions, ${((performance.now() - began) / 1000).toFixed(1)} s`);
    expect(actions).toBeLessThanOrEqual(9);
    // Who has walked knows how.
    await page.getByTestId("walk-hint").waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("application").waitFor();
    expect(await page.getByTestId("walk-hint").count()).toBe(0);
    await context.close();
  });

  it("who comes first is told so, until somebody comes", async () => {
    const { page, context, name, enters } = await stranger();
    await page.goto(`${tonight.house.address}/e/demo`);
    await name.fill("Ada");
    await enters();
    const bar = page.getByRole("region", { name: "Conversation" });
    await bar.getByText("Nobody else is here yet. Whoever comes sees you.").waitFor();
    await page.getByTestId("walk-hint").getByText("Have a look around.").waitFor();
    await tonight.inTheList("Bob");
    await bar.getByText("Walk up to somebody.").waitFor();
    await page.getByTestId("walk-hint").getByText("Walk up to somebody").waitFor();
    await context.close();
  });
});

describe("the address", () => {
  it("of a house with one event leads in, and back out again", async () => {
    const { page, context, name } = await stranger();
    await page.goto("about:blank");
    await page.goto(tonight.house.address);
    await name.waitFor();
    expect(new URL(page.url()).pathname).toBe("/e/demo");
    await page.goBack();
    expect(page.url()).toBe("about:blank");
    await context.close();
  });

  it("that one goes back from is left, and not entered again by going forward", async () => {
    const { page, context, name, enters } = await stranger();
    await page.goto(`${tonight.house.address}/e/nothing`);
    await page.getByRole("button", { name: "See all events" }).click();
    await name.fill("Carl");
    await enters(true);
    await page.getByRole("heading", { name: "List view" }).waitFor();
    await page.goBack();
    await page.getByText("There is no such event here.").waitFor();
    await page.goForward();
    await name.waitFor();
    expect(await name.inputValue()).toBe("Carl");
    expect(await page.getByRole("main", { name: "Room" }).count()).toBe(0);
    await context.close();
  });

  it("takes in a personal link that is put into it at the entrance", async () => {
    const { page, context, name, enters } = await stranger();
    await page.goto(`${tonight.house.address}/e/demo`);
    await name.fill("Dora");
    await page.goto(tonight.house.link("organiser"));
    await page.getByText("Your link is for: Event team.").waitFor();
    expect(new URL(page.url()).hash, "no secret stays to be seen").toBe("");
    await name.fill("Dora");
    await enters(true);
    const everyone = page.getByRole("group", { name: "Where does the message go?" }).getByRole("button", { name: /^Everyone/ });
    await everyone.click();
    expect(await page.getByRole("textbox", { name: "Write a message: Everyone" }).isEnabled()).toBe(true);
    await context.close();
  });
});

describe("the way in", () => {
  it("can be given up while the server does not answer", async () => {
    const { page, context, name, enters } = await stranger();
    await page.goto(`${tonight.house.address}/e/demo`);
    await name.fill("Emil");
    await tonight.house.kill();
    await enters(true);
    await page.getByRole("button", { name: "Cancel" }).click();
    await tonight.house.restart();
    // Somebody else has come in meanwhile; who gave up has not.
    await tonight.inTheList("Fritz");
    expect(await page.getByRole("main", { name: "Room" }).count()).toBe(0);
    await enters(true);
    await page.getByRole("heading", { name: "List view" }).waitFor();
    await context.close();
  });

  it("knows how long a name may be in this house", async () => {
    const strict = await openHouse({ LICHTHOF_LIMITS_NAME_LENGTH: "8" });
    try {
      const { page, context, name, enters } = await stranger();
      await page.goto(`${strict.address}/e/demo`);
      await name.fill("Maximiliane");
      await enters(true);
      await page.getByText("The name may have at most 8 characters.").waitFor();
      // What looks like one character is one.
      await name.fill("🌳🌲🌴🌵🌷🌻🌼🌸");
      await enters(true);
      await page.getByRole("heading", { name: "List view" }).waitFor();
      await context.close();
    } finally {
      await strict.dispose();
    }
  });
});
