import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Canvas } from "../art/kit/canvas.ts";
import { encodePng } from "../art/kit/png.ts";
import { launchBrowser } from "./support/browser.ts";
import { openHouse, type House } from "./support/house.ts";
import { arrive, type Person } from "./support/people.ts";

/** Maps of one's own, drawn as Tiled draws them: white tiles, so that what is done with their light can be measured. */

const SHOTS = "e2e/shots/maps";
const COLUMNS = 60;
const ROWS = 16;
let events: string;
let house: House;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  events = mkdtempSync(join(tmpdir(), "lichthof-e2e-events-"));
  writeEvent("looks", looks("tiles.png"));
  writeEvent("bare", looks("../tilesets/tiles.png"));
  writeEvent("broken", "{");
  [house, browser] = await Promise.all([openHouse({ LICHTHOF_EVENTS: events }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.dispose();
  rmSync(events, { recursive: true, force: true });
});

describe("a map of one's own", () => {
  it("shows tints, opacity, repeated images and turned texts as Tiled does", async () => {
    const ann = await arrive(browser, `${house.address}/e/looks`, "Ann", { width: 1280, height: 800, before: hasWalked });
    await ann.page.getByRole("application").waitFor();

    const tinted = await sees(ann, 0xff8000, "looks");
    expect(tinted.width, "two tiles, each in a share of both lights").toBeCloseTo(tinted.height, -1);
    await sees(ann, 0xc0c0c0, "looks");
    await sees(ann, 0x00ff00, "looks");
    const stripes = await sees(ann, 0xff00ff, "looks");
    expect(stripes.width, "from one side to the other").toBeGreaterThan(20 * stripes.height);
    const text = await sees(ann, 0x0000ff, "looks");
    expect(text.height, "a line that runs downwards").toBeGreaterThan(3 * text.width);
    expect(ann.troubles()).toEqual([]);
    await ann.goes();
  });

  it("lets a layer with parallax pass at its own pace, unless less motion is wished for", async () => {
    const moved = async (how: { still: boolean }): Promise<{ floor: number; layer: number }> => {
      const ann = await arrive(browser, `${house.address}/e/looks`, `Bea ${how.still}`, { width: 1280, height: 800, before: hasWalked, ...how });
      await ann.page.getByRole("application").waitFor();
      const [floor, layer] = [await sees(ann, 0xff8000), how.still ? undefined : await sees(ann, 0x00ffff)];
      await ann.tab("Places");
      await ann.page.getByRole("button", { name: "Go to Window", exact: true }).click();
      await ann.isAt("Window");
      const [floorAfter, layerAfter] = [await settled(ann, 0xff8000), how.still ? undefined : await sees(ann, 0x00ffff, "parallax")];
      expect(ann.troubles()).toEqual([]);
      await ann.goes();
      return { floor: floorAfter.x - floor.x, layer: (layerAfter?.x ?? 0) - (layer?.x ?? 0) };
    };

    const walked = await moved({ still: false });
    expect(walked.floor, "the floor passes by").toBeLessThan(-50);
    expect(Math.abs(walked.layer), "what is far away stays").toBeLessThan(3);
    // Lying still on the floor, that layer is at the map's corner, out of sight.
    expect((await moved({ still: true })).floor).toBeLessThan(-50);
  });

  it("opens with plain tiles when its images lie outside of the event's folder", async () => {
    const ann = await arrive(browser, `${house.address}/e/bare`, "Ann", { width: 1280, height: 800, before: hasWalked });
    await ann.page.getByRole("application").waitFor();
    await sees(ann, 0x0000ff, "bare");
    await ann.tab("Places");
    await ann.page.getByRole("button", { name: "Go to Window", exact: true }).click();
    await ann.isAt("Window");
    expect(ann.troubles()).toEqual([]);
    await ann.goes();
  });

  it("keeps only its own event closed when it is broken", async () => {
    expect(house.output()).toContain("CLOSED  The event 'broken' stays closed because its map");
    expect((await fetch(`${house.address}/metrics`).then((answer) => answer.text())).match(/^lichthof_events_closed.* (\S+)$/m)?.[1]).toBe("1.0");
  });
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The hint how to walk lies over the middle of the map, until one has walked. */
const hasWalked = () => localStorage.setItem("lichthof.preferences", JSON.stringify({ walked: true }));

/** Where on the screen this colour is, once it is. */
async function sees(person: Person, colour: number, shot?: string): Promise<Box> {
  let box: Box | undefined;
  await expect
    .poll(async () => ((box = await boxOf(person, colour, shot)), box !== undefined), { timeout: 20_000, message: `#${colour.toString(16)} is to be seen` })
    .toBe(true);
  return box!;
}

/** Where it is when the camera has come to rest. */
async function settled(person: Person, colour: number): Promise<Box> {
  let before = await sees(person, colour);
  await expect
    .poll(
      async () => {
        const now = await sees(person, colour);
        const rests = now.x === before.x;
        before = now;
        return rests;
      },
      { timeout: 20_000, interval: 300 },
    )
    .toBe(true);
  return before;
}

async function boxOf(person: Person, colour: number, shot?: string): Promise<Box | undefined> {
  const picture = await person.page.screenshot(shot === undefined ? {} : { path: `${SHOTS}/${shot}.png` });
  const reader = await person.page.context().newPage();
  try {
    return await reader.evaluate(
      async ({ base64, colour }) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [image.width, image.height];
        const pen = canvas.getContext("2d")!;
        pen.drawImage(image, 0, 0);
        const { data } = pen.getImageData(0, 0, image.width, image.height);
        const wanted = [colour >> 16, (colour >> 8) & 255, colour & 255];
        let [left, top, right, bottom, count] = [image.width, image.height, 0, 0, 0];
        for (let at = 0; at < data.length; at += 4) {
          if (!wanted.every((part, i) => Math.abs(part - data[at + i]!) <= 2)) continue;
          const [x, y] = [(at / 4) % image.width, Math.floor(at / 4 / image.width)];
          [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)];
          count++;
        }
        return count < 50 ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
      },
      { base64: picture.toString("base64"), colour },
    );
  } finally {
    await reader.close();
  }
}

function writeEvent(name: string, map: string): void {
  const folder = join(events, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "event.yaml"), "title: Hall\nprivacy: Nothing is kept.\nrooms:\n  - {name: hall, title: Hall, map: hall.tmj}\n");
  writeFileSync(join(folder, "hall.tmj"), map);
  writeFileSync(join(folder, "tiles.png"), picture(64, 32, (x) => (x < 32 ? 0x808080ff : 0xffffffff)));
  writeFileSync(join(folder, "stripe.png"), picture(16, 8, (x) => (x < 8 ? 0xff00ffff : 0)));
}

