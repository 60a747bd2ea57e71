import { describe, expect, it } from "vitest";
import { evening } from "./support/evening.ts";

/** People meet on the map of the demo event, in real browsers, at the real server. */
const tonight = evening();

describe("on the map", () => {
  it("two people meet, talk and part; a third cannot read along", async () => {
    const ann = await tonight.enters("Ann");
    const bob = await tonight.enters("Bob");
    const carl = await tonight.enters("Carl", { list: true });
    await bob.walksUpTo("Ann");
    await ann.talksWith("Bob");
    await bob.talksWith("Ann");

    await bob.tab("Chat");
    await bob.says("Shall we start with the bicycles?");
    await ann.reads("Shall we start with the bicycles?");
    await ann.says("Yes, and with the trees.");
    await bob.reads("Yes, and with the trees.");

    await bob.walksTo("Quiet library");
    await ann.talksWithNobody();

    // What is for all comes after it, so that nothing of it on Carl's page means something.
    await bob.tab("Chat");
    await bob.writesTo("Room");
    await bob.says("The library has room for more.");
    await carl.writesTo("Room");
    await carl.reads("The library has room for more.");
    for (const words of ["bicycles", "trees"]) expect(await carl.hasReadAnywhere(words), words).toBe(false);
    // And the question can be answered with yes.
    expect(await ann.hasReadAnywhere("The library has room")).toBe(true);
  });

  it("walls hold: who runs against them stays in the room", async () => {
    const dora = await tonight.enters("Dora");
    await dora.walksTo("Group room 1");
    for (const key of ["ArrowLeft", "ArrowUp", "ArrowLeft"]) {
      await dora.holds(`Shift+${key}`, 2_500);
      await dora.isAt("Group room 1");
    }
  });

  it("a quiet area silences those who stand together", async () => {
    const emil = await tonight.enters("Emil");
    const fritz = await tonight.enters("Fritz");
    await emil.walksTo("Quiet library");
    await fritz.walksUpTo("Emil");
    await fritz.isAt("Quiet library");
    for (const guest of [emil, fritz]) await guest.talk.filter({ hasText: "It is quiet here" }).waitFor();
  });

  it("a meeting area joins people at its ends", async () => {
    const gesa = await tonight.enters("Gesa");
    const hans = await tonight.enters("Hans");
    for (const guest of [gesa, hans]) await guest.walksTo("Group room 1");
    await gesa.talksWith("Hans");
    await gesa.holds("ArrowLeft", 2_500);
    await hans.holds("ArrowLeft", 200);
    for (const guest of [gesa, hans]) await guest.tab("Chat");
    await hans.says("Can you hear me over there?");
    await gesa.reads("Can you hear me over there?");
    await gesa.talksWith("Hans");
  });
});

describe("when things break", () => {
  it("a conversation survives that the server is killed and started again", async () => {
    tonight.expectsTrouble(/WebSocket|ERR_CONNECTION|Failed to (fetch|load)/);
    const ida = await tonight.enters("Ida");
    const jan = await tonight.enters("Jan");
    await ida.walksTo("Group room 2");
    await jan.walksUpTo("Ida");
    await jan.talksWith("Ida");
    await jan.tab("Chat");
    await jan.writesTo("Room");
    await jan.says("Kept before the power failed.");
    await ida.tab("Chat");
    await ida.writesTo("Room");
    await ida.reads("Kept before the power failed.");

    await tonight.house.kill();
    await ida.page.getByText("The connection is lost.").first().waitFor();
    for (const guest of [ida, jan]) await guest.forgets();
    await tonight.house.restart();

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
  });

  it("the same person in a second window goes on there", async () => {
    const karla = await tonight.enters("Karla", { list: true });
    const again = await karla.page.context().newPage();
    await again.goto(`${tonight.house.address}/e/demo`);
    await again.getByRole("button", { name: "Enter with list view", exact: true }).click();
    await again.getByText("You are here:").first().waitFor();
    await karla.page.getByText("You are taking part in another window").first().waitFor();
  });
});
