import { describe, expect, it } from "vitest";
import { evening } from "./support/evening.ts";

/** What people do with each other beyond standing together, at the real server. */
const tonight = evening();

describe("finding each other", () => {
  it("whoever accepts an invitation is in the conversation", async () => {
    const [ada, ben, cem] = [await tonight.inTheList("Ada"), await tonight.inTheList("Ben"), await tonight.inTheList("Cem")];
    await ada.goesTo("Regulars' table");
    await ben.goesTo("Regulars' table");
    await ada.talksWith("Ben");
    await cem.goesTo("Café");

    await ada.button("Invite").click();
    await ada.page.getByRole("dialog").getByRole("button", { name: /^Cem/ }).click();
    await cem.page.getByText("Ada invites you into the conversation.").first().waitFor();
    await cem.button("Accept").click();

    await cem.isAt("Regulars' table");
    await cem.talksWith("Ada", "Ben");
    await ben.talksWith("Ada", "Cem");
  });

  it("a follower arrives where the leader went", async () => {
    const erika = await tonight.enters("Erika");
    const dilek = await tonight.inTheList("Dilek");
    await dilek.does("Follow", "Erika");
    await dilek.button("Stop following Erika").waitFor();
    await erika.tab("Places");
    await erika.button("Go to Sofa corner").click();
    await erika.isAt("Sofa corner");
    await dilek.isAt("Sofa corner");
    await dilek.talksWith("Erika");
  });

  it("whoever is looked for is found", async () => {
    const finn = await tonight.inTheList("Finn");
    const gerda = await tonight.inTheList("Gerda");
    await gerda.goesTo("Prototype workshop");
    await finn.does("Show where", "Gerda");
    await finn.sees("Gerda is here: Prototype workshop.");
  });

  it("a wave arrives, and can be returned", async () => {
    const hanno = await tonight.inTheList("Hanno");
    const ilse = await tonight.inTheList("Ilse");
    await hanno.does("Wave", "Ilse");
    await ilse.sees("Hanno is waving at you.");
    await ilse.button("Wave back").click();
    await hanno.sees("Ilse is waving at you.");
  });

  it("who does not want to be disturbed is left out of the talk around them, and in it when available again", async () => {
    const [jule, kurt, lena] = [await tonight.inTheList("Jule"), await tonight.inTheList("Kurt"), await tonight.inTheList("Lena")];
    const is = async (status: RegExp) => {
      await jule.button(/^Your status/).first().click();
      await jule.button(status).click();
    };
    await jule.goesTo("Winter garden");
    await is(/^Do not disturb/);
    await kurt.goesUpTo("Jule");
    await kurt.isAt("Winter garden");
    await lena.goesUpTo("Kurt");
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
    const mira = await tonight.inTheList("Mira", tonight.house.link("organiser"));
    const nils = await tonight.inTheList("Nils");
    const olga = await tonight.inTheList("Olga");
    await olga.goesTo("Café");
    await nils.goesTo("Plenum");
    await mira.goesTo("Stage");
    await mira.says("Welcome to the hall, everybody.");
    await nils.reads("Welcome to the hall, everybody.");
    await nils.page.getByText("You are listening").first().waitFor();
    expect(await nils.writing.isDisabled()).toBe(true);
    // What is for all comes after it, so that nothing of it on Olga's page means something.
    await mira.writesTo("Everyone");
    await mira.says("The café has cake.");
    await olga.writesTo("Everyone");
    await olga.reads("The café has cake.");
    expect(await olga.hasReadAnywhere("Welcome to the hall")).toBe(false);
  });

  it("citizens are not let onto the stage", async () => {
    const otto = await tonight.inTheList("Otto");
    await otto.goesTo("Plenum");
    await otto.page.getByRole("button", { name: /^Go there ?: Stage$/ }).click();
    await otto.page.getByRole("main").getByText("That is not for you here.").waitFor();
    await otto.isAt("Plenum");
  });

  it("a direct message is read by the two alone, and is still there after a reload", async () => {
    const [paul, rosa, sven] = [await tonight.inTheList("Paul"), await tonight.inTheList("Rosa"), await tonight.inTheList("Sven")];
    await paul.does("Write", "Rosa");
    await paul.says("The surprise is in the winter garden.");
    await rosa.sees("Paul writes (Direct)");
    await rosa.opensDirect("Paul");
    await rosa.reads("The surprise is in the winter garden.");
    await rosa.says("I will look after it.");
    await paul.reads("I will look after it.");

    await rosa.page.reload();
    await rosa.isAt("Hall");
    await rosa.opensDirect("Paul");
    await rosa.reads("The surprise is in the winter garden.");
    await rosa.reads("I will look after it.");

    await paul.writesTo("Room");
    await paul.says("See you all later.");
    await sven.writesTo("Room");
    await sven.reads("See you all later.");
    for (const words of ["surprise", "look after it"]) expect(await sven.hasReadAnywhere(words), words).toBe(false);
  });

  it("what the event team tells everyone is read in the garden too; others cannot write there", async () => {
    const team = await tonight.inTheList("Team Tora", tonight.house.link("organiser"));
    const uwe = await tonight.inTheList("Uwe");
    await uwe.button(/^Switch ?: Garden$/).click();
    await uwe.isAt("Garden");
    await uwe.writesTo("Everyone");
    await uwe.page.getByText("Only the event team writes here.").waitFor();
    expect(await uwe.writing.isDisabled()).toBe(true);

    await team.writesTo("Everyone");
    await team.says("The buses leave at ten.");
    await uwe.reads("The buses leave at ten.");
  });
});

