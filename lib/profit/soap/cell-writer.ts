import { putCodePoint } from "@/lib/xml/put-code-point";
import type { DataType } from "../wire/data-types";
import { CELL } from "../wire/page-cells";
import type { ByteStore } from "./byte-store";
import { AMPERSAND, CARRIAGE_RETURN, GREATER, LESS, LINE_FEED, NOT_YET, notXml, readReference } from "./xml-bytes";

export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const TAB = 0x09;
const CDATA_START = "<![CDATA[".length;

/** Signs of text that are not simply copied. */
const IS_SPECIAL = new Uint8Array(256);
for (const byte of [AMPERSAND, LESS, GREATER, CARRIAGE_RETURN, LINE_FEED, TAB, QUOTE, BACKSLASH]) IS_SPECIAL[byte] = 1;

/** JSON's short escapes: line feed, carriage return, tab, and the two that stand for themselves. */
export const ESCAPES = new Uint8Array(128);
ESCAPES[LINE_FEED] = 0x6e;
ESCAPES[CARRIAGE_RETURN] = 0x72;
ESCAPES[TAB] = 0x74;
ESCAPES[QUOTE] = QUOTE;
ESCAPES[BACKSLASH] = BACKSLASH;

/**
 * Writes what an element holds as the JSON that REST would have sent for it, so that everything behind it, grid and
 * writers, need not know where rows came from. SOAP has text alone: the field's type tells what is a number.
 */
export class CellWriter {
  readonly #out: ByteStore;
  /** Of the cell last written. */
  kind: number = CELL.null;
  start = 0;
  end = 0;
  #isEscaped = false;

  constructor(out: ByteStore) {
    this.#out = out;
  }

  /** What stands between two places of `bytes`; nothing between them is null. */
  write(bytes: Uint8Array, from: number, to: number, type: DataType): void {
    const out = this.#out.reserve((to - from) * 2 + 8);
    const start = this.#out.length;
    if (from === to) return this.#close(start, this.#putWord(start, NULL), CELL.null);
    // As text first: without its quotes it is a number when it looks like one.
    out[start] = QUOTE;
    const end = this.#copy(bytes, from, to, start + 1);
    if (end === start + 1) return this.#close(start, this.#putWord(start, NULL), CELL.null);
    if (type === "int" || type === "decimal") {
      const kind = numberKind(out, start + 1, end);
      if (kind !== CELL.text) {
        out.copyWithin(start, start + 1, end);
        return this.#close(start, end - 1, kind);
      }
    } else if (type === "boolean") {
      const flag = flagOf(out, start + 1, end);
      if (flag !== null)
        return this.#close(start, this.#putWord(start, flag ? TRUE : FALSE), flag ? CELL.true : CELL.false);
    }
    const shown = type === "date" ? endWithZone(out, start + 1, end) : end;
    out[shown] = QUOTE;
    this.#close(start, shown + 1, this.#isEscaped ? CELL.escapedText : CELL.text);
  }

