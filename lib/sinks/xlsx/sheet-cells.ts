import { CELL } from "@/lib/profit/wire/page-cells";
import { type ByteSink, fixed, type FixedText } from "../byte-sink";
import { MINUS, type Rows, ZERO } from "../columns";
import { Scratch } from "../unescape";
import { WallClock } from "../wall-clock";
import { SheetText } from "./sheet-text";
import { STYLES } from "./workbook-parts";

const NUMBER = fixed('"><v>');
const NUMBER_END = fixed("</v></c>");
const TRUE = fixed('" t="b"><v>1</v></c>');
const FALSE = fixed('" t="b"><v>0</v></c>');
const DAY = fixed(`" s="${STYLES.day}"><v>`);
const MOMENT = fixed(`" s="${STYLES.moment}"><v>`);

/** A spreadsheet keeps numbers as doubles, which hold fifteen digits for sure. */
const EXACT_DIGITS = 15;
/** Room that a cell needs besides its text. */
export const CELL_ROOM = 160;

/** Days from 30 December 1899 to 1 January 1970. */
const EPOCH = 25_569;
/** The first serial numbers are wrong in every spreadsheet (there was no 29 February 1900): such dates are texts. */
const FIRST_SERIAL = 61;
const DAY_MICROS = 86_400_000_000;
const POINT = 0x2e;

/**
 * Writes the cells of a sheet: dates as real dates, booleans as booleans, numbers as Profit printed them. A number that
 * a double cannot hold digit for digit is a text, and so is a code, whatever its digits: its zeros stay.
 */
export class SheetCells {
  readonly #scratch = new Scratch();
  readonly #clock = new WallClock();
  readonly #text: SheetText;

  constructor(isNeutralised: boolean) {
    this.#text = new SheetText(isNeutralised);
  }

  /** `address` is `<c r="` and the letters of the column, `row` the digits of the row. */
  write(sink: ByteSink, rows: Rows, cell: number, isDate: boolean, address: FixedText, row: FixedText): void {
    const { bytes, view, starts, ends, kinds } = rows;
    const kind = kinds[cell] as number;
    if (kind === CELL.null) return;
    const start = starts[cell] as number;
    const end = ends[cell] as number;
    sink.copyAll(address);
    sink.copyAll(row);
    switch (kind) {
      case CELL.true:
        return sink.copyAll(TRUE);
      case CELL.false:
        return sink.copyAll(FALSE);
      case CELL.text:
        if (isDate && this.#clock.read(bytes, start, end) && this.#writeDate(sink)) return;
        return this.#text.write(sink, bytes, start, end);
      case CELL.escapedText:
        return this.#text.write(sink, this.#scratch.bytes, 0, this.#unescape(bytes, start, end));
      default:
        if (end - start > EXACT_DIGITS && digitsOf(bytes, start, end) > EXACT_DIGITS)
          return this.#text.writeNumber(sink, bytes, start, end);
        sink.copyAll(NUMBER);
        if (kind === CELL.numberWithoutZero) {
          const point = bytes[start] === MINUS ? start + 1 : start;
          sink.copy(view, start, point);
          sink.put(ZERO);
          sink.copy(view, point, end);
        } else sink.copy(view, start, end);
        return sink.copyAll(NUMBER_END);
    }
  }

  #unescape(bytes: Uint8Array, start: number, end: number): number {
    return this.#scratch.unescape(bytes, start, end);
  }

  /** False when a spreadsheet has no number for this date. */
  #writeDate(sink: ByteSink): boolean {
    const { days, micros } = this.#clock;
    const serial = days + EPOCH;
    if (serial < FIRST_SERIAL) return false;
    sink.copyAll(micros === 0 ? DAY : MOMENT);
    putDigits(sink, serial);
    if (micros !== 0) putFraction(sink, micros / DAY_MICROS);
    sink.copyAll(NUMBER_END);
    return true;
  }
}

/** Significant digits of a number: those of its exponent, its sign and the zeros in front do not count. */
function digitsOf(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === 0x65 || byte === 0x45) break;
    if (byte >= 0x30 && byte <= 0x39 && (count > 0 || byte !== ZERO)) count++;
  }
  return count;
}

/** Of a day: the step from one double to the next is a few of the last one, which is less than a millionth of a second. */
const FRACTION_DIGITS = 12;
const FRACTION_UNIT = 10 ** FRACTION_DIGITS;
const HALF_UNIT = 10 ** (FRACTION_DIGITS / 2);

/** A point and the digits of a part of a day. Printing the double itself would take ten times as long. */
function putFraction(sink: ByteSink, fraction: number): void {
  const units = Math.min(Math.round(fraction * FRACTION_UNIT), FRACTION_UNIT - 1);
  const upper = Math.floor(units / HALF_UNIT);
  const { bytes, length } = sink;
  bytes[length] = POINT;
  putPadded(bytes, length + 1, upper);
  putPadded(bytes, length + 7, units - upper * HALF_UNIT);
  let end = length + 1 + FRACTION_DIGITS;
  while (bytes[end - 1] === ZERO) end--;
  sink.length = end;
}

/** Six digits of a whole number below a million, zeros in front. */
function putPadded(bytes: Uint8Array, start: number, value: number): void {
  let rest = value | 0;
  for (let at = start + 5; at >= start; at--) {
    const tens = (rest / 10) | 0;
    bytes[at] = ZERO + rest - tens * 10;
    rest = tens;
  }
}

/** Digits of a whole number. */
export function putDigits(sink: ByteSink, value: number): void {
  let size = 1;
  for (let limit = 10; value >= limit; limit *= 10) size++;
  let rest = value;
  for (let at = sink.length + size - 1; at >= sink.length; at--) {
    const tens = Math.floor(rest / 10);
    sink.bytes[at] = ZERO + (rest - tens * 10);
    rest = tens;
  }
  sink.length += size;
}
