import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const folder = import.meta.dirname;
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".svelte"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

/** The server's Content-Security-Policy stops these in the browser; here they are found before. */
describe("the components", () => {
  it("setNoStyleAsText", () => {
    expect(sources.filter(({ text }) => /\sstyle=/u.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it("printNothingAsMarkup", () => {
    expect(sources.filter(({ text }) => text.includes("{@html") || text.includes("innerHTML")).map(({ name }) => name)).toEqual([]);
  });

  it("leaveTheAddressOfThisPageToThisPage", () => {
    const links = sources.flatMap(({ name, text }) => (text.match(/<a\b[^>]*target="_blank"[^>]*>/gu) ?? []).map((link) => ({ name, link })));
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter(({ link }) => !/rel="[^"]*noopener[^"]*"/u.test(link))).toEqual([]);
  });
});
