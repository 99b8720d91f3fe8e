import { CELL } from "@/lib/profit/wire/page-cells";
import { endWithoutZone, MINUS, type Rows, ZERO } from "../columns";
import { unescapeTo } from "../unescape";
import { UnfitCell } from "../unfit-cell";
import { WallClock } from "../wall-clock";
import { definitionLevels } from "./definition-levels";
import { decimalAt } from "./number-text";
import type { ColumnType } from "./schema";

/** One page of a column, not packed yet. */
export type EncodedPage = { bytes: Uint8Array<ArrayBuffer>; rows: number; nulls: number };

const TWO_32 = 0x1_0000_0000;
const DAY_MICROS = 86_400_000_000;
/** The point, counted from `0`. */
const POINT = 0x2e - ZERO;
/** As many pages of a column as are packed at once. */
const MOST_SPARES = 4;
/** Whole numbers of so many digits are exact in a double. */
const SAFE_DIGITS = 15;
const POWERS = Array.from({ length: SAFE_DIGITS + 1 }, (_, power) => 10 ** power);

/** Writes the cells of one column in Parquet's PLAIN form, straight from the bytes they came in. */
export class ColumnEncoder {
  readonly #fieldId: string;
  readonly #type: ColumnType;
  readonly #clock = new WallClock();
  #bytes = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  readonly #spares: Uint8Array<ArrayBuffer>[] = [];

  constructor(fieldId: string, type: ColumnType) {
    this.#fieldId = fieldId;
    this.#type = type;
  }

  encode(rows: Rows, position: number): EncodedPage {
    const { width, rowCount, kinds, starts, ends } = rows;
    let room = 0;
    let nulls = 0;
    for (let row = 0, cell = position; row < rowCount; row++, cell += width) {
      if (kinds[cell] === CELL.null) nulls++;
      else room += (ends[cell] as number) - (starts[cell] as number) + 9;
    }
    const levels = definitionLevels(rows, position, nulls);
    this.#bytes = this.#memoryFor(levels.length + room + 8);
    this.#view = new DataView(this.#bytes.buffer);
    this.#bytes.set(levels);
    this.#length = levels.length;
    this.#put(rows, position);
    return { bytes: this.#bytes.subarray(0, this.#length), rows: rowCount, nulls };
  }

  /** For a page that is packed: its memory serves another one. */
  giveBack({ bytes }: EncodedPage): void {
    if (this.#spares.length < MOST_SPARES) this.#spares.push(new Uint8Array(bytes.buffer));
  }

  #memoryFor(size: number): Uint8Array<ArrayBuffer> {
    const spare = this.#spares.pop();
    // Pages of a column are about as large as one another.
    return spare && spare.length >= size ? spare : new Uint8Array(size + (size >> 3));
  }

  #put(rows: Rows, position: number): void {
    switch (this.#type.kind) {
      case "boolean":
        return this.#putBooleans(rows, position);
      case "text":
        return this.#putTexts(rows, position);
      case "timestamp":
        return this.#putTimestamps(rows, position);
      case "double":
        return this.#putNumbers(rows, position, null);
      default:
        return this.#putNumbers(rows, position, this.#type.kind === "decimal" ? this.#type.scale : 0);
    }
  }

