/** What a designer would see at once and a program can measure: words cut off, things too small to touch, pages too wide. */
import type { Page } from "playwright-core";

/** What a fingertip covers, CSS pixels (WCAG 2.5.5). */
const FINGER = 44;

/** How far the page scrolls sideways, CSS pixels. */
export function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * Everything that can be pressed and is smaller than a fingertip, as it answers to touches: what counts is where a touch
 * arrives, with labels and widened lines, not how it is drawn. Links in the middle of text are as high as the text.
 */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate((finger) => {
    const found: string[] = [];
    const inFront = document.querySelector("dialog:modal") ?? document;
    for (const element of inFront.querySelectorAll<HTMLElement>("button, a[href], input, select, textarea, [role=tab]")) {
      const target = element.closest("label") ?? element;
      if (!target.checkVisibility() || element.closest(".skips, [role=log]") !== null || element.matches(":disabled")) continue;
      target.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = target.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const answers = (atX: number, atY: number) => {
        const hit = document.elementFromPoint(atX, atY);
        return hit !== null && target.contains(hit);
      };
      // Behind something else, if only with an edge, like a list behind an open sheet: not to be pressed now.
      const edges = [[x, y], [left + 1, y], [left + width - 1, y], [x, top + 1], [x, top + height - 1]] as const;
      if (!edges.every(([atX, atY]) => answers(atX, atY))) continue;
      const reach = (stepX: number, stepY: number) => {
        let steps = 0;
        while (steps < finger && answers(x + stepX * (steps + 1), y + stepY * (steps + 1))) steps++;
        return steps;
      };
      const [wide, high] = [reach(-1, 0) + reach(1, 0) + 1, reach(0, -1) + reach(0, 1) + 1];
      // Half pixels at the edges are nobody's fault.
      if (wide < finger - 1 || high < finger - 1) found.push(`${element.getAttribute("aria-label") ?? element.textContent?.trim() ?? element.tagName}: ${wide} x ${high}`);
    }
    return found;
  }, FINGER);
}

/** Buttons, tabs and headings whose words do not fit, or stick out of the window. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const inFront = document.querySelector("dialog:modal") ?? document;
    for (const element of inFront.querySelectorAll<HTMLElement>("[role=tab], .button, h1, h2, h3, [data-testid=conversation]")) {
      if (!element.checkVisibility() || element.closest(".unseen, .skips") !== null || element.classList.contains("unseen")) continue;
      // Words for ears alone take a pixel and stick out of it; a number in a corner sticks out of its sign on purpose.
      const words = [...element.querySelectorAll<HTMLElement>("*"), element].filter((one) => one.clientWidth > 2 && (one === element || getComputedStyle(one).overflowX !== "visible"));
      const name = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
      if (words.some((one) => one.scrollWidth > one.clientWidth + 1)) found.push(`${name}: cut`);
      const { left, right } = element.getBoundingClientRect();
      if (left < -1 || right > innerWidth + 1) found.push(`${name}: out of the window`);
    }
    for (const tab of document.querySelectorAll<HTMLElement>("[role=tab]")) {
      const { top, bottom } = tab.getBoundingClientRect();
      if (document.querySelector("dialog:modal") === null && (top < 0 || bottom > innerHeight + 1)) found.push(`${tab.textContent?.trim() ?? ""}: below the window`);
    }
    return found;
  });
}

/**
 * Walks through the page with the Tab key, from its beginning until it leaves it. Answers with every stop where the eye could not
 * follow: where nothing marks the focus, or what has it lies outside of the window or behind something else.
 */
export async function lostFocus(page: Page): Promise<string[]> {
  const found: string[] = [];
  const stops = new Set<string>();
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (element === null || element === document.body) return undefined;
      element.dataset["stop"] ??= String(Math.random());
      // A radio button that is only heard is marked on what stands for it.
      const marked = [element, element.nextElementSibling, element.closest("label")].filter((one) => one !== null);
      const isMarked = marked.some((one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      });
      const seen = element.matches(".unseen") ? (element.nextElementSibling ?? element) : element;
      const { left, top, right, bottom } = seen.getBoundingClientRect();
      const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
      const hit = right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight ? null : document.elementFromPoint(x, y);
      const isSeen = hit !== null && (seen.contains(hit) || hit.contains(seen));
      const name = `${element.tagName.toLowerCase()} ${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}`;
      return { key: element.dataset["stop"], name, isMarked, isSeen };
    });
    if (stop === undefined || stops.has(stop.key)) return stops.size === 0 ? ["nothing can be reached"] : found;
    stops.add(stop.key);
    if (!stop.isMarked) found.push(`${stop.name}: has the focus and nothing shows it`);
    if (!stop.isSeen) found.push(`${stop.name}: has the focus and is not to be seen`);
  }
  return [...found, "the Tab key goes round and never leaves the page"];
}
