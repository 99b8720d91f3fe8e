import { ProfitError } from "../errors";

/**
 * Zeros that stand behind the answer in all `bytes` of this file. No JSON goes on over a zero, so that every loop ends
 * there by itself; eight of them, so that words can be read up to the last byte.
 */
export const PADDING = 8;

/** Why bytes are not what was expected, and where; becomes a ProfitError at the reader. */
export function answerFault(bytes: Uint8Array, at: number, message?: string): ProfitError {
  const length = bytes.length - PADDING;
  if (at >= length) {
    return new ProfitError("BAD_ANSWER", `The answer stops after ${length} bytes`, {
      status: 200,
      fault: "cutOff",
    });
  }
  return message === undefined
    ? new ProfitError("BAD_ANSWER", `The answer is not JSON from byte ${at} on`, { status: 200, fault: "notJson" })
    : new ProfitError("BAD_ANSWER", message, { status: 200, fault: "wrongShape" });
}

/** Position of the next byte that is not white space. */
export function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let byte = bytes[at]; byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09; byte = bytes[at]) at++;
  return at;
}

/** Position after `byte`, with white space before it. */
export function expectByte(bytes: Uint8Array, from: number, byte: number): number {
  const at = skipSpace(bytes, from);
  if (bytes[at] !== byte) throw answerFault(bytes, at);
  return at + 1;
}

/**
 * Position of the closing quote of the text whose first character is at `from`; negative when the text has escapes.
 */
export function endOfText(bytes: Uint8Array, from: number): number {
  let at = from;
  let isEscaped = false;
  for (;;) {
    const byte = bytes[at] as number;
    if (byte === 0x22) return isEscaped ? -at : at;
    if (byte < 0x20) throw answerFault(bytes, at);
    if (byte === 0x5c) {
      isEscaped = true;
      at = endOfEscape(bytes, at);
    } else at++;
  }
}

function endOfEscape(bytes: Uint8Array, from: number): number {
  const kind = bytes[from + 1];
  if (kind === 0x75) {
    for (let at = from + 2; at < from + 6; at++) if (!isHex(bytes[at])) throw answerFault(bytes, at);
    return from + 6;
  }
  // " / \ b f n r t
  if (kind === undefined || !`"/\\bfnrt`.includes(String.fromCharCode(kind))) throw answerFault(bytes, from + 1);
  return from + 2;
}

function isHex(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

function endOfDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let byte = bytes[at] as number; byte >= 0x30 && byte <= 0x39; byte = bytes[at] as number) at++;
  return at;
}

/** Position after a number; negative when it lacks the zero before its point, as Profit 6 and before wrote it. */
export function endOfNumber(bytes: Uint8Array, from: number): number {
  const first = bytes[from] === 0x2d ? from + 1 : from;
  let at = endOfDigits(bytes, first);
  const whole = at - first;
  if (whole > 1 && bytes[first] === 0x30) throw answerFault(bytes, first);
  if (bytes[at] === 0x2e) {
    const fraction = at + 1;
    at = endOfDigits(bytes, fraction);
    if (at === fraction) throw answerFault(bytes, at);
  } else if (whole === 0) throw answerFault(bytes, at);
  const exponent = bytes[at];
  if (exponent === 0x65 || exponent === 0x45) {
    const sign = bytes[at + 1];
    const digits = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
    at = endOfDigits(bytes, digits);
    if (at === digits) throw answerFault(bytes, at);
  }
  return whole === 0 ? -at : at;
}

/** Position after `true`, `false` or `null`. */
export function endOfWord(bytes: Uint8Array, from: number, word: string): number {
  for (let index = 0; index < word.length; index++) {
    if (bytes[from + index] !== word.charCodeAt(index)) throw answerFault(bytes, from + index);
  }
  return from + word.length;
}

/** Position after any value; for the parts of an answer that we do not read. */
export function endOfValue(bytes: Uint8Array, from: number, depth = 0): number {
  const at = skipSpace(bytes, from);
  const first = bytes[at];
  if (depth > 32) throw answerFault(bytes, at, "The answer is nested too deeply");
  if (first === 0x22) return Math.abs(endOfText(bytes, at + 1)) + 1;
  if (first === 0x74) return endOfWord(bytes, at, "true");
  if (first === 0x66) return endOfWord(bytes, at, "false");
  if (first === 0x6e) return endOfWord(bytes, at, "null");
  if (first === 0x7b || first === 0x5b) return endOfNested(bytes, at, depth);
  return Math.abs(endOfNumber(bytes, at));
}

function endOfNested(bytes: Uint8Array, from: number, depth: number): number {
  const isObject = bytes[from] === 0x7b;
  const close = isObject ? 0x7d : 0x5d;
  let at = skipSpace(bytes, from + 1);
  if (bytes[at] === close) return at + 1;
  for (;;) {
    if (isObject) {
      at = expectByte(bytes, at, 0x22);
      at = expectByte(bytes, Math.abs(endOfText(bytes, at)) + 1, 0x3a);
    }
    at = skipSpace(bytes, endOfValue(bytes, at, depth + 1));
    if (bytes[at] === close) return at + 1;
    at = skipSpace(bytes, expectByte(bytes, at, 0x2c));
  }
}

/** The text between two positions, escapes resolved. */
export function textAt(bytes: Uint8Array, start: number, end: number): string {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8");
  return raw.includes("\\") ? (JSON.parse(`"${raw}"`) as string) : raw;
}
