import type { Page } from "@playwright/test";
import { connectionIdOf } from "../pages/connections-page";
import { ownWorkspace } from "../pages/own-workspace";
import { expect, test } from "../fixtures/test";

const strip = (page: Page) => page.getByRole("tablist", { name: "Tabs" });
const tabsOf = (page: Page) => strip(page).getByRole("tab");
const activeOf = (page: Page) => strip(page).getByRole("tab", { selected: true });
const rowsOf = (page: Page, name: string) =>
  page.getByRole("grid", { name, exact: true }).getByRole("gridcell").first();

/** Chooses a connector in the palette, by keys. */
async function openByPalette(page: Page, keys: string, name: string): Promise<void> {
  await page.keyboard.press(keys);
  const palette = page.getByRole("dialog", { name: "Zoeken en openen" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(name);
  const option = palette.getByRole("option", { name: new RegExp(`^${name}\\b`) }).first();
  await expect(option).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`connectors/${name}`));
}

test("queries stay open as tabs, with their rows, in this browser and the next", async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000);
  const connectionId = await connectionIdOf(page, "full");
  const { context, theirs } = await ownWorkspace({ page, browser, baseURL }, "Tessa", /full/);
  const { keyboard } = theirs;
  const rowsAsked: string[] = [];
  theirs.on("request", (request) => {
    if (/\/rows\?/.test(request.url())) rowsAsked.push(request.url());
  });

  await test.step("each connector that is opened gets a tab", async () => {
    const filter = encodeURIComponent('[[["DebtorId","startsWith","1000"]]]');
    await theirs.goto(`/connections/${connectionId}/connectors/Profit_Debtor?filter=${filter}`);
    await expect(rowsOf(theirs, "Profit_Debtor")).toBeVisible();
    await expect(activeOf(theirs)).toContainText("Profit_Debtor");
    await openByPalette(theirs, "Alt+t", "Profit_Article");
    await expect(rowsOf(theirs, "Profit_Article")).toBeVisible();
    await expect(tabsOf(theirs)).toHaveCount(2);
  });

  await test.step("going back to a tab shows its query and its rows, and asks Profit nothing", async () => {
    const before = rowsAsked.length;
    await keyboard.press("Alt+1");
    await expect(theirs).toHaveURL(/Profit_Debtor\?.*startsWith/);
    await expect(rowsOf(theirs, "Profit_Debtor")).toBeVisible();
    await expect(theirs.getByText(/^Rijen van \d{2}:\d{2}\./)).toBeVisible();
    await keyboard.press("Control+Alt+ArrowRight");
    await expect(rowsOf(theirs, "Profit_Article")).toBeVisible();
    expect(rowsAsked.length).toBe(before);
  });

  await test.step("a changed query has a dot, a tab has a name, and both can be moved by keys", async () => {
    await theirs.getByRole("spinbutton", { name: "Rijen per keer" }).fill("7");
    await expect(strip(theirs).getByRole("tab", { name: /vraag gewijzigd/ })).toContainText("Profit_Article");
    await activeOf(theirs).focus();
    await keyboard.press("F2");
    await keyboard.type("Mijn artikelen");
    await keyboard.press("Enter");
    await expect(activeOf(theirs)).toContainText("Mijn artikelen");
    await keyboard.press("Control+Shift+PageUp");
    await expect(tabsOf(theirs).first()).toContainText("Mijn artikelen");
  });

  await test.step("closed and opened again", async () => {
    await keyboard.press("Alt+w");
    await expect(tabsOf(theirs)).toHaveCount(1);
    await expect(theirs).toHaveURL(/Profit_Debtor/);
    const isKept = theirs.waitForResponse(
      (response) =>
        response.url().endsWith("/api/workspace/tabs") &&
        (response.request().postData() ?? "").includes("Mijn artikelen"),
    );
    await keyboard.press("Alt+Shift+T");
    await expect(theirs).toHaveURL(/Profit_Article\?.*take=7/);
    await expect(tabsOf(theirs).first()).toContainText("Mijn artikelen");
    await isKept;
  });

  await test.step("they survive a reload, and are there in another window", async () => {
    await theirs.reload();
    await expect(tabsOf(theirs)).toHaveCount(2);
    await expect(activeOf(theirs)).toContainText("Mijn artikelen");
    const second = await context.newPage();
    await second.goto(`/connections/${connectionId}/connectors`);
    await expect(tabsOf(second)).toHaveCount(2);
    await tabsOf(second).last().click();
    await expect(second).toHaveURL(/Profit_Debtor\?.*startsWith/);
    await second.close();
  });

  await test.step("the menu of a tab closes the others", async () => {
    await activeOf(theirs).click({ button: "right" });
    await theirs.getByRole("menuitem", { name: "Sluit andere" }).click();
    await expect(tabsOf(theirs)).toHaveCount(1);
  });
  await context.close();
});

test("favourites and what was opened last come first, in the catalogue and the palette", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const connectionId = await connectionIdOf(page, "full");
  const { context, theirs } = await ownWorkspace({ page, browser, baseURL }, "Fenna", /full/);
  const catalogue = `/connections/${connectionId}/connectors`;
  const favourites = theirs.getByRole("region", { name: "Favorieten" });

  await test.step("a star by keys alone", async () => {
    await theirs.goto(catalogue);
    await expect(favourites).toBeHidden();
    const search = theirs.getByRole("searchbox", { name: "Zoek GetConnector of veld" });
    await search.fill("Profit_Debtor");
    await expect(theirs.getByRole("status").filter({ hasText: /^\d+ van \d+ GetConnectors/ })).toBeVisible();
    await search.press("ArrowDown");
    await expect(theirs.locator(":focus")).toContainText("Profit_Debtor");
    await theirs.keyboard.press("Tab");
    const star = theirs.locator(":focus");
    await expect(star).toHaveAttribute("aria-pressed", "false");
    await theirs.keyboard.press("Enter");
    await expect(star).toHaveAttribute("aria-pressed", "true");
    await search.fill("");
    await expect(favourites.getByRole("link")).toHaveCount(1);
  });

  await test.step("it is kept, and what was opened last stands beside it", async () => {
    await theirs.goto(`${catalogue}/Profit_Article`);
    await expect(rowsOf(theirs, "Profit_Article")).toBeVisible();
    await theirs.goto(catalogue);
    await expect(favourites.getByRole("link", { name: /^Profit_Debtor/ })).toBeVisible();
    await expect(
      theirs.getByRole("region", { name: "Laatst gebruikt" }).getByRole("link", { name: /^Profit_Article/ }),
    ).toBeVisible();
    await theirs.keyboard.press("ControlOrMeta+k");
    const options = theirs.getByRole("dialog", { name: "Zoeken en openen" }).getByRole("option");
    await expect(options.first()).toContainText("Profit_Debtor");
    await expect(options.nth(1)).toContainText("Profit_Article");
    await theirs.keyboard.press("Escape");
  });

  await test.step("a star that cannot be kept turns back and says so", async () => {
    await theirs.route(`**${catalogue}`, (route) =>
      route.request().method() === "POST" ? route.abort() : route.fallback(),
    );
    const star = favourites.getByRole("button", { name: "Favoriet: Profit_Debtor" });
    await star.click();
    await expect(theirs.getByText("Profit_Debtor is nog favoriet")).toBeVisible();
    await expect(star).toHaveAttribute("aria-pressed", "true");
  });
  await context.close();
});
