import { type Asking, askStretch, type Page, type Stretch } from "./page-asker";
import type { KeyReader } from "./row-key";
import type { Ranges, RangeStart } from "./ranges";

/**
 * Pages that are asked or wait for their turn: as many as Profit takes at once from one connection (`takeSlot` sees to
 * that), and two that are here, so that Profit is not waiting while one of them is dealt with.
 */
const AHEAD = 7;
/** So many pages before a range ends its last one is asked for, which says where the next range begins. */
const LAST_AHEAD = 10;

/**
 * Pages in their order, some asked ahead. Each begins with the last row of the one before, which is how a row that
 * came or went in between is noticed. The pipeline does not drain where a range ends: its last page is asked for early,
 * and waits in memory until its turn, so that the next range's first pages can be asked for like any other.
 */
export class PageWindow {
  readonly #asking: Asking;
  readonly #ranges: Ranges;
  readonly #keys: KeyReader;
  readonly #stop = new AbortController();
  readonly #queue: Promise<Page[]>[] = [];
  /** Null when the range before had no rows at its end: nothing is behind it. */
  #range: Promise<RangeStart | null>;
  #at = 0;
  #last: { at: number; pages: Promise<Page[]> } | null = null;

  constructor(asking: Asking, ranges: Ranges, keys: KeyReader, start: RangeStart) {
    this.#asking = { ...asking, signal: AbortSignal.any([asking.signal, this.#stop.signal]) };
    this.#ranges = ranges;
    this.#keys = keys;
    this.#range = Promise.resolve(start);
  }

  get isEmpty(): boolean {
    return this.#queue.length === 0;
  }

  /** Pages that Profit did not manage as one are several; no pages: nothing is there. */
  next(): Promise<Page[]> {
    return this.#queue.shift() ?? this.#plan();
  }

  fill(): void {
    while (this.#queue.length < AHEAD) this.#queue.push(this.#plan());
  }

  /** Asks for something else next. */
  add(stretch: Stretch): void {
    this.#queue.push(quiet(askStretch(this.#asking, stretch)));
  }

  /** Ends every call that is under way. */
  stop(): void {
    this.#stop.abort(new DOMException("These pages are not needed", "AbortError"));
  }

  #plan(): Promise<Page[]> {
    const take = this.#asking.size.current;
    const step = take - 1;
    const pagesLeft = Math.max(0, Math.floor((this.#asking.job.longestSkip - this.#at) / step));
    if (!this.#last && pagesLeft <= LAST_AHEAD) {
      const at = this.#at + pagesLeft * step;
      this.#last = { at, pages: this.#ask(at, take) };
    }
    const last = this.#last;
    if (last && last.at <= this.#at) return this.#turnRange(last.pages);
    // Up to the first row of the last page, if that is nearer.
    const rows = last ? Math.min(take, last.at - this.#at + 1) : take;
    const pages = this.#ask(this.#at, rows);
    this.#at += rows - 1;
    return pages;
  }

  #turnRange(pages: Promise<Page[]>): Promise<Page[]> {
    this.#range = quiet(pages.then((last) => this.#rangeBehind(last)));
    this.#at = 0;
    this.#last = null;
    return pages;
  }

  async #rangeBehind(pages: Page[]): Promise<RangeStart | null> {
    for (const page of pages.toReversed()) {
      const { cells } = await page.answered();
      if (cells.rowCount === 0) continue;
      const { filter, skip } = page.stretch;
      const row = cells.rowCount - 1;
      return this.#ranges.startAt(this.#keys.keyOf(cells, row), { filter, skip: skip + row });
    }
    return null;
  }

  #ask(at: number, take: number): Promise<Page[]> {
    const asked = this.#range.then((range) => {
      if (!range) return [];
      const { filter, skip, exactFrom } = range;
      const stretch = { filter, skip: skip + at, take, ...(at === 0 && exactFrom && { exactFrom }) };
      return askStretch(this.#asking, stretch);
    });
    return quiet(asked);
  }
}

/** Awaited in order; until its turn comes nobody listens to its failure. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
