import { connectionIdOf } from "../pages/connections-page";
import { ownWorkspace } from "../pages/own-workspace";
import { expect, test } from "../fixtures/test";

test("from a debtor's number to the rows of another connector, by keys, and the second time at once", async ({
  page,
  browser,
  baseURL,
  sandbox,
}) => {
  test.setTimeout(120_000);
  const connectionId = await connectionIdOf(page, "full");
  const { context, theirs } = await ownWorkspace({ page, browser, baseURL }, "Volkert", /full/);
  const { keyboard } = theirs;
  const grid = theirs.getByRole("grid", { name: "Profit_Debtor", exact: true });
  const key = grid.locator('[role="gridcell"][data-row="0"][data-column="0"]');
  const panel = theirs.getByRole("dialog", { name: /^Volg / });
  const tabs = theirs.getByRole("tablist", { name: "Tabs" }).getByRole("tab");
  const debtor = `/connections/${connectionId}/connectors/Profit_Debtor`;

  await test.step("the first time it says what it will ask", async () => {
    await theirs.goto(debtor);
    await expect(key).toBeVisible();
    await key.click();
    await keyboard.press("Shift+F10");
    await expect(panel.getByRole("option").first()).toBeVisible({ timeout: 30_000 });
    await keyboard.press("Enter");
    await expect(panel.getByText(/^Rijen van \S+ waar \S+ = \d+$/)).toBeVisible();
    await expect(panel.getByRole("button", { name: "Haal rijen op" })).toBeFocused();
    await keyboard.press("Enter");
    await theirs.waitForURL((url) => !url.pathname.endsWith("/Profit_Debtor") && url.search.includes("equal"));
    await expect(tabs).toHaveCount(2);
  });

  const target = new URL(theirs.url()).pathname.split("/").at(-1) ?? "";
  const value = await test.step("Profit was asked for that value alone", async () => {
    await expect(theirs.getByRole("heading", { level: 1, name: target })).toBeVisible();
    const [[condition]] = JSON.parse(new URL(theirs.url()).searchParams.get("filter") ?? "[[[]]]");
    await expect
      .poll(async () => (await sandbox.requests()).filter(({ path }) => path.includes(`connectors/${target}`)).length)
      .toBeGreaterThan(0);
    return String(condition[2]);
  });
  expect(value).toMatch(/^\d+$/);

  await test.step("the second time one choice is enough", async () => {
    await keyboard.press("Alt+1");
    await expect(key).toBeVisible();
    await key.click({ button: "right" });
    await expect(panel.getByText("Eerder gevolgd")).toBeVisible();
    await panel
      .getByRole("option", { name: new RegExp(`^${target}`) })
      .first()
      .click();
    await theirs.waitForURL(new RegExp(`${target}\\?`));
    await expect(tabs).toHaveCount(3);
  });

  await test.step("and can be forgotten", async () => {
    await keyboard.press("Alt+1");
    await expect(key).toBeVisible();
    await key.click({ button: "right" });
    await expect(panel.getByText("Eerder gevolgd")).toBeVisible();
    await keyboard.press("Delete");
    await expect(panel.getByText("Eerder gevolgd")).toBeHidden();
    await keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(key).toBeFocused();
  });
  await context.close();
});

test("an empty cell says that there is nothing to follow", async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000);
  const connectionId = await connectionIdOf(page, "full");
  const { context, theirs } = await ownWorkspace({ page, browser, baseURL }, "Lege", /full/);
  await theirs.goto(`/connections/${connectionId}/connectors/Awkward_Empty_Values`);
  const empty = theirs
    .getByRole("gridcell")
    .filter({ hasText: /^leeg$/ })
    .first();
  await expect(empty).toBeVisible();
  await empty.click({ button: "right" });
  await expect(theirs.getByRole("dialog", { name: /^Volg / })).toContainText("er is niets te volgen");
  await context.close();
});
