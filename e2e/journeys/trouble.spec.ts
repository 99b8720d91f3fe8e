import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test, type Fault } from "../fixtures/test";
import { connect } from "../pages/new-connection-page";

/** One sandbox, broken in one way after the other: these journeys never run beside each other. */
test.describe.configure({ mode: "serial" });

/** Reads are repeated up to three times: a fault that is to be seen outlasts them. */
const LASTING = 8;
const ROWS = "/connectors/Profit_Debtor";
const FILTER = encodeURIComponent(JSON.stringify([[["DebtorName", "contains", "a"]]]));

/** Each way to break, with what a person reads first. */
const TROUBLES: [name: string, fault: Fault["fault"], words: string][] = [
  ["maintenance", { kind: "status", status: 503, retryAfter: 7200 }, "Profit is nu niet beschikbaar."],
  ["a web page", { kind: "malformed", as: "html" }, "Er antwoordt iets, maar dat is geen Profit."],
  ["an empty answer", { kind: "malformed", as: "empty" }, "Profit antwoordde zonder inhoud."],
  ["a line that breaks", { kind: "truncate", bytes: 100 }, "Profits antwoord brak halverwege af."],
  ["half of an answer", { kind: "malformed", as: "json" }, "Profits antwoord brak halverwege af."],
  ["plain text", { kind: "status", status: 200, body: "Hallo" }, "Profits antwoord is geen geldige JSON."],
  ["another shape", { kind: "malformed", as: "shape" }, "Profits antwoord heeft niet de vorm die we verwachten."],
  ["140 MB", { kind: "malformed", as: "huge", bytes: 140_000_000 }, "Profits antwoord is te groot om te laten zien."],
  ["no answer at all", { kind: "reset" }, "Profit is niet bereikbaar."],
  [
    "a redirect",
    { kind: "status", status: 302, headers: { location: "https://evil.example/" } },
    "De server stuurt door naar een ander adres.",
  ],
  ["a blocked address", { kind: "status", status: 403 }, "Profit laat dit IP-adres niet toe."],
  ["a refusal", { kind: "status", status: 500, message: "Zo gaat dat hier niet." }, "Profit weigert dit verzoek."],
];

let connectionId = "";

test("a connection of its own to the sandbox that will be broken", async ({ page, troubled }) => {
  connectionId = await connect(page, troubled, `Storing ${randomUUID().slice(0, 8)}`);
});

test("whatever goes wrong is explained, keeps the query, and is over when it is over", async ({ page, troubled }) => {
  test.setTimeout(120_000);
  const run = page.getByRole("button", { name: /^Haal rijen op/ });
  const value = page.getByRole("textbox", { name: "Waarde" });
  const panel = page.getByRole("main").getByRole("alert").filter({ hasText: "Wat te doen" });
  await page.goto(`/connections/${connectionId}/connectors/Profit_Debtor?filter=${FILTER}`);
  await expect(page.getByRole("grid").getByRole("gridcell").first()).toBeVisible();

  for (const [name, fault, words] of TROUBLES) {
    await test.step(name, async () => {
      await troubled.fault({ match: { path: ROWS }, fault, times: LASTING });
      await run.click();
      await expect(panel).toContainText(words);
      await expect(panel).toContainText("Waarschijnlijk:");
      if (fault["retryAfter"]) await expect(panel).toContainText("over 2 uur");
      if (fault["message"]) await expect(panel.getByText(String(fault["message"]))).toBeVisible();
      await expect(value).toHaveValue("a");

      await troubled.clearFaults();
      await run.click();
      await expect(panel).toHaveCount(0);
      await expect(page.getByRole("grid").getByRole("gridcell").first()).toBeVisible();
      await expect(value).toHaveValue("a");
    });
  }
});

