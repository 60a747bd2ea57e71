/** The client as it is shipped, with the scripted room of `dev` instead of a server. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { build, preview } from "vite";
import type { ScriptedRoom } from "../../dev/scripted-room.ts";

/** Stricter than the server's: nothing inline, nothing from elsewhere. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

const words = {
  de: { name: "Ihr Name", enter: "Eintreten", list: "Eintreten mit Listenansicht" },
  en: { name: "Your name", enter: "Enter", list: "Enter with list view" },
};

export interface ScriptedHouse {
  readonly origin: string;
  open(page: Page, at: string): Promise<void>;
  enter(page: Page, language: "de" | "en", listView: boolean): Promise<void>;
  close(): Promise<void>;
}

export async function scriptedHouse(): Promise<ScriptedHouse> {
  const outDir = mkdtempSync(join(tmpdir(), "lichthof-scripted-"));
  await build({ logLevel: "error", build: { outDir, emptyOutDir: true, rolldownOptions: { input: "dev.html" } } });
  const server = await preview({
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, headers: { "content-security-policy": POLICY } },
  });
  const origin = `http://127.0.0.1:${(server.httpServer.address() as { port: number }).port}`;
  const open = async (page: Page, at: string) => void (await page.goto(`${origin}/dev.html?at=${encodeURIComponent(at)}`));
  return {
    origin,
    open,
    async enter(page, language, listView) {
      await open(page, "/e/demo");
      await page.getByLabel(words[language].name).fill("Frau B.");
      await page.getByRole("button", { name: listView ? words[language].list : words[language].enter, exact: true }).click();
      await page.getByRole("main", { name: /Raum|Room/u }).waitFor();
    },
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

/** Lets something happen in the scripted room. */
export function script(page: Page, happens: (room: ScriptedRoom) => void): Promise<unknown> {
  return page.evaluate(`(${happens.toString()})(window.room)`);
}
