import type { Page } from "@playwright/test";
import { ADMINISTRATOR } from "@/lib/testing/console-process";
import { expect, test } from "../fixtures/test";
import { pasted } from "../pages/clipboard";

test.use({ storageState: { cookies: [], origins: [] } });

/** Presses Tab until the focus is where it should get; a trap or a missing stop ends it. */
async function tabInto(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.closest(wanted) != null, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`80 times Tab does not lead to ${selector}`);
}

test("from signing in to rows without a mouse", async ({ page }) => {
  await page.context().grantPermissions(["clipboard-write"]);
  const { keyboard } = page;

  await test.step("sign in", async () => {
    await page.goto("/sign-in");
    await expect(page.getByRole("textbox", { name: "E-mailadres" })).toBeFocused();
    await keyboard.type(ADMINISTRATOR.email);
    await keyboard.press("Tab");
    await keyboard.type(ADMINISTRATOR.password);
    await keyboard.press("Enter");
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });

  const palette = page.getByRole("dialog", { name: "Zoeken en openen" });
  await test.step("the palette leads to a connection, then to a connector", async () => {
    await keyboard.press("ControlOrMeta+k");
    await expect(palette.getByRole("combobox")).toBeFocused();
    await keyboard.type("@full");
    await expect(palette.getByRole("option", { name: /full/ }).first()).toHaveAttribute("aria-selected", "true");
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "GetConnectors" })).toBeVisible();
    await keyboard.press("ControlOrMeta+k");
    await keyboard.type("Profit_Debtor");
    await expect(palette.getByRole("option", { name: /^Profit_Debtor\b/ }).first()).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await keyboard.press("Enter");
    await page.waitForURL(/connectors\/Profit_Debtor/);
  });

  const cells = page.getByRole("grid").getByRole("gridcell");
  const focused = page.locator(":focus");
  await test.step("move through the rows as in a spreadsheet", async () => {
    await expect(cells.first()).toBeVisible();
    await tabInto(page, '[role="grid"]');
    await keyboard.press("ControlOrMeta+End");
    await expect(focused).toHaveAttribute("aria-colindex", /^\d{2}$/);
    const columns = await page.getByRole("grid").getAttribute("aria-colcount");
    await expect(focused).toHaveAttribute("aria-colindex", columns ?? "");
    await expect(focused).not.toHaveAttribute("data-row", "0");
    await keyboard.press("ControlOrMeta+Home");
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowUp");
    await keyboard.press("ArrowRight");
    await expect(focused).toHaveRole("gridcell");
    await expect(focused).toHaveAttribute("aria-colindex", "3");
  });

  await test.step("look at a value in full, come back, copy it", async () => {
    const cell = { row: await focused.getAttribute("data-row"), text: (await focused.textContent()) ?? "" };
    expect(cell.text).not.toBe("");
    await keyboard.press("Enter");
    const viewer = page.getByRole("complementary", { name: "Naam debiteur" });
    await expect(viewer).toBeFocused();
    await expect(viewer).toContainText(cell.text);
    await keyboard.press("Escape");
    await expect(viewer).toBeHidden();
    await expect(focused).toHaveAttribute("data-row", cell.row ?? "");
    await expect(focused).toHaveText(cell.text);
    await keyboard.press("ControlOrMeta+c");
    await expect(page.getByText("Waarde gekopieerd")).toBeAttached();
    expect(await pasted(page.context())).toBe(cell.text);
  });

  await test.step("the focus can be seen", async () => {
    await page.bringToFront();
    const outline = await focused.evaluate((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return { style: outlineStyle, width: Number.parseFloat(outlineWidth) };
    });
    expect(outline.style).not.toBe("none");
    expect(outline.width).toBeGreaterThanOrEqual(2);
  });
});
