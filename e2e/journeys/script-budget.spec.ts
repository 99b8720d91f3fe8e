import { gzipSync } from "node:zlib";
import type { Response } from "@playwright/test";
import { PAGES } from "../accessibility/pages";
import { anyConnectionId } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";

/** What a page may send in script, packed as it travels, unless it says otherwise. */
const BUDGET_KB = 250;
const MISSING = "00000000-0000-4000-8000-000000000000";

const ROWS = [
  ...PAGES,
  { file: "a connection that is not there", path: () => `/connections/${MISSING}`, signedIn: true },
];

/** Each page in a browser that has nothing yet, until it is at rest: what it fetches on its own counts too. */
for (const { file, path, signedIn, ...row } of ROWS) {
  const budgetKb = ("scriptKb" in row && row.scriptKb) || BUDGET_KB;
  test(`${file} sends no more than ${budgetKb} KB of script`, async ({ page, browser, baseURL }) => {
    const address = path(await anyConnectionId(page));
    const context = await browser.newContext({
      storageState: signedIn ? await page.context().storageState() : { cookies: [], origins: [] },
      ...(baseURL && { baseURL }),
    });
    const subject = await context.newPage();
    const sizes = new Map<string, Promise<number>>();
    const note = (response: Response) => {
      if (response.request().resourceType() !== "script") return;
      sizes.set(
        response.url(),
        response.body().then((body) => gzipSync(body).length),
      );
    };
    subject.on("response", note);
    await subject.goto(address);
    await expect(subject.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(subject.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 15_000 });
    await subject.waitForLoadState("networkidle");
    // What comes after it is at rest is nobody's first visit, and cannot be read from a page that closes.
    subject.off("response", note);

    const bytes = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
    test.info().annotations.push({ type: "script", description: `${file}: ${(bytes / 1024).toFixed(1)} KB` });
    // Were scripts not seen at all, any page would fit: React alone is more than this.
    expect(bytes).toBeGreaterThan(100 * 1024);
    expect(bytes, `${file} sends ${(bytes / 1024).toFixed(1)} KB of script in ${sizes.size} files`).toBeLessThanOrEqual(
      budgetKb * 1024,
    );
    await context.close();
  });
}
