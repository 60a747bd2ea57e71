/** The desk at the entrance: what the server tells about events before somebody comes in. */
import type { LocalText, Role, RoomSummary } from "../../space/api.ts";

export interface EventNotice {
  readonly slug: string;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly privacy: LocalText;
  readonly rooms: readonly Pick<RoomSummary, "room" | "title" | "people">[];
  readonly open: boolean;
  /** Most characters (code points) of a name. */
  readonly nameLength: number;
}

/** Whom a personal link is for. */
export interface LinkHolder {
  readonly role: Role;
  readonly label: string;
}

/** What asking can come to. */
export type Answer<T> =
  | { readonly kind: "found"; readonly value: T }
  | { readonly kind: "unknown" }
  | { readonly kind: "closed" }
  | { readonly kind: "unreachable" };

export async function openEvents(): Promise<Answer<readonly EventNotice[]>> {
  const answer = await ask("/api/events");
  if (answer.kind !== "found") return answer;
  const list = record(answer.value)["events"];
  return { kind: "found", value: Array.isArray(list) ? list.map(eventNotice) : [] };
}

export async function eventOf(slug: string): Promise<Answer<EventNotice>> {
  const answer = await ask(`/api/events/${encodeURIComponent(slug)}`);
  return answer.kind === "found" ? { kind: "found", value: eventNotice(answer.value) } : answer;
}

export async function holderOf(slug: string, token: string): Promise<Answer<LinkHolder>> {
  const answer = await ask(`/api/events/${encodeURIComponent(slug)}/link`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  });
  if (answer.kind !== "found") return answer;
  const { role, label } = record(answer.value);
  return { kind: "found", value: { role: roleOf(role), label: typeof label === "string" ? label : "" } };
}

async function ask(address: string, init: RequestInit = {}): Promise<Answer<unknown>> {
  try {
    const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(15_000) });
    if (answer.ok) return { kind: "found", value: await answer.json() };
    if (answer.status === 403) return { kind: "closed" };
    return answer.status < 500 && answer.status !== 429 ? { kind: "unknown" } : { kind: "unreachable" };
  } catch {
    // No network, no server, or no answer in time: for the person at the door it is the same.
    return { kind: "unreachable" };
  }
}

function eventNotice(value: unknown): EventNotice {
  const { event, title, description, privacy, rooms, open, nameLength } = record(value);
  return {
    slug: typeof event === "string" ? event : "",
    title: localText(title),
    description: localText(description),
    privacy: localText(privacy),
    rooms: Array.isArray(rooms)
      ? rooms.map(record).map(({ room, title, people }) => ({ room: String(room ?? ""), title: localText(title), people: typeof people === "number" ? people : 0 }))
      : [],
    open: open !== false,
    // A server that does not tell refuses what is too long.
    nameLength: typeof nameLength === "number" && nameLength > 0 ? nameLength : Infinity,
  };
}

function localText(value: unknown): LocalText {
  if (typeof value === "string") return { "": value };
  return Object.fromEntries(Object.entries(record(value)).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** "BOOTH_STAFF", "booth-staff", "boothStaff": one role. */
function roleOf(value: unknown): Role {
  const word = String(value).replaceAll("_", "-").toLowerCase();
  return (["booth-staff", "host", "organiser"] as const).find((role) => role === word) ?? "citizen";
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
