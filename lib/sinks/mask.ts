import { CELL, type PageCells } from "@/lib/profit/wire/page-cells";
import { MASK_TEXT } from "@/lib/privacy/mask-text";
import { bytesOf } from "./byte-sink";

/** In bytes, as a cell. */
const MASK = bytesOf(MASK_TEXT);

/**
 * Gives the same rows with every value of some fields masked. It is done to the cells, before any format sees them, so
 * that no writer can forget it. Nothing stays nothing: that a field is empty is no secret worth a wrong count. What it
 * gave last is overwritten by the next.
 */
export class CellMask {
  readonly #maskedFields: ReadonlySet<string>;
  #starts = new Uint32Array(0);
  #ends = new Uint32Array(0);
  #kinds = new Uint8Array(0);

  constructor(maskedFields: ReadonlySet<string>) {
    this.#maskedFields = maskedFields;
  }

  masked(cells: PageCells): PageCells {
    const positions = cells.fieldIds.flatMap((id, position) => (this.#maskedFields.has(id) ? [position] : []));
    if (positions.length === 0) return cells;
    const { bytes, spare, rowCount, kinds } = cells;
    bytes.set(MASK, spare);
    this.#copy(cells);
    const width = cells.fieldIds.length;
    for (const position of positions) {
      for (let row = 0, cell = position; row < rowCount; row++, cell += width) {
        if (kinds[cell] === CELL.null) continue;
        this.#starts[cell] = spare;
        this.#ends[cell] = spare + MASK.length;
        this.#kinds[cell] = CELL.text;
      }
    }
    const size = rowCount * width;
    return {
      ...cells,
      starts: this.#starts.subarray(0, size),
      ends: this.#ends.subarray(0, size),
      kinds: this.#kinds.subarray(0, size),
      compactHead: 0,
      masking: { of: cells, positions },
    };
  }

  #copy({ starts, ends, kinds }: PageCells): void {
    if (this.#starts.length < starts.length) {
      this.#starts = new Uint32Array(starts.length);
      this.#ends = new Uint32Array(starts.length);
      this.#kinds = new Uint8Array(starts.length);
    }
    this.#starts.set(starts);
    this.#ends.set(ends);
    this.#kinds.set(kinds);
  }
}
