import { readFile } from "node:fs/promises";
import { secretSearch } from "@/lib/testing/secret-search";
import { pasted } from "../pages/clipboard";
import { connectionIdOf } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";

test("what went over the line for a query, and the query as a program, without the token", async ({
  page,
  context,
  sandbox,
}) => {
  const connectionId = await connectionIdOf(page, "full");
  const { token } = await sandbox.appConnector("full");
  const found = secretSearch(token);
  const filter = encodeURIComponent(JSON.stringify([[["DebtorName", "notEqual", `O'Neill & "Zn" 100%`]]]));
  await page.goto(`/connections/${connectionId}/connectors/Profit_Debtor?filter=${filter}&take=1000`);
  await expect(page.getByRole("grid").getByRole("row").nth(3)).toBeVisible();
  const panel = page.getByRole("complementary").filter({ has: page.getByRole("tab", { name: "Verkeer" }) });

  await test.step("the call is there with its status and where the time went", async () => {
    if (!(await panel.isVisible())) await page.getByRole("button", { name: "Zijpaneel", exact: true }).click();
    await panel.getByRole("tab", { name: "Verkeer" }).click();
    await expect(panel.getByText(/^1 aanroep$/)).toBeVisible();
    await expect(panel.getByRole("button", { name: /GET connectors\/Profit_Debtor/ })).toContainText("200");
    await panel.getByRole("tab", { name: "Tijden" }).click();
    await expect(panel.getByText("Wachten op Profit")).toBeVisible();
    await panel.getByRole("tab", { name: "Vraag" }).click();
    await expect(panel.getByText(`O'Neill & "Zn" 100%`, { exact: false }).first()).toBeVisible();
    await expect(panel.getByText(/authorization: AfasToken \*\*\*/)).toBeVisible();
    await panel.getByRole("tab", { name: "Proxy" }).click();
    await expect(panel.getByRole("cell", { name: "complete", exact: true })).toBeVisible();
  });

  await test.step("the page and the HAR have no token", async () => {
    expect(found(await page.content())).toBeNull();
    const download = page.waitForEvent("download");
    await panel.getByRole("button", { name: "Bewaar als HAR" }).click();
    const text = await readFile(await (await download).path(), "utf8");
    expect(found(text)).toBeNull();
    const { log } = JSON.parse(text) as { log: { version: string; entries: { request: { url: string } }[] } };
    expect(log.version).toBe("1.2");
    expect(log.entries[0]?.request.url).toContain("/connectors/Profit_Debtor?");
  });

  await test.step("another run has calls of its own", async () => {
    await page.getByRole("button", { name: /Haal rijen op/ }).click();
    await expect(panel.getByText(/^1 aanroep$/)).toBeVisible();
  });

  await test.step("the query is copied as a bash script", async () => {
    await page.getByRole("button", { name: "Kopieer vraag als code" }).click();
    await page.getByRole("button", { name: "curl (bash)" }).click();
    await expect(page.getByText("Gekopieerd").first()).toBeAttached();
    const script = await pasted(context);
    expect(script).toContain(`--data-urlencode 'filtervalues=O'\\''Neill & "Zn" 100%'`);
    expect(script).toContain("page_size=1000");
    expect(script).toContain("orderbyfieldids=");
    expect(found(script)).toBeNull();
    await page.keyboard.press("Escape");
  });

  await test.step("the chosen tab and language are there again after a reload", async () => {
    await panel.getByRole("tab", { name: "Code" }).click();
    await panel.getByLabel("Taal").selectOption("PHP");
    await page.reload();
    await expect(panel.getByRole("tab", { name: "Code", selected: true })).toBeVisible();
    await expect(panel.getByText("declare(strict_types=1)")).toBeVisible();
    await panel.getByRole("button", { name: "Sluit zijpaneel" }).click();
    await expect(panel).toBeHidden();
  });
});
