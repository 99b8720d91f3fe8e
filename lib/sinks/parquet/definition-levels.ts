import { CELL } from "@/lib/profit/wire/page-cells";
import type { Rows } from "../columns";
import { writeVarint } from "./thrift";

/**
 * Which rows of a column have a value: one bit each, in Parquet's hybrid of runs and packed bits, with its length in
 * front. A column without nulls is a single run.
 */
export function definitionLevels({ rowCount, width, kinds }: Rows, position: number, nulls: number): Uint8Array {
  if (nulls === 0 || nulls === rowCount) {
    const run: number[] = [];
    writeVarint(run, rowCount * 2);
    run.push(nulls === 0 ? 1 : 0);
    return withLength(Uint8Array.from(run));
  }
  const groups = Math.ceil(rowCount / 8);
  const head: number[] = [];
  writeVarint(head, groups * 2 + 1);
  const bytes = new Uint8Array(head.length + groups);
  bytes.set(head);
  for (let row = 0, cell = position; row < rowCount; row++, cell += width) {
    if (kinds[cell] !== CELL.null)
      bytes[head.length + (row >> 3)] = (bytes[head.length + (row >> 3)] as number) | (1 << (row & 7));
  }
  return withLength(bytes);
}

function withLength(levels: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + levels.length);
  new DataView(bytes.buffer).setUint32(0, levels.length, true);
  bytes.set(levels, 4);
  return bytes;
}
