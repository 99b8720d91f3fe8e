import { connectionIdOf } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";

/** A person walks through rows by keys alone, copies a block, looks at a whole row and saves what is loaded. */
test("rows are read, copied and saved by keys", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const connectionId = await connectionIdOf(page, "full");
  await page.goto(`/connections/${connectionId}/connectors/Sandbox_Bulk?take=500`);
  await page.keyboard.press("Control+Enter");
  const grid = page.getByRole("grid");
  await expect(grid.getByRole("gridcell").first()).toBeVisible();

  await grid.locator('[data-row="0"][data-column="0"]').click();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(grid.locator('[aria-selected="true"]')).toHaveCount(4);
  await page.keyboard.press("Control+c");
  await expect(page.getByText("2 rijen × 2 kolommen gekopieerd")).toBeVisible();

  // The next page comes when the end comes near, and the focus stays on the row it was on.
  await page.keyboard.press("Control+End");
  await expect(grid.locator('[data-row="499"]').first()).toBeVisible();
  await expect(page.locator(":focus")).toHaveAttribute("data-row", "499");
  await page.keyboard.press("PageDown");
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    expect(Number(await page.locator(":focus").getAttribute("data-row"))).toBeGreaterThan(499);
  }).toPass();

  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Space");
  const viewer = page.getByRole("complementary", { name: "Rij 1", exact: true });
  await expect(viewer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(viewer).toBeHidden();
  await expect(page.locator(":focus")).toHaveAttribute("data-row", "0");

  await page.getByRole("button", { name: "Exporteer", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Exporteer [\d.]+ rijen$/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^Sandbox_Bulk .*\.csv$/);
  await expect(page.getByText(/rijen opgeslagen in Sandbox_Bulk/)).toBeVisible();
});
