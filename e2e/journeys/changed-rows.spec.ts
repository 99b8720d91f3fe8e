// cspell:ignore Mutaties
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { connectionIdOf } from "../pages/connections-page";

/** Opens a connector and keeps it as a query that remembers its changes by a field. */
async function saveFollowed(page: Page, connector: string, name: string, fieldId: string): Promise<void> {
  const connectionId = await connectionIdOf(page, "full");
  await page.goto(`/connections/${connectionId}/connectors/${connector}`);
  await expect(page.getByRole("grid")).toBeVisible();
  await page
    .getByRole("button", { name: /^Bewaar/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Naam").fill(`${name} ${Date.now()}`);
  await dialog.getByLabel("Onthoud wijzigingen aan de hand van").selectOption(fieldId);
  await dialog.getByRole("button", { name: /^Bewaar/ }).click();
}

/** A saved query that knows when its rows changed: what came since last time, and how far that was. */
test("reads only what changed since last time, and moves the starting point when told to", async ({
  page,
  sandbox,
}) => {
  await saveFollowed(page, "Profit_Subjects", "Mutaties", "ModifiedDate");

  const changes = page.getByRole("group", { name: "Wijzigingen" });
  await expect(changes).toContainText("Nog geen beginpunt");
  await changes.getByRole("button", { name: "Haal wijzigingen op" }).click();
  await expect(changes).toContainText(/\d+ rijen gewijzigd/);
  await changes.getByRole("button", { name: "Neem als nieuw beginpunt" }).click();
  await expect(changes).toContainText("Gewijzigd sinds");

  await changes.getByRole("button", { name: "Haal wijzigingen op" }).click();
  await expect(changes).toContainText("Niets gewijzigd");
  const { authorization } = await sandbox.appConnector("full");
  const answer = await fetch(`${sandbox.rest}/connectors/KnSubject`, {
    method: "PUT",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({
      KnSubject: { Element: { "@SbId": 20001, Fields: { Ds: "Gewijzigd door een koppeling" } } },
    }),
  });
  expect(answer.status, await answer.text()).toBeLessThan(300);
  await changes.getByRole("button", { name: "Haal wijzigingen op" }).click();
  await expect(changes).toContainText("1 rij gewijzigd");
  await expect(page.getByRole("grid")).toContainText("Gewijzigd door een koppeling");
  await changes.getByRole("button", { name: "Neem als nieuw beginpunt" }).click();
  await expect(changes).toContainText("Het beginpunt is nu");
});

/** Changes do not tell what was deleted; for invoices another connector does. */
test("opens the deleted rows of a query in a tab of their own, once it is said where they are told", async ({
  page,
}) => {
  await saveFollowed(page, "Verkoopfacturen", "Facturen", "Gewijzigd_op");

  const changes = page.getByRole("group", { name: "Wijzigingen" });
  await changes.getByRole("button", { name: "Verwijderde rijen…" }).click();
  const form = page.getByRole("dialog", { name: "Verwijderde rijen" });
  await expect(form.getByLabel("Connector")).toHaveValue("Profit_Deleted_SalesInvoices");
  await expect(form.getByLabel("Sleutel 1 daar")).toHaveValue("InvoiceNr");
  await form.getByRole("button", { name: "Bevestig" }).click();
  await changes.getByRole("button", { name: "Alle verwijderde rijen" }).click();
  await page.waitForURL(/Profit_Deleted_SalesInvoices\?.*orderby=-DeletedOn/);
  await expect(page.getByRole("grid")).toContainText("Verwijderd op");
});
