import { ProfitError } from "../errors";

const PAD = 0x3d;
const MINUS = 0x2d;
const UNDERSCORE = 0x5f;
/** The start of a group whose end has not arrived; padding follows on two letters or three. */
const HALF_GROUP = /^[A-Za-z0-9+/]{0,2}$|^[A-Za-z0-9+/]{3}$|^[A-Za-z0-9+/]{2}=$/;

/**
 * Base64 that arrives in pieces, as the bytes it stands for. Whole groups of four go through the platform's own decoder,
 * many hundreds of megabytes per second; that one passes over whatever is not base64, so what it gives is counted: too few
 * bytes mean white space, which is allowed and taken out, or damage, which is refused.
 */
export class Base64Decoder {
  readonly #status: number;
  #kept = "";
  #isPadded = false;
  #hasBlanks = false;

  constructor(status: number) {
    this.#status = status;
  }

  /** What these characters complete. They are copied: the caller may use their memory again. */
  take(characters: Uint8Array): Buffer<ArrayBuffer> {
    const arrived = Buffer.from(characters.buffer, characters.byteOffset, characters.length);
    const usual = this.#hasBlanks ? null : this.#decoded(arrived);
    if (usual) return usual;
    const letters = withoutBlanks(arrived);
    this.#hasBlanks ||= letters.length < arrived.length;
    const decoded = this.#decoded(letters);
    if (!decoded) throw this.#broken("there is something else among it, or behind its end");
    return decoded;
  }

  /** All has arrived. */
  end(): void {
    if (this.#kept !== "") throw this.#broken("it ends in the middle of a group");
  }

  /** Null when there is something else among it. */
  #decoded(letters: Buffer): Buffer<ArrayBuffer> | null {
    // The platform takes these for base64 as well, in its variant for addresses.
    if (letters.includes(MINUS) || letters.includes(UNDERSCORE)) return null;
    if (this.#isPadded && letters.length > 0) return null;
    const total = this.#kept.length + letters.length;
    const whole = total - (total % 4);
    // What completes the group that was kept.
    const lead = whole === 0 || this.#kept === "" ? 0 : 4 - this.#kept.length;
    const end = Math.max(0, whole - this.#kept.length);
    const rest = (whole === 0 ? this.#kept : "") + letters.toString("latin1", end);
    if (!HALF_GROUP.test(rest)) return null;
    const padding = end === 0 ? 0 : paddingOf(this.#kept, letters, end);
    if (padding > 0 && rest !== "") return null;
    const bytes = Buffer.allocUnsafeSlow((whole / 4) * 3 - padding);
    let written = lead === 0 ? 0 : bytes.write(this.#kept + letters.toString("latin1", 0, lead), 0, "base64");
    if (end > lead) written += bytes.write(letters.toString("latin1", lead, end), written, "base64");
    if (written !== bytes.length) return null;
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

/** Signs that stand for no byte, at the end of the last group; the first of two may have come with the piece before. */
function paddingOf(kept: string, letters: Buffer, end: number): number {
  if (letters[end - 1] !== PAD) return 0;
  return (end === 1 ? kept.endsWith("=") : letters[end - 2] === PAD) ? 2 : 1;
}

function withoutBlanks(arrived: Buffer): Buffer {
  const out = Buffer.allocUnsafe(arrived.length);
  let to = 0;
  for (let at = 0; at < arrived.length; at++) {
    const byte = arrived[at] as number;
    if (byte > 0x20 || !(byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)) out[to++] = byte;
  }
  return out.subarray(0, to);
}
