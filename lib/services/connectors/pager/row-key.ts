import { CELL, type PageCells } from "@/lib/profit/wire/page-cells";

/** A row's values in the fields of the order, each as it stood in the answer: `"A1"`, `12`, `null`. */
export type RowKey = readonly string[];

/** Reads keys of rows; null for a page whose rows lack a field of the order, and for an order by nothing. */
export class KeyReader {
  readonly #fieldIds: readonly string[];

  constructor(fieldIds: readonly string[]) {
    this.#fieldIds = fieldIds;
  }

  keyOf(cells: PageCells, row: number): RowKey | null {
    const columns = this.#columnsOf(cells);
    return columns && columns.map((column) => textOf(cells, row * cells.fieldIds.length + column));
  }

  /** The last row with this key at or before `before`; -1 when there is none. */
  lastIndexOf(cells: PageCells, key: RowKey, before = cells.rowCount - 1): number {
    const columns = this.#columnsOf(cells);
    if (!columns) return -1;
    const width = cells.fieldIds.length;
    for (let row = before; row >= 0; row--) {
      if (columns.every((column, index) => textOf(cells, row * width + column) === key[index])) return row;
    }
    return -1;
  }

  /** Where in `cells` the latest of the last rows of `others` stands that is there at all; -1 when none is. */
  latestIn(cells: PageCells, others: PageCells, most: number): number {
    const places = new Map<string, number>();
    for (let row = 0; row < cells.rowCount; row++) places.set(JSON.stringify(this.keyOf(cells, row)), row);
    for (let row = others.rowCount - 1; row >= Math.max(0, others.rowCount - most); row--) {
      const place = places.get(JSON.stringify(this.keyOf(others, row)));
      if (place !== undefined) return place;
    }
    return -1;
  }

  #columnsOf(cells: PageCells): number[] | null {
    const columns = this.#fieldIds.map((id) => cells.fieldIds.indexOf(id));
    return columns.length === 0 || columns.includes(-1) ? null : columns;
  }
}

function textOf({ bytes, starts, ends, kinds }: PageCells, cell: number): string {
  const quote = (kinds[cell] as number) >= CELL.text ? 1 : 0;
  const start = (starts[cell] as number) - quote;
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, (ends[cell] as number) + quote - start).toString("utf8");
}

/** The rows from `from` up to `to`, in the same memory. */
export function rowsBetween(cells: PageCells, from: number, to: number): PageCells {
  if (from === 0 && to === cells.rowCount) return cells;
  const width = cells.fieldIds.length;
  const cut = <T extends Uint8Array | Uint32Array>(list: T) => list.subarray(from * width, to * width) as T;
  return {
    ...cells,
    rowCount: Math.max(0, to - from),
    starts: cut(cells.starts),
    ends: cut(cells.ends),
    kinds: cut(cells.kinds),
  };
}
