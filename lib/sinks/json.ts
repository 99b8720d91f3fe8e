import { CELL, type PageCells } from "@/lib/profit/wire/page-cells";
import { MASK_TEXT } from "@/lib/privacy/mask-text";
import { bytesOf, ByteSink, fixed, type FixedText } from "./byte-sink";
import { endWithoutZone, MINUS, type OutputColumn, type Rows, rowsOf, spanOf, ZERO } from "./columns";
import { plainCheckpoint } from "./plain-checkpoint";
import type { RowWriter } from "./row-writer";

const NEW_LINE = 0x0a;
const COMMA = 0x2c;
const QUOTE = 0x22;
const CLOSE = 0x7d;

const MASK = fixed(JSON.stringify(MASK_TEXT));

/** One JSON array of row objects, one row per line. `hasRows`: it goes on behind rows. */
export function jsonWriter(columns: readonly OutputColumn[], hasRows = false): RowWriter {
  const objects = new JsonObjects(columns);
  let isFirst = !hasRows;
  return {
    begin: () => [bytesOf("[")],
    page: (cells) =>
      objects.write(cells, (sink) => {
        if (!isFirst) sink.put(COMMA);
        isFirst = false;
        sink.put(NEW_LINE);
      }),
    flush: () => objects.sink.rest(),
    checkpoint: (onState) => plainCheckpoint(objects.sink.rest(), onState),
    *end() {
      yield* objects.sink.rest();
      yield bytesOf("\n]\n");
    },
  };
}

/** One JSON object per line. */
export function ndjsonWriter(columns: readonly OutputColumn[]): RowWriter {
  const objects = new JsonObjects(columns);
  return {
    begin: () => [],
    page: (cells) => objects.write(cells, () => undefined, NEW_LINE),
    flush: () => objects.sink.rest(),
    checkpoint: (onState) => plainCheckpoint(objects.sink.rest(), onState),
    end: () => objects.sink.rest(),
  };
}

class JsonObjects {
  readonly sink = new ByteSink();
  readonly #columns: readonly OutputColumn[];
  readonly #isDate: readonly boolean[];
  readonly #all: readonly number[];
  readonly #keys: readonly FixedText[];
  readonly #room: number;

  constructor(columns: readonly OutputColumn[]) {
    this.#columns = columns;
    this.#isDate = columns.map(({ isDate }) => isDate);
    this.#all = columns.map((_, column) => column);
    this.#keys = columns.map(({ id }, index) => fixed(`${index === 0 ? "{" : ","}${JSON.stringify(id)}:`));
    this.#room = this.#keys.reduce((sum, key) => sum + key.length + 4, 8);
  }

  *write(cells: PageCells, before: (sink: ByteSink) => void, after?: number): Generator<Uint8Array<ArrayBuffer>> {
    const { sink } = this;
    const keys = this.#keys;
    const isDate = this.#isDate;
    const rows = rowsOf(cells, this.#columns);
    const masked = cells.masking?.positions ?? [];
    // With masked fields too: what must not be seen is left out where it stands.
    const whole = cells.masking ? rowsOf(cells.masking.of, this.#columns) : rows;
    const room = this.#room + whole.compactHead + masked.length * MASK.length;
    // Nothing of the usual row must change but its dates.
    const changing = rows.kinds.includes(CELL.numberWithoutZero)
      ? this.#all
      : this.#all.filter((column) => isDate[column] || masked.includes(column));
    const isMasked = this.#all.map((column) => masked.includes(column));
    for (let row = 0; row < rows.rowCount; row++) {
      // Rows are written from the bytes they came in: their own length, the keys and a zero per number is the most.
      sink.makeRoom(spanOf(whole.isWhole ? whole : rows, row) + room);
      before(sink);
      if (whole.isWhole) writeWhole(sink, whole, row, { changing, isDate, isMasked });
      else {
        for (let column = 0; column < keys.length; column++) {
          sink.copyAll(keys[column] as FixedText);
          writeValue(sink, rows, row * rows.width + (rows.positions[column] as number), isDate[column] === true);
        }
        sink.put(CLOSE);
      }
      if (after !== undefined) sink.put(after);
      if (sink.isFull) yield sink.take();
    }
  }
}

/** Columns that do not go out as they came in. */
type Changes = { changing: readonly number[]; isDate: readonly boolean[]; isMasked: readonly boolean[] };

/** The row as it stands, in runs between what must change: a masked value, the `Z` of a date, a number without its zero. */
function writeWhole(sink: ByteSink, rows: Rows, row: number, { changing, isDate, isMasked }: Changes): void {
  const { bytes, view, starts, ends, kinds, width, compactHead } = rows;
  const first = row * width;
  let from = (starts[first] as number) - compactHead - ((kinds[first] as number) >= CELL.text ? 1 : 0);
  for (let index = 0; index < changing.length; index++) {
    const column = changing[index] as number;
    const cell = first + column;
    const kind = kinds[cell] as number;
    if (isMasked[column]) {
      if (kind === CELL.null) continue;
      const quote = kind >= CELL.text ? 1 : 0;
      sink.copy(view, from, (starts[cell] as number) - quote);
      sink.copyAll(MASK);
      from = (ends[cell] as number) + quote;
    } else if (kind === CELL.numberWithoutZero) {
      const start = starts[cell] as number;
      const point = bytes[start] === MINUS ? start + 1 : start;
      sink.copy(view, from, point);
      sink.put(ZERO);
      from = point;
    } else if (kind === CELL.text && isDate[column]) {
      const end = ends[cell] as number;
      const shown = endWithoutZone(bytes, starts[cell] as number, end);
      if (shown === end) continue;
      sink.copy(view, from, shown);
      from = end;
    }
  }
  const last = first + width - 1;
  sink.copy(view, from, (ends[last] as number) + ((kinds[last] as number) >= CELL.text ? 2 : 1));
}

function writeValue(sink: ByteSink, { bytes, view, starts, ends, kinds }: Rows, cell: number, isDate: boolean): void {
  const start = starts[cell] as number;
  const end = ends[cell] as number;
  const kind = kinds[cell] as number;
  if (kind < CELL.numberWithoutZero) sink.copy(view, start, end);
  else if (kind === CELL.numberWithoutZero) {
    const isNegative = bytes[start] === MINUS;
    if (isNegative) sink.put(MINUS);
    sink.put(ZERO);
    sink.copy(view, isNegative ? start + 1 : start, end);
  } else {
    sink.put(QUOTE);
    sink.copy(view, start, isDate ? endWithoutZone(bytes, start, end) : end);
    sink.put(QUOTE);
  }
}
