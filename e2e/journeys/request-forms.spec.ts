import { connectionIdOf } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";

/** Somebody has a request from elsewhere, or wants to see the one that is sent: as text, by pasting, over SOAP. */
const rowsAsked = (url: string) => /\/rows\?/.test(url);

test("edits a form of the request, with the fault at its place, and fills the builder with it", async ({ page }) => {
  const connectionId = await connectionIdOf(page, "full");
  await page.goto(`/connections/${connectionId}/connectors/Sandbox_Bulk?take=20`);
  await expect(page.getByRole("grid")).toBeVisible();
  await page.getByRole("button", { name: "Verzoek", exact: true }).click();
  await page.getByRole("tab", { name: "filterjson" }).click();
  const field = page.getByRole("textbox", { name: "filterjson" });
  const json = (operator: number) =>
    `{"Filters":{"Filter":[\n{"Field":[{"@FieldId":"Id","@OperatorType":${operator},"#text":"5"}]}]}}`;
  await field.fill(json(44));
  await expect(page.getByRole("button", { name: /^Regel 2, teken \d+: Profit kent geen operator 44/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Pas toe" })).toBeDisabled();
  await field.fill(json(5));
  await page.getByRole("button", { name: "Pas toe" }).click();
  await expect(page.getByRole("region", { name: "Vraag" }).getByRole("button", { name: /^Filter/ })).toContainText("1");
  await page.getByRole("tab", { name: /REST-lijsten/ }).click();
  await expect(page.getByRole("textbox", { name: "REST-lijsten" })).toHaveValue(/filtervalues=5\n/);
  await expect(page).toHaveURL(/filter=/);
});

test("a pasted curl command fills the builder; its token is nowhere", async ({ page, sandbox }) => {
  const connectionId = await connectionIdOf(page, "full");
  await page.goto(`/connections/${connectionId}/connectors/Sandbox_Bulk?take=20`);
  await expect(page.getByRole("grid")).toBeVisible();
  const { authorization } = await sandbox.appConnector("full");
  const command =
    `curl '${sandbox.rest}/connectors/Sandbox_Bulk?filterfieldids=Id&filtervalues=7&operatortypes=5&take=30&foo=1' ` +
    `-H 'Authorization: ${authorization}'`;
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, command);
  const card = page.getByRole("status", { name: "Geplakt verzoek" });
  await expect(card).toContainText("Gezien: curl-opdracht · Sandbox_Bulk");
  await expect(card).toContainText("Dat is meteen weggegooid");
  await expect(card).toContainText("“foo” kent de console niet");
  await expect(page.getByRole("region", { name: "Vraag" }).getByRole("button", { name: /^Filter/ })).toContainText("1");
  await expect(page).toHaveURL(/take=30/);
  const secret = authorization.replace(/^AfasToken /, "");
  expect(await page.content()).not.toContain(secret);
  expect(page.url()).not.toContain(secret.slice(0, 20));
  await card.getByRole("button", { name: "Maak ongedaan" }).click();
  await expect(page).toHaveURL(/take=20/);
});

test("reads over SOAP into the same grid, and says what is different", async ({ page, sandbox }) => {
  const connectionId = await connectionIdOf(page, "full");
  await page.goto(`/connections/${connectionId}/connectors/Sandbox_Bulk?take=20&orderby=Id`);
  const grid = page.getByRole("grid");
  const cell = grid.locator('[data-row="1"][data-column="1"]');
  await expect(cell).not.toBeEmpty();
  const overRest = await cell.textContent();
  await page.getByRole("button", { name: "Verzoek", exact: true }).click();
  await page.getByRole("radio", { name: "SOAP" }).check({ force: true });
  await expect(page.getByText("Deze rijen worden over SOAP gelezen.")).toBeVisible();
  await expect(page.getByRole("tab", { name: "SOAP-XML wordt verstuurd" })).toBeVisible();
  const asked = page.waitForResponse((answer) => rowsAsked(answer.url()) && answer.url().includes("transport=soap"));
  await page.getByRole("button", { name: /^Haal rijen op/ }).click();
  expect((await asked).status()).toBe(200);
  await expect(cell).toHaveText(overRest ?? "");
  await expect(page).toHaveURL(/transport=soap/);
  const requests = await sandbox.requests();
  expect(requests.some(({ path }) => path.includes("appconnectorget.asmx"))).toBe(true);
});
