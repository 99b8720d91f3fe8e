import type { CellValue, Row } from "@/lib/profit/wire/get-connector-page";
import { CELL } from "@/lib/profit/wire/page-cells";
import { ColumnValues } from "../local-view/column-values";
import { filterRows } from "../local-view/filter-rows";
import { rowsWithText } from "../local-view/find-text";
import { isPlainView, type LocalView, NO_VIEW } from "../local-view/local-view";
import { orderOfValues, sortRows, type ValueOrder } from "../local-view/sort-rows";
import { cutTextOf, type GridValue, WHOLE_BYTES } from "./grid-value";
import { RowTable, valueOf } from "./row-table";

/** How many different columns are kept ready for sorting and filtering: each costs about as much as its values. */
const READY_COLUMNS = 8;

/** The rows of one question, and which of them are shown in which order. */
export class RowSet {
  readonly table = new RowTable();
  /** What the rows were asked in the order of. */
  orderFields: readonly string[] = [];
  /** As many were shown when the page last heard of them. */
  reportedCount = 0;
  #checkedRows = 1;
  /** Neighbours that the order could not tell apart: any at all, and paging by it is unsafe. */
  duplicates = 0;
  #view = NO_VIEW;
  /** null: all rows as they came. */
  #shown: Uint32Array | null = null;
  /** Changes when the rows on known places may be others. */
  version = 0;
  readonly #columns = new Map<number, ColumnValues>();

  get shownCount(): number {
    return this.#shown?.length ?? this.table.rowCount;
  }

  /** After rows were added. */
  grow(): void {
    this.#countDuplicates();
    if (!isPlainView(this.#view)) this.#apply();
  }

  show(view: LocalView): void {
    this.#view = view;
    this.#apply();
  }

  /** The number of the row on a place. */
  rowAt(place: number): number {
    return this.#shown ? (this.#shown[place] ?? -1) : place;
  }

  /** Rows as the grid takes them: all cells one after another, long texts cut. */
  window(from: number, to: number): GridValue[] {
    const { table } = this;
    const cells: GridValue[] = [];
    for (let place = from; place < Math.min(to, this.shownCount); place++) {
      const row = this.rowAt(place);
      const segment = table.segmentOf(row);
      const first = (row - segment.firstRow) * segment.width;
      for (let cell = first; cell < first + segment.width; cell++) {
        const [start, end] = [segment.starts[cell] as number, segment.ends[cell] as number];
        const isLong = end - start > WHOLE_BYTES && (segment.kinds[cell] as number) >= CELL.text;
        cells.push(
          isLong
            ? cutTextOf(segment.bytes.subarray(start, end), segment.kinds[cell] === CELL.escapedText)
            : valueOf(segment, cell),
        );
      }
    }
    return cells;
  }

  cell(place: number, fieldId: string): CellValue {
    const column = this.table.columnOf(fieldId);
    return column === -1 ? null : this.table.value(this.rowAt(place), column);
  }

  /** Whole rows, of some fields only. */
  rows(from: number, to: number, fieldIds: readonly string[]): Row[] {
    const columns = fieldIds.map((id) => [id, this.table.columnOf(id)] as const).filter(([, column]) => column !== -1);
    const rows: Row[] = [];
    for (let place = from; place < Math.min(to, this.shownCount); place++) {
      const number = this.rowAt(place);
      const row: Row = {};
      for (const [id, column] of columns) row[id] = this.table.value(number, column);
      rows.push(row);
    }
    return rows;
  }

  /** The values of a field; null when the rows lack it. */
  column(fieldId: string): ColumnValues | null {
    const index = this.table.columnOf(fieldId);
    if (index === -1) return null;
    const column = this.#columns.get(index) ?? new ColumnValues();
    // The one used last stands last.
    this.#columns.delete(index);
    this.#columns.set(index, column);
    for (const old of [...this.#columns.keys()].slice(0, -READY_COLUMNS)) this.#columns.delete(old);
    if (column.rowCount < this.table.rowCount) column.add(this.table.columnValues(index, column.rowCount));
    return column;
  }

  /** What a sort by a field begins with. */
  prepare(fieldId: string, order: ValueOrder): void {
    const column = this.column(fieldId);
    if (column) orderOfValues(column, order);
  }

  #apply(): void {
    this.version++;
    this.#shown = isPlainView(this.#view) ? null : this.#rowsOf(this.#view);
  }

  #rowsOf({ filters, search, searchFields, sorts, language }: LocalView): Uint32Array {
    let rows: Uint32Array =
      search.trim() === ""
        ? new Uint32Array(this.table.rowCount).map((_, row) => row)
        : rowsWithText(this.table, this.#columnsOf(searchFields), search, language);
    for (const { fieldId, filter } of filters) {
      const column = this.column(fieldId);
      if (column) rows = filterRows(rows, column, filter);
    }
    const known = sorts.flatMap(({ fieldId, direction, order }) => {
      const column = this.column(fieldId);
      return column ? [{ column, direction, order }] : [];
    });
    return sortRows(rows, known);
  }

  #columnsOf(fieldIds: readonly string[]): number[] {
    return fieldIds.map((id) => this.table.columnOf(id)).filter((column) => column !== -1);
  }

  #countDuplicates(): void {
    const columns = this.#columnsOf(this.orderFields);
    const { rowCount } = this.table;
    if (columns.length === this.orderFields.length && columns.length > 0) {
      for (let row = this.#checkedRows; row < rowCount; row++) {
        if (columns.every((column) => this.table.isSame(row - 1, row, column))) this.duplicates++;
      }
    }
    this.#checkedRows = Math.max(this.#checkedRows, rowCount);
  }
}
