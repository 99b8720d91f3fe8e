import { connectionIdOf } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";

/** A person works on with what is loaded: filters, sorts and searches it, and Profit is asked nothing for that. */
test("loaded rows are filtered, searched and sorted without a call to Profit", async ({ page, sandbox }) => {
  const connectionId = await connectionIdOf(page, "full");
  await page.goto(`/connections/${connectionId}/connectors/Sandbox_Bulk?take=500`);
  const grid = page.getByRole("grid");
  const cell = (row: number, column: number) => grid.locator(`[data-row="${row}"][data-column="${column}"]`);
  await expect(cell(0, 0)).toHaveText(/\d/);
  const calls = async () =>
    (await sandbox.requests()).filter(({ path }) => path.endsWith("/connectors/Sandbox_Bulk")).length;
  const before = await calls();

  await page.keyboard.press("Control+Shift+L");
  const filter = (column: string) =>
    page.getByRole("textbox", { name: `Filter geladen rijen op ${column}`, exact: true });
  await filter("Id").fill("<=20");
  const status = page.getByRole("search").getByRole("status");
  await expect(status).toContainText("20 van 500 geladen rijen");
  await expect(status).toContainText("Profit heeft misschien meer");

  // The order of the loaded rows is another thing than Profit's, and the menu says which is which.
  await page.getByRole("columnheader", { name: /^geheel getal Id/ }).hover();
  await page.getByRole("button", { name: "Menu van kolom Id", exact: true }).click();
  await page.getByRole("menuitem", { name: "Sorteer geladen rijen aflopend" }).click();
  await expect(cell(0, 0)).toHaveText("20");
  await expect(grid.locator('[data-row="-1"][data-column="0"]')).toHaveAttribute("aria-sort", "descending");

  await filter("Id").fill("geen getal");
  await expect(page.getByText("Id: Dit is geen getal.")).toBeVisible();
  await page.getByRole("button", { name: "Wis filters en sortering" }).click();
  await expect(status).toContainText("500 geladen rijen");
  await expect(cell(0, 0)).not.toHaveText("20");

  await page.getByRole("searchbox", { name: "Zoek in alle kolommen" }).fill("staat nergens in");
  await expect(status).toContainText("0 van 500 geladen rijen");
  await expect(grid.getByText("Geen van de 500 geladen rijen past bij je filter.")).toBeVisible();
  expect(await calls()).toBe(before);

  // It is remembered that the row of filters is open; what was typed is not.
  await page.reload();
  await expect(filter("Id")).toHaveValue("");
});

test("an answer that breaks off leaves the rows that came, with a sentence and a way on", async ({ page, context }) => {
  const connectionId = await connectionIdOf(page, "full");
  let asked = 0;
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => JSON.stringify({ Id: from + index })).join(",\n");
  await context.route(/\/api\/connections\/[^/]+\/connectors\/Sandbox_Bulk\/rows/, async (route) => {
    asked++;
    const body = asked === 1 ? `[\n${rows(1, 300)},\n{"Id":3` : `[\n${rows(301, 200)}\n]\n`;
    await route.fulfill({ contentType: "application/json", body });
  });
  await page.goto(`/connections/${connectionId}/connectors/Sandbox_Bulk?take=500&fields=Id`);
  const grid = page.getByRole("grid");
  await expect(grid.locator('[data-row="0"][data-column="0"]')).toHaveText("1");
  await expect(page.getByText(/na 300 rijen brak het antwoord af/)).toBeVisible();
  await page.getByRole("button", { name: "Ga verder" }).click();
  await expect(page.getByText(/^1–500 van/).first()).toBeVisible();
  await expect(page.getByText(/brak het antwoord af/)).toBeHidden();
});
