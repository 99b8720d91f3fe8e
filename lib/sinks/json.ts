import { CELL, type PageCells } from "@/lib/profit/wire/page-cells";
import { bytesOf, ByteSink } from "./byte-sink";
import { endWithoutZone, MINUS, positionsOf, ZERO } from "./columns";
import type { OutputColumn, RowWriter } from "./row-writer";

const NEW_LINE = 0x0a;
const COMMA = 0x2c;

/** One JSON array of row objects, one row per line. */
export function jsonWriter(columns: readonly OutputColumn[]): RowWriter {
  let isFirst = true;
  return {
    begin: () => bytesOf("["),
    *page(cells) {
      yield* objects(cells, columns, (sink) => {
        if (!isFirst) sink.put(COMMA);
        isFirst = false;
        sink.put(NEW_LINE);
      });
    },
    end: () => bytesOf("\n]\n"),
  };
}

/** One JSON object per line. */
export function ndjsonWriter(columns: readonly OutputColumn[]): RowWriter {
  return {
    begin: () => bytesOf(""),
    *page(cells) {
      yield* objects(cells, columns, () => undefined, NEW_LINE);
    },
    end: () => bytesOf(""),
  };
}

function* objects(
  cells: PageCells,
  columns: readonly OutputColumn[],
  before: (sink: ByteSink) => void,
  after?: number,
): Generator<Uint8Array<ArrayBuffer>> {
  const keys = columns.map(({ id }, index) => bytesOf(`${index === 0 ? "{" : ","}${JSON.stringify(id)}:`));
  const positions = positionsOf(cells, columns);
  const room = keys.reduce((sum, key) => sum + key.length + 4, 8);
  const width = cells.fieldIds.length;
  const sink = new ByteSink();
  for (let row = 0; row < cells.rowCount; row++) {
    const first = row * width;
    const last = first + width - 1;
    // Rows are written from the bytes they came in: their own length, the keys and a zero per number is the most.
    sink.makeRoom(spanOf(cells, first, last) + room);
    before(sink);
    for (let column = 0; column < keys.length; column++) {
      sink.copyAll(keys[column] as Uint8Array);
      writeValue(sink, cells, first + (positions[column] as number), columns[column]?.isDate === true);
    }
    sink.put(0x7d);
    if (after !== undefined) sink.put(after);
    if (sink.isFull) yield sink.take();
  }
  if (sink.length > 0) yield sink.take();
}

/** Bytes of all cells of a row. Fields may stand in any order, so the lengths are summed. */
function spanOf({ starts, ends }: PageCells, first: number, last: number): number {
  let sum = 0;
  for (let cell = first; cell <= last; cell++) sum += (ends[cell] as number) - (starts[cell] as number);
  return sum;
}

function writeValue(sink: ByteSink, { bytes, starts, ends, kinds }: PageCells, cell: number, isDate: boolean): void {
  const start = starts[cell] as number;
  const end = ends[cell] as number;
  const kind = kinds[cell] as number;
  if (kind < CELL.numberWithoutZero) sink.copy(bytes, start, end);
  else if (kind === CELL.numberWithoutZero) {
    const isNegative = bytes[start] === MINUS;
    if (isNegative) sink.put(MINUS);
    sink.put(ZERO);
    sink.copy(bytes, isNegative ? start + 1 : start, end);
  } else {
    sink.put(0x22);
    sink.copy(bytes, start, isDate ? endWithoutZone(bytes, start, end) : end);
    sink.put(0x22);
  }
}