test("a page that opens in the middle of trouble explains it and offers to try again", async ({ page, troubled }) => {
  await troubled.fault({ match: { path: ROWS }, fault: { kind: "status", status: 503 }, times: LASTING });
  await page.goto(`/connections/${connectionId}/connectors/Profit_Debtor?filter=${FILTER}`);
  const panel = page.getByRole("main").getByRole("alert").filter({ hasText: "Profit is nu niet beschikbaar." });
  await expect(panel).toBeVisible();
  await troubled.clearFaults();
  await panel.getByRole("button", { name: "Probeer opnieuw" }).click();
  await expect(page.getByRole("grid").getByRole("gridcell").first()).toBeVisible();
});

test("a slow answer can be stopped and taken up again", async ({ page, troubled }) => {
  await troubled.fault({ match: { path: ROWS }, fault: { kind: "delay", ms: 30_000 }, times: LASTING });
  // The server draws the button before the page can act on it; once rows are asked for, it can.
  const asked = page.waitForRequest(/Profit_Debtor\/rows/);
  await page.goto(`/connections/${connectionId}/connectors/Profit_Debtor?filter=${FILTER}`);
  await asked;
  await page.getByRole("button", { name: /^Stop/ }).click();
  await expect(page.getByText("Gestopt voordat er rijen waren.")).toBeVisible();
  await troubled.clearFaults();
  await page.getByRole("button", { name: "Ga verder" }).click();
  await expect(page.getByRole("grid").getByRole("gridcell").first()).toBeVisible();
});

test("an export that breaks half-way saves no file, and is gone on with", async ({ page, troubled }) => {
  const bulk = "/connectors/Sandbox_Bulk";
  /** The first page comes whole, what follows breaks off. */
  const breakAfterOnePage = async () => {
    await troubled.fault({ match: { path: bulk }, fault: { kind: "delay", ms: 0 }, times: 1 });
    await troubled.fault({ match: { path: bulk }, fault: { kind: "truncate", bytes: 50_000 }, times: 40 });
  };
  // The dialog for a place on the disk is the system's own; without it the file would be a download.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "showSaveFilePicker"));
  const downloads: string[] = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));
  await page.goto(`/connections/${connectionId}/connectors/Sandbox_Bulk`);
  await expect(page.getByRole("grid").getByRole("gridcell").first()).toBeVisible();

  const menu = page.getByRole("dialog", { name: "Exporteer rijen" });
  await test.step("on the screen", async () => {
    await breakAfterOnePage();
    await page.getByRole("button", { name: "Exporteer", exact: true }).click();
    await menu.getByRole("radio", { name: "Alles" }).check();
    await menu.getByRole("button", { name: "Exporteer alles" }).click();
    await expect(menu.getByText(/De export brak af na [\d.]+ rijen/)).toBeVisible();
    await expect(menu.getByRole("alert")).toBeVisible();
    await expect(menu.getByRole("button", { name: "Gooi weg" })).toBeVisible();
    expect(downloads).toEqual([]);
  });

  await test.step("and for a program that reads the route", async () => {
    await troubled.clearFaults();
    await breakAfterOnePage();
    const whole = page.request
      .get(`/api/connections/${connectionId}/connectors/Sandbox_Bulk/rows?format=csv&take=all`)
      .then((answer) => answer.body());
    await expect(whole).rejects.toThrow();
  });

  await test.step("whole once the trouble is over", async () => {
    await troubled.clearFaults();
    const saved = page.waitForEvent("download");
    await menu.getByRole("button", { name: "Ga verder" }).click();
    await expect(menu.getByRole("status").filter({ hasText: "20.000 rijen opgeslagen" })).toBeVisible();
    await expect(menu.getByText("Volgorde gecontroleerd")).toBeVisible();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/Sandbox_Bulk/);
    const lines = readFileSync(await file.path(), "utf8")
      .split("\r\n")
      .slice(1, -1);
    const ids = lines.filter((line) => /^\d+;/.test(line)).map((line) => Number(line.split(";")[0]));
    expect(new Set(ids).size).toBe(20_000);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });
});
