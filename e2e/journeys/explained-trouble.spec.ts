import { connectionIdOf } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";

/** A refused token, read as a person would: three lines, and what to do. */
for (const [name, words] of [
  ["expired", /token/i],
  ["blocked", /token|app-connector/i],
] as const) {
  test(`the sandbox's ${name} app connector is refused in words`, async ({ page }) => {
    const connectionId = await connectionIdOf(page, name);
    await page.goto(`/connections/${connectionId}/connectors`);
    const panel = page.getByRole("alert").filter({ hasText: words }).first();
    await expect(panel).toBeVisible();
  });
}

test("an unknown field in a shared link keeps the question and says which field", async ({ page }) => {
  const connectionId = await connectionIdOf(page, "full");
  const filter = encodeURIComponent(JSON.stringify([[["Bestaat_niet", "equal", "1"]]]));
  await page.goto(`/connections/${connectionId}/connectors/Profit_Debtor?filter=${filter}`);
  await expect(page.getByText(/Bestaat_niet/).first()).toBeVisible();
});
