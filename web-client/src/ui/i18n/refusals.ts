import { en } from "./en.ts";
import type { RefusalName } from "./words.ts";

/** "ROOM_FULL", as the server says it, in the words of the dictionaries; a code that this page does not know is `other`. */
export function refusalNamed(code: string): RefusalName {
  const name = code.toLowerCase().replaceAll("_", "-");
  return Object.hasOwn(en.refusals, name) ? (name as RefusalName) : "other";
}
