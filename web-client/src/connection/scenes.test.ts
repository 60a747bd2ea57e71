import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SceneFile } from "../space/scene-file.ts";
import { sceneOf } from "../space/testing/walls.ts";
import { Scenes } from "./scenes.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Maps that come when the test says so. */
class Shelf {
  readonly asked: string[] = [];
  readonly answers: { resolve(scene: SceneFile): void; reject(why: Error): void }[] = [];
  shown: SceneFile | undefined;
  readonly scenes = new Scenes(
    { isShown: () => this.shown !== undefined, gone: () => (this.shown = undefined), here: (scene) => (this.shown = scene), outdated: () => {} },
    (url) => {
      this.asked.push(url);
      return new Promise((resolve, reject) => this.answers.push({ resolve, reject }));
    },
  );
}

const HALL = { ...sceneOf(["..."]), name: "hall" };
const GARDEN = { ...sceneOf(["..."]), name: "garden" };

test("a map that comes late does not take the place of the one of the room that one went to meanwhile", async () => {
  const shelf = new Shelf();
  void shelf.scenes.want("/hall");
  void shelf.scenes.want("/garden");
  shelf.answers[1]!.resolve(GARDEN);
  await vi.advanceTimersByTimeAsync(1);
  shelf.answers[0]!.resolve(HALL);
  await vi.advanceTimersByTimeAsync(1);
  expect(shelf.shown?.name).toBe("garden");
});

test("back in a room its map is there without being asked for again", async () => {
  const shelf = new Shelf();
  for (const url of ["/hall", "/garden"]) void shelf.scenes.want(url);
  shelf.answers[0]!.resolve(HALL);
  void shelf.scenes.want("/hall");
  await vi.advanceTimersByTimeAsync(1);
  expect(shelf.shown?.name).toBe("hall");
  expect(shelf.asked).toEqual(["/hall", "/garden"]);
});

test("what comes, or fails to come, after one has left is for nobody, and is not asked for again", async () => {
  const shelf = new Shelf();
  void shelf.scenes.want("/hall");
  shelf.scenes.stop();
  shelf.answers[0]!.reject(new Error("offline"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shelf.asked).toEqual(["/hall"]);
  void shelf.scenes.want("/garden");
  shelf.scenes.stop();
  shelf.answers[1]!.resolve(GARDEN);
  await vi.advanceTimersByTimeAsync(1);
  expect(shelf.shown).toBeUndefined();
});
