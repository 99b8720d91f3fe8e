import { CELL, type PageCells } from "@/lib/profit/wire/page-cells";
import { MASK_TEXT } from "@/lib/privacy/mask-text";
import { bytesOf } from "./byte-sink";

/** In bytes, as a cell. */
const MASK = bytesOf(MASK_TEXT);

/**
 * The same rows with every value of these fields masked. It is done to the cells, before any format sees them, so that
 * no writer can forget it. Nothing stays nothing: that a field is empty is no secret worth a wrong count.
 */
export function maskCells(cells: PageCells, maskedFields: ReadonlySet<string>): PageCells {
  const masked = cells.fieldIds.flatMap((id, position) => (maskedFields.has(id) ? [position] : []));
  if (masked.length === 0) return cells;
  const { bytes, spare, rowCount } = cells;
  bytes.set(MASK, spare);
  const width = cells.fieldIds.length;
  const [starts, ends, kinds] = [cells.starts.slice(), cells.ends.slice(), cells.kinds.slice()];
  for (let row = 0; row < rowCount; row++) {
    for (const position of masked) {
      const cell = row * width + position;
      if (kinds[cell] === CELL.null) continue;
      starts[cell] = spare;
      ends[cell] = spare + MASK.length;
      kinds[cell] = CELL.text;
    }
  }
  return { ...cells, starts, ends, kinds, compactHead: 0 };
}
