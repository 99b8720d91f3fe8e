import { CELL } from "../../wire/page-cells";
import type { ByteStore } from "../byte-store";
import { BACKSLASH, endWithZone, ESCAPES, QUOTE, TAB } from "../cell-writer";
import { AMPERSAND, CARRIAGE_RETURN, GREATER, LINE_FEED, SEMICOLON } from "../xml-bytes";

/** What a field holds, as far as copying it goes. */
export const FORM = { text: 0, number: 1, flag: 2, date: 3 } as const;

// Four bytes of an answer, as they are read from it.
const LT = 0x3b746c26;
const GT = 0x3b746726;
const AMP = 0x706d6126;
const QUO = 0x6f757126;
const RETURN = 0x44782326;
// The same behind `&amp;`; the last two are of three bytes.
const INNER_AMP = 0x3b706d61;
const INNER_QUOT = 0x746f7571;
const INNER_APOS = 0x736f7061;
const INNER_RETURN = 0x3b447823;
/** As Profit 6 and before wrote it, `#x0D;`, but for its last sign (protocol 4.4). */
const INNER_OLD_RETURN = 0x44307823;
const INNER_FEED = 0x3b417823;
const INNER_LT = 0x003b746c;
const INNER_GT = 0x003b7467;

const NULL = 0x6c6c756e;
const TRUE = 0x65757274;
const FALSE_BUT_E = 0x736c6166;
const LETTER_E = 0x65;
const LETTER_T = 0x74;
const APOSTROPHE = 0x27;
const BRACKET = 0x5d;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

/**
 * Copies what a cell holds straight from the answer, where it is escaped twice, to the JSON that CellWriter makes of it.
 * Whatever is not usual is not judged here: -1 says that the long way must be gone.
 */
export class UsualCell {
  #bytes = new Uint8Array(0);
  #view = new DataView(new ArrayBuffer(0));
  #out = new Uint8Array(0);
  #outView = new DataView(new ArrayBuffer(0));
  #isEscaped = false;
  /** Of the cell last copied: what it is, where it stands, and the place behind it. */
  kind: number = CELL.null;
  start = 0;
  end = 0;
  behind = 0;

  /** Where to read and to write, until either grows. */
  open(from: ByteStore, to: ByteStore): void {
    this.#bytes = from.whole;
    this.#view = from.view;
    this.#out = to.whole;
    this.#outView = to.view;
  }

  /** Gives the place of the `&lt;` behind the cell. There is room for twice what it holds, and a word. */
  copy(from: number, to: number, form: number): number {
    if (form === FORM.number) return this.#copyNumber(from, to);
    if (form === FORM.flag) return this.#copyFlag(from, to);
    this.#out[to] = QUOTE;
    this.#isEscaped = false;
    const start = to + 1;
    const at = this.#copyText(from, start);
    if (at === -1) return -1;
    const end = form === FORM.date ? endWithZone(this.#out, start, this.behind) : this.behind;
    if (end === start) {
      this.putNull(to);
      return at;
    }
    this.#out[end] = QUOTE;
    this.kind = this.#isEscaped ? CELL.escapedText : CELL.text;
    this.start = start;
    this.end = end;
    this.behind = end + 1;
    return at;
  }

  putNull(to: number): void {
    this.#outView.setInt32(to, NULL, true);
    this.#close(to, to + 4, CELL.null);
  }

  #close(start: number, end: number, kind: number): void {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.behind = end;
  }

