import AxeBuilder from "@axe-core/playwright";
import { anyConnectionId } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";
import { PAGES } from "./pages";

/** WCAG 2.2 AA by axe, no rule switched off: every page, light and dark, wide and as narrow as 360 px. */
for (const { file, path, signedIn } of PAGES) {
  test(`${file} has no accessibility findings`, async ({ page, browser, baseURL }) => {
    const address = path(await anyConnectionId(page));
    const context = signedIn
      ? page.context()
      : await browser.newContext({ storageState: { cookies: [], origins: [] }, ...(baseURL && { baseURL }) });
    const subject = signedIn ? page : await context.newPage();
    for (const width of [1280, 360]) {
      await subject.setViewportSize({ width, height: 800 });
      await subject.goto(address);
      await expect(subject.getByRole("heading", { level: 1 })).toBeVisible();
      // Skeletons are not the page: wait until what it asked for is there.
      await expect(subject.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 15_000 });
      // The colours follow the browser's wish while the page stands.
      for (const colorScheme of ["light", "dark"] as const) {
        await subject.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const { violations } = await new AxeBuilder({ page: subject }).analyze();
        const found = violations.map(
          ({ id, nodes }) =>
            `${width} px, ${colorScheme}: ${id} ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
        );
        expect(found).toEqual([]);
      }
      const overflow = await subject.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${width} px: the page scrolls sideways`).toBeLessThanOrEqual(0);
    }
    if (!signedIn) await context.close();
  });
}
