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
    this.#bytes = new Uint8Array(levels.length + room + 8);
    this.#view = new DataView(this.#bytes.buffer);
    this.#bytes.set(levels);
    this.#length = levels.length;
    if (this.#type.kind === "boolean") this.#putBooleans(rows, position);
    else for (let row = 0, cell = position; row < rowCount; row++, cell += width) this.#putCell(rows, cell);
    return { bytes: this.#bytes.subarray(0, this.#length), rows: rowCount, nulls };
  }

  #putCell(rows: Rows, cell: number): void {
    const kind = rows.kinds[cell] as number;
    if (kind === CELL.null) return;
    if (this.#type.kind === "text") return this.#putText(rows, cell, kind);
    if (this.#type.kind === "timestamp") return this.#putTimestamp(rows, cell, kind);
    if (kind !== CELL.number && kind !== CELL.numberWithoutZero) throw this.#unfit(rows, cell);
    if (this.#type.kind === "double") this.#putDouble(rows, cell);
    else this.#putWhole(rows, cell, this.#type.kind === "decimal" ? this.#type.scale : 0);
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
      if (size > 64) this.#bytes.set(bytes.subarray(from, end), to);
      else
        for (let word = 0; word < size; word += 4)
          this.#view.setInt32(to + word, view.getInt32(from + word, true), true);
      to += size;
    }
    this.#view.setUint32(this.#length, to - at, true);
    this.#length = to;
  }

  #putTimestamp(rows: Rows, cell: number, kind: number): void {
    const start = rows.starts[cell] as number;
    const end = rows.ends[cell] as number;
    if (kind !== CELL.text || !this.#clock.read(rows.bytes, start, endWithoutZone(rows.bytes, start, end)))
      throw this.#unfit(rows, cell);
    this.#putInt64(this.#clock.days * DAY_MICROS + this.#clock.micros);
  }

  /** A whole number, or a decimal as so many hundredths (thousandths …). */
  #putWhole(rows: Rows, cell: number, scale: number): void {
    const number = readShort(rows.bytes, rows.starts[cell] as number, rows.ends[cell] as number);
    if (number && number.scale <= scale && number.digits + scale - number.scale <= SAFE_DIGITS) {
      return this.#putInt64(number.value * (POWERS[scale - number.scale] as number));
    }
    const value = decimalAt(rows.bytes, rows.starts[cell] as number, rows.ends[cell] as number, scale);
    const most = scale > 0 ? 10n ** 18n - 1n : 2n ** 63n - 1n;
    if (value === null || value > most || value < -most) throw this.#unfit(rows, cell);
    this.#view.setBigInt64(this.#length, value, true);
    this.#length += 8;
  }

  #putDouble(rows: Rows, cell: number): void {
    const number = readShort(rows.bytes, rows.starts[cell] as number, rows.ends[cell] as number);
    // Both exact, so that the quotient is the nearest double, as Number() would give.
    const value = number ? number.value / (POWERS[number.scale] as number) : Number(textOf(rows, cell));
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  #putInt64(value: number): void {
    const high = Math.floor(value / TWO_32);
    this.#view.setInt32(this.#length, value - high * TWO_32, true);
    this.#view.setInt32(this.#length + 4, high, true);
    this.#length += 8;
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

/** A number of at most fifteen digits and without an exponent, as a whole number and the digits behind its point. */
function readShort(
  bytes: Uint8Array,
  start: number,
  end: number,
): { value: number; scale: number; digits: number } | null {
  if (end - start > SAFE_DIGITS + 2) return null;
  const isNegative = bytes[start] === MINUS;
  let value = 0;
  let digits = 0;
  let point = -1;
  for (let at = isNegative ? start + 1 : start; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digits++;
    } else if (bytes[at] === 0x2e) point = digits;
    else return null;
  }
  if (digits > SAFE_DIGITS) return null;
  return { value: isNegative ? -value : value, scale: point === -1 ? 0 : digits - point, digits };
}
