import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures/test";
import { connectionIdOf } from "../pages/connections-page";

/** An administrator exports part of a dossier: chosen, seen beforehand, run as a job, fetched as one file. */
test("exports the files of one dossier item with their index, after a look at where they will be", async ({ page }) => {
  const connectionId = await connectionIdOf(page, "full");
  await page.goto(`/connections/${connectionId}/dossier/export`);
  const paths = page.getByRole("region", { name: "Zo komen de eerste bestanden te staan" });
  await expect(paths.getByRole("listitem").first()).toContainText("/");

  await page.getByRole("button", { name: "Voeg voorwaarde toe" }).click();
  await page.getByRole("combobox", { name: "Zoek veld" }).fill("SubjectId");
  await page.getByRole("combobox", { name: "Zoek veld" }).press("Enter");
  await page.getByRole("textbox", { name: "Waarde" }).fill("20002");
  await page.getByRole("textbox", { name: "Mappenpatroon" }).fill("Dossier {{jaar}}/{{nummer}}");
  await expect(paths.getByRole("listitem")).toHaveText(Array.from({ length: 10 }, () => /^Dossier \d{4}\/20002\//));

  await page.getByRole("button", { name: "Schat omvang" }).click();
  await expect(page.getByRole("region", { name: "Omvang" })).toContainText(/1 dossieritem, \d+ bestanden\./);

  await page.getByRole("button", { name: "Start export" }).click();
  await page.waitForURL(/\/jobs\//);
  const zip = page.getByRole("link", { name: "Download ZIP" });
  await expect(zip).toBeVisible({ timeout: 60_000 });
  const downloading = page.waitForEvent("download");
  await zip.click();
  const bytes = await readFile(await (await downloading).path());
  expect(bytes.subarray(0, 2).toString("latin1")).toBe("PK");
  // Names stand in the archive as they are.
  for (const name of ["index.csv", "index.xlsx", "offerte.pdf"]) expect(bytes.includes(name), name).toBe(true);
});
