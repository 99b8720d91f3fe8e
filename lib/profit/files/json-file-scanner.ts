import { isUtf8 } from "node:buffer";
import { answerFault, endOfValue, expectByte, PADDING, skipSpace, textAt } from "../answer/json-bytes";
import { ProfitError } from "../errors";
import { Base64Decoder } from "./base64-decoder";
import type { FileScanner, ToldOfFile } from "./file-scanner";
import { JsonTextReader } from "./json-text-reader";

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN = 0x7b;
const CLOSE = 0x7d;
/** Names and types around the bytes are a few hundred bytes. */
const MOST_MARKUP = 256 * 1024;
/** The key of the bytes; `data` by one client, for reports (protocol 9.15). */
const CONTENT_KEYS: ReadonlySet<string> = new Set(["filedata", "data"]);

type Place = "start" | "key" | "content" | "after" | "closed";

/**
 * A file as JSON: `{"filename","mimetype","filedata"}` (protocol 3.9 to 3.12) in any order, with anything else beside
 * it. What stands around the bytes is read token by token; the bytes, which are all but a few hundred, pass through.
 */
export class JsonFileScanner implements FileScanner {
  readonly #decoder: Base64Decoder;
  readonly #status: number;
  readonly told: ToldOfFile = { fileName: null, mimetype: null };
  contentFrom: number | null = null;
  #content: JsonTextReader | null = null;
  #place: Place = "start";
  /** What stands around the bytes and is no whole token yet. */
  #held = Buffer.alloc(0);
  #received = 0;

  constructor(status: number) {
    this.#status = status;
    this.#decoder = new Base64Decoder(status);
  }

  take(piece: Uint8Array): Buffer[] {
    this.#received += piece.length;
    const decoded: Buffer[] = [];
    let rest: Uint8Array = piece;
    while (rest.length > 0) {
      if (!this.#isInContent) {
        this.#hold(rest);
        this.#readMarkup();
        if (!this.#isInContent) break;
        rest = this.#held;
        this.contentFrom ??= this.#received - rest.length;
        this.#held = Buffer.alloc(0);
      }
      rest = this.#readContent(rest, decoded);
    }
    return decoded;
  }

  end(): Buffer[] {
    if (this.#place === "closed") return [];
    if (this.#place === "content") throw this.#cutOff();
    // A value that may go on behind the end is told apart only now.
    const bytes = padded(this.#held);
    if (this.#place === "start") expectByte(bytes, 0, OPEN);
    throw this.#cutOff();
  }

  get #isInContent(): boolean {
    return this.#place === "content";
  }

  #hold(piece: Uint8Array): void {
    this.#held = this.#held.length === 0 ? Buffer.from(piece) : Buffer.concat([this.#held, piece]);
  }

  /** As many whole tokens as have arrived, up to the first byte of the content. */
  #readMarkup(): void {
    const bytes = padded(this.#held);
    let at = 0;
    try {
      for (;;) {
        const next = this.#token(bytes, at);
        if (next === null) break;
        at = next;
        if (this.#isInContent) break;
      }
    } catch (error) {
      // It may go on; whether it does is seen at the end.
      if (!(error instanceof ProfitError) || error.fault !== "cutOff") throw error;
    }
    this.#held = this.#held.subarray(at);
    if (!this.#isInContent && this.#held.length > MOST_MARKUP) {
      throw this.#wrongShape("The answer holds far more beside the file than Profit sends");
    }
  }

  /** The position after the next token, with `#place` moved on; null when nothing more has arrived. */
  #token(bytes: Buffer, from: number): number | null {
    const length = bytes.length - PADDING;
    const at = skipSpace(bytes, this.#place === "start" ? afterByteOrderMark(bytes) : from);
    if (at >= length) return null;
    if (this.#place === "closed") throw answerFault(bytes, at);
    if (this.#place === "start") {
      if (bytes[at] === 0x5b) throw this.#wrongShape("The answer is a list, not a file");
      const inside = skipSpace(bytes, expectByte(bytes, at, OPEN));
      if (inside >= length) throw answerFault(bytes, inside);
      this.#place = bytes[inside] === CLOSE ? this.#close() : "key";
      return bytes[inside] === CLOSE ? inside + 1 : inside;
    }
    if (this.#place === "after") {
      if (bytes[at] === CLOSE) {
        this.#place = this.#close();
        return at + 1;
      }
      const after = skipSpace(bytes, expectByte(bytes, at, COMMA));
      this.#place = "key";
      return after;
    }
    return this.#property(bytes, at);
  }

  #property(bytes: Buffer, at: number): number {
    const length = bytes.length - PADDING;
    if (bytes[at] !== QUOTE) throw answerFault(bytes, at);
    const keyEnd = endOfValue(bytes, at);
    const key = this.#text(bytes, at, keyEnd).toLowerCase();
    const value = skipSpace(bytes, expectByte(bytes, keyEnd, COLON));
    if (value >= length) throw answerFault(bytes, value);
    if (CONTENT_KEYS.has(key)) {
      if (bytes[value] !== QUOTE) {
        endOfValue(bytes, value);
        throw this.#wrongShape(`The answer has no bytes: "${key}" is no text`);
      }
      if (this.#content) throw this.#wrongShape("The answer has the bytes of a file twice");
      this.#content = new JsonTextReader(this.#status);
      this.#place = "content";
      return value + 1;
    }
    const end = endOfValue(bytes, value);
    // A number may go on behind what has arrived.
    if (skipSpace(bytes, end) >= length) throw answerFault(bytes, length);
    const text = bytes[value] === QUOTE ? this.#text(bytes, value, end) : null;
    if (key === "filename") this.told.fileName = text;
    if (key === "mimetype") this.told.mimetype = text;
    this.#place = "after";
    return end;
  }

  #text(bytes: Buffer, start: number, end: number): string {
    if (!isUtf8(bytes.subarray(start, end))) {
      throw new ProfitError("BAD_ANSWER", "The answer is not UTF-8", { status: this.#status, fault: "notJson" });
    }
    return textAt(bytes, start + 1, end - 1);
  }

  #close(): "closed" {
    if (!this.#content) throw this.#wrongShape("The answer has no bytes of a file in it");
    return "closed";
  }

  /** Up to the closing quote; gives what follows on it. */
  #readContent(bytes: Uint8Array, decoded: Buffer[]): Uint8Array {
    const found = bytes.indexOf(QUOTE);
    const end = found === -1 ? bytes.length : found;
    const characters = this.#content?.take(bytes.subarray(0, end));
    if (characters && characters.length > 0) {
      const whole = this.#decoder.take(characters);
      if (whole.length > 0) decoded.push(whole);
    }
    if (found === -1) return bytes.subarray(end);
    this.#content?.end();
    this.#decoder.end();
    this.#place = "after";
    return bytes.subarray(end + 1);
  }

  #cutOff(): ProfitError {
    return new ProfitError("BAD_ANSWER", `The answer stops after ${this.#received} bytes`, {
      status: this.#status,
      fault: "cutOff",
    });
  }

  #wrongShape(message: string): ProfitError {
    return new ProfitError("BAD_ANSWER", message, { status: this.#status, fault: "wrongShape" });
  }
}

function afterByteOrderMark(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(PADDING)]);
}
