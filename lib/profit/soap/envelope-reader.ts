// cspell:ignore xmldecl
import { putCodePoint } from "@/lib/xml/put-code-point";
import { SaxesParser } from "saxes";
import type { ByteStore } from "./byte-store";
import {
  AMPERSAND,
  CARRIAGE_RETURN,
  cutOff,
  GREATER,
  LESS,
  LINE_FEED,
  NOT_YET,
  notXml,
  readReference,
  SEMICOLON,
  wrongShape,
} from "./xml-bytes";

/** What is around the result is a few hundred bytes. */
const MOST_MARKUP = 64 * 1024;
const CDATA_START = Buffer.from("<![CDATA[");

/** How a byte of text is treated: 0 as it is. */
const PLAIN = 0;
const REFERENCE = 1;
const MARKUP = 2;
const CLOSING = 3;
const RETURN = 4;
const FORBIDDEN = 5;
const FEED = 6;
const TREATMENT = new Uint8Array(256);
for (let byte = 0; byte < 0x20; byte++) TREATMENT[byte] = FORBIDDEN;
TREATMENT[0x09] = PLAIN;
TREATMENT[LINE_FEED] = FEED;
TREATMENT[CARRIAGE_RETURN] = RETURN;
TREATMENT[AMPERSAND] = REFERENCE;
TREATMENT[LESS] = MARKUP;
TREATMENT[GREATER] = CLOSING;

/**
 * Takes the envelope off an answer while it arrives (protocol 4.1): what stands in the one Result element comes out as
 * the text it is, in `target`. The tags around it are for a parser of its own to judge; text, which is nearly all of it,
 * never reaches that, for it looks at each sign and would take seconds.
 */
export class EnvelopeReader {
  readonly #target: ByteStore;
  readonly #tags: Tags;
  #place: "markup" | "text" | "cdata" = "markup";
  /** The start of a reference or a tag whose end has not arrived. */
  #held = new Uint8Array(0);
  #markupBytes = 0;
  /** A line end may be cut in two. */
  #wasReturn = false;
  /** The last two bytes of text as they arrived, for `]]>`. */
  #before = [0, 0];

  constructor(target: ByteStore) {
    this.#target = target;
    this.#tags = new Tags();
  }

  /** True when Profit answered no: the body holds a fault, and there are no rows. */
  get isFault(): boolean {
    return this.#tags.isFault;
  }

  /** Whole signs of text may come next. */
  get isInText(): boolean {
    return this.#place === "text" && this.#held.length === 0;
  }

  /** Somebody else has taken text, up to a tag. */
  skipped(): void {
    this.#wasReturn = false;
    this.#before = [0, 0];
  }

