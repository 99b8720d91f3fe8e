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
    for (let row = 1; row < rowCount; row++) {
      const cell = row * width;
      if (columns.every((column) => isSame(cells, cell - width + column, cell + column))) this.duplicates++;
    }
    this.#last = keyOf(rowCount - 1);
  }
}

function isSame({ bytes, starts, ends }: PageCells, one: number, other: number): boolean {
  const first = starts[one] as number;
  const second = starts[other] as number;
  const length = (ends[one] as number) - first;
  if ((ends[other] as number) - second !== length) return false;
  // From the back: keys such as numbers differ in their last digit.
  for (let index = length - 1; index >= 0; index--) if (bytes[first + index] !== bytes[second + index]) return false;
  return true;
}
