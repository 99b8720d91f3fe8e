import type { PageCells } from "@/lib/profit/wire/page-cells";
import { NeighbourCheck } from "../neighbours";
import { type Asking, askStretch, type Page } from "./page-asker";
import { PageWindow } from "./page-window";
import { Ranges, type RangeStart } from "./ranges";
import { KeyReader, type RowKey, rowsBetween } from "./row-key";

/** `lost`: a page does not meet the last row. `ended`: nothing is behind that. */
type Joint = "joined" | "lost" | "ended";

/** So many rows before a last one that is gone are looked for in its place. */
const MOST_RECENT = 1_000;

/** Rows that were not handed on before, and the key of the last of them. */
export type OrderedRows = { cells: PageCells; key: RowKey | null };

/**
 * All rows in their order, each once. Pages are joined by the key of the row that two of them share: every row that is
 * there during the whole reading is handed on once, whatever comes and goes meanwhile. Ends only when Profit has shown that
 * nothing is behind the last row. Asks one page at a time until it is told to go ahead.
 */
export class RowReading {
  readonly #asking: Asking;
  readonly #ranges: Ranges;
  readonly #keys: KeyReader;
  readonly #neighbours: NeighbourCheck;
  #window: PageWindow;
  #rows: number;
  #key: RowKey | null;
  /** Rows of the last page when it had fewer than were asked: nothing was behind it. */
  #shortRows: number | null = null;
  #isAhead = false;
  /** The first page was whole before anything was asked ahead. */
  #hasMore = false;
  #first: RowKey | null = null;
  /** The rows handed on last. */
  #recent: PageCells | null = null;
  /** The page they are in. */
  #lastPage: Page | null = null;
  /** Where the last row stood when it was read. */
  #spot: RangeStart;

  constructor(asking: Asking) {
    const { job, summary } = asking;
    const fieldIds = job.orderBy.map(({ fieldId }) => fieldId);
    this.#asking = asking;
    this.#ranges = new Ranges(job, summary);
    this.#keys = new KeyReader(fieldIds);
    this.#neighbours = new NeighbourCheck(fieldIds);
    this.#rows = job.from?.rows ?? 0;
    this.#key = job.from?.key ?? null;
    this.#spot = this.#ranges.counted(this.#rows);
    this.#window = this.#windowAt(this.#rows > 0 ? this.#ranges.startAt(this.#key, this.#spot) : this.#spot);
  }

