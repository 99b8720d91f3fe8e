import type { Page } from "@playwright/test";
import { framesOfNothing, framesOfScroll, NAMES_KEPT, watchLongTasks, type Watched } from "./grid-in-page";
import { type GridPlace, startGridPlace } from "./grid-place";
import { type Measure, measure, median } from "./measures";

// The grid in a real browser on the built console: 100,000 x 60 loaded and scrolled against an empty page of the same
// browser, sorted by the page itself; and an answer of 75 MB while it arrives.

const PAGE = 25_000;
const ROWS = 100_000;
const ROUNDS = 3;

export async function gridMeasures(): Promise<Measure[]> {
  const place = await startGridPlace();
  try {
    const long = await longAnswer(place);
    await openWide(place);
    return [...long, ...(await scrolling(place)), ...(await sorting(place.page))];
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

async function openWide({ page, addressOf }: GridPlace): Promise<void> {
  await page.goto(addressOf("Wide", PAGE));
  for (let loaded = PAGE; loaded <= ROWS; loaded += PAGE) {
    await statusOf(page, loaded).waitFor({ timeout: 120_000 });
    await page.locator('[role="grid"] [tabindex="0"]').first().focus();
    if (loaded < ROWS) await page.keyboard.press("Control+End");
  }
  await page.keyboard.press("Control+Home");
}

async function scrolling({ browser, page }: GridPlace): Promise<Measure[]> {
  const empty = await browser.newPage();
  await empty.evaluate(NAMES_KEPT);
  const p95 = { empty: [] as number[], down: [] as number[], both: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    await empty.bringToFront();
    p95.empty.push(await empty.evaluate(framesOfNothing));
    await page.bringToFront();
    p95.down.push(await page.evaluate(framesOfScroll, { down: 900, right: 0 }));
    p95.both.push(await page.evaluate(framesOfScroll, { down: 300, right: 120 }));
  }
  await empty.close();
  const floor = median(p95.empty);
  const name = "grid of 100,000 x 60";
  return [
    measure("frame of an empty page, p95", floor, "ms"),
    measure(`${name}: frame while scrolling down, p95`, median(p95.down), "ms"),
    measure(`${name}: scrolling down against an empty page`, median(p95.down) / floor, "x", 2),
    measure(`${name}: scrolling both ways against an empty page`, median(p95.both) / floor, "x", 2),
  ];
}

/** From the press on the menu's item until the first row of the new order is painted. */
async function sorting(page: Page): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const [name, column] of [
    ["text", "Veld 1"],
    ["number", "Veld 2"],
    ["date", "Veld 3"],
  ] as const) {
    await page.getByRole("columnheader", { name: column }).first().hover();
    await page.getByRole("button", { name: `Menu van kolom ${column}`, exact: true }).click();
    const item = page.getByRole("menuitem", { name: "Sorteer geladen rijen aflopend" });
    await item.waitFor();
    const took = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const first = () => document.querySelector('[role="grid"] [data-row="0"][data-column="0"]')?.textContent;
          const before = first();
          let pressedAt = Number.NaN;
          document.addEventListener("click", () => (pressedAt = performance.now()), { capture: true, once: true });
          const watch = () => {
            if (!Number.isNaN(pressedAt) && first() !== before && first()) resolve(performance.now() - pressedAt);
            else requestAnimationFrame(watch);
          };
          watch();
        }),
    );
    await item.click();
    measures.push(measure(`grid of 100,000 x 60: local sort by a column of ${name}`, await took, "ms", 300));
  }
  return measures;
}
