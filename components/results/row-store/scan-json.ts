import { RowFault } from "./row-fault";

/**
 * Steps over JSON in bytes that are not all there yet. Behind the bytes stand zeros (`PADDING`): no JSON goes on over a
 * zero, so that every loop ends there by itself. An answer of 0 means: not whole yet.
 */
export const PADDING = 8;

/** Position of the next byte that is not white space. */
export function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let byte = bytes[at]; byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09; byte = bytes[at]) at++;
  return at;
}

/**
 * Position of the quote that ends the text which begins at `from`, negative when the text has escapes; 0 when it is not
 * there yet.
 */
export function endOfText(bytes: Uint8Array, from: number, length: number): number {
  let at = from;
  let isEscaped = false;
  for (;;) {
    const byte = bytes[at] as number;
    if (byte === 0x22) return isEscaped ? -at : at;
    if (byte === 0x5c) {
      isEscaped = true;
      at += 2;
    } else if (byte < 0x20) {
      if (at >= length) return 0;
      throw notJson(at);
    } else at++;
  }
}

/** Position behind a number; 0 when more digits may follow. */
export function endOfNumber(bytes: Uint8Array, from: number, length: number): number {
  let at = from;
  for (;;) {
    const byte = bytes[at] as number;
    const isPart = (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2b || byte === 0x2e;
    if (!isPart && byte !== 0x65 && byte !== 0x45) break;
    at++;
  }
  if (at >= length) return 0;
  if (at === from) throw notJson(at);
  return at;
}

/** Position behind `true`, `false` or `null`; 0 when it is not there yet. */
export function endOfWord(bytes: Uint8Array, from: number, word: string, length: number): number {
  for (let index = 0; index < word.length; index++) {
    if (from + index >= length) return 0;
    if (bytes[from + index] !== word.charCodeAt(index)) throw notJson(from + index);
  }
  return from + word.length;
}

export function notJson(at: number): RowFault {
  return new RowFault("notJson", `Byte ${at} is no JSON`);
}
