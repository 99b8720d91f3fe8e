import { connectionIdOf } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";

/** A person wants to know what a column holds before filtering on it: from its menu, and from the fields beside it. */
test("a column's profile tells what the loaded rows hold, and filters on a value", async ({ page }) => {
  const connectionId = await connectionIdOf(page, "full");
  await page.goto(`/connections/${connectionId}/connectors/Sandbox_Bulk?take=500`);
  const grid = page.getByRole("grid");
  await expect(grid.locator('[data-row="0"][data-column="0"]')).toHaveText(/\d/);

  await page.getByRole("columnheader", { name: /^geheel getal Id/ }).hover();
  await page.getByRole("button", { name: "Menu van kolom Id", exact: true }).click();
  await page.getByRole("menuitem", { name: "Kolomprofiel" }).click();
  const panel = page.getByRole("complementary", { name: "Profiel van Id" });
  await expect(panel.getByText("500 van 500 rijen")).toBeVisible();
  await expect(panel.getByText(/Over de 500 geladen rijen; Profit heeft misschien meer/)).toBeVisible();
  await expect(panel.getByRole("img", { name: /^Staafdiagram van/ })).toBeVisible();
  await panel.getByRole("button", { name: "Als tabel" }).click();
  await expect(panel.getByRole("table").getByRole("row")).toHaveCount(21);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();

  await page.getByRole("columnheader", { name: /^tekst Naam/ }).hover();
  await page.getByRole("button", { name: "Menu van kolom Naam", exact: true }).click();
  await page.getByRole("menuitem", { name: "Kolomprofiel" }).click();
  const names = page.getByRole("complementary", { name: "Profiel van Naam" });
  const first = names.getByRole("region", { name: "Meest voorkomend" }).getByRole("button").first();
  const count = Number(/(\d+) ·/.exec((await first.textContent()) ?? "")?.[1]);
  expect(count).toBeGreaterThan(0);
  await first.click();
  await expect(page.getByRole("search").getByRole("status")).toContainText(`${count} van 500 geladen rijen`);
});
