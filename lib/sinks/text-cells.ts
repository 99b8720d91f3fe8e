import { CELL, type PageCells } from "@/lib/profit/wire/page-cells";
import type { OutputColumn } from "./columns";

/** A cell of a table of our own. */
export type OwnCell = string | number | null;

/** Columns of a table of our own, for the writers of rows. */
export function ownColumns(columns: readonly { id: string; label: string; isNumber?: boolean }[]): OutputColumn[] {
  return columns.map(({ id, label, isNumber }) => ({
    ...{ id, label, isDate: false, decimals: null },
    dataType: isNumber ? "int" : "string",
  }));
}

/** Behind every cell stand so many bytes, so that it can be read in words. */
const SLACK = 8;

/** Rows of a table of our own, cut into cells as rows of Profit are, so that every writer of rows can write them. */
export function textCells(fieldIds: readonly string[], rows: readonly (readonly OwnCell[])[]): PageCells {
  const width = fieldIds.length;
  const texts = rows.flatMap((row) => fieldIds.map((_, column) => written(row[column] ?? null)));
  const sizes = texts.map(({ text }) => Buffer.byteLength(text));
  const total = sizes.reduce((sum, size) => sum + size + 1, 0);
  const bytes = Buffer.alloc(total + 2 * SLACK);
  const cells = rows.length * width;
  const [starts, ends, kinds] = [new Uint32Array(cells), new Uint32Array(cells), new Uint8Array(cells)];
  let at = 0;
  for (const [cell, { text, kind }] of texts.entries()) {
    starts[cell] = at;
    ends[cell] = at + bytes.write(text, at);
    kinds[cell] = kind;
    // The quote that stands around a text in JSON.
    at = (ends[cell] ?? 0) + 1;
  }
  return { bytes, fieldIds, rowCount: rows.length, starts, ends, kinds, compactHead: 0, spare: total + SLACK };
}

function written(cell: OwnCell): { text: string; kind: number } {
  if (cell === null) return { text: "null", kind: CELL.null };
  if (typeof cell === "number") return { text: String(cell), kind: CELL.number };
  const text = JSON.stringify(cell.toWellFormed()).slice(1, -1);
  return { text, kind: text === cell ? CELL.text : CELL.escapedText };
}
