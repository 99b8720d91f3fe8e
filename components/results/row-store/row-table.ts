import { CELL } from "@/lib/profit/wire/page-cells";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { RowSegment } from "./row-segment";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** All rows of a question that came so far. Rows are only ever added; whoever reads gets values, a cell or a column at a time. */
export class RowTable {
  readonly segments: RowSegment[] = [];
  /** null until the first row told them. */
  fieldIds: readonly string[] | null = null;

  get width(): number {
    return this.fieldIds?.length ?? 0;
  }

  get rowCount(): number {
    const last = this.segments.at(-1);
    return last ? last.firstRow + last.rowCount : 0;
  }

  columnOf(fieldId: string): number {
    return this.fieldIds?.indexOf(fieldId) ?? -1;
  }

  segmentOf(row: number): RowSegment {
    let [low, high] = [0, this.segments.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.segments[middle] as RowSegment).firstRow <= row) low = middle;
      else high = middle - 1;
    }
    const found = this.segments[low];
    if (!found) throw new RangeError(`There is no row ${row}`);
    return found;
  }

  value(row: number, column: number): CellValue {
    const segment = this.segmentOf(row);
    return valueOf(segment, (row - segment.firstRow) * segment.width + column);
  }

  /** Whether two rows hold the same in a column, to the byte. */
  isSame(one: number, other: number, column: number): boolean {
    const [a, b] = [this.segmentOf(one), this.segmentOf(other)];
    const cellA = (one - a.firstRow) * a.width + column;
    const cellB = (other - b.firstRow) * b.width + column;
    if (a.kinds[cellA] !== b.kinds[cellB]) return false;
    const [startA, startB] = [a.starts[cellA] as number, b.starts[cellB] as number];
    const length = (a.ends[cellA] as number) - startA;
    if (length !== (b.ends[cellB] as number) - startB) return false;
    for (let index = 0; index < length; index++) if (a.bytes[startA + index] !== b.bytes[startB + index]) return false;
    return true;
  }

  /** The values of a column from a row on, in the order of the rows; many times faster than one by one. */
  columnValues(column: number, firstRow = 0): CellValue[] {
    const values: CellValue[] = [];
    for (const segment of this.segments) {
      const from = Math.max(0, firstRow - segment.firstRow);
      if (from < segment.rowCount) pushColumn(values, segment, column, from);
    }
    return values;
  }
}

export function valueOf({ bytes, starts, ends, kinds }: RowSegment, cell: number): CellValue {
  const kind = kinds[cell];
  if (kind === CELL.null) return null;
  if (kind === CELL.true || kind === CELL.false) return kind === CELL.true;
  const text = decoder.decode(bytes.subarray(starts[cell], ends[cell]));
  if (kind === CELL.number) return Number(text);
  return kind === CELL.escapedText ? unescaped(text) : text;
}

export function unescaped(text: string): string {
  return JSON.parse(`"${text}"`) as string;
}

const NEW_LINE = 0x0a;

/**
 * Decodes a whole column at once: a decoder costs more to call than to run. Between the cells stands a line end, which no
 * text in JSON has but as an escape.
 */
function pushColumn(values: CellValue[], segment: RowSegment, column: number, firstRow: number): void {
  const { bytes, starts, ends, kinds, width, rowCount } = segment;
  let size = 0;
  for (let row = firstRow; row < rowCount; row++) {
    const cell = row * width + column;
    if ((kinds[cell] as number) >= CELL.number) size += (ends[cell] as number) - (starts[cell] as number);
    size++;
  }
  const gathered = new Uint8Array(size);
  let at = 0;
  for (let row = firstRow; row < rowCount; row++) {
    const cell = row * width + column;
    if ((kinds[cell] as number) >= CELL.number)
      at = copied(gathered, at, bytes, starts[cell] as number, ends[cell] as number);
    gathered[at++] = NEW_LINE;
  }
  const texts = decoder.decode(gathered).split("\n");
  for (let row = firstRow; row < rowCount; row++) {
    const kind = kinds[row * width + column] as number;
    const text = texts[row - firstRow] as string;
    if (kind === CELL.text) values.push(text);
    else if (kind === CELL.number) values.push(Number(text));
    else if (kind === CELL.escapedText) values.push(unescaped(text));
    else values.push(kind === CELL.null ? null : kind === CELL.true);
  }
}

/** Short cells are copied by hand: the call of `set` costs more. */
export function copied(to: Uint8Array, at: number, from: Uint8Array, start: number, end: number): number {
  if (end - start > 48) {
    to.set(from.subarray(start, end), at);
    return at + end - start;
  }
  let place = at;
  for (let index = start; index < end; index++) to[place++] = from[index] as number;
  return place;
}
