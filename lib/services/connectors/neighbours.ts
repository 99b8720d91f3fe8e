import type { PageCells } from "@/lib/profit/wire/page-cells";

/**
 * Looks whether an order told all rows apart: two neighbours with the same values in every field of the order could
 * have changed places between two pages, and then a row is lost and another doubled (protocol 3.5, paging).
 */
export class NeighbourCheck {
  readonly #fieldIds: readonly string[];
  /** Neighbours that were alike. */
  duplicates = 0;
  #last: Uint8Array[] | null = null;

  constructor(fieldIds: readonly string[]) {
    this.#fieldIds = fieldIds;
  }

  see(cells: PageCells): void {
    const { rowCount, fieldIds, bytes, starts, ends } = cells;
    const columns = this.#fieldIds.map((id) => fieldIds.indexOf(id));
    // An order by nothing, or by what is not in the rows, cannot be looked at.
    if (columns.length === 0 || columns.includes(-1) || rowCount === 0) return;
    const width = fieldIds.length;
    const keyOf = (row: number) =>
      columns.map((column) => bytes.slice(starts[row * width + column], ends[row * width + column]));
    if (this.#last && keyOf(0).every((key, index) => Buffer.compare(key, this.#last?.[index] ?? key) === 0))
      this.duplicates++;
    const first = columns[0] as number;
    const others = columns.slice(1);
    for (let row = 1, cell = width; row < rowCount; row++, cell += width) {
      // Nearly always the first field of the order tells them apart.
      if (!isSame(bytes, starts, ends, cell - width + first, cell + first)) continue;
      const isAlike = (column: number) => isSame(bytes, starts, ends, cell - width + column, cell + column);
      if (others.every(isAlike)) this.duplicates++;
    }
    this.#last = keyOf(rowCount - 1);
  }
}

function isSame(bytes: Uint8Array, starts: Uint32Array, ends: Uint32Array, one: number, other: number): boolean {
  const second = starts[other] as number;
  let at = (ends[one] as number) - 1;
  const first = starts[one] as number;
  if ((ends[other] as number) - second !== at + 1 - first) return false;
  // From the back: keys such as numbers differ in their last digit.
  for (const shift = second - first; at >= first; at--) if (bytes[at] !== bytes[at + shift]) return false;
  return true;
}
