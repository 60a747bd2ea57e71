import type { Language } from "./api.ts";
import type { LocalText } from "./scene-file.ts";

/** The text in this language; else the one whose language is not named, the other one, or "". */
export function localText(text: LocalText, language: Language): string {
  return text[language] || text[""] || text[language === "de" ? "en" : "de"] || Object.values(text).find((any) => any !== "") || "";
}
