import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pieces } from "./linkify.ts";

const links = (text: string) => pieces(text).flatMap((piece) => (piece.kind === "link" ? [piece.href] : []));
const hosts = (text: string) => pieces(text).flatMap((piece) => (piece.kind === "link" ? [piece.host] : []));

describe("links in messages", () => {
  it("leavesPlainTextAlone", () => {
    expect(pieces("Hello <b>you</b>")).toEqual([{ kind: "text", text: "Hello <b>you</b>" }]);
  });

  it("findsAnAddressInASentence", () => {
    expect(pieces("See https://town.example/plan?x=1, please.")).toEqual([
      { kind: "text", text: "See " },
      { kind: "link", href: "https://town.example/plan?x=1", host: "town.example", rest: "/plan?x=1" },
      { kind: "text", text: ", please." },
    ]);
  });

  it("knowsBracketsOfTheSentenceFromBracketsOfTheAddress", () => {
    expect(links("(https://town.example/a)")).toEqual(["https://town.example/a"]);
    expect(links("https://town.example/a_(b)")).toEqual(["https://town.example/a_(b)"]);
  });

  it("showsTheHostThatIsReallyVisited", () => {
    expect(hosts("https://town.example@evil.example/")).toEqual(["evil.example"]);
    expect(hosts("https://tоwn.example/")).toEqual(["xn--twn-sed.example"]);
  });

  it("makesNoLinkOfAnythingThatRuns", () => {
    expect(links("javascript:alert(1) data:text/html,x vbscript:x file:///etc/passwd JAVASCRIPT://%0aalert(1)")).toEqual([]);
  });

  it("neverLosesOrInventsTextWhateverIsWritten", () => {
    const bits = fc.constantFrom("http://", "https://", "javascript:", "<script>", '"', "'", "&lt;", " ", "\n", ")", "(", "@", "a.example", "\u202e", "://", ".");
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ unit: "grapheme" })), { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        let rest = text;
        for (const piece of pieces(text)) {
          if (piece.kind === "text") {
            expect(rest.startsWith(piece.text) || rest.includes(piece.text)).toBe(true);
            rest = rest.slice(rest.indexOf(piece.text) + piece.text.length);
          } else {
            expect(["http:", "https:"]).toContain(new URL(piece.href).protocol);
            expect(new URL(piece.href).host).toBe(piece.host);
          }
        }
        if (!/https?:\/\//iu.test(text)) expect(pieces(text).every((piece) => piece.kind === "text")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
