import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { curlFor } from "../pages/new-connection-page";

const factOf = (page: Page, name: string) =>
  page.getByRole("term").filter({ hasText: name }).locator("xpath=following-sibling::dd[1]").first();

test("a pasted call becomes a connection that is renamed, given a new token and removed", async ({
  page,
  troubled,
}) => {
  const name = `Kantoor ${randomUUID().slice(0, 8)}`;
  const renamed = `${name} Utrecht`;
  const { token } = await troubled.appConnector("full");

  await test.step("the paste is understood", async () => {
    await page.goto("/connections/new");
    await page.getByRole("textbox", { name: "Plak wat je hebt" }).fill(await curlFor(troubled));
    const understood = page.getByRole("region", { name: "Begrepen" });
    await expect(understood).toContainText("curl-opdracht");
    await expect(understood).toContainText("Authorization-header");
    await expect(understood).not.toContainText(token);
    await expect(page.getByRole("textbox", { name: "REST-adres" })).toHaveValue(troubled.rest);
    await page.getByRole("textbox", { name: "Naam" }).fill(name);
  });

  await test.step("tested first, then saved, with what the token may", async () => {
    await page.getByRole("button", { name: "Alleen testen" }).click();
    await expect(page.getByRole("heading", { name: "Profit antwoordt" })).toBeVisible();
    await page.getByRole("button", { name: "Testen en opslaan" }).click();
    await expect(page.getByRole("heading", { name: `${name} is opgeslagen` })).toBeFocused();
    await expect(factOf(page, "App-connector")).toHaveText(/\S/);
    await expect(factOf(page, "Gebruikersgroep")).not.toHaveText("Niet opgegeven");
    await expect(factOf(page, "Profit-versie")).toHaveText(/\d/);
    await expect(factOf(page, "GetConnectors")).toHaveText(/^[1-9]\d*$/);
    await page.getByRole("link", { name: "Toegang geven" }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  });

  await test.step("renamed", async () => {
    await page.getByRole("textbox", { name: "Naam" }).fill(renamed);
    await page.getByRole("button", { name: "Wijzigingen opslaan" }).click();
    await expect(page.getByRole("heading", { level: 1, name: renamed })).toBeVisible();
  });

  await test.step("a token that Profit refuses does not replace the one that works", async () => {
    const field = page.getByRole("textbox", { name: "Token vervangen" });
    await field.fill(`<token><version>1</version><data>${"0F".repeat(32)}</data></token>`);
    await page.getByRole("button", { name: "Testen en vervangen" }).click();
    await expect(page.getByText("Profit accepteert het token niet.")).toBeVisible();
    await field.fill((await troubled.appConnector("read-only")).xmlToken);
    await page.getByRole("button", { name: "Testen en vervangen" }).click();
    await expect(page.getByText("Het token is vervangen")).toBeVisible();
    await expect(field).toHaveValue("");
    await page.getByRole("button", { name: "Opnieuw testen" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Profit antwoordt" })).toBeAttached();
    await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  });

  await test.step("removing names what hangs on it", async () => {
    await page.reload();
    await page.getByRole("button", { name: "Verbinding verwijderen" }).click();
    const dialog = page.getByRole("dialog", { name: `${renamed} verwijderen?` });
    await expect(dialog).toContainText("Niemand verliest toegang.");
    await expect(dialog).toContainText(/[1-9]\d* regels in de historie blijven staan/);
    await dialog.getByRole("button", { name: "Verbinding verwijderen" }).click();
    await page.waitForURL(/\/connections$/);
    await expect(page.getByRole("main").getByRole("link", { name: renamed })).toHaveCount(0);
  });
});

for (const [what, address] of [
  ["a host nobody allowed", "https://profit.example.org/ProfitRestServices"],
  ["an address on this machine", "http://127.0.0.1:9/ProfitRestServices"],
  ["the cloud's own address", "http://169.254.169.254/ProfitRestServices"],
] as const) {
  test(`${what} is refused in words, and cannot be saved untested`, async ({ page, troubled }) => {
    const { xmlToken } = await troubled.appConnector("full");
    await page.goto("/connections/new");
    await page.getByRole("textbox", { name: "Plak wat je hebt" }).fill(`${address}\n${xmlToken}`);
    await page.getByRole("textbox", { name: "Naam" }).fill("Mag niet");
    await page.getByRole("button", { name: "Testen en opslaan" }).click();
    const panel = page.getByRole("alert").filter({ hasText: "Dit adres staat deze console niet toe." });
    await expect(panel).toContainText("Er is niets verstuurd.");
    await expect(panel).toContainText("Wat te doen");
    await expect(page.getByRole("button", { name: "Opslaan zonder test" })).toHaveCount(0);
    // The form is still there, as it was filled in.
    await expect(page.getByRole("textbox", { name: "Naam" })).toHaveValue("Mag niet");
  });
}