  async *rows(): AsyncGenerator<OrderedRows, void> {
    for (;;) {
      const pages = await this.#window.next();
      const before = this.#rows;
      const wasShort = this.#shortRows;
      let joint: Joint = "joined";
      for (const page of pages) {
        const { cells } = await page.answered();
        this.#hasMore = cells.rowCount === page.stretch.take;
        if (this.#hasMore && this.#isAhead) this.#window.fill();
        const handedOn = this.#rows;
        joint = yield* this.#join(page, cells);
        if (this.#rows > handedOn) this.#keep(page);
        if (joint !== "joined") break;
      }
      if (pages.length === 0) joint = yield* this.#joinNothing();
      if (joint === "ended") return;
      const hasRows = this.#rows > before;
      if (wasShort !== null && hasRows) this.#asking.size.cutAt(wasShort);
      // Rows behind a short page are not where they were looked for.
      if (joint === "lost" || (wasShort !== null && hasRows)) this.#goOn();
      // A short page need not be the last: something between us and Profit may cap its size.
      else if (this.#shortRows && this.#window.isEmpty) this.#window.add({ ...this.#spot, take: 2 });
    }
  }

  /** From now on further pages are asked for while one is dealt with. */
  goAhead(): void {
    this.#isAhead = true;
    if (this.#hasMore) this.#window.fill();
  }

  /** The rows handed on last are in this page, so that the one before it has had its use. */
  #keep(page: Page): void {
    this.#lastPage?.giveBack();
    this.#lastPage = page;
  }

  #windowAt(start: RangeStart): PageWindow {
    return new PageWindow(this.#asking, this.#ranges, this.#keys, start);
  }

  /** Anew from the last row on. */
  #goOn(): void {
    this.#window.stop();
    this.#window = this.#windowAt(this.#ranges.startAt(this.#key, this.#spot));
    this.#shortRows = null;
  }

  /** What of a page follows the last row. */
  async *#join(page: Page, cells: PageCells): AsyncGenerator<OrderedRows, Joint> {
    if (cells.rowCount === 0) return yield* this.#joinNothing(page.stretch.exactFrom);
    const isShort = cells.rowCount < page.stretch.take;
    const from = this.#firstNew(page, cells);
    if (from === "notUnique" || from === "notMinded") {
      this.#ranges.forbid(from === "notUnique" ? "notUnique" : "notFound");
      return "lost";
    }
    const before = this.#rows;
    if (from === null) {
      const joint = yield* this.#fillGap(page, cells);
      if (joint !== "joined") return joint;
    } else yield* this.#handOn(page, cells, from, cells.rowCount);
    // Twice nothing behind the last row.
    if (this.#shortRows !== null && this.#rows === before) return "ended";
    this.#shortRows = isShort ? cells.rowCount : null;
    return "joined";
  }

  /** A page without rows is the end behind a short one. Else rows may have gone, and the last one stands elsewhere now. */
  async *#joinNothing(exactFrom?: RowKey): AsyncGenerator<OrderedRows, Joint> {
    const key = this.#key;
    if (this.#shortRows !== null || key === null || isSame(exactFrom ?? null, key)) return "ended";
    const { size, summary } = this.#asking;
    const before = this.#rows;
    const start = this.#ranges.around(key, this.#spot, size.current);
    let isShort = false;
    for (const gap of await askStretch(this.#asking, { ...start, take: size.current })) {
      const { cells } = await gap.answered();
      isShort = cells.rowCount < gap.stretch.take;
      const from = cells.rowCount === 0 ? 0 : (this.#firstNew(gap, cells) ?? this.#behindRecent(cells));
      if (typeof from !== "number") {
        this.#ranges.forbid("notFound");
        summary.moved++;
        return "ended";
      }
      yield* this.#handOn(gap, cells, from, cells.rowCount);
    }
    return !isShort ? "lost" : this.#rows === before ? "ended" : "joined";
  }

  /** Null when the last row is not in the page. */
  #firstNew({ stretch }: Page, cells: PageCells): number | "notUnique" | "notMinded" | null {
    const { filter, skip, exactFrom } = stretch;
    if (this.#rows === 0) return 0;
    // Nothing to compare by: the page's first row is the last one of the page before by its place alone.
    if (this.#key === null) return 1;
    const isFirst = isSame(this.#keys.keyOf(cells, 0), this.#key);
    const at = isFirst ? 0 : this.#keys.lastIndexOf(cells, this.#key);
    if (at === -1 && !isSame(exactFrom ?? null, this.#key)) return null;
    if (at === -1) return this.#isBeginning(cells) ? "notMinded" : 0;
    // Of several rows with the key at which a range begins, nobody can say which were handed on.
    const isOpening = skip === 0 && filter !== this.#ranges.own;
    const neighbour = isFirst ? 1 : at - 1;
    if (isOpening && neighbour < cells.rowCount && isSame(this.#keys.keyOf(cells, neighbour), this.#key))
      return "notUnique";
    return at + 1;
  }

  /** The very first rows of all cannot stand behind the last one: somebody does not mind our filter. */
  #isBeginning(cells: PageCells): boolean {
    return this.#first !== null && this.#keys.lastIndexOf(cells, this.#first) !== -1;
  }

  /**
   * Rows went before this page, or its predecessor was cut short: what lies between the last row and it is asked for
   * alone, and the pages asked ahead keep their use.
   */
  async *#fillGap(page: Page, cells: PageCells): AsyncGenerator<OrderedRows, Joint> {
    const { size, summary } = this.#asking;
    const start = this.#ranges.around(this.#key as RowKey, this.#spot, size.current);
    const first = this.#keys.keyOf(cells, 0) as RowKey;
    let isFound = false;
    for (const gap of await askStretch(this.#asking, { ...start, take: size.current })) {
      const { cells: between } = await gap.answered();
      if (between.rowCount === 0) break;
      const from = this.#firstNew(gap, between) ?? this.#behindRecent(between);
      if (typeof from !== "number") break;
      isFound = true;
      const to = this.#keys.lastIndexOf(between, first);
      yield* this.#handOn(gap, between, from, to >= from ? to : between.rowCount);
      if (to < from) continue;
      yield* this.#handOn(page, cells, 0, cells.rowCount);
      return "joined";
    }
    const at = this.#keys.lastIndexOf(cells, this.#key as RowKey);
    if (at !== -1) {
      yield* this.#handOn(page, cells, at + 1, cells.rowCount);
      return "joined";
    }
    if (isFound || start.exactFrom) return "lost";
    // The last row is gone, and the order cannot tell what stood behind it.
    this.#ranges.forbid("notFound");
    if (page.stretch.skip === 0 && page.stretch.filter !== this.#ranges.own) return "lost";
    summary.moved++;
    yield* this.#handOn(page, cells, 0, cells.rowCount);
    return "joined";
  }

  /** The last row is gone, but rows that were handed on just before it may still be there. */
  #behindRecent(cells: PageCells): number | null {
    const at = this.#recent ? this.#keys.latestIn(cells, this.#recent, MOST_RECENT) : -1;
    return at === -1 ? null : at + 1;
  }

  *#handOn(page: Page, cells: PageCells, from: number, to: number): Generator<OrderedRows, void> {
    const { filter, skip } = page.stretch;
    if (to > 0) this.#spot = { filter, skip: skip + to - 1 };
    if (to <= from) return;
    const fresh = rowsBetween(cells, from, to);
    this.#neighbours.see(fresh);
    const { duplicates } = this.#neighbours;
    this.#asking.summary.duplicates = duplicates;
    if (duplicates > 0) this.#ranges.forbid("notUnique");
    this.#first ??= this.#keys.keyOf(cells, from);
    this.#key = this.#keys.keyOf(cells, to - 1);
    this.#rows += to - from;
    this.#recent = fresh;
    yield { cells: fresh, key: this.#key };
  }
}

function isSame(one: RowKey | null, other: RowKey): boolean {
  return one !== null && one.length === other.length && one.every((value, index) => value === other[index]);
}
