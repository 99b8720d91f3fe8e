import { type ByteSink, fixed, type FixedText } from "../byte-sink";
import { startsFormula } from "../formula";

const OPEN = fixed('" t="inlineStr"><is><t>');
const OPEN_WITH_SPACE = fixed('" t="inlineStr"><is><t xml:space="preserve">');
const CLOSE = fixed("</t></is></c>");
const APOSTROPHE = 0x27;

/** The most characters (UTF-16 units) that a spreadsheet's cell can hold. */
const MOST_CHARACTERS = 32_767;
/** Room for the note that a text was cut. */
const NOTE_CHARACTERS = 40;

/** The most that one byte of text becomes: `_x0001_`. */
export const TEXT_FACTOR = 7;

const LOST = fixed("\uFFFD");
const REPLACEMENTS: Record<number, FixedText> = {
  0x26: fixed("&amp;"),
  0x3c: fixed("&lt;"),
  0x3e: fixed("&gt;"),
  0x5f: fixed("_x005F_"),
};

/** 1 = may have to be written otherwise: `& < > _`, controls, and the first byte of U+FFFE and U+FFFF. */
const SPECIAL = new Uint8Array(256);
for (const byte of [0x26, 0x3c, 0x3e, 0x5f, 0xef]) SPECIAL[byte] = 1;
for (let byte = 0; byte < 0x20; byte++) {
  if (byte === 0x09 || byte === 0x0a) continue;
  SPECIAL[byte] = 1;
  REPLACEMENTS[byte] = fixed(`_x00${byte.toString(16).toUpperCase().padStart(2, "0")}_`);
}

/** Texts in a sheet. They stand in their cells: a table of all texts would have to be kept until the end. */
export class SheetText {
  readonly #isNeutralised: boolean;

  constructor(isNeutralised: boolean) {
    this.#isNeutralised = isNeutralised;
  }

  write(sink: ByteSink, from: Uint8Array, start: number, end: number): void {
    const isFormula = this.#isNeutralised && start < end && startsFormula(from[start] as number);
    if (end - start >= MOST_CHARACTERS) {
      const { keep, characters } = cutOf(from, start, end);
      if (keep < end) return this.#writeCut(sink, from, start, keep, characters, isFormula);
    }
    // A spreadsheet drops blanks at the ends unless told not to.
    sink.copyAll(isBlank(from[start]) || isBlank(from[end - 1]) ? OPEN_WITH_SPACE : OPEN);
    if (isFormula) sink.put(APOSTROPHE);
    putEscaped(sink, from, start, end);
    sink.copyAll(CLOSE);
  }

  /** A number that is longer than a spreadsheet keeps; it is no formula, whatever its sign. */
  writeNumber(sink: ByteSink, from: Uint8Array, start: number, end: number): void {
    sink.copyAll(OPEN);
    const point = from[start] === 0x2d ? start + 1 : start;
    putEscaped(sink, from, start, point);
    if (from[point] === 0x2e) sink.put(0x30);
    putEscaped(sink, from, point, end);
    sink.copyAll(CLOSE);
  }

  /** Cut in sight of the reader: a text that ends in the middle must say so. */
  #writeCut(
    sink: ByteSink,
    from: Uint8Array,
    start: number,
    keep: number,
    characters: number,
    isFormula: boolean,
  ): void {
    sink.copyAll(OPEN_WITH_SPACE);
    if (isFormula) sink.put(APOSTROPHE);
    putEscaped(sink, from, start, keep);
    sink.copyAll(fixed(`… [cut, ${characters} characters]`));
    sink.copyAll(CLOSE);
  }
}

/** Where to cut so that the note fits; `end` when all fits. */
function cutOf(from: Uint8Array, start: number, end: number): { keep: number; characters: number } {
  let characters = 0;
  let keep = end;
  for (let at = start; at < end; at++) {
    const byte = from[at] as number;
    if ((byte & 0xc0) === 0x80) continue;
    const size = byte >= 0xf0 ? 2 : 1;
    if (keep === end && characters + size > MOST_CHARACTERS - NOTE_CHARACTERS) keep = at;
    characters += size;
  }
  // One less: an apostrophe may stand in front.
  return { keep: characters < MOST_CHARACTERS ? end : keep, characters };
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function putEscaped(sink: ByteSink, from: Uint8Array, start: number, end: number): void {
  const { bytes } = sink;
  let to = sink.length;
  for (let at = start; at < end; at++) {
    const byte = from[at] as number;
    if (SPECIAL[byte] === 0 || (byte === 0x5f && !looksEscaped(from, at, end))) {
      bytes[to++] = byte;
      continue;
    }
    sink.length = to;
    if (byte === 0xef) {
      if (from[at + 1] === 0xbf && (from[at + 2] as number) >= 0xbe) {
        sink.copyAll(LOST);
        at += 2;
      } else sink.put(byte);
    } else sink.copyAll(REPLACEMENTS[byte] ?? LOST);
    to = sink.length;
  }
  sink.length = to;
}

/** `_x0041_` in a text would be read as "A" (ECMA-376, ST_Xstring): its underscore is written as what it stands for. */
function looksEscaped(from: Uint8Array, at: number, end: number): boolean {
  if (at + 7 > end || from[at + 1] !== 0x78 || from[at + 6] !== 0x5f) return false;
  for (let index = at + 2; index < at + 6; index++) {
    const byte = from[index] as number;
    const isHex = (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
    if (!isHex) return false;
  }
  return true;
}
