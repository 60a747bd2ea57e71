/**
 * The room as a text: places, in them conversations, in them people. The list view shows exactly this; it is made from what
 * the map is drawn from.
 */
import type { Conversation, MapArea, Person } from "../../space/api.ts";

export interface PlaceRow {
  readonly key: string;
  /** Undefined: between the places. */
  readonly area: MapArea | undefined;
  readonly here: boolean;
  /** Others who are there; oneself not counted. */
  readonly count: number;
  readonly conversations: readonly ConversationRow[];
  readonly alone: readonly Person[];
}

export interface ConversationRow {
  readonly id: number;
  readonly kind: Conversation["kind"];
  readonly locked: boolean;
  readonly mine: boolean;
  readonly people: readonly Person[];
}

export interface Seen {
  readonly areas: readonly MapArea[];
  /** Others, without oneself. */
  readonly people: readonly Person[];
  readonly conversations: readonly Conversation[];
  readonly ownArea: number | undefined;
  readonly ownConversation: number | undefined;
  readonly compare: (a: string, b: string) => number;
}

/**
 * One row for each area, in the given order, then one for those who are between the places; where one is oneself comes before
 * all others. A conversation stands where its area is, or where most of its people are; everybody stands in one row only.
 */
export function overview(seen: Seen): PlaceRow[] {
  const known = new Set(seen.areas.map(({ index }) => index));
  const placeOf = (person: Person) => (person.area !== undefined && known.has(person.area) ? person.area : undefined);
  const kinds = new Map(seen.conversations.map((conversation) => [conversation.id, conversation]));

  const members = new Map<number, Person[]>();
  const alone = new Map<number | undefined, Person[]>();
  for (const person of [...seen.people].sort((a, b) => seen.compare(a.name, b.name) || a.id - b.id)) {
    // On a stage one stands before many: they are listed as people of the place, not as one conversation.
    const talks = person.conversation !== undefined && kinds.get(person.conversation)?.kind !== "stage";
    if (talks) append(members, person.conversation as number, person);
    else append(alone, placeOf(person), person);
  }

  const talksAt = new Map<number | undefined, ConversationRow[]>();
  for (const [id, people] of [...members].sort(([a], [b]) => a - b)) {
    const conversation = kinds.get(id);
    const at = conversation?.area !== undefined && known.has(conversation.area) ? conversation.area : mostCommon(people.map(placeOf));
    append(talksAt, at, {
      id,
      kind: conversation?.kind ?? "nearby",
      locked: conversation?.locked === true,
      mine: id === seen.ownConversation,
      people: [...people].sort((a, b) => Number(a.listeningOnly) - Number(b.listeningOnly)),
    });
  }

  const row = (area: MapArea | undefined): PlaceRow => {
    const conversations = talksAt.get(area?.index) ?? [];
    const single = alone.get(area?.index) ?? [];
    return {
      key: area === undefined ? "between" : `area ${area.index}`,
      area,
      here: area !== undefined && area.index === seen.ownArea,
      count: single.length + conversations.reduce((sum, { people }) => sum + people.length, 0),
      conversations,
      alone: single,
    };
  };
  const rows = [...seen.areas.map(row), row(undefined)];
  return [...rows.filter(({ here }) => here), ...rows.filter(({ here }) => !here)];
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function mostCommon(places: readonly (number | undefined)[]): number | undefined {
  const counts = new Map<number | undefined, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
