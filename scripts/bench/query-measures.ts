import type { Page } from "@playwright/test";
import { ADMINISTRATOR } from "@/lib/testing/console-process";
import { NAMES_KEPT, untilOtherText, watchKey } from "./grid-in-page";
import { type GridPlace, startGridPlace } from "./grid-place";
import { type Measure, measure, median, within } from "./measures";
import { startScript } from "./processes";

// A person with thousands of saved queries, in a real browser on the built console: from the press to what is seen.

const QUERIES = 3_000;
const ROUNDS = 5;
const GOAL_MS = 1_000;
const NAME = `${QUERIES.toLocaleString("en")} saved queries`;
const FIRST_ROW = '[role="treegrid"] [role="row"]';
const STATUS = 'main p[role="status"]';

export async function queryMeasures(): Promise<Measure[]> {
  const place = await startGridPlace();
  try {
    await startScript("scripts/bench/add-queries.ts", [place.connectionId, ADMINISTRATOR.email, String(QUERIES)], {
      DATA_DIR: place.dataDir,
    });
    await place.page.addInitScript(NAMES_KEPT);
    return [
      ...(await within(120_000, `${NAME}: opening the list`, () => opening(place))),
      ...(await within(60_000, `${NAME}: searching`, () => searching(place.page))),
      ...(await within(60_000, `${NAME}: finding one in the palette`, () => finding(place))),
    ];
  } finally {
    await place.stop();
  }
}

/** By the menu, as one who is in the console; and by its address, with all that the page consists of. */
async function opening({ page, connectionId }: GridPlace): Promise<Measure[]> {
  const byMenu: number[] = [];
  const byAddress: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto(`/connections/${connectionId}/connectors`);
    await page.getByRole("link", { name: "Bewaarde query's" }).first().waitFor();
    const seen = page.evaluate(untilOtherText, FIRST_ROW);
    await page.getByRole("link", { name: "Bewaarde query's" }).first().click();
    byMenu.push(await seen);
    await page.goto(`/connections/${connectionId}/queries`, { waitUntil: "commit" });
    await page.locator(FIRST_ROW).first().waitFor();
    byAddress.push(await page.evaluate(() => performance.now()));
  }
  return [
    measure(`${NAME}: the list opens by the menu`, median(byMenu), "ms", GOAL_MS),
    measure(`${NAME}: the list opens by its address`, median(byAddress), "ms", GOAL_MS),
  ];
}

/** Each letter of a word, until the list has what holds it. */
async function searching(page: Page): Promise<Measure[]> {
  const times: number[] = [];
  for (const word of ["2718", "crediteuren"]) {
    await page.getByRole("searchbox").fill("");
    await page
      .getByText(/^3\.000 /)
      .first()
      .waitFor();
    await page.getByRole("searchbox").focus();
    for (const letter of word) {
      await page.evaluate(watchKey, STATUS);
      await page.keyboard.press(letter);
      // A letter that leaves out nothing changes nothing.
      const took = await page.evaluate(() => (window as unknown as { lastChange: Promise<number | null> }).lastChange);
      if (took !== null) times.push(took);
    }
  }
  if (times.length < 5) throw new Error(`the list changed at only ${times.length} letters`);
  return [measure(`${NAME}: a search, the slowest letter`, Math.max(...times), "ms", GOAL_MS)];
}

/** From the key that opens the palette to the query, typed at once. */
async function finding({ page, connectionId }: GridPlace): Promise<Measure[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto(`/connections/${connectionId}/queries`);
    // Drawn in the browser alone: now the page hears keys.
    await page.locator(FIRST_ROW).first().waitFor();
    // Its code is fetched with the first use.
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").waitFor();
    const startedAt = performance.now();
    await page.keyboard.insertText("overzicht 2718");
    await page
      .getByRole("option", { name: /Overzicht 2718/ })
      .first()
      .waitFor();
    times.push(performance.now() - startedAt);
  }
  return [measure(`${NAME}: finding one in the palette`, median(times), "ms", GOAL_MS)];
}
