import type { Language, LocalText } from "../../space/api.ts";
import { bestLanguage, localText } from "../../space/local-text.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import type { Words } from "./words.ts";

const dictionaries: Readonly<Record<Language, Words>> = { de, en };

/** Where no country is named, times have 24 hours and days come before months. */
const LOCALES: Readonly<Record<Language, string>> = { de: "de-DE", en: "en-GB" };

/** The language of this page: one at a time, switched at once, everywhere. */
class CurrentLanguage {
  #tag = $state<Language>(preferredLanguage());
  readonly #collator = $derived(new Intl.Collator(this.#tag, { sensitivity: "base", numeric: true }));
  readonly #clock = $derived(new Intl.DateTimeFormat(LOCALES[this.#tag], { hour: "2-digit", minute: "2-digit" }));
  readonly #day = $derived(new Intl.DateTimeFormat(LOCALES[this.#tag], { weekday: "long", day: "numeric", month: "long" }));

  get tag(): Language {
    return this.#tag;
  }

  set tag(tag: Language) {
    this.#tag = tag;
  }

  /** The words of this page. */
  get t(): Words {
    return dictionaries[this.#tag];
  }

  /** The best that a text of the event offers for this language. */
  of(text: LocalText | undefined): string {
    return text === undefined ? "" : localText(text, this.#tag);
  }

  /** What to put into `lang` when `of` had to fall back on another language. */
  tagOf(text: LocalText | undefined): string | undefined {
    const tag = text === undefined ? undefined : bestLanguage(text, this.#tag);
    return tag === this.#tag || tag === "" ? undefined : tag;
  }

  compare(a: string, b: string): number {
    return this.#collator.compare(a, b);
  }

  /** "19:05". */
  time(millis: number): string {
    return this.#clock.format(millis);
  }

  /** "Montag, 3. Juni". */
  day(millis: number): string {
    return this.#day.format(millis);
  }
}

export const lang = new CurrentLanguage();

function preferredLanguage(): Language {
  const wished = typeof navigator === "undefined" ? [] : navigator.languages;
  for (const tag of wished) {
    if (tag.startsWith("de")) return "de";
    if (tag.startsWith("en")) return "en";
  }
  return "de";
}
