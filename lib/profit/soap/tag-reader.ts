import {
  AMPERSAND,
  assertCharacters,
  GREATER,
  isBlank,
  LESS,
  NOT_YET,
  notXml,
  readReference,
  SLASH,
} from "./xml-bytes";

const EQUALS = 0x3d;
const ATTRIBUTE_NAME = /^[\p{L}_][\p{L}\p{M}\p{Nd}\p{Pc}.\-\u00b7]*(:[\p{L}_][\p{L}\p{M}\p{Nd}\p{Pc}.\-\u00b7]*)?$/u;
const MOST_ATTRIBUTES = 32;

/**
 * Reads the tag that begins at a place. A name that was read before is only compared, for an answer has the same few names
 * in every row.
 */
export class TagReader {
  readonly learned: (Uint8Array | undefined)[] = [];
  /** How many there are. */
  learnedCount = 0;
  #nameBytes: Uint8Array = new Uint8Array(0);
  #name: string | null = null;
  /** Behind the tag. */
  end = 0;
  /** `<Name />`. */
  isEmpty = false;
  /** Whether it had the name learned for the number that was given. */
  isExpected = false;

  get name(): string {
    return (this.#name ??= Buffer.from(this.#nameBytes).toString("utf8"));
  }

  /** The name just read is that of this number from now on. */
  learn(number: number): void {
    if (this.isExpected || this.learned[number]) return;
    this.learned[number] = this.#nameBytes.slice();
    this.learnedCount++;
  }

  /** False when the tag is not all there. Bytes end with zeros. */
  read(bytes: Uint8Array, at: number, expected = -1): boolean {
    const learned = this.learned[expected];
    let stop = at + 1;
    this.isExpected = false;
    if (learned !== undefined) {
      let index = 0;
      while (index < learned.length && bytes[stop + index] === learned[index]) index++;
      if (index === learned.length && isNameEnd(bytes[stop + index] as number)) {
        this.isExpected = true;
        stop += index;
        this.#nameBytes = learned;
      }
    }
    if (!this.isExpected) {
      while (!isNameEnd(bytes[stop] as number)) stop++;
      this.#nameBytes = bytes.subarray(at + 1, stop);
    }
    this.#name = null;
    if (bytes[stop] === 0) return false;
    if (stop === at + 1) throw notXml("a tag without a name");
    return this.#readRest(bytes, stop);
  }

  #readRest(bytes: Uint8Array, from: number): boolean {
    let at = from;
    while (isBlank(bytes[at])) at++;
    if (bytes[at] === GREATER) return this.#found(at + 1, false);
    if (bytes[at] === SLASH && bytes[at + 1] === GREATER) return this.#found(at + 2, true);
    if (bytes[at] === 0 || (bytes[at] === SLASH && bytes[at + 1] === 0)) return false;
    return this.#readAttributes(bytes, from);
  }

  #found(end: number, isEmpty: boolean): boolean {
    this.end = end;
    this.isEmpty = isEmpty;
    return true;
  }

  /** Profit has none; they are looked at and passed over. */
  #readAttributes(bytes: Uint8Array, from: number): boolean {
    const names = new Set<string>();
    let at = from;
    for (;;) {
      const before = at;
      while (isBlank(bytes[at])) at++;
      if (bytes[at] === GREATER) return this.#found(at + 1, false);
      if (bytes[at] === SLASH) {
        if (bytes[at + 1] === 0) return false;
        if (bytes[at + 1] !== GREATER) throw notXml("a stroke inside a tag");
        return this.#found(at + 2, true);
      }
      const start = at;
      while (bytes[at] !== EQUALS && !isNameEnd(bytes[at] as number)) at++;
      const name = Buffer.from(bytes.subarray(start, at)).toString("utf8");
      while (isBlank(bytes[at])) at++;
      if (bytes[at] === 0) return false;
      if (bytes[at] !== EQUALS || start === before || !ATTRIBUTE_NAME.test(name) || names.has(name)) {
        throw notXml("an attribute that is not right");
      }
      names.add(name);
      if (names.size > MOST_ATTRIBUTES) throw notXml(`a tag with more than ${MOST_ATTRIBUTES} attributes`);
      at++;
      while (isBlank(bytes[at])) at++;
      if (bytes[at] === 0) return false;
      at = endOfQuoted(bytes, at);
      if (at === NOT_YET) return false;
    }
  }

  /** Behind the closing tag of the element just read, whose `</` stands at a place; -1 when it is not all there. */
  closeOfRead(bytes: Uint8Array, at: number): number {
    return this.#close(bytes, at, this.#nameBytes);
  }

  /** The same for an element of this name. */
  closeOf(bytes: Uint8Array, at: number, name: string): number {
    return this.#close(bytes, at, Buffer.from(name));
  }

  #close(bytes: Uint8Array, from: number, name: Uint8Array): number {
    let at = from + 2;
    for (let index = 0; index < name.length; index++, at++) {
      if (bytes[at] === name[index]) continue;
      if (bytes[at] === 0) return -1;
      throw notXml(`the closing tag of <${Buffer.from(name).toString("utf8")}> is missing`);
    }
    while (isBlank(bytes[at])) at++;
    if (bytes[at] === GREATER) return at + 1;
    if (bytes[at] === 0) return -1;
    throw notXml(`the closing tag of <${Buffer.from(name).toString("utf8")}> is missing`);
  }
}

function endOfQuoted(bytes: Uint8Array, from: number): number {
  const quote = bytes[from];
  if (quote !== 0x22 && quote !== 0x27) throw notXml("an attribute without quotes");
  for (let at = from + 1; ; at++) {
    const byte = bytes[at] as number;
    if (byte === quote) {
      assertCharacters(bytes.subarray(from + 1, at));
      return at + 1;
    }
    if (byte === 0) return NOT_YET;
    if (byte === LESS) throw notXml("a < in an attribute");
    if (byte === AMPERSAND) {
      const end = bytes.indexOf(0, at);
      if (readReference(bytes, at, end === -1 ? bytes.length : end) === NOT_YET) return NOT_YET;
    }
  }
}

/** A blank, `>`, `/`, `<` or the end of what is there. */
function isNameEnd(byte: number): boolean {
  return byte <= 0x20 || byte === GREATER || byte === SLASH || byte === LESS;
}
