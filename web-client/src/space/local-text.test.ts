import { expect, test } from "vitest";
import { bestLanguage, localText } from "./local-text.ts";

test("a text is read in one's language, else in the one that is not named, else in the other, else in any", () => {
  expect(localText({ de: "Saal", en: "Hall", "": "Aula" }, "en")).toBe("Hall");
  expect(localText({ de: "Saal", "": "Aula" }, "en")).toBe("Aula");
  expect(localText({ de: "Saal", fr: "Salle" }, "en")).toBe("Saal");
  expect(localText({ fr: "Salle" }, "en")).toBe("Salle");
  expect(localText({}, "en")).toBe("");
});

test("an empty text counts as none, so that it does not hide another", () => {
  expect(localText({ de: "", en: "Hall" }, "de")).toBe("Hall");
  expect(bestLanguage({ de: "", en: "Hall" }, "de")).toBe("en");
  expect(bestLanguage({ de: "" }, "de")).toBeUndefined();
});
