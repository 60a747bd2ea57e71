import type { Language } from "./api.ts";
import type { LocalText } from "./scene-file.ts";

/** Which of the languages a text is there in is the best for this one: itself, the one that is not named, the other one, any. */
export function bestLanguage(text: LocalText, language: Language): string | undefined {
  return [language, "", language === "de" ? "en" : "de", ...Object.keys(text)].find((tag) => text[tag]);
}

/** The text as well as it is there for this language; "" where it says nothing. */
export function localText(text: LocalText, language: Language): string {
  return text[bestLanguage(text, language) ?? ""] ?? "";
}
