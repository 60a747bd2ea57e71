/** Grammar that dictionaries need: counting and listing, by the browser's own knowledge of languages. */
export function phrasesFor(language: "de" | "en") {
  const numbers = new Intl.NumberFormat(language);
  const rules = new Intl.PluralRules(language);
  const lists = new Intl.ListFormat(language, { style: "long", type: "conjunction" });
  return {
    /** The sentence for `n` of something; `#` becomes the number. */
    count(n: number, one: string, other: string): string {
      return (rules.select(n) === "one" ? one : other).replaceAll("#", numbers.format(n));
    },
    /** "Ann, Bob und Cem". */
    list(parts: readonly string[]): string {
      return lists.format(parts);
    },
  };
}
