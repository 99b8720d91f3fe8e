import { randomUUID } from "node:crypto";
import { connectionIdOf } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";

const ABSENT = "00000000-0000-4000-8000-000000000000";

test("a query with a question is kept, opened again, changed by two and brought back", async ({ page }) => {
  const connectionId = await connectionIdOf(page, "full");
  const explorer = `/connections/${connectionId}/connectors/Sandbox_Bulk`;
  const name = `Gewijzigd ${randomUUID().slice(0, 8)}`;
  const run = page.getByRole("button", { name: "Haal rijen op", exact: true });
  const values = page.getByRole("form", { name: "Waarden voor deze query" });
  const firstRow = page.getByRole("grid").getByRole("row").nth(1);
  const header = page.getByRole("main").locator("header");

  await test.step("a value of the filter becomes a question, with a relative date as its answer", async () => {
    const filter = JSON.stringify([[["Modified", "greaterOrEqual", "1990-01-01T00:00:00"]]]);
    await page.goto(`${explorer}?filter=${encodeURIComponent(filter)}&take=20`);
    await expect(firstRow).toBeVisible();
    await page.getByRole("button", { name: "Vraag deze waarde bij elke keer" }).click();
    await values.getByRole("combobox", { name: "Gewijzigd op vanaf" }).selectOption("ago");
    await values.getByRole("spinbutton", { name: "Aantal" }).fill("9000");
    await expect(values.getByText(/^= \p{L}+ \d+ \p{L}+ \d{4}$/u)).toBeVisible();
    await run.click();
    await expect(page).toHaveURL(/p\.Modified=9000-days-ago/);
    await expect(firstRow).toBeVisible();
  });

  await test.step("it is kept with Ctrl+S, under a name and in a folder", async () => {
    await page.keyboard.press("Control+s");
    const form = page.getByRole("dialog", { name: "Query bewaren" });
    await form.getByRole("textbox", { name: "Naam" }).fill(name);
    await form.getByRole("combobox", { name: "Map" }).fill("Reis/Kort");
    await form.getByRole("button", { name: "Bewaar", exact: true }).click();
    await expect(form).toBeHidden();
    await expect(header.getByText(name)).toBeVisible();
    await expect(page).toHaveURL(/query=[0-9a-f-]{36}/);
  });
  const queryId = new URL(page.url()).searchParams.get("query") ?? "";

  await test.step("opened by its name alone it asks before it reads; a link with the answer reads at once", async () => {
    await page.goto(`${explorer}?query=${queryId}`);
    await expect(values.getByRole("spinbutton", { name: "Aantal" })).toHaveValue("9000");
    await expect(page.getByText("Nog niets opgehaald")).toBeVisible();
    await page.goto(`${explorer}?query=${queryId}&p.Modified=`);
    await expect(values).toBeVisible();
    await run.click();
    await expect(values.getByText("Vul eerst een waarde in.")).toBeVisible();
    await page.goto(`${explorer}?query=${queryId}&p.Modified=1990-01-01`);
    await expect(firstRow).toBeVisible();
  });

  await test.step("of two tabs the later is told, and saves over the other only when asked to", async () => {
    const other = await page.context().newPage();
    await other.goto(`${explorer}?query=${queryId}&p.Modified=1990-01-01`);
    await expect(other.getByRole("grid").getByRole("row").nth(1)).toBeVisible();
    for (const [tab, take] of [
      [page, "30"],
      [other, "40"],
    ] as const) {
      const size = tab.getByRole("spinbutton", { name: "Rijen per keer" }).or(tab.getByLabel("Rijen per keer"));
      await size.first().fill(take);
      await size.first().press("Tab");
      await expect(tab.getByText("gewijzigd, nog niet bewaard")).toBeAttached();
      await tab.keyboard.press("Control+s");
      if (tab === page) await expect(tab.getByText("gewijzigd, nog niet bewaard")).toHaveCount(0);
    }
    await expect(other.getByText(/heeft deze query om .* gewijzigd/)).toBeVisible();
    await other.getByRole("button", { name: "Bewaar over die versie heen" }).click();
    await expect(other.getByRole("dialog")).toBeHidden();
    await expect(other.getByText("gewijzigd, nog niet bewaard")).toHaveCount(0);
    await other.close();
  });

  await test.step("a field that is gone is named, and left out only when told", async () => {
    const filter = JSON.stringify([
      [
        ["Verdwenen", "equal", "1"],
        ["Id", "less", "5"],
      ],
    ]);
    await page.goto(`${explorer}?query=${queryId}&take=20&filter=${encodeURIComponent(filter)}`);
    const notice = page.getByRole("alert").filter({ hasText: "Filter: Verdwenen" });
    await expect(notice).toContainText("komen er meer rijen");
    await expect(page.getByText("Nog niets opgehaald")).toBeVisible();
    await notice.getByRole("button", { name: "Ophalen zonder deze velden" }).click();
    await expect(firstRow).toBeVisible();
    await expect(page.getByRole("button", { name: "Bewaar zonder deze velden" })).toBeVisible();
  });

  await test.step("the list finds it, removes it and brings it back", async () => {
    await page.goto(`/connections/${connectionId}/queries`);
    const tree = page.getByRole("treegrid", { name: "Bewaarde query's per map" });
    await page.getByRole("searchbox", { name: /Zoek op naam/ }).fill(name);
    const line = tree.getByRole("row").filter({ hasText: name });
    await expect(line).toBeVisible();
    await line.getByRole("button", { name: `Acties voor ${name}` }).click();
    await page.getByRole("menuitem", { name: "Verwijder" }).click();
    await expect(page.getByText(`Verwijderd: ${name}`)).toBeVisible();
    await expect(line).toHaveCount(0);
    await page.getByRole("button", { name: "Ongedaan maken" }).click();
    await expect(line).toBeVisible();
    await line.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(`query=${queryId}`));
    await expect(header.getByText(name)).toBeVisible();
  });

  await test.step("a saved query that is not there is said to be so, and nothing is read", async () => {
    await page.goto(`${explorer}?query=${ABSENT}`);
    await expect(page.getByText("De bewaarde query van deze link is er niet")).toBeVisible();
    await expect(page.getByText("Nog niets opgehaald")).toBeVisible();
  });
});