  #putTexts(rows: Rows, position: number): void {
    const { kinds, rowCount, width } = rows;
    for (let row = 0, cell = position; row < rowCount; row++, cell += width) {
      const kind = kinds[cell] as number;
      if (kind !== CELL.null) this.#putText(rows, cell, kind);
    }
  }

  #putTimestamps(rows: Rows, position: number): void {
    const { bytes, kinds, starts, ends, rowCount, width } = rows;
    const clock = this.#clock;
    for (let row = 0, cell = position; row < rowCount; row++, cell += width) {
      const kind = kinds[cell];
      if (kind === CELL.null) continue;
      const start = starts[cell] as number;
      const end = ends[cell] as number;
      if (kind !== CELL.text || !clock.read(bytes, start, endWithoutZone(bytes, start, end)))
        throw this.#unfit(rows, cell);
      this.#putInt64(clock.days * DAY_MICROS + clock.micros);
    }
  }

  /**
   * Numbers as so many hundredths (thousandths …), or as doubles when `scale` is null. Those of at most fifteen digits and
   * no exponent, which are nearly all, are read right here, without an object for each.
   */
  #putNumbers(rows: Rows, position: number, scale: number | null): void {
    const view = this.#view;
    const { bytes, kinds, starts, ends, rowCount, width } = rows;
    for (let row = 0, cell = position; row < rowCount; row++, cell += width) {
      const kind = kinds[cell];
      if (kind === CELL.null) continue;
      if (kind !== CELL.number && kind !== CELL.numberWithoutZero) throw this.#unfit(rows, cell);
      const start = starts[cell] as number;
      const end = ends[cell] as number;
      const isNegative = bytes[start] === MINUS;
      let at = isNegative ? start + 1 : start;
      let value = 0;
      let point = -1;
      const first = at;
      for (; at < end; at++) {
        const digit = (bytes[at] as number) - ZERO;
        if (digit >>> 0 <= 9) value = value * 10 + digit;
        else if (digit === POINT) point = at;
        else break;
      }
      const shown = point === -1 ? 0 : end - point - 1;
      const digits = end - first - (point === -1 ? 0 : 1);
      const isShort = at === end && digits <= SAFE_DIGITS;
      if (isNegative) value = -value;
      if (scale === null) {
        // Both exact, so that the quotient is the nearest double, as Number() would give.
        const double = isShort ? value / (POWERS[shown] as number) : Number(textOf(rows, cell));
        view.setFloat64(this.#length, double, true);
        this.#length += 8;
      } else if (isShort && shown <= scale && digits + scale - shown <= SAFE_DIGITS) {
        this.#putInt64(value * (POWERS[scale - shown] as number));
      } else this.#putLong(rows, cell, scale);
    }
  }

  #putText({ bytes, view, starts, ends }: Rows, cell: number, kind: number): void {
    const start = starts[cell] as number;
    const end = ends[cell] as number;
    const at = this.#length + 4;
    let to = at;
    if (kind === CELL.escapedText) to = unescapeTo(this.#bytes, at, bytes, start, end);
    else {
      let from = start;
      if (kind === CELL.numberWithoutZero) {
        if (bytes[from] === MINUS) this.#bytes[to++] = bytes[from++] as number;
        this.#bytes[to++] = ZERO;
      }
      const size = end - from;
      if (size > 320) this.#bytes.set(bytes.subarray(from, end), to);
      else
        for (let word = 0; word < size; word += 8)
          this.#view.setBigInt64(to + word, view.getBigInt64(from + word, true), true);
      to += size;
    }
    this.#view.setUint32(this.#length, to - at, true);
    this.#length = to;
  }

  #putLong(rows: Rows, cell: number, scale: number): void {
    const value = decimalAt(rows.bytes, rows.starts[cell] as number, rows.ends[cell] as number, scale);
    const most = scale > 0 ? 10n ** 18n - 1n : 2n ** 63n - 1n;
    if (value === null || value > most || value < -most) throw this.#unfit(rows, cell);
    this.#view.setBigInt64(this.#length, value, true);
    this.#length += 8;
  }

  #putInt64(value: number): void {
    const view = this.#view;
    const at = this.#length;
    const low = value | 0;
    const high = low === value ? low >> 31 : Math.floor(value / TWO_32);
    view.setInt32(at, low === value ? low : value - high * TWO_32, true);
    view.setInt32(at + 4, high, true);
    this.#length = at + 8;
  }

  #putBooleans(rows: Rows, position: number): void {
    const { kinds, rowCount, width } = rows;
    let bit = 0;
    let byte = 0;
    for (let row = 0, cell = position; row < rowCount; row++, cell += width) {
      const kind = kinds[cell];
      if (kind === CELL.null) continue;
      if (kind === CELL.true) byte |= 1 << bit;
      else if (kind !== CELL.false) throw this.#unfit(rows, cell);
      if (++bit < 8) continue;
      this.#bytes[this.#length++] = byte;
      bit = byte = 0;
    }
    if (bit > 0) this.#bytes[this.#length++] = byte;
  }

  #unfit(rows: Rows, cell: number): UnfitCell {
    const shown = textOf(rows, cell).slice(0, 40);
    const said =
      this.#type.kind === "decimal" ? `a number with ${this.#type.scale} decimals` : `of type ${this.#type.kind}`;
    return new UnfitCell(this.#fieldId, `"${this.#fieldId}" is ${said} by its metainfo, and a row holds ${shown}`);
  }
}

function textOf({ bytes, starts, ends }: Rows, cell: number): string {
  const start = starts[cell] as number;
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, (ends[cell] as number) - start).toString("utf8");
}
