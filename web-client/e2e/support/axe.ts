import axe from "axe-core";
import type { Page } from "playwright-core";

/** Runs axe-core inside of a page. It is evaluated by the debugger's protocol, which no Content-Security-Policy stops. */
export const AxeBuilder = {
  async run(page: Page): Promise<axe.AxeResults> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof import("axe-core") };
      return axe.run(document, { resultTypes: ["violations"] });
    });
  },
};
