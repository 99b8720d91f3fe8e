import { expect, test } from "../fixtures/test";

/** What is nobody's business is masked until a reason is given, and the reason stands in the history. */
test("sees masks, gives a reason, sees values, and masks them again", async ({ page }) => {
  await page.goto("/connections");
  await page.getByRole("link", { name: "Sandbox full", exact: true }).click();
  await page.waitForURL(/\/connectors$/);
  await page.goto(`${page.url()}/Medewerkers?fields=Medewerker,BSN,IBAN&take=20`);
  const grid = page.getByRole("grid");
  const values = grid.getByRole("gridcell", { name: /^\d{9}$/ });
  await expect(grid.getByRole("gridcell", { name: "gemaskeerd" }).first()).toBeVisible();
  await expect(values).toHaveCount(0);
  expect(await page.content()).not.toMatch(/NL\d{2}[A-Z]{4}\d{10}/);

  const rows = page.waitForResponse((response) => response.url().includes("/rows?"));
  await page.getByRole("button", { name: "Toon waarden…" }).click();
  const dialog = page.getByRole("dialog", { name: "Toon gemaskeerde waarden" });
  await dialog.getByRole("button", { name: "Toon waarden" }).click();
  await expect(dialog).toContainText("Geef een reden");
  await dialog.getByRole("checkbox", { name: /IBAN/ }).click();
  await dialog.getByLabel("Reden").fill("Controle loonaangifte");
  await dialog.getByRole("button", { name: "Toon waarden" }).click();
  await expect(page.getByText(/Waarden van 3 kolommen zichtbaar tot/)).toBeVisible();
  await expect(values.first()).toBeVisible();
  // Chosen not to be seen.
  await expect(grid.getByRole("gridcell", { name: "gemaskeerd" }).first()).toBeVisible();
  expect((await rows).url()).not.toMatch(/unmask|v1\./);

  await page.reload();
  await expect(page.getByText(/zichtbaar tot/)).toBeVisible();
  await expect(values.first()).toBeVisible();
  await page.getByRole("button", { name: "Maskeer weer" }).click();
  await expect(page.getByText("4 kolommen zijn gemaskeerd")).toBeVisible();
  await expect(values).toHaveCount(0);

  await page.goto("/history?search=Controle%20loonaangifte");
  await expect(page.getByText("Gemaskeerde waarden getoond").first()).toBeVisible();
});
