import type { Language } from "../space/api.ts";
import type { MapPreferences } from "./doors.ts";
import { lang } from "./i18n/language.svelte.ts";

export type Theme = "auto" | "light" | "dark";
export type Motion = "auto" | "reduced";
export type Verbosity = "all" | "important" | "off";
export type TextSize = "normal" | "large" | "larger";

const KEPT_UNDER = "lichthof.preferences";

/** How somebody likes the page; kept in this browser and nowhere else. */
export class Preferences {
  theme = $state<Theme>("auto");
  motion = $state<Motion>("auto");
  verbosity = $state<Verbosity>("all");
  textSize = $state<TextSize>("normal");
  sounds = $state(false);
  listView = $state(false);
  panelOpen = $state(true);
  /** Walked on a map before: needs no hint how. */
  walked = $state(false);
  /** How close one looks at the map; undefined: not chosen yet. */
  mapZoom = $state<number | undefined>(undefined);
  name = $state("");
  avatar = $state<number | undefined>(undefined);
  #deviceDark = $state(false);
  #deviceStill = $state(false);

  readonly dark = $derived(this.theme === "dark" || (this.theme === "auto" && this.#deviceDark));
  readonly reducedMotion = $derived(this.motion === "reduced" || this.#deviceStill);

  constructor() {
    this.#read();
    this.#watch("(prefers-color-scheme: dark)", (dark) => (this.#deviceDark = dark));
    this.#watch("(prefers-reduced-motion: reduce)", (still) => (this.#deviceStill = still));
    $effect.root(() => {
      $effect(() => this.#write());
      $effect(() => this.#show());
    });
  }

  get language(): Language {
    return lang.tag;
  }

  set language(language: Language) {
    lang.tag = language;
  }

  /** The same, as the drawn map wants it. */
  get ofMap(): MapPreferences {
    return { reducedMotion: this.reducedMotion, dark: this.dark, language: this.language };
  }

  #read(): void {
    const kept = keptRecord();
    this.theme = oneOf(kept["theme"], ["auto", "light", "dark"], "auto");
    this.motion = oneOf(kept["motion"], ["auto", "reduced"], "auto");
    this.verbosity = oneOf(kept["verbosity"], ["all", "important", "off"], "all");
    this.textSize = oneOf(kept["textSize"], ["normal", "large", "larger"], "normal");
    this.sounds = kept["sounds"] === true;
    this.listView = kept["listView"] === true;
    this.panelOpen = kept["panelOpen"] !== false;
    this.walked = kept["walked"] === true;
    this.mapZoom = typeof kept["mapZoom"] === "number" && kept["mapZoom"] > 0 && kept["mapZoom"] <= 8 ? kept["mapZoom"] : undefined;
    this.name = typeof kept["name"] === "string" ? kept["name"].slice(0, 100) : "";
    this.avatar = typeof kept["avatar"] === "number" && Number.isInteger(kept["avatar"]) && kept["avatar"] >= 0 ? kept["avatar"] : undefined;
    this.language = oneOf(kept["language"], ["de", "en"], lang.tag);
  }

  #write(): void {
    const kept = {
      theme: this.theme,
      motion: this.motion,
      verbosity: this.verbosity,
      textSize: this.textSize,
      sounds: this.sounds,
      listView: this.listView,
      panelOpen: this.panelOpen,
      walked: this.walked,
      mapZoom: this.mapZoom,
      name: this.name,
      avatar: this.avatar,
      language: this.language,
    };
    try {
      localStorage.setItem(KEPT_UNDER, JSON.stringify(kept));
    } catch {
      // A browser that keeps nothing still works; it only forgets.
    }
  }

  #show(): void {
    const root = document.documentElement;
    root.lang = this.language;
    root.dataset["theme"] = this.theme;
    root.dataset["light"] = this.dark ? "evening" : "day";
    root.dataset["text"] = this.textSize;
    root.dataset["motion"] = this.reducedMotion ? "reduced" : "full";
  }

  #watch(query: string, tell: (matches: boolean) => void): void {
    const list = matchMedia(query);
    tell(list.matches);
    list.addEventListener("change", (event) => tell(event.matches));
  }
}

function keptRecord(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_UNDER) ?? "{}");
    return typeof kept === "object" && kept !== null ? (kept as Record<string, unknown>) : {};
  } catch {
    // Not ours, broken, or forbidden to read: begin anew.
    return {};
  }
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T {
  return allowed.find((word) => word === value) ?? otherwise;
}
