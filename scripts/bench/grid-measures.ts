import type { Page } from "@playwright/test";
import { frames, NAMES_KEPT, untilOtherText, watchLongTasks, type Watched } from "./grid-in-page";
import { type GridPlace, startGridPlace } from "./grid-place";
import { type Measure, measure, median, within } from "./measures";

// The grid in a real browser on the built console: 100,000 x 60 loaded and scrolled against an empty page of the same
// browser, sorted by the page itself; and an answer of 75 MB while it arrives.

const PAGE = 25_000;
const ROWS = 100_000;
const ROUNDS = 3;
const WIDE = "grid of 100,000 x 60";

export async function gridMeasures(): Promise<Measure[]> {
  const place = await startGridPlace();
  try {
    const long = await within(120_000, "answer of 75 MB", () => longAnswer(place));
    const wide = await within(120_000, `${WIDE}: loading it`, () => openWide(place));
    if (wide.some(({ ok }) => !ok)) return [...long, ...wide];
    const scrolled = await within(150_000, `${WIDE}: scrolling`, () => scrolling(place));
    return [...long, ...scrolled, ...(await within(90_000, `${WIDE}: local sort`, () => sorting(place.page)))];
  } finally {
    await place.stop();
  }
}

/** The first rows of 75 MB, and what the page's own thread does until the last one is there. */
async function longAnswer({ page, addressOf, firstByteAt }: GridPlace): Promise<Measure[]> {
  // Once before, so that what is measured is reading and not the fetching of code.
  await page.goto(addressOf("Long", 100));
  await page.getByRole("gridcell").first().waitFor();
  await page.addInitScript(NAMES_KEPT);
  await page.addInitScript(watchLongTasks);
  await page.goto(addressOf("Long", ROWS), { waitUntil: "commit" });
  await page.getByRole("gridcell").first().waitFor({ timeout: 60_000 });
  await statusOf(page, ROWS).waitFor({ timeout: 120_000 });
  const { firstCellAt, loadedFrom, tasks } = await page.evaluate(
    () => (window as unknown as { watched: Watched }).watched,
  );
  const whileLoading = tasks.filter(({ at }) => at >= loadedFrom).map(({ ms }) => ms);
  return [
    measure("answer of 75 MB: first rows after its first byte", firstCellAt - (await firstByteAt("Long")), "ms", 300),
    // Below 50 ms the browser tells of none.
    measure("answer of 75 MB: longest task of the page while it loads", Math.max(0, ...whileLoading), "ms", 50),
  ];
}

const statusOf = (page: Page, rows: number) =>
  page.getByText(new RegExp(`^1–${rows.toLocaleString("nl-NL")} van`)).first();

async function openWide({ page, addressOf }: GridPlace): Promise<Measure[]> {
  await page.goto(addressOf("Wide", PAGE));
  for (let loaded = PAGE; loaded <= ROWS; loaded += PAGE) {
    await statusOf(page, loaded).waitFor({ timeout: 120_000 });
    await page.locator('[role="grid"] [tabindex="0"]').first().focus();
    if (loaded < ROWS) await page.keyboard.press("Control+End");
  }
  await page.keyboard.press("Control+Home");
  return [];
}

async function scrolling({ browser, page }: GridPlace): Promise<Measure[]> {
  const empty = await browser.newPage();
  await empty.evaluate(NAMES_KEPT);
  const p95 = { empty: [] as number[], down: [] as number[], both: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    await empty.bringToFront();
    p95.empty.push(await empty.evaluate(frames, null));
    await page.bringToFront();
    p95.down.push(await page.evaluate(frames, { down: 900, right: 0 }));
    p95.both.push(await page.evaluate(frames, { down: 300, right: 120 }));
  }
  await empty.close();
  const floor = median(p95.empty);
  return [
    measure("frame of an empty page, p95", floor, "ms"),
    measure(`${WIDE}: frame while scrolling down, p95`, median(p95.down), "ms"),
    measure(`${WIDE}: scrolling down against an empty page`, median(p95.down) / floor, "x", 2),
    measure(`${WIDE}: scrolling both ways against an empty page`, median(p95.both) / floor, "x", 2),
  ];
}

/** From the press on the menu's item until the first row of the new order is painted. */
async function sorting(page: Page): Promise<Measure[]> {
  const measures: Measure[] = [];
  await page.evaluate(() => document.querySelector('[role="grid"]')?.scrollTo({ top: 0, left: 0 }));
  // In directions that bring another row to the top each time, or there would be nothing to wait for.
  for (const [name, column, direction] of [
    ["text", "Veld 1", "aflopend"],
    ["number", "Veld 2", "oplopend"],
    ["date", "Veld 3", "aflopend"],
  ] as const) {
    await page.getByRole("columnheader", { name: column }).first().hover();
    await page.getByRole("button", { name: `Menu van kolom ${column}`, exact: true }).click();
    const item = page.getByRole("menuitem", { name: `Sorteer geladen rijen ${direction}` });
    await item.waitFor();
    const took = page.evaluate(untilOtherText, '[role="grid"] [data-row="0"][data-column="0"]');
    await item.click();
    measures.push(measure(`${WIDE}: local sort by a column of ${name}`, await took, "ms", 300));
  }
  return measures;
}
