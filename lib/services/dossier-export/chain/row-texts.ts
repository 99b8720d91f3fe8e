import { CELL, type PageCells } from "@/lib/profit/wire/page-cells";

/** A row as texts by field: numbers with every digit as Profit sent them, null for what is empty. */
export type RowTexts = Readonly<Record<string, string | null>>;

/** The rows of a page with these fields alone; what the page does not have is empty. */
export function rowTexts(cells: PageCells, fieldIds: readonly string[]): RowTexts[] {
  const columns = fieldIds.map((id) => [id, cells.fieldIds.indexOf(id)] as const);
  const width = cells.fieldIds.length;
  return Array.from({ length: cells.rowCount }, (_, row) =>
    Object.fromEntries(columns.map(([id, column]) => [id, column === -1 ? null : textOf(cells, row * width + column)])),
  );
}

function textOf({ bytes, starts, ends, kinds }: PageCells, cell: number): string | null {
  const raw = () => Buffer.from(bytes.buffer, bytes.byteOffset).toString("utf8", starts[cell], ends[cell]);
  switch (kinds[cell]) {
    case CELL.null:
      return null;
    case CELL.true:
      return "true";
    case CELL.false:
      return "false";
    case CELL.numberWithoutZero:
      return raw().replace(/^(-?)\./, "$10.");
    case CELL.escapedText:
      return JSON.parse(`"${raw()}"`) as string;
    default:
      return raw();
  }
}
