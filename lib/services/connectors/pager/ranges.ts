import type { Filter } from "@/lib/profit/filter/rows-query";
import type { ExportJob, ExportSummary, SkipReason } from "./export-job";
import { filterFromKey } from "./filter-from-key";
import type { Stretch } from "./page-asker";
import type { RowKey } from "./row-key";

/** Where a stretch of pages begins. */
export type RangeStart = Omit<Stretch, "take">;

/**
 * Decides from where to go on: from a key, so that `skip` stays below 100,000 (protocol 3.0, limits) and rows that come
 * or go elsewhere move nothing, or by a plain skip where the order or the length of the request forbids it.
 */
export class Ranges {
  readonly #job: ExportJob;
  readonly #summary: ExportSummary;
  #isForbidden = false;

  constructor(job: ExportJob, summary: ExportSummary) {
    this.#job = job;
    this.#summary = summary;
  }

  get own(): Filter {
    return this.#job.filter;
  }

  /** From here on by skip alone. */
  forbid(reason: SkipReason): void {
    this.#isForbidden = true;
    this.#summary.skipReason ??= reason;
  }

  /** A range that begins with the row of `key`; `otherwise` where it stands when counted. */
  startAt(key: RowKey | null, otherwise: RangeStart): RangeStart {
    const range = this.#rangeAt(key);
    if (!range) return otherwise;
    this.#summary.ranges++;
    return range;
  }

  /** Where to look for what stands behind `key` now. */
  around(key: RowKey, otherwise: RangeStart, take: number): RangeStart {
    // Rows that went before it moved it forward; how many nobody knows.
    return this.#rangeAt(key) ?? { filter: otherwise.filter, skip: Math.max(0, otherwise.skip - (take >> 1)) };
  }

  #rangeAt(key: RowKey | null): RangeStart | null {
    if (this.#isForbidden) return null;
    const { filter: own, orderBy } = this.#job;
    const found = key === null ? "noKey" : filterFromKey(own, orderBy, key);
    if (typeof found !== "string")
      return { filter: found.filter, skip: 0, ...(found.isExact && key && { exactFrom: key }) };
    this.#summary.skipReason ??= found;
    return null;
  }

  /** The last of `rows` rows that were handed on, counted from the beginning. */
  counted(rows: number): RangeStart {
    return { filter: this.#job.filter, skip: this.#job.skip + Math.max(0, rows - 1) };
  }
}
