import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { CellValue, Row } from "@/lib/profit/wire/get-connector-page";
import { formatProfitDate } from "@/lib/format/profit-dates";
import { formatNumber, type CellWords } from "./cell-view";
import type { GridRange } from "./grid-selection";

/** More than this freezes the page while the text is made; the export is for that. */
export const MAX_COPIED_CELLS = 500_000;

/**
 * A block of cells as a spreadsheet takes it from the clipboard: tabs between cells, one row per line, a cell with a tab,
 * a quote or a line end in quotes. Values as shown, whole, numbers without grouping; empty and "leeg" are both nothing.
 */
export function copyTextOf(
  rows: readonly Row[],
  fields: readonly GetConnectorField[],
  range: GridRange,
  words: CellWords,
  withHeaders: boolean,
): string {
  const columns = fields.slice(range.left, range.right + 1);
  const lines: string[] = withHeaders ? [columns.map((field) => quoted(field.id)).join("\t")] : [];
  for (let index = range.top; index <= range.bottom; index += 1) {
    const row = rows[index];
    if (row) lines.push(columns.map((field) => quoted(plainTextOf(row[field.id], field, words))).join("\t"));
  }
  const only = !withHeaders && range.top === range.bottom && range.left === range.right ? columns[0] : undefined;
  // One cell is copied as it is: quotes would end up in a search field or a filter.
  return only ? plainTextOf(rows[range.top]?.[only.id], only, words) : lines.join("\n");
}

/** The whole value as text, with the Z of a date gone (design 5.5). */
export function plainTextOf(value: CellValue | undefined, field: GetConnectorField, words: CellWords): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") return formatNumber(value, field, words.language, false);
  return field.dataType === "date" ? formatProfitDate(value, words.language) : value;
}

function quoted(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
