import { hash } from "node:crypto";
import type { PageCells } from "@/lib/profit/wire/page-cells";
import type { SinceMark } from "./port";
import { windowStartOf } from "./since-moment";

type Known = { second: string; count: number; before: number; met: number };

/**
 * Rows that were handed on, known by all that stands in them: a row that changed again within the same shown second is
 * another row, and one that did not is not handed on twice. Rows that are alike to the last sign are counted.
 */
export class DeliveredRows {
  readonly #known = new Map<string, Known>();
  #newest: string | null;

  constructor(mark: SinceMark | null) {
    this.#newest = mark?.newest ?? null;
    for (const [second, key, count] of mark?.delivered ?? [])
      this.#known.set(key, { second, count, before: count, met: 0 });
  }

  /** Profit is asked for a stretch of time from its beginning, which brings again what was handed on of it. */
  beginStretch(): void {
    for (const row of this.#known.values()) [row.before, row.met] = [row.count, 0];
  }

  /** True for a row that was not handed on yet; from now on it was. */
  take(key: string, second: string): boolean {
    const row = this.#known.get(key) ?? { second, count: 0, before: 0, met: 0 };
    this.#known.set(key, row);
    if (this.#newest === null || second > this.#newest) this.#newest = second;
    if (++row.met <= row.before) return false;
    row.count++;
    return true;
  }

  /** Forgets what can no longer come again. */
  prune(): void {
    if (this.#newest === null) return;
    const start = windowStartOf(this.#newest);
    for (const [key, { second }] of this.#known) if (second < start) this.#known.delete(key);
  }

  mark(): SinceMark | null {
    if (this.#newest === null) return null;
    this.prune();
    const rows = [...this.#known].filter(([, { count }]) => count > 0);
    return { newest: this.#newest, delivered: rows.map(([key, { second, count }]) => [second, key, count]) };
  }
}

/** Enough to tell rows apart, few enough to keep thousands. */
const KEY_CHARACTERS = 16;
const SEPARATOR = 0xff;

/** What a row is known by: no value can be read back from it. */
export function rowKeyOf({ bytes, starts, ends, kinds, fieldIds }: PageCells, row: number): string {
  const width = fieldIds.length;
  const first = row * width;
  let size = 0;
  for (let cell = first; cell < first + width; cell++) size += (ends[cell] as number) - (starts[cell] as number) + 2;
  const text = new Uint8Array(size);
  let at = 0;
  for (let cell = first; cell < first + width; cell++) {
    const [start, end] = [starts[cell] as number, ends[cell] as number];
    text[at++] = kinds[cell] as number;
    text.set(bytes.subarray(start, end), at);
    at += end - start;
    text[at++] = SEPARATOR;
  }
  return hash("sha256", text, "base64url").slice(0, KEY_CHARACTERS);
}

/** The same page with these rows alone. */
export function onlyRows(cells: PageCells, rows: readonly number[]): PageCells {
  if (rows.length === cells.rowCount) return cells;
  const width = cells.fieldIds.length;
  const pick = <T extends Uint32Array | Uint8Array>(from: T, into: T): T => {
    rows.forEach((row, index) => into.set(from.subarray(row * width, (row + 1) * width), index * width));
    return into;
  };
  const size = rows.length * width;
  return {
    ...cells,
    rowCount: rows.length,
    starts: pick(cells.starts, new Uint32Array(size)),
    ends: pick(cells.ends, new Uint32Array(size)),
    kinds: pick(cells.kinds, new Uint8Array(size)),
  };
}

/** The text of a cell, as far as it is short. */
export function cellText({ bytes, starts, ends, fieldIds }: PageCells, row: number, column: number): string {
  const cell = row * fieldIds.length + column;
  return Buffer.from(bytes.buffer, bytes.byteOffset).toString("latin1", starts[cell], ends[cell]);
}
