/**
 * What a frame costs this client's script: `npm run bench:frames [-- --people 200,1000 --frames 200 --top 15 --picture]`.
 *
 * Processor time of the page's own thread a frame, everything included: decoding what the server tells (20 times a second), the
 * space, the scene, PixiJS. What the graphics card would do is left out (it is not drawn at all unless a `--picture` is wanted). `--top` adds where the time goes.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type CDPSession } from "playwright-core";
import { build, preview } from "vite";

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "200,1000" },
    frames: { type: "string", default: "200" },
    zoom: { type: "string", default: "0.75" },
    top: { type: "string", default: "0" },
    picture: { type: "boolean", default: false },
  },
});
const FRAMES = Number(values.frames);
const TOP = Number(values.top);

const root = new URL("../..", import.meta.url).pathname;
const outDir = mkdtempSync(join(tmpdir(), "lichthof-frames-"));
await build({ root, configFile: false, logLevel: "error", build: { outDir, target: "es2023", minify: false, rolldownOptions: { input: join(root, "bench/frames/index.html") } } });
const server = await preview({ root, configFile: false, logLevel: "error", build: { outDir }, preview: { host: "127.0.0.1", port: 0 } });
const { port } = server.httpServer.address() as { port: number };
const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", headless: true, chromiumSandbox: false });
try {
  for (const people of values.people.split(",")) await measure(people);
} finally {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true, force: true });
}

async function measure(people: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${port}/bench/frames/index.html?people=${people}&zoom=${values.zoom}${values.picture ? "&shown" : ""}`);
  await page.waitForFunction("globalThis.drawFrames !== undefined", undefined, { polling: 100 });
  const line = await page.context().newCDPSession(page);
  const draw = (count: number) => page.evaluate(`drawFrames(${count})`);
  // Warm: names painted, code compiled.
  await draw(120);
  await line.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await metrics(line);
  await draw(FRAMES);
  const after = await metrics(line);
  const script = ((after["TaskDuration"]! - before["TaskDuration"]!) * 1000) / FRAMES;
  await line.send("HeapProfiler.startSampling", { samplingInterval: 4096, includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true });
  await draw(FRAMES);
  const { profile } = await line.send("HeapProfiler.stopSampling");
  const allocated = new Map<string, number>();
  let bytes = 0;
  const visit = (node: typeof profile.head): void => {
    bytes += node.selfSize;
    const name = node.callFrame.functionName || "(anonymous)";
    allocated.set(name, (allocated.get(name) ?? 0) + node.selfSize);
    node.children.forEach(visit);
  };
  visit(profile.head);
  console.log(`${people} people: ${script.toFixed(2)} ms and ${(bytes / FRAMES / 1024).toFixed(0)} KB a frame`);
  if (TOP > 0) {
    await line.send("Profiler.enable");
    await line.send("Profiler.setSamplingInterval", { interval: 200 });
    await line.send("Profiler.start");
    await draw(FRAMES);
    const told = await line.send("Profiler.stop");
    const names = new Map(told.profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName || "(anonymous)"]));
    const micros = new Map<string, number>();
    told.profile.samples?.forEach((node, i) => {
      const name = names.get(node)!;
      micros.set(name, (micros.get(name) ?? 0) + (told.profile.timeDeltas?.[i] ?? 0));
    });
    list("ms a frame on the wall", micros, 1000);
    list("KB a frame", allocated, 1024);
  }
  if (values.picture) await page.screenshot({ path: `e2e/shots/frames.${people}.png` });
  await page.close();
}

function list(what: string, amounts: ReadonlyMap<string, number>, unit: number): void {
  console.log(`  ${what}:`);
  for (const [name, amount] of [...amounts].sort((a, b) => b[1] - a[1]).slice(0, TOP)) console.log(`    ${(amount / unit / FRAMES).toFixed(3).padStart(8)}  ${name}`);
}

async function metrics(line: CDPSession): Promise<Record<string, number>> {
  const { metrics: told } = await line.send("Performance.getMetrics");
  return Object.fromEntries(told.map(({ name, value }) => [name, value]));
}
