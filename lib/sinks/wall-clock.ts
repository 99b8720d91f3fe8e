/**
 * Profit's dates as numbers (design 5.5): Dutch wall-clock, of no zone. `days` counts from 1 January 1970, `micros` from
 * midnight. Read from bytes, for an export has millions of them.
 */
export class WallClock {
  days = 0;
  micros = 0;

  /** False when the bytes are no date as Profit writes it: `2026-03-29T08:15:02.5Z`, with or without time and `Z`. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    if (length < 10 || bytes[start + 4] !== DASH || bytes[start + 7] !== DASH) return false;
    const century = twoDigits(bytes, start);
    const yearOfCentury = twoDigits(bytes, start + 2);
    const year = century * 100 + yearOfCentury;
    const month = twoDigits(bytes, start + 5);
    const day = twoDigits(bytes, start + 8);
    if (!(century >= 0 && yearOfCentury >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)))
      return false;
    this.days = daysFromCivil(year, month, day);
    this.micros = 0;
    return length === 10 || this.#readTime(bytes, start + 10, end);
  }

  #readTime(bytes: Uint8Array, start: number, end: number): boolean {
    const last = bytes[end - 1] === LETTER_Z ? end - 1 : end;
    if (bytes[start] !== LETTER_T || last - start < 9 || bytes[start + 3] !== COLON || bytes[start + 6] !== COLON)
      return false;
    const hour = twoDigits(bytes, start + 1);
    const minute = twoDigits(bytes, start + 4);
    const second = twoDigits(bytes, start + 7);
    if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60)) return false;
    this.micros = ((hour * 60 + minute) * 60 + second) * 1_000_000;
    if (last === start + 9) return true;
    if (bytes[start + 9] !== POINT || last === start + 10) return false;
    // Profit's own times go to a second or so; what is finer than a millionth is dropped.
    const shown = Math.min(last, start + 16);
    const fraction = digits(bytes, start + 10, shown);
    if (fraction < 0 || (last > shown && digits(bytes, shown, last) < 0)) return false;
    this.micros += fraction * 10 ** (start + 16 - shown);
    return true;
  }
}

const DASH = 0x2d;
const COLON = 0x3a;
const POINT = 0x2e;
const LETTER_T = 0x54;
const LETTER_Z = 0x5a;

/** -1 when one of them is not a digit. */
function digits(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** The same for the two digits that most parts of a date have, without the loop. */
function twoDigits(bytes: Uint8Array, start: number): number {
  const tens = (bytes[start] as number) - 0x30;
  const ones = (bytes[start + 1] as number) - 0x30;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? -1 : tens * 10 + ones;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1 January 1970 of a day in the Gregorian calendar (counted in years that begin in March). */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}
