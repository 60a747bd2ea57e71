/** Real Chromium for tests: how it is started, how pages are opened and looked at. */
import { AxeBuilder } from "./axe.ts";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained about, in order: errors and warnings of the console, uncaught errors. */
  readonly complaints: string[];
}

export interface Device {
  readonly width?: number;
  readonly height?: number;
  readonly phone?: boolean;
  readonly dark?: boolean;
  readonly still?: boolean;
  readonly language?: "de" | "en";
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    headless: true,
    chromiumSandbox: false,
    args: ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** A person with a browser of their own: nothing is shared with others. */
export async function visitor(browser: Browser, device: Device = {}): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: device.width ?? (device.phone ? 390 : 1280), height: device.height ?? (device.phone ? 844 : 800) },
    hasTouch: device.phone === true,
    isMobile: device.phone === true,
    colorScheme: device.dark ? "dark" : "light",
    reducedMotion: device.still ? "reduce" : "no-preference",
    locale: device.language === "en" ? "en-GB" : "de-DE",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.stack ?? error.message));
  return { page, context, complaints };
}

/** Serious and critical findings of axe-core, one line each; empty is good. */
export async function accessibilityTrouble(page: Page): Promise<string[]> {
  const { violations } = await AxeBuilder.run(page);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, impact, help, nodes }) => nodes.map((node) => `${impact ?? ""} ${id}: ${help}\n    ${node.html}\n    ${node.failureSummary ?? ""}`));
}
