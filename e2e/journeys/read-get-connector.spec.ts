import { connectionIdOf } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";

test("from the catalogue to rows, filtered, shared by link and exported", async ({ page, sandbox, baseURL }) => {
  const connectionId = await connectionIdOf(page, "full");

  await test.step("find a connector by the label of one of its fields", async () => {
    await page.goto(`/connections/${connectionId}/connectors`);
    await page.getByRole("searchbox", { name: "Zoek GetConnector of veld" }).fill("Profit_Debtor");
    await page
      .getByRole("link", { name: /Profit_Debtor/ })
      .first()
      .click();
    await page.waitForURL(/connectors\/Profit_Debtor/);
  });

  const grid = page.getByRole("grid");
  await test.step("rows are on the screen", async () => {
    await expect(grid.getByRole("row").nth(3)).toBeVisible();
    await expect(page.getByText(/uniek/i).first()).toBeVisible();
  });

  await test.step("a filter in the address fills the builder and narrows the rows", async () => {
    const field = await page.evaluate(async (id) => {
      const answer = await fetch(`/api/connections/${id}/connectors/Profit_Debtor/rows?format=json&take=1`);
      const [row] = (await answer.json()) as Record<string, unknown>[];
      return Object.entries(row ?? {}).find(([, value]) => typeof value === "string" && value !== "");
    }, connectionId);
    const [fieldId, value] = field as [string, string];
    const filter = JSON.stringify([[[fieldId, "equal", value]]]);
    await page.goto(`/connections/${connectionId}/connectors/Profit_Debtor?filter=${encodeURIComponent(filter)}`);
    await expect(grid.getByText(value, { exact: true }).first()).toBeVisible();
    const asked = await sandbox.requests();
    expect(asked.some(({ query }) => decodeURIComponent(query).includes(`filtervalues=${value}`))).toBe(true);
  });

  await test.step("the same address on a second tab gives the same question", async () => {
    const second = await page.context().newPage();
    await second.goto(page.url().replace(/^https?:\/\/[^/]+/, baseURL ?? ""));
    await expect(second.getByRole("grid").getByRole("row").nth(1)).toBeVisible();
    await second.close();
  });

  await test.step("everything comes out as CSV, whole", async () => {
    await page.goto(`/connections/${connectionId}/connectors/Profit_Debtor`);
    await expect(grid.getByRole("row").nth(3)).toBeVisible();
    const answer = await page.request.get(
      `/api/connections/${connectionId}/connectors/Profit_Debtor/rows?format=csv&take=all`,
    );
    expect(answer.status()).toBe(200);
    const { authorization } = await sandbox.appConnector("full");
    const truth = await fetch(`${sandbox.rest}/connectors/Profit_Debtor?skip=-1&take=-1`, {
      headers: { authorization },
    });
    const { rows } = (await truth.json()) as { rows: unknown[] };
    expect((await answer.text()).trimEnd().split("\r\n").length - 1).toBe(rows.length);
  });
});

test("a stranger's connection and no connection answer alike", async ({ page }) => {
  const absent = await page.request.get(
    "/api/connections/00000000-0000-4000-8000-000000000000/connectors/Profit_Debtor/rows?format=json&take=1",
  );
  expect(absent.status()).toBe(404);
});

test("without a session no page and no row is given", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, ...(baseURL && { baseURL }) });
  const rows = await context.request.get(
    "/api/connections/00000000-0000-4000-8000-000000000000/connectors/X/rows?format=json",
  );
  expect(rows.status()).toBe(401);
  const page = await context.newPage();
  await page.goto("/connections");
  await expect(page).toHaveURL(/\/sign-in/);
  await context.close();
});
