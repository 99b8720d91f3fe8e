import { ProfitError } from "../errors";

const BACKSLASH = 0x5c;
const U = 0x75;
/** What stands behind a backslash for one sign (JSON), as far as base64 can hold it. */
const SIGNS: ReadonlyMap<number, number> = new Map([
  [0x2f, 0x2f],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
]);

/**
 * The text of a JSON string without its escapes, while it arrives. Base64 has few of them, but some printers write `/` as
 * `\/` and `+` as `\u002B`, and they may be cut in two.
 */
export class JsonTextReader {
  readonly #status: number;
  /** The start of an escape whose end has not arrived. */
  #kept = Buffer.alloc(0);

  constructor(status: number) {
    this.#status = status;
  }

  take(arrived: Uint8Array): Uint8Array {
    const bytes = this.#kept.length === 0 ? arrived : Buffer.concat([this.#kept, arrived]);
    this.#kept = Buffer.alloc(0);
    let from = bytes.indexOf(BACKSLASH);
    if (from === -1) return bytes;
    const out = new Uint8Array(bytes.length);
    out.set(bytes.subarray(0, from));
    let to = from;
    while (from < bytes.length) {
      const byte = bytes[from] as number;
      if (byte !== BACKSLASH) {
        out[to++] = byte;
        from++;
        continue;
      }
      const length = bytes[from + 1] === U ? 6 : 2;
      if (from + length > bytes.length) {
        this.#kept = Buffer.from(bytes.subarray(from));
        break;
      }
      out[to++] = this.#signOf(bytes, from, length);
      from += length;
    }
    return out.subarray(0, to);
  }

  end(): void {
    if (this.#kept.length > 0) throw this.#broken();
  }

  #signOf(bytes: Uint8Array, at: number, length: number): number {
    if (length === 2) {
      const sign = SIGNS.get(bytes[at + 1] as number);
      if (sign === undefined) throw this.#broken();
      return sign;
    }
    const digits = String.fromCharCode(...bytes.subarray(at + 2, at + 6));
    const code = /^00[0-7][0-9a-f]$/i.test(digits) ? Number.parseInt(digits, 16) : 0;
    if (code === 0 || code === BACKSLASH) throw this.#broken();
    return code;
  }

  #broken(): ProfitError {
    return new ProfitError("BAD_ANSWER", "The bytes of the file are broken base64: there are other characters in it", {
      status: this.#status,
      fault: "notBase64",
    });
  }
}
