/** What the browser keeps: whom it is in an event (for weeks), and how to get back to the same spot (for this tab). */

export interface Keeping {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Who this browser was at an event. */
export interface Acquaintance {
  readonly memberToken: string;
  readonly name: string;
  readonly avatar: number;
  /** A mark of the personal link used, so that another link in the same browser makes another member. Not the link itself. */
  readonly link: string;
  /** Members one wrote with directly. */
  readonly partners: readonly { readonly member: number; readonly name: string }[];
}

const MOST_PARTNERS = 30;

/** Storage may be forbidden or full: then nothing is remembered, and everything else works. */
export class Memory {
  private readonly lasting: Keeping;
  private readonly tab: Keeping;
  private readonly event: string;

  constructor(event: string, lasting: Keeping, tab: Keeping) {
    this.event = event;
    this.lasting = lasting;
    this.tab = tab;
  }

  get acquaintance(): Acquaintance | undefined {
    const text = read(this.lasting, `lichthof.member.${this.event}`);
    if (text === undefined) return undefined;
    try {
      const kept = JSON.parse(text) as Partial<Acquaintance>;
      if (typeof kept.memberToken !== "string") return undefined;
      return {
        memberToken: kept.memberToken,
        name: typeof kept.name === "string" ? kept.name : "",
        avatar: typeof kept.avatar === "number" ? kept.avatar : 0,
        link: typeof kept.link === "string" ? kept.link : "",
        partners: Array.isArray(kept.partners) ? kept.partners : [],
      };
    } catch {
      return undefined;
    }
  }

  /** The token to come back with; empty when this browser came by another link. */
  memberToken(linkToken: string): string {
    const known = this.acquaintance;
    if (known === undefined) return "";
    return linkToken === "" || known.link === mark(linkToken) ? known.memberToken : "";
  }

  remember(memberToken: string, linkToken: string, name: string, avatar: number): void {
    const before = this.acquaintance;
    const isSame = before !== undefined && (linkToken === "" || before.link === mark(linkToken));
    this.keep({
      memberToken,
      name,
      avatar,
      link: linkToken === "" && isSame ? before.link : mark(linkToken),
      partners: isSame ? before.partners : [],
    });
  }

  rememberPartners(partners: Acquaintance["partners"]): void {
    const known = this.acquaintance;
    if (known !== undefined) this.keep({ ...known, partners: partners.slice(0, MOST_PARTNERS).map(({ member, name }) => ({ member, name })) });
  }

  get ticket(): string {
    return read(this.tab, `lichthof.ticket.${this.event}`) ?? "";
  }

  set ticket(ticket: string) {
    write(this.tab, `lichthof.ticket.${this.event}`, ticket);
  }

  private keep(acquaintance: Acquaintance): void {
    write(this.lasting, `lichthof.member.${this.event}`, JSON.stringify(acquaintance));
  }
}

function read(storage: Keeping, key: string): string | undefined {
  try {
    return storage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(storage: Keeping, key: string, value: string): void {
  try {
    if (value === "") storage.removeItem(key);
    else storage.setItem(key, value);
  } catch {
    // Forbidden or full: not remembered.
  }
}

/** A short mark of a secret (cyrb53): tells two links apart, and cannot be used as one. */
function mark(secret: string): string {
  if (secret === "") return "";
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < secret.length; i++) {
    const code = secret.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
