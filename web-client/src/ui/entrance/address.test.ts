import { describe, expect, it } from "vitest";
import { destinationOf } from "./address.ts";

const at = (address: string) => destinationOf(new URL(address, "https://court.example"));

describe("addresses", () => {
  it("knowsTheListOfEventsFromAnEvent", () => {
    expect(at("/").event).toBeUndefined();
    expect(at("/e/demo").event).toBe("demo");
    expect(at("/e/demo/").event).toBe("demo");
  });

  it("readsTheSecretOfAPersonalLinkFromBehindTheHash", () => {
    expect(at("/e/demo#abc.def-1_2")).toEqual({ event: "demo", room: "", entry: "", token: "abc.def-1_2" });
  });

  it("readsAWishedRoomAndEntry", () => {
    expect(at("/e/demo?room=garden&entry=gate")).toMatchObject({ room: "garden", entry: "gate" });
  });

  it("isNotUpsetByBrokenEscapes", () => {
    expect(at("/e/%E0%A4%A").event).toBe("%E0%A4%A");
    expect(at("/e/demo#%").token).toBe("%");
  });
});