  #close(start: number, end: number, kind: number): void {
    const quote = kind >= CELL.text ? 1 : 0;
    this.kind = kind;
    this.start = start + quote;
    this.end = end - quote;
    this.#out.length = end;
  }

  #putWord(at: number, word: Uint8Array): number {
    const out = this.#out.whole;
    for (let index = 0; index < word.length; index++) out[at + index] = word[index] as number;
    return at + word.length;
  }

  /** Copies text with its references read, its line ends as one line feed each, and what JSON cannot have escaped. */
  #copy(bytes: Uint8Array, from: number, end: number, start: number): number {
    const out = this.#out.whole;
    let to = start;
    this.#isEscaped = false;
    for (let at = from; at < end; at++) {
      const byte = bytes[at] as number;
      if (IS_SPECIAL[byte] === 0) {
        out[to++] = byte;
        continue;
      }
      let code = byte;
      if (byte === AMPERSAND) {
        const read = readReference(bytes, at, end);
        if (read === NOT_YET) throw notXml("a reference without an end");
        code = read >> 5;
        at += (read & 31) - 1;
      } else if (byte === LESS) {
        // Nothing else than CDATA begins with it: the row's scanner has seen to that.
        const close = endOfCData(bytes, at);
        for (let inside = at + CDATA_START; inside < close; inside++) {
          const sign = bytes[inside] as number;
          const known = sign === CARRIAGE_RETURN ? LINE_FEED : sign;
          if (known === LINE_FEED && sign === LINE_FEED && bytes[inside - 1] === CARRIAGE_RETURN) continue;
          if (ESCAPES[known]) {
            this.#isEscaped = true;
            out[to++] = BACKSLASH;
          }
          out[to++] = ESCAPES[known] || known;
        }
        at = close + 2;
        continue;
      } else if (byte === CARRIAGE_RETURN) code = LINE_FEED;
      else if (byte === LINE_FEED && at > from && bytes[at - 1] === CARRIAGE_RETURN) continue;
      else if (byte === GREATER && at >= from + 2 && bytes[at - 1] === 0x5d && bytes[at - 2] === 0x5d) {
        throw notXml('"]]>" in text');
      }
      if (code >= 0x80) to = putCodePoint(out, to, code);
      else if (ESCAPES[code]) {
        this.#isEscaped = true;
        out[to++] = BACKSLASH;
        out[to++] = ESCAPES[code] as number;
      } else out[to++] = code;
    }
    return to;
  }
}

/** Where the `]]>` of the CDATA that begins at a place stands; -1 when it is not there. */
export function endOfCData(bytes: Uint8Array, at: number): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf("]]>", at + CDATA_START);
}

/** A number as JSON has it, or without its zero as Profit 6 and before wrote it (protocol 3.5); else text. */
function numberKind(bytes: Uint8Array, from: number, end: number): number {
  const first = bytes[from] === 0x2d ? from + 1 : from;
  let at = endOfDigits(bytes, first, end);
  const whole = at - first;
  if (whole > 1 && bytes[first] === 0x30) return CELL.text;
  if (at < end && bytes[at] === 0x2e) {
    const fraction = at + 1;
    at = endOfDigits(bytes, fraction, end);
    if (at === fraction) return CELL.text;
  } else if (whole === 0) return CELL.text;
  if (at < end) return CELL.text;
  return whole === 0 ? CELL.numberWithoutZero : CELL.number;
}

function endOfDigits(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] as number) >= 0x30 && (bytes[at] as number) <= 0x39) at++;
  return at;
}

/** `true`, `false`, `1` and `0`: which of them Profit sends is not known (protocol 9). */
function flagOf(bytes: Uint8Array, from: number, end: number): boolean | null {
  if (isWord(bytes, from, end, TRUE) || isWord(bytes, from, end, ONE)) return true;
  return isWord(bytes, from, end, FALSE) || isWord(bytes, from, end, ZERO) ? false : null;
}

const NULL = Buffer.from("null");
const TRUE = Buffer.from("true");
const FALSE = Buffer.from("false");
const ONE = Buffer.from("1");
const ZERO = Buffer.from("0");

function isWord(bytes: Uint8Array, from: number, end: number, word: Uint8Array): boolean {
  if (end - from !== word.length) return false;
  for (let index = 0; index < word.length; index++) if (bytes[from + index] !== word[index]) return false;
  return true;
}

/** Puts the `Z` back that SOAP leaves out of a date with a time (protocol 3.5, 4.4). */
export function endWithZone(bytes: Uint8Array, from: number, end: number): number {
  const last = bytes[end - 1] as number;
  if (end - from < 19 || bytes[from + 10] !== 0x54 || last < 0x30 || last > 0x39) return end;
  bytes[end] = 0x5a;
  return end + 1;
}
