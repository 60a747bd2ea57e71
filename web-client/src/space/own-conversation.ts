import type { Conversation, Happening } from "./api.ts";

/** What happened to oneself when the one conversation became the other; undefined: in none. Of oneself nobody is told. */
export function turnOfTalk(before: Conversation | undefined, now: Conversation | undefined, self: number): Happening[] {
  if (now === undefined) return before === undefined ? [] : [{ kind: "conversation-left" }];
  if (before?.id !== now.id) return [{ kind: "conversation-joined", conversation: now }];
  const earlier = new Set([...before.speakers, ...before.listeners]);
  const present = new Set([...now.speakers, ...now.listeners]);
  const happenings: Happening[] = [];
  for (const person of present) if (!earlier.has(person) && person !== self) happenings.push({ kind: "person-joined-conversation", person });
  for (const person of earlier) if (!present.has(person) && person !== self) happenings.push({ kind: "person-left-conversation", person });
  if (before.locked !== now.locked) happenings.push({ kind: "conversation-locked", locked: now.locked });
  return happenings;
}
