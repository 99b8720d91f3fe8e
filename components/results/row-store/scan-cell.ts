import { CELL } from "@/lib/profit/wire/page-cells";
import { RowFault } from "./row-fault";
import type { RowSegment } from "./row-segment";
import { endOfNumber, endOfText, endOfWord } from "./scan-json";

/** Notes where the value at `at` lies. Position behind it; 0 when it is not whole. */
export function scanCell(segment: RowSegment, cell: number, at: number): number {
  const { bytes, length, starts, ends, kinds } = segment;
  if (at >= length) return 0;
  const first = bytes[at] as number;
  if (first === 0x22) {
    const end = endOfText(bytes, at + 1, length);
    if (end === 0) return 0;
    starts[cell] = at + 1;
    ends[cell] = Math.abs(end);
    kinds[cell] = end < 0 ? CELL.escapedText : CELL.text;
    return Math.abs(end) + 1;
  }
  if (first === 0x7b || first === 0x5b) throw new RowFault("wrongShape", "A cell holds more than one value");
  const word = first === 0x74 ? "true" : first === 0x66 ? "false" : first === 0x6e ? "null" : null;
  const end = word === null ? endOfNumber(bytes, at, length) : endOfWord(bytes, at, word, length);
  if (end === 0) return 0;
  starts[cell] = at;
  ends[cell] = end;
  kinds[cell] = word === null ? CELL.number : CELL[word];
  return end;
}

export function textOf(bytes: Uint8Array, from: number, to: number): string {
  return JSON.parse(`"${new TextDecoder().decode(bytes.subarray(from, to))}"`) as string;
}
