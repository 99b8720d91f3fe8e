import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { connectionIdOf } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";

const ABSENT = "00000000-0000-4000-8000-000000000000";
const SINCE_1990 = "1990-01-01";

const addressOf = (connectionId: string) => `/connections/${connectionId}/connectors/Sandbox_Bulk`;
const valuesOf = (page: Page) => page.getByRole("form", { name: "Waarden voor deze query" });
const firstRowOf = (page: Page) => page.getByRole("grid").getByRole("row").nth(1);
const openName = (page: Page, name: string) => page.getByRole("main").locator("header").getByText(name);

/** Keeps what is on the screen under a name, with the keys alone; its id stands in the address then. */
async function keep(page: Page, name: string): Promise<string> {
  await page.keyboard.press("Control+s");
  const form = page.getByRole("dialog", { name: "Query bewaren" });
  await form.getByRole("textbox", { name: "Naam" }).fill(name);
  await form.getByRole("combobox", { name: "Map" }).fill("Reis/Kort");
  await form.getByRole("button", { name: "Bewaar", exact: true }).click();
  await expect(form).toBeHidden();
  await expect(openName(page, name)).toBeVisible();
  await expect(page).toHaveURL(/query=[0-9a-f-]{36}/);
  return new URL(page.url()).searchParams.get("query") ?? "";
}

/** A query that asks from when, kept; and its address. */
async function someQuery(
  page: Page,
): Promise<{ name: string; queryId: string; explorer: string; connectionId: string }> {
  const connectionId = await connectionIdOf(page, "full");
  const explorer = addressOf(connectionId);
  const filter = encodeURIComponent(JSON.stringify([[["Modified", "greaterOrEqual", "{{from}}"]]]));
  await page.goto(`${explorer}?filter=${filter}&take=20&p.from=${SINCE_1990}`);
  await expect(firstRowOf(page)).toBeVisible();
  const name = `Gewijzigd ${randomUUID().slice(0, 8)}`;
  return { name, queryId: await keep(page, name), explorer, connectionId };
}

test("a value becomes a question, and the query is kept and opened again", async ({ page }) => {
  const explorer = addressOf(await connectionIdOf(page, "full"));
  const values = valuesOf(page);
  const name = `Vraag ${randomUUID().slice(0, 8)}`;

  await test.step("a value of the filter is asked for, with a relative date as its answer", async () => {
    const filter = JSON.stringify([[["Modified", "greaterOrEqual", `${SINCE_1990}T00:00:00`]]]);
    await page.goto(`${explorer}?filter=${encodeURIComponent(filter)}&take=20`);
    await expect(firstRowOf(page)).toBeVisible();
    await page.getByRole("button", { name: "Vraag deze waarde bij elke keer" }).click();
    await values.getByRole("combobox", { name: "Gewijzigd op vanaf" }).selectOption("ago");
    await values.getByRole("spinbutton", { name: "Aantal" }).fill("9000");
    await expect(values.getByText(/^= \p{L}+ \d+ \p{L}+ \d{4}$/u)).toBeVisible();
    await page.keyboard.press("Control+Enter");
    await expect(page).toHaveURL(/p\.Modified=9000-days-ago/);
    await expect(firstRowOf(page)).toBeVisible();
  });

  const queryId = await keep(page, name);

  await test.step("opened by its name alone it asks before it reads; a link with the answer reads at once", async () => {
    await page.goto(`${explorer}?query=${queryId}`);
    await expect(values.getByRole("spinbutton", { name: "Aantal" })).toHaveValue("9000");
    await expect(page.getByText("Nog niets opgehaald")).toBeVisible();
    await page.goto(`${explorer}?query=${queryId}&p.Modified=`);
    await expect(values).toBeVisible();
    await page.keyboard.press("Control+Enter");
    await expect(values.getByText("Vul eerst een waarde in.")).toBeVisible();
    await page.goto(`${explorer}?query=${queryId}&p.Modified=${SINCE_1990}`);
    await expect(firstRowOf(page)).toBeVisible();
  });

  await test.step("a saved query that is not there is said to be so, and nothing is read", async () => {
    await page.goto(`${explorer}?query=${ABSENT}`);
    await expect(page.getByText("De bewaarde query van deze link is er niet")).toBeVisible();
    await expect(page.getByText("Nog niets opgehaald")).toBeVisible();
  });
});

test("of two tabs the later is told, and saves over the other only when asked to", async ({ page }) => {
  const { queryId, explorer } = await someQuery(page);
  const other = await page.context().newPage();
  await other.goto(`${explorer}?query=${queryId}&p.from=${SINCE_1990}`);
  await expect(firstRowOf(other)).toBeVisible();
  const changed = (tab: Page) => tab.getByText("gewijzigd, nog niet bewaard");
  const change = async (tab: Page, rows: string) => {
    const size = tab.getByLabel("Rijen per keer").first();
    await size.fill(rows);
    await size.press("Tab");
    await expect(changed(tab)).toBeAttached();
    await tab.keyboard.press("Control+s");
  };
  await change(page, "30");
  await expect(changed(page)).toHaveCount(0);
  await change(other, "40");
  await expect(other.getByText(/heeft deze query om .* gewijzigd/)).toBeVisible();
  await other.getByRole("button", { name: "Bewaar over die versie heen" }).click();
  await expect(other.getByRole("dialog")).toBeHidden();
  await expect(changed(other)).toHaveCount(0);
  await other.close();
});

test("a field that is gone is named, and left out only when told", async ({ page }) => {
  const { queryId, explorer } = await someQuery(page);
  const conditions = [
    ["Verdwenen", "equal", "1"],
    ["Id", "less", "5"],
  ];
  const filter = encodeURIComponent(JSON.stringify([conditions]));
  await page.goto(`${explorer}?query=${queryId}&take=20&filter=${filter}`);
  const notice = page.getByRole("alert").filter({ hasText: "Filter: Verdwenen" });
  await expect(notice).toContainText("komen er meer rijen");
  await expect(page.getByText("Nog niets opgehaald")).toBeVisible();
  await notice.getByRole("button", { name: "Ophalen zonder deze velden" }).click();
  await expect(firstRowOf(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Bewaar zonder deze velden" })).toBeVisible();
});

test("the list finds a query, removes it, brings it back and opens it", async ({ page }) => {
  const { name, queryId, connectionId } = await someQuery(page);
  await page.goto(`/connections/${connectionId}/queries`);
  const tree = page.getByRole("treegrid", { name: "Bewaarde query's per map" });
  await page.getByRole("searchbox", { name: /Zoek op naam/ }).fill(name);
  const line = tree.getByRole("row").filter({ hasText: name });
  await expect(tree.getByRole("row")).toHaveCount(3);
  await line.getByRole("button", { name: `Acties voor ${name}` }).click();
  await page.getByRole("menuitem", { name: "Verwijder" }).click();
  await expect(page.getByText(`Verwijderd: ${name}`)).toBeVisible();
  await expect(line).toHaveCount(0);
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(line).toBeVisible();
  await line.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`query=${queryId}`));
  await expect(openName(page, name)).toBeVisible();
});
