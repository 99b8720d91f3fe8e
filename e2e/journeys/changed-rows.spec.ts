// cspell:ignore Mutaties
import { expect, test } from "../fixtures/test";

/** A saved query that knows when its rows changed: what came since last time, and how far that was. */
test("reads only what changed since last time, and moves the starting point when told to", async ({
  page,
  sandbox,
}) => {
  await page.goto("/connections");
  await page.getByRole("link", { name: "Sandbox full", exact: true }).click();
  await page.waitForURL(/\/connectors$/);
  await page.goto(`${page.url()}/Profit_Subjects`);
  await expect(page.getByRole("grid")).toBeVisible();
  await page
    .getByRole("button", { name: /^Bewaar/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Naam").fill(`Mutaties ${Date.now()}`);
  await dialog.getByLabel("Onthoud wijzigingen aan de hand van").selectOption("ModifiedDate");
  await dialog.getByRole("button", { name: /^Bewaar/ }).click();

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
    body: JSON.stringify({ KnSubject: { Element: { "@SbId": 1, Fields: { Ds: "Gewijzigd door een koppeling" } } } }),
  });
  expect(answer.status, await answer.text()).toBeLessThan(300);
  await changes.getByRole("button", { name: "Haal wijzigingen op" }).click();
  await expect(changes).toContainText("1 rij gewijzigd");
  await expect(page.getByRole("grid")).toContainText("Gewijzigd door een koppeling");
  await changes.getByRole("button", { name: "Neem als nieuw beginpunt" }).click();
  await expect(changes).toContainText("Het beginpunt is nu");
});