describe("the map by hand", () => {
  it("whoever walks through the garden door is in the garden", async () => {
    const vera = await tonight.enters("Vera");
    await vera.tab("Places");
    await vera.button("Go through: Door to the garden").click();
    await vera.isAt("Garden");
    await vera.map.waitFor();
  });

  it("the arrow keys walk, and Enter leads to the chat and into its line", async () => {
    const wim = await tonight.enters("Wim");
    await wim.isAt("Foyer");
    await wim.writesTo("Room");
    await wim.tab("People");

    // Two keys at once: whatever stands in the way is slid along, and the floor of the foyer ends.
    await wim.map.focus();
    for (const key of ["ArrowDown", "ArrowRight"]) await wim.page.keyboard.down(key);
    await wim.page.getByTestId("place").filter({ hasNotText: "Foyer" }).waitFor();
    for (const key of ["ArrowDown", "ArrowRight"]) await wim.page.keyboard.up(key);

    await wim.page.keyboard.press("Enter");
    await expect.poll(() => wim.writing.evaluate((field) => field === document.activeElement)).toBe(true);
    await wim.page.keyboard.type("Arrived by keyboard");
    await wim.page.keyboard.press("Enter");
    await wim.reads("Arrived by keyboard");
  });
});

describe("the page itself", () => {
  it("speaks the other language from one moment to the next", async () => {
    const xenia = await tonight.inTheList("Xenia");
    await xenia.button("Deutsch").click();
    await xenia.page.getByText("Sie sind hier: ").first().waitFor();
    await xenia.page.getByRole("heading", { name: "Listenansicht" }).waitFor();
    await xenia.page.getByRole("heading", { name: "Stille Bibliothek" }).waitFor();
    expect(await xenia.page.getAttribute("html", "lang")).toBe("de");
    await xenia.button("English").click();
    await xenia.page.getByRole("heading", { name: "Quiet library" }).waitFor();
  });

  it("opens a website only when asked, and in a tab of its own", async () => {
    const yara = await tonight.inTheList("Yara");
    const everybody = yara.page.context();
    await everybody.route("https://example.org/**", (route) => route.fulfill({ contentType: "text/plain", body: "the programme" }));
    const offer = yara.page.getByRole("link", { name: /^Open example\.org/ }).first();
    await offer.waitFor();
    await yara.goesTo("Programme board");
    expect(everybody.pages()).toHaveLength(1);
    const [opened] = await Promise.all([everybody.waitForEvent("page"), offer.click()]);
    await opened.waitForURL("https://example.org/**");
    // Nobody over there can reach back into the event.
    expect(await opened.evaluate(() => window.opener === null)).toBe(true);
    await yara.isAt("Programme board");
  });
});
