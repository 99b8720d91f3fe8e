import { randomUUID } from "node:crypto";
import { expect, test } from "../fixtures/test";
import { connect } from "../pages/new-connection-page";

test("what was done is found again in the history, read, and asked once more", async ({ page, sandbox }) => {
  const name = `Historie ${randomUUID().slice(0, 8)}`;
  const connectionId = await connect(page, sandbox, name);
  const explorer = `/connections/${connectionId}/connectors/Profit_Debtor`;
  const filterOn = (field: string) => encodeURIComponent(JSON.stringify([[[field, "contains", "van"]]]));
  const lines = page.getByRole("table", { name: "Historie, nieuwste bovenaan" }).getByRole("button");
  const filters = page.getByRole("search", { name: "Historie filteren" });
  const read = lines.filter({ hasText: "Rijen opgehaald" });
  const detail = page.getByRole("dialog", { name: "Rijen opgehaald" });

  await test.step("something to find: rows that came, and a question that Profit refused", async () => {
    const api = `/api${explorer}/rows?format=json&take=5&filter=`;
    expect((await page.request.get(api + filterOn("Bestaat_niet"))).status()).toBe(422);
    await page.goto(`${explorer}?filter=${filterOn("DebtorName")}`);
    await expect(page.getByRole("grid").getByRole("gridcell").first()).toBeVisible();
  });

  await test.step("search and filters narrow the list", async () => {
    await page.goto("/history");
    await filters.getByRole("searchbox", { name: "Zoeken" }).fill(name);
    await expect(lines.filter({ hasText: "Verbinding toegevoegd" })).toHaveCount(1);
    await expect(read).toHaveCount(2);
    await filters.getByRole("combobox", { name: "Soort" }).selectOption("Beheer");
    await expect(read).toHaveCount(0);
    await expect(lines.filter({ hasText: "Verbinding toegevoegd" })).toHaveCount(1);
    await filters.getByRole("combobox", { name: "Soort" }).selectOption("Aanroepen");
    await filters.getByRole("combobox", { name: "Uitkomst" }).selectOption("Geweigerd");
    await expect(lines).toHaveCount(1);
    await filters.getByRole("combobox", { name: "Uitkomst" }).selectOption("Gestopt");
    await expect(page.getByText("Geen regel voldoet aan dit filter.")).toBeVisible();
    await filters.getByRole("button", { name: "Wis filters" }).click();
    await expect(filters.getByRole("searchbox", { name: "Zoeken" })).toHaveValue("");
    await filters.getByRole("combobox", { name: "Verbinding" }).selectOption(name);
    await filters.getByRole("combobox", { name: "Uitkomst" }).selectOption("Gelukt");
    await expect(read).toHaveCount(1);
  });

  await test.step("a filtered list is an address", async () => {
    await page.reload();
    await expect(read).toHaveCount(1);
  });

  await test.step("a line is read by keyboard alone", async () => {
    await read.focus();
    await page.keyboard.press("Enter");
    await expect(detail).toContainText(name);
    await expect(detail).toContainText("Profit_Debtor");
    await page.keyboard.press("Escape");
    await expect(detail).toBeHidden();
    await expect(read).toBeFocused();
    await page.keyboard.press("Enter");
    const unseal = detail.getByRole("button", { name: "Open details" });
    await unseal.focus();
    await page.keyboard.press("Enter");
    await expect(detail.getByRole("region", { name: "Verzegelde details" })).toContainText("DebtorName");
  });

  await test.step("the same question once more, and back", async () => {
    await detail.getByRole("link", { name: "Open deze vraag opnieuw" }).click();
    await page.waitForURL(/connectors\/Profit_Debtor/);
    await expect(page.getByRole("textbox", { name: "Waarde" })).toHaveValue("van");
    await expect(page.getByRole("grid").getByRole("gridcell").first()).toBeVisible();
    await page.goBack();
    await page.waitForURL(/\/history/);
    await expect(detail).toContainText("Profit_Debtor");
    await page.keyboard.press("Escape");
    await expect(filters.getByRole("combobox", { name: "Uitkomst" })).toHaveValue("ok");
    await expect(read.first()).toBeVisible();
  });
});
