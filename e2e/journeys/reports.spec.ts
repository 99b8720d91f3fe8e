import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { connectionIdOf } from "../pages/connections-page";
import { expect, test } from "../fixtures/test";
import { addPerson, choosePassword, newcomer, openPerson, otherBrowser } from "../pages/people-page";

// Reports of the sandbox keep their numbers.
const PRICES = "BD11A8F8CF7C1EE459E8C9AFB7B754E3";
const WITH_START_SCREEN = "7A6F338360E470B732AB2E3C21B1E899";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** A report with one question, made as a consultant makes it; its name. */
async function makeReport(page: Page, { guid = PRICES, isAsking = true } = {}): Promise<string> {
  const name = `Prijslijst ${randomUUID().slice(0, 8)}`;
  await page.goto(`/connections/${await connectionIdOf(page, "full")}/reports`);
  await button(page, "Maak een rapport").click();
  await field(page, "Naam").fill(name);
  await field(page, "Waarvoor").fill("Wat een artikel kost");
  await field(page, "Nummer in Profit (GUID)").fill(guid);
  if (isAsking) {
    await button(page, "Voeg vraag toe").click();
    const question = page.getByRole("group", { name: "Vraag 1" });
    await question.getByRole("textbox", { name: "Code" }).fill("U002");
    await question.getByRole("textbox", { name: "Vraag", exact: true }).fill("Item");
    await field(page, "Bestandsnaam").fill("Prijs {{item}}.pdf");
  }
  await button(page, "Bewaar rapport").click();
  await expect(button(page, "Haal rapport op")).toBeVisible();
  return name;
}

test("a report is chosen, filled in, looked at and saved in three clicks", async ({ page }) => {
  const name = await makeReport(page);
  await page.goto(page.url().replace(/\?.*/, ""));

  await page.getByRole("navigation", { name: "Rapporten" }).getByRole("button", { name }).click();
  await field(page, "Item").fill("A/1");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Prijs A_1.pdf")).toBeVisible();
  const viewer = page.getByRole("region", { name: "PDF Prijs A_1.pdf" });
  await expect(viewer.getByText("van 1", { exact: true })).toBeVisible();

  await test.step("the page is drawn in a frame that has no origin, with words to select", async () => {
    const frame = viewer.locator("iframe");
    await expect(frame).toHaveAttribute("sandbox", "allow-scripts");
    const inside = frame.contentFrame();
    await expect(inside.locator("section > canvas")).toBeVisible();
    await expect(inside.getByText("Prijslijst", { exact: true })).toBeAttached();
    expect(await inside.locator("body").evaluate(() => self.origin)).toBe("null");
  });

  await test.step("words are found in it", async () => {
    await viewer.getByRole("button", { name: "Zoek in het document" }).click();
    await viewer.getByRole("textbox", { name: "Zoek in het document" }).fill("prijslijst");
    await expect(viewer.getByText(/^1 van \d+$/)).toBeVisible();
    await page.keyboard.press("Escape");
  });

  const saving = page.waitForEvent("download");
  await viewer.getByRole("button", { name: "Download" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("Prijs A_1.pdf");
  const bytes = await readFile(await saved.path());
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");

  await test.step("it stands in the history, with its name, size and sum", async () => {
    await page.goto("/history");
    await expect(page.getByRole("main").getByText("Rapport opgehaald").first()).toBeVisible();
  });
});

test("a report with a start screen says so, in three lines", async ({ page }) => {
  await makeReport(page, { guid: WITH_START_SCREEN, isAsking: false });
  await button(page, "Haal rapport op").click();
  const trouble = page.getByRole("alert").filter({ hasText: "eigen startscherm" });
  await expect(trouble).toBeVisible();
  await expect(trouble.getByText("Maak in Profit een kopie van het rapport")).toBeVisible();
});

test("an answer that is missing is asked for, and nothing is sent", async ({ page }) => {
  await makeReport(page);
  let sent = 0;
  page.on("request", (request) => (sent += request.url().endsWith("/run") ? 1 : 0));
  await button(page, "Haal rapport op").click();
  await expect(field(page, "Item")).toHaveAttribute("aria-invalid", "true");
  expect(sent).toBe(0);
});

test("one report for many pasted values becomes a job with a ZIP", async ({ page }) => {
  await makeReport(page);
  await page.getByRole("tab", { name: "Reeks" }).click();
  await field(page, "Waarden").fill("A1\nA2\n\nA2\nA3\n");
  await button(page, "Bekijk 4 rapporten").click();
  await expect(page.getByText("Prijs A1.pdf")).toBeVisible();
  await expect(page.getByText("Eén regel vraagt hetzelfde als een eerdere")).toBeVisible();
  await button(page, "Begin met 3 rapporten").click();
  await expect(page.getByText("De reeks loopt")).toBeVisible();
  const zip = page.getByRole("main").getByRole("link", { name: "Download ZIP" });
  await expect(zip).toBeVisible({ timeout: 60_000 });
  const saving = page.waitForEvent("download");
  await zip.click();
  const bytes = await readFile(await (await saving).path());
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
  for (const name of ["Prijs A1.pdf", "Prijs A2.pdf", "Prijs A3.pdf"]) expect(bytes.includes(name)).toBe(true);
});

test("support runs what a consultant made, and can neither change nor make reports", async ({
  page,
  browser,
  baseURL,
}) => {
  const name = await makeReport(page);
  const desk = new URL(page.url()).pathname;
  const person = newcomer("Sanne");
  const link = await addPerson(page, person, "Support");
  const context = await otherBrowser(browser, baseURL);
  const theirs = await context.newPage();
  await choosePassword(theirs, link, person);
  const sheet = await openPerson(page, person);
  await sheet.getByRole("checkbox", { name: /full/ }).check();
  await expect(sheet.getByRole("status").filter({ hasText: "Opgeslagen" })).toBeVisible();
  await theirs.goto(desk);
  await theirs.getByRole("navigation", { name: "Rapporten" }).getByRole("button", { name }).click();
  await expect(theirs.getByRole("tab", { name: "Eén rapport" })).toBeVisible();
  await expect(theirs.getByRole("tab", { name: "Aanpassen" })).toHaveCount(0);
  await expect(button(theirs, "Maak een rapport")).toHaveCount(0);
  await field(theirs, "Item").fill("B2");
  await theirs.keyboard.press("Enter");
  await expect(theirs.getByRole("region", { name: "PDF Prijs B2.pdf" })).toBeVisible();

  await test.step("saved queries are no way around the grant", async () => {
    await theirs.getByRole("tab", { name: "Reeks" }).click();
    await expect(theirs.getByRole("tab", { name: "Uit een bestand" })).toBeVisible();
    await expect(theirs.getByRole("tab", { name: "Bewaarde query" })).toHaveCount(0);
  });
  await context.close();
});
