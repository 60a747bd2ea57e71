import { build, type Rolldown } from "vite";
import { describe, expect, it } from "vitest";
import { filesOfFirstLoad, firstLoad } from "./firstLoad.ts";

/** A page of three modules, held in memory: an entry, what it imports now, what it imports later. */
const modules: Record<string, string> = {
  entry: `import { now } from "virtual:now"; console.log(now); import("virtual:later").then((m) => console.log(m.later));`,
  now: `export const now = "now";`,
  later: `export const later = "later"; import("virtual:seldom").then((m) => console.log(m.seldom));`,
  seldom: `export const seldom = "seldom";`,
};

async function bundle(): Promise<Rolldown.OutputBundle> {
  const output = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [
      {
        name: "in-memory",
        resolveId: (id: string) => (id.startsWith("virtual:") ? `\0${id}` : undefined),
        load: (id: string) => (id.startsWith("\0virtual:") ? modules[id.slice("\0virtual:".length)] : undefined),
      },
    ],
    build: {
      write: false,
      rolldownOptions: { input: "virtual:entry", output: { chunkFileNames: "[name].js", entryFileNames: "[name].js" } },
    },
  });
  return Object.fromEntries((output as Rolldown.RolldownOutput).output.map((part) => [part.fileName, part]));
}

describe("the first load", () => {
  it("countsWhatIsLoadedLaterToo", async () => {
    const names = filesOfFirstLoad(await bundle(), []).map(({ file }) => file);
    expect(names.some((name) => name.includes("later"))).toBe(true);
    expect(names.some((name) => name.includes("seldom"))).toBe(true);
  });

  it("doesNotCountWhatOnlySpecialBrowsersFetch", async () => {
    const names = filesOfFirstLoad(await bundle(), [/seldom/]).map(({ file }) => file);
    expect(names.some((name) => name.includes("seldom"))).toBe(false);
  });

  it("failsTheBuildWhenItGrowsOverItsBudget", async () => {
    const plugin = firstLoad({ budgetBytes: 10, onDemand: [] });
    const parts = await bundle();
    const writeBundle = plugin.writeBundle as unknown as (this: object, options: object, bundle: object) => void;
    const room = {
      error(message: string): never {
        throw new Error(message);
      },
      info() {},
    };
    expect(() => writeBundle.call(room, {}, parts)).toThrow(/First load: .*It has to become smaller/s);
  });
});
