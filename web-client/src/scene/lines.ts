/** Words in one line, or in two where they do not fit: as many in the first as it holds, all the others in the second. */
export function twoLines(text: string, measure: (text: string) => number, longest: number): string[] {
  if (measure(text) <= longest) return [text];
  const words = text.split(" ");
  let count = 1;
  while (count < words.length && measure(words.slice(0, count + 1).join(" ")) <= longest) count++;
  return count === words.length ? [text] : [words.slice(0, count).join(" "), words.slice(count).join(" ")];
}