  take(piece: Uint8Array): void {
    if (this.isFault) return;
    let bytes = piece;
    if (this.#held.length > 0) {
      bytes = new Uint8Array(this.#held.length + piece.length);
      bytes.set(this.#held);
      bytes.set(piece, this.#held.length);
      this.#held = new Uint8Array(0);
    }
    let at = 0;
    while (at < bytes.length) {
      const [before, place] = [at, this.#place];
      if (this.#place === "markup") at = this.#takeMarkup(bytes, at);
      else if (this.#place === "text") at = this.#takeText(bytes, at);
      else at = this.#takeCData(bytes, at);
      if (this.isFault) return;
      if (at === before && place === this.#place) {
        this.#held = bytes.slice(at);
        return;
      }
    }
  }

  /** All has arrived; the parser has the last word. */
  end(received: number): void {
    if (!this.#tags.isClosed) throw cutOff(received);
    this.#tags.write(Buffer.from(this.#held).toString("utf8"));
    this.#tags.end();
  }

  /** Up to and including the next `>`: after each the parser may have opened the result. */
  #takeMarkup(bytes: Uint8Array, from: number): number {
    const found = bytes.indexOf(GREATER, from);
    const end = found === -1 ? bytes.length : found + 1;
    // A sign of two bytes must not be cut in two, and the tail of a tag is not long.
    if (found === -1 && bytes.length - from < MOST_MARKUP && !isAllBlank(bytes, from)) return from;
    this.#markupBytes += end - from;
    if (this.#markupBytes > MOST_MARKUP) throw wrongShape("The envelope around the answer is too large");
    this.#tags.write(Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from).toString("utf8"));
    if (this.#tags.isInResult) {
      this.#place = "text";
      this.#before = [0, 0];
    }
    return end;
  }

  #takeText(bytes: Uint8Array, from: number): number {
    const end = bytes.length;
    // Decoded text is never longer than what stands for it.
    const out = this.#target.reserve(end - from);
    let to = this.#target.length;
    let at = from;
    let wasReturn = this.#wasReturn;
    for (; at < end; at++) {
      let byte = bytes[at] as number;
      let treatment = TREATMENT[byte] as number;
      if (treatment === PLAIN) {
        wasReturn = false;
        do {
          out[to++] = byte;
          byte = bytes[++at] as number;
          treatment = at < end ? (TREATMENT[byte] as number) : MARKUP;
        } while (treatment === PLAIN);
        if (at >= end) break;
      }
      if (treatment === REFERENCE) {
        // Such as stand around every cell: `&lt;` and `&gt;`.
        if (at + 3 < end && bytes[at + 2] === 0x74 && bytes[at + 3] === SEMICOLON) {
          const letter = bytes[at + 1];
          if (letter === 0x6c || letter === 0x67) {
            out[to++] = letter === 0x6c ? LESS : GREATER;
            at += 3;
            wasReturn = false;
            continue;
          }
        }
        const read = readReference(bytes, at, end);
        if (read === NOT_YET) break;
        const code = read >> 5;
        if (code < 0x80) out[to++] = code;
        else to = putCodePoint(out, to, code);
        at += (read & 31) - 1;
      } else if (treatment === FEED) {
        if (!wasReturn) out[to++] = LINE_FEED;
      } else if (treatment === RETURN) {
        out[to++] = LINE_FEED;
        wasReturn = true;
        continue;
      } else if (treatment === CLOSING) {
        const second = at > from ? bytes[at - 1] : this.#before[1];
        const first = at - 1 > from ? bytes[at - 2] : this.#before[at - from];
        if (first === 0x5d && second === 0x5d) throw notXml('"]]>" in text');
        out[to++] = byte;
      } else if (treatment === MARKUP) break;
      else throw notXml("a character that XML does not have");
      wasReturn = false;
    }
    this.#target.length = to;
    this.#wasReturn = wasReturn;
    if (at > from)
      this.#before = [at - from > 1 ? (bytes[at - 2] as number) : (this.#before[1] ?? 0), bytes[at - 1] as number];
    return at < end && bytes[at] === LESS ? this.#leaveText(bytes, at) : at;
  }

  /** At a `<` in the text: it ends here, or goes on as CDATA. */
  #leaveText(bytes: Uint8Array, at: number): number {
    const available = Math.min(CDATA_START.length, bytes.length - at);
    if (CDATA_START.compare(bytes, at, at + available, 0, available) === 0) {
      // Not all there yet: it waits.
      if (available < CDATA_START.length) return at;
      this.#place = "cdata";
      return at + CDATA_START.length;
    }
    this.#place = "markup";
    return at;
  }

  #takeCData(bytes: Uint8Array, from: number): number {
    let end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf("]]>", from);
    const isLast = end !== -1;
    // The end may be cut in two.
    if (!isLast) end = Math.max(from, bytes.length - 2);
    const out = this.#target.reserve(end - from);
    let to = this.#target.length;
    for (let at = from; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte < 0x20 && TREATMENT[byte] === FORBIDDEN) throw notXml("a character that XML does not have");
      if (byte === LINE_FEED && this.#wasReturn) this.#wasReturn = false;
      else {
        this.#wasReturn = byte === CARRIAGE_RETURN;
        out[to++] = this.#wasReturn ? LINE_FEED : byte;
      }
    }
    this.#target.length = to;
    if (!isLast) return end;
    this.#place = "text";
    this.#before = [0, 0];
    this.#wasReturn = false;
    return end + 3;
  }
}

function isAllBlank(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < bytes.length; at++) if ((bytes[at] as number) > 0x20) return false;
  return true;
}

const SERVICES = "urn:Afas.Profit.Services";
const ENVELOPES = ["http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"];

/** The tags of the envelope: Envelope, Body, the operation's Response, its Result. */
class Tags {
  readonly #parser = new SaxesParser({ xmlns: true, position: false });
  #depth = 0;
  #isInBody = false;
  isInResult = false;
  isFault = false;
  isClosed = false;
  #results = 0;

  constructor() {
    this.#parser.on("error", (error) => {
      throw notXml(error.message.replace(/^(undefined:)?(\d+:\d+: )?/, ""));
    });
    this.#parser.on("doctype", () => {
      throw notXml("a document type (DOCTYPE) is not accepted");
    });
    this.#parser.on("xmldecl", ({ encoding }) => {
      if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding))
        throw notXml(`it is written in ${encoding}`);
    });
    this.#parser.on("text", (text) => {
      if (text.trim() !== "" && !this.isFault) throw wrongShape("The envelope holds text where Profit has none");
    });
    this.#parser.on("cdata", () => {
      throw wrongShape("The envelope holds text where Profit has none");
    });
    this.#parser.on("opentag", ({ local, uri, isSelfClosing }) => this.#open(local, uri, isSelfClosing));
    this.#parser.on("closetag", () => {
      this.#depth--;
      this.isInResult = false;
      if (this.#depth === 1) this.#isInBody = false;
      if (this.#depth === 0) this.isClosed = true;
    });
  }

  write(markup: string): void {
    // The parser lets a reference pass there.
    if (this.#depth === 0 && /^[^<]*&/.test(markup)) throw notXml("text outside the envelope");
    this.#parser.write(markup);
  }

  end(): void {
    this.#parser.close();
    if (this.#results === 0) throw wrongShape("The answer has no result");
  }

  #open(local: string, uri: string, isSelfClosing: boolean): void {
    this.#depth++;
    const isEnvelope = ENVELOPES.includes(uri);
    if (this.#depth === 1 && !(local === "Envelope" && isEnvelope))
      throw wrongShape(`The answer is <${local}>, not an envelope`);
    if (this.#depth === 2) this.#isInBody = local === "Body" && isEnvelope;
    if (!this.#isInBody) return;
    if (this.#depth === 3 && local === "Fault" && isEnvelope) this.isFault = true;
    if (this.isFault || this.#depth < 3) return;
    if (uri !== SERVICES) throw wrongShape(`The answer has <${local}> of "${uri}", which is not Profit's`);
    if (this.#depth < 4) return;
    if (this.#depth > 4 || !local.endsWith("Result") || this.#results > 0) {
      throw wrongShape(`The answer has <${local}> where its one result should be`);
    }
    this.#results++;
    this.isInResult = !isSelfClosing;
  }
}
