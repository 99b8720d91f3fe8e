import { isUtf8 } from "node:buffer";
import { ProfitError } from "../errors";

/** References are bounded: the longest code point has six digits, and nobody writes many zeros before it. */
const LONGEST_REFERENCE = 31;
/** What `readReference` gives when the reference is not all there yet. */
export const NOT_YET = -1;

export const AMPERSAND = 0x26;
export const LESS = 0x3c;
export const GREATER = 0x3e;
export const SLASH = 0x2f;
export const CARRIAGE_RETURN = 0x0d;
export const LINE_FEED = 0x0a;
export const SEMICOLON = 0x3b;

const NAMED: ReadonlyMap<string, number> = new Map([
  ["lt", LESS],
  ["gt", GREATER],
  ["amp", AMPERSAND],
  ["quot", 0x22],
  ["apos", 0x27],
]);

/**
 * Reads the reference that begins with `&` at a place: one of the five entities or a number (design 5.8). Gives the
 * code point times 32 plus the reference's length, or NOT_YET when it may go on behind `end`. Throws for any other.
 */
export function readReference(bytes: Uint8Array, at: number, end: number): number {
  const last = Math.min(end, at + LONGEST_REFERENCE);
  let stop = at + 1;
  while (stop < last && bytes[stop] !== SEMICOLON) stop++;
  if (stop >= last) {
    if (last === end && end - at < LONGEST_REFERENCE) return NOT_YET;
    throw notXml("a reference without an end");
  }
  const name = String.fromCharCode(...bytes.subarray(at + 1, stop));
  const code = NAMED.get(name) ?? codeOf(name);
  if (code === undefined) throw notXml(`the reference &${name.slice(0, 20)};`);
  return code * 32 + (stop + 1 - at);
}

function codeOf(name: string): number | undefined {
  const [, hex, decimal] = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(name) ?? [];
  const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : Number.NaN;
  return isCharacter(code) ? code : undefined;
}

/** What XML 1.0 can carry. */
function isCharacter(code: number): boolean {
  if (code === 0x9 || code === LINE_FEED || code === CARRIAGE_RETURN) return true;
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === 0x09;
}

/** An answer that is not well-formed; `what` stands where. */
export function notXml(what: string): ProfitError {
  return new ProfitError("BAD_ANSWER", `The answer is not XML: ${what}`, { status: 200, fault: "notXml" });
}

/** Well-formed, yet not what GetConnectors answer. */
export function wrongShape(message: string): ProfitError {
  return new ProfitError("BAD_ANSWER", message, { status: 200, fault: "wrongShape" });
}

export function cutOff(bytes: number): ProfitError {
  return new ProfitError("BAD_ANSWER", `The answer stops after ${bytes} bytes`, { status: 200, fault: "cutOff" });
}

/** Two code points that XML does not have, as UTF-8. */
const NON_CHARACTERS = [Buffer.from([0xef, 0xbf, 0xbe]), Buffer.from([0xef, 0xbf, 0xbf])];

/** Throws for bytes that are not the UTF-8 of characters that XML has. */
export function assertCharacters(bytes: Uint8Array): void {
  if (!isUtf8(bytes)) throw notXml("it is not UTF-8");
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (NON_CHARACTERS.some((sign) => buffer.includes(sign))) throw notXml("a character that XML does not have");
}