  #copyText(from: number, start: number): number {
    const view = this.#view;
    const out = this.#outView;
    let at = from;
    let to = start;
    for (;;) {
      let found: number;
      // Four bytes at a time while none of them is & " < > \ or a control character. The usual trick: a byte below n borrows
      // from its highest bit when n is subtracted. It may mark too many bytes, but the first one it marks is right.
      for (; ; at += 4, to += 4) {
        const word = view.getInt32(at, true);
        out.setInt32(to, word, true);
        // & and " differ in one bit, and so do < and >.
        const quotes = (word & 0xfbfbfbfb) ^ 0x22222222;
        const angles = (word & 0xfdfdfdfd) ^ 0x3c3c3c3c;
        const slashes = word ^ 0x5c5c5c5c;
        found =
          (((quotes - 0x01010101) & ~quotes) |
            ((angles - 0x01010101) & ~angles) |
            ((slashes - 0x01010101) & ~slashes) |
            ((word - 0x20202020) & ~word)) &
          0x80808080;
        if (found !== 0) break;
      }
      const plain = (31 - Math.clz32(found & -found)) >> 3;
      at += plain;
      this.behind = to += plain;
      if (view.getInt32(at, true) === LT) return at;
      at = this.#copySign(at, to);
      if (at === -1) return -1;
      to = this.behind;
    }
  }

  #copySign(at: number, to: number): number {
    const byte = this.#bytes[at] as number;
    if (byte === AMPERSAND) return this.#copyReference(at, to);
    if (byte === QUOTE || byte === BACKSLASH || byte === LINE_FEED || byte === TAB) return this.#put(byte, to, at + 1);
    if (byte === CARRIAGE_RETURN) return this.#copyReturn(at + 1, to);
    return byte === GREATER ? this.#copyAngle(at + 1, to) : -1;
  }

  /** Writes a sign; hands `at` back. */
  #put(sign: number, to: number, at: number): number {
    const escape = ESCAPES[sign] as number;
    if (escape !== 0) {
      this.#isEscaped = true;
      this.#out[to++] = BACKSLASH;
    }
    this.#out[to] = escape || sign;
    this.behind = to + 1;
    return at;
  }

  /** Of `]]>` the parser that knows where it may stand is to judge. */
  #copyAngle(at: number, to: number): number {
    return this.#out[to - 1] === BRACKET ? -1 : this.#put(GREATER, to, at);
  }

  /** A line end, whose second half may follow. */
  #copyReturn(at: number, to: number): number {
    const next = this.#bytes[at] as number;
    if (next === LINE_FEED) {
      this.behind = to;
      return at;
    }
    const isUnsure = next === CARRIAGE_RETURN || (next === AMPERSAND && this.#view.getInt32(at, true) !== LT);
    return isUnsure ? -1 : this.#put(LINE_FEED, to, at);
  }

  #copyReference(at: number, to: number): number {
    const bytes = this.#bytes;
    const word = this.#view.getInt32(at, true);
    const fifth = bytes[at + 4];
    if (word === AMP && fifth === SEMICOLON) return this.#copyInner(at + 5, to);
    if (word === GT) return this.#copyAngle(at + 4, to);
    if (word === QUO && fifth === LETTER_T && bytes[at + 5] === SEMICOLON) return this.#put(QUOTE, to, at + 6);
    return word === RETURN && fifth === SEMICOLON ? this.#copyReturn(at + 5, to) : -1;
  }

  /** A reference of the rows' own XML, behind its `&amp;`. */
  #copyInner(at: number, to: number): number {
    const word = this.#view.getInt32(at, true);
    if (word === INNER_AMP) return this.#put(AMPERSAND, to, at + 4);
    if (word === INNER_RETURN) return this.#put(CARRIAGE_RETURN, to, at + 4);
    if (word === INNER_FEED) return this.#put(LINE_FEED, to, at + 4);
    const three = word & 0x00ffffff;
    if (three === INNER_LT) return this.#put(0x3c, to, at + 3);
    if (three === INNER_GT) return this.#put(GREATER, to, at + 3);
    if (this.#bytes[at + 4] !== SEMICOLON) return -1;
    if (word === INNER_OLD_RETURN) return this.#put(CARRIAGE_RETURN, to, at + 5);
    if (word === INNER_QUOT) return this.#put(QUOTE, to, at + 5);
    return word === INNER_APOS ? this.#put(APOSTROPHE, to, at + 5) : -1;
  }

  /** A number as JSON has it, or without its zero; -1 for what is none, which stays text. */
  #copyNumber(from: number, start: number): number {
    const bytes = this.#bytes;
    const out = this.#out;
    let at = from;
    let to = start;
    let byte = bytes[at] as number;
    if (byte === AMPERSAND) {
      this.putNull(start);
      return at;
    }
    if (byte === MINUS) {
      out[to++] = byte;
      byte = bytes[++at] as number;
    }
    const first = at;
    for (; byte >= ZERO && byte <= NINE; byte = bytes[++at] as number) out[to++] = byte;
    const whole = at - first;
    if (whole > 1 && bytes[first] === ZERO) return -1;
    if (byte === POINT) {
      const point = at;
      do {
        out[to++] = byte;
        byte = bytes[++at] as number;
      } while (byte >= ZERO && byte <= NINE);
      if (at === point + 1) return -1;
    } else if (whole === 0) return -1;
    this.#close(start, to, whole === 0 ? CELL.numberWithoutZero : CELL.number);
    return at;
  }

  #copyFlag(from: number, to: number): number {
    const word = this.#view.getInt32(from, true);
    if (word === LT) {
      this.putNull(to);
      return from;
    }
    const first = this.#bytes[from];
    if (word === TRUE || first === ZERO + 1) {
      this.#outView.setInt32(to, TRUE, true);
      this.#close(to, to + 4, CELL.true);
      return from + (word === TRUE ? 4 : 1);
    }
    const isFalse = word === FALSE_BUT_E && this.#bytes[from + 4] === LETTER_E;
    if (!isFalse && first !== ZERO) return -1;
    this.#outView.setInt32(to, FALSE_BUT_E, true);
    this.#out[to + 4] = LETTER_E;
    this.#close(to, to + 5, CELL.false);
    return from + (isFalse ? 5 : 1);
  }
}
