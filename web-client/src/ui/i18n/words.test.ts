import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { refusalNamed } from "./refusals.ts";

const folder = join(import.meta.dirname, "..");
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(svelte|ts)$/u.test(name) && !/\.test\.ts$|i18n.(de|en|words)\.ts$/u.test(name))
  .map((name) => readFileSync(join(folder, name), "utf8"))
  .join("\n");

/** "chat.hears.room" and what is said there; functions are asked with something plausible. */
function texts(words: object, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const at = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") return [[at, value]];
    if (typeof value === "function") return [[at, String(said(value as (...parts: unknown[]) => unknown))]];
    return typeof value === "object" && value !== null ? texts(value, at) : [];
  });
}

/** Dictionaries take names, numbers and lists; which, TypeScript knows and this test does not. */
function said(say: (...parts: unknown[]) => unknown): unknown {
  for (const parts of [[["Ann", "Bob"], "Foyer"], [3, "Ann"], ["Ann", 3, "Foyer"]]) {
    try {
      return say(...parts);
    } catch {
      continue;
    }
  }
  throw new Error(`cannot say ${say.toString()}`);
}

describe("the dictionaries", () => {
  it("sayTheSameThings", () => {
    expect(texts(de).map(([path]) => path)).toEqual(texts(en).map(([path]) => path));
  });

  it.each([["de", de], ["en", en]] as const)("leaveNothingEmpty (%s)", (_, words) => {
    expect(texts(words).filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("countAsTheLanguageDoes", () => {
    expect([de.common.people(0), de.common.people(1), de.common.people(1200)]).toEqual(["0 Personen", "1 Person", "1.200 Personen"]);
    expect([en.common.people(0), en.common.people(1), en.common.people(1200)]).toEqual(["0 people", "1 person", "1,200 people"]);
  });

  it("listAsTheLanguageDoes", () => {
    expect(de.conversation.with(de.common.and(["Ann", "Bob", "Cem"]))).toBe("Im Gespräch mit Ann, Bob und Cem");
    expect(en.conversation.with(en.common.and(["Ann", "Bob"]))).toBe("In conversation with Ann and Bob");
    expect([de.chat.typing(["Ann"]), de.chat.typing(["Ann", "Bob"])]).toEqual(["Ann schreibt …", "Ann und Bob schreiben …"]);
  });

  it("sayNothingThatNobodyAsksFor", () => {
    // Asked for by a name that is made at that moment.
    const byName = /^(refusals|roles|availability|areaKinds?|reactions\.names)\.|^availability\.explain\.|^chat\.(kept\.|nearby|room|everyone|direct$)|^frame\.(talk|people|places|more)$/u;
    const unused = texts(de)
      .map(([path]) => path.replace(/\.\d+$/u, ""))
      .filter((path) => !byName.test(path) && !new RegExp(`\\b${path.split(".").slice(-2).join("\\.")}\\b`, "u").test(sources));
    expect(unused).toEqual([]);
  });

  it("knowTheServersRefusals", () => {
    expect(refusalNamed("ROOM_FULL")).toBe("room-full");
    expect(refusalNamed("FROM_A_NEWER_SERVER")).toBe("other");
    expect(refusalNamed("constructor")).toBe("other");
  });
});
