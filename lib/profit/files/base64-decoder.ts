import { ProfitError } from "../errors";

const PAD = 0x3d;
const MINUS = 0x2d;
const UNDERSCORE = 0x5f;

/**
 * Base64 that arrives in pieces, as the bytes it stands for. Whole groups of four go through the platform's own decoder,
 * a gigabyte and more per second; that one passes over whatever is not base64, so what it gives is counted: too few bytes
 * mean white space, which is allowed and taken out, or damage, which is refused.
 */
export class Base64Decoder {
  readonly #status: number;
  /** The start of a group of four whose end has not arrived. */
  #kept = "";
  #isPadded = false;
  /** Decoded so far. */
  size = 0;

  constructor(status: number) {
    this.#status = status;
  }

  /** What these characters complete. They are copied: the caller may use their memory again. */
  take(characters: Uint8Array): Buffer<ArrayBuffer> {
    const arrived = Buffer.from(characters.buffer, characters.byteOffset, characters.length);
    const text = this.#kept + arrived.toString("latin1");
    // The platform takes `-` and `_` for base64 as well, in its variant for addresses.
    const isUsual = !arrived.includes(MINUS) && !arrived.includes(UNDERSCORE);
    const decoded = (isUsual && this.#decoded(text)) || this.#decodedWithoutBlanks(text);
    this.size += decoded.length;
    return decoded;
  }

  /** All has arrived. */
  end(): void {
    if (this.#kept !== "") throw this.#broken("it ends in the middle of a group");
  }

  /** Null when there is something else among it. */
  #decoded(text: string): Buffer<ArrayBuffer> | null {
    const whole = text.length - (text.length % 4);
    if (whole > 0 && this.#isPadded) return null;
    const groups = whole === text.length ? text : text.slice(0, whole);
    const padding = paddingOf(groups);
    const expected = (whole / 4) * 3 - padding;
    const bytes = Buffer.allocUnsafeSlow(expected);
    if (bytes.write(groups, "base64") !== expected) return null;
    const rest = whole === text.length ? "" : text.slice(whole);
    // Three letters and a blank are no start of a group: it is looked at sign by sign.
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(rest)) return null;
    this.#isPadded ||= padding > 0;
    this.#kept = rest;
    return bytes;
  }

  #decodedWithoutBlanks(text: string): Buffer<ArrayBuffer> {
    const letters = text.replace(/[\t\n\r ]+/g, "");
    if (letters !== "" && this.#isPadded) throw this.#broken("it goes on behind its end");
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(letters)) throw this.#broken("there are other characters in it");
    const whole = letters.length - (letters.length % 4);
    const groups = letters.slice(0, whole);
    const rest = letters.slice(whole);
    const padding = paddingOf(groups);
    if (padding > 0 && rest !== "") throw this.#broken("it goes on behind its end");
    // A padding of which the second half has not arrived can only follow on two letters.
    if (rest.startsWith("=") || rest.startsWith("=", 1)) throw this.#broken("its padding is in the wrong place");
    const bytes = Buffer.from(groups, "base64");
    if (bytes.length !== (whole / 4) * 3 - padding) throw this.#broken("its padding is in the wrong place");
    this.#isPadded ||= padding > 0;
    this.#kept = rest;
    return bytes;
  }

  #broken(how: string): ProfitError {
    return new ProfitError("BAD_ANSWER", `The bytes of the file are broken base64: ${how}`, {
      status: this.#status,
      fault: "notBase64",
    });
  }
}

function paddingOf(groups: string): number {
  if (groups.charCodeAt(groups.length - 1) !== PAD) return 0;
  return groups.charCodeAt(groups.length - 2) === PAD ? 2 : 1;
}
