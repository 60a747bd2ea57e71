import type { LocalText } from "../../space/api.ts";

/** One figure that a person can be. */
export interface Figure {
  readonly id: number;
  /** What it looks like, in words. */
  readonly name: LocalText;
}

/** The sheet that all figures are drawn on: a row for each, in the order of their numbers, facing us first. */
export interface AvatarSheet {
  readonly image: string;
  readonly frame: { readonly width: number; readonly height: number };
  readonly columns: number;
  readonly figures: readonly Figure[];
}

export const AVATAR_INDEX = "/art/avatars.json";

class AvatarShelf {
  /** Undefined while it is fetched, and when it is missing: then people are discs with their initials. */
  sheet = $state.raw<AvatarSheet | undefined>(undefined);
  /** True once it is known whether there is one. */
  settled = $state(false);
  #asked = false;

  fetch(): void {
    if (this.#asked) return;
    this.#asked = true;
    void read(AVATAR_INDEX).then((sheet) => {
      this.sheet = sheet;
      this.settled = true;
    });
  }

  figure(id: number): Figure | undefined {
    return this.sheet?.figures.find((figure) => figure.id === id);
  }
}

export const avatars = new AvatarShelf();

async function read(address: string): Promise<AvatarSheet | undefined> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return undefined;
    const index = (await answer.json()) as {
      image: string;
      frame: { width: number; height: number };
      directions: readonly string[];
      framesPerDirection: number;
      avatars: readonly Figure[];
    };
    return {
      image: new URL(index.image, new URL(address, location.href)).href,
      frame: index.frame,
      columns: index.directions.length * index.framesPerDirection,
      figures: index.avatars,
    };
  } catch {
    // Without pictures people are told apart by their names and initials.
    return undefined;
  }
}
