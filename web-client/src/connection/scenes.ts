import type { SceneFile } from "../space/scene-file.ts";

const FETCH_AGAIN_MILLIS = 2_000;

/** The server is newer than this page: only loading the page again helps. */
class SceneOfAnotherTime extends Error {
  override readonly name = "SceneOfAnotherTime";
}

export interface SceneNews {
  /** Whether a map is shown now. */
  isShown(): boolean;
  /** The map that is shown is not the one of this room. */
  gone(): void;
  here(scene: SceneFile): void;
  /** This page cannot read the maps of this server. */
  outdated(): void;
}

/** The map of the room one is in, fetched once each, and again for as long as it cannot be had. */
export class Scenes {
  private readonly fetched = new Map<string, Promise<SceneFile>>();
  private readonly fetchScene: (url: string) => Promise<SceneFile>;
  private readonly news: SceneNews;
  private wanted = "";
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(news: SceneNews, fetchScene: (url: string) => Promise<SceneFile> = fetchFromServer) {
    this.news = news;
    this.fetchScene = fetchScene;
  }

  /** The room one is in now has this map. */
  async want(url: string): Promise<void> {
    const isSame = url === this.wanted && this.news.isShown();
    this.wanted = url;
    if (isSame) return;
    this.news.gone();
    let scene = this.fetched.get(url);
    if (scene === undefined) {
      scene = this.fetchScene(url);
      this.fetched.set(url, scene);
    }
    try {
      const file = await scene;
      if (url === this.wanted) this.news.here(file);
    } catch (error) {
      this.fetched.delete(url);
      if (error instanceof SceneOfAnotherTime) {
        this.news.outdated();
        return;
      }
      // As with a lost line: the map is looked for again for as long as one is in its room.
      clearTimeout(this.again);
      this.again = setTimeout(() => {
        if (url === this.wanted && !this.news.isShown()) void this.want(url);
      }, FETCH_AGAIN_MILLIS);
    }
  }

  /** One has left: what still comes is for nobody. */
  stop(): void {
    this.wanted = "";
    clearTimeout(this.again);
  }
}

async function fetchFromServer(url: string): Promise<SceneFile> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the map could not be fetched from ${url}: ${answer.status}`);
  const scene = (await answer.json()) as SceneFile;
  if (scene.format !== 1) throw new SceneOfAnotherTime(`the map at ${url} has format ${String(scene.format)}, this client reads 1`);
  return scene;
}
