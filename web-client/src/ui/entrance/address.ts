/** Where the address of this page leads. */
export interface Destination {
  /** Slug of the event; undefined: the list of all. */
  readonly event: string | undefined;
  /** Wished room and entry, from `?room=…&entry=…`. */
  readonly room: string;
  readonly entry: string;
  /** The secret of a personal link, from behind the `#`; empty: the open link. */
  readonly token: string;
}

export function destinationOf(address: URL): Destination {
  const slug = /^\/e\/([^/]+)\/?$/u.exec(address.pathname)?.[1];
  return {
    event: slug === undefined ? undefined : decoded(slug),
    room: address.searchParams.get("room") ?? "",
    entry: address.searchParams.get("entry") ?? "",
    token: decoded(address.hash.slice(1)),
  };
}

/**
 * Reads the address and takes the secret out of it, so that it is neither in the history nor on a shared screen. It stays in
 * this tab's own memory, so that reloading does not lose it.
 */
export function arrive(): Destination {
  const destination = destinationOf(new URL(location.href));
  if (destination.event === undefined) return destination;
  const keptUnder = `lichthof.link.${destination.event}`;
  if (destination.token !== "") {
    history.replaceState(history.state, "", location.pathname + location.search);
    keep(keptUnder, destination.token);
    return destination;
  }
  return { ...destination, token: kept(keptUnder) };
}

/** Whether this tab is inside of that event: then a reload goes back in without asking again. */
export const inside = {
  is: (event: string) => kept(`lichthof.inside.${event}`) === "yes",
  enter: (event: string) => keep(`lichthof.inside.${event}`, "yes"),
  leave: (event: string) => keep(`lichthof.inside.${event}`, ""),
};

/** The personal link turned out to be wrong. */
export function forgetLink(event: string): void {
  keep(`lichthof.link.${event}`, "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function keep(key: string, value: string): void {
  try {
    if (value === "") sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Forbidden storage: only a reload notices.
  }
}

function kept(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