function picture(width: number, height: number, paint: (x: number) => number): Buffer {
  const canvas = new Canvas(width, height);
  for (let at = 0; at < width * height; at++) canvas.pixels[at] = paint(at % width);
  return encodePng(canvas);
}

/** Number 1 is grey and everywhere; number 2 is white. */
function looks(image: string): string {
  const tiles = (name: string, column: number, row: number, more: object = {}) => {
    const data = new Array<number>(COLUMNS * ROWS).fill(0);
    for (const at of [0, 1, COLUMNS, COLUMNS + 1]) data[row * COLUMNS + column + at] = 2;
    return { type: "tilelayer", name, width: COLUMNS, height: ROWS, data, ...more };
  };
  return JSON.stringify({
    type: "map",
    version: "1.10",
    orientation: "orthogonal",
    width: COLUMNS,
    height: ROWS,
    tilewidth: 32,
    tileheight: 32,
    tilesets: [{ firstgid: 1, name: "tiles", tilewidth: 32, tileheight: 32, tilecount: 2, columns: 2, image, imagewidth: 64, imageheight: 32 }],
    layers: [
      { type: "tilelayer", name: "floor", width: COLUMNS, height: ROWS, data: new Array<number>(COLUMNS * ROWS).fill(1) },
      tiles("start", 20, 7, { visible: false }),
      { type: "group", name: "dusk", tintcolor: "#ffff00", layers: [tiles("warm", 16, 4, { tintcolor: "#ff8080" })] },
      tiles("faint", 19, 4, { opacity: 0.5 }),
      { type: "imagelayer", name: "stripes", image: "stripe.png", repeatx: true, offsety: 320 },
      { type: "objectgroup", name: "things", tintcolor: "#00ff00", objects: [{ id: 1, gid: 2, x: 672, y: 192, width: 32, height: 32 }] },
      {
        type: "objectgroup",
        name: "signs",
        objects: [
          {
            id: 2,
            x: 800,
            y: 128,
            width: 192,
            height: 32,
            rotation: 90,
            text: { text: "DOWNSTAIRS", pixelsize: 22, bold: true, color: "#0000ff" },
          },
        ],
      },
      tiles("far", 1, 3, { tintcolor: "#00ffff", parallaxx: 0, parallaxy: 0 }),
      {
        type: "objectgroup",
        name: "areas",
        objects: [{ id: 3, class: "place", name: "Window", x: 800, y: 224, width: 96, height: 64, properties: [{ name: "title", type: "string", value: "Window" }] }],
      },
    ],
  });
}
