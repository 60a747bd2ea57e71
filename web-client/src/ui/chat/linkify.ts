/** A stretch of a message: plain text, or an address that may be clicked. Never markup; components print it as text. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly href: string; readonly host: string; readonly rest: string };

const ADDRESS = /https?:\/\/[^\s<>"'`]+/giu;
/** Marks that end a sentence rather than an address. */
const TRAILING = /[.,;:!?…]+$/u;

/**
 * Cuts a message into text and links. Only `http` and `https`; what is shown is the host that will really be visited (as the
 * browser reads it, so that `https://town.example@evil.example` shows `evil.example`), then the rest of the address.
 */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    const url = parsed(address);
    if (url === undefined) continue;
    if (match.index > end) found.push({ kind: "text", text: text.slice(end, match.index) });
    found.push({ kind: "link", href: url.href, host: url.host, rest: restOf(url) });
    end = match.index + address.length;
  }
  if (end < text.length) found.push({ kind: "text", text: text.slice(end) });
  return found;
}

/** Without a closing bracket that was opened before the address, and without the sentence's own marks. */
function trimmed(address: string): string {
  let kept = address;
  for (;;) {
    const before = kept;
    kept = kept.replace(TRAILING, "");
    if (kept.endsWith(")") && count(kept, ")") > count(kept, "(")) kept = kept.slice(0, -1);
    if (kept.endsWith("]") && count(kept, "]") > count(kept, "[")) kept = kept.slice(0, -1);
    if (kept === before) return kept;
  }
}

function parsed(address: string): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && (url.protocol === "https:" || url.protocol === "http:") && url.hostname !== "" ? url : undefined;
}

function restOf(url: URL): string {
  const rest = url.pathname + url.search + url.hash;
  if (rest === "/") return "";
  return rest.length > 40 ? `${rest.slice(0, 39)}…` : rest;
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
