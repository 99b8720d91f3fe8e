import { ByteStore } from "../soap/byte-store";
import { EnvelopeReader } from "../soap/envelope-reader";
import { Base64Decoder } from "./base64-decoder";
import type { FileScanner, ToldOfFile } from "./file-scanner";

const LESS = 0x3c;
const AMPERSAND = 0x26;

/**
 * A file over SOAP: bare base64 in the one result of an envelope (protocol 4.7, 4.8), without a name or a type. The
 * envelope is the business of EnvelopeReader; text between two tags goes to the decoder as it stands.
 */
export class SoapFileScanner implements FileScanner {
  readonly #decoder: Base64Decoder;
  readonly #text = new ByteStore(64 * 1024);
  readonly #reader = new EnvelopeReader(this.#text);
  readonly told: ToldOfFile = { fileName: null, mimetype: null };
  contentFrom: number | null = null;
  #received = 0;

  constructor(status: number) {
    this.#decoder = new Base64Decoder(status);
  }

  get isFault(): boolean {
    return this.#reader.isFault;
  }

  take(piece: Uint8Array): Buffer[] {
    const before = this.#received;
    this.#received += piece.length;
    const decoded: Buffer[] = [];
    let rest = piece;
    if (this.#reader.isInText) {
      const end = endOfPlainText(piece);
      if (end > 0) {
        this.contentFrom ??= before;
        decoded.push(this.#decoder.take(piece.subarray(0, end)));
        this.#reader.skipped();
        rest = piece.subarray(end);
      }
    }
    if (rest.length > 0) {
      this.#reader.take(rest);
      if (this.#text.length > 0) this.contentFrom ??= before + startOfText(piece);
      decoded.push(this.#decoder.take(this.#text.whole.subarray(0, this.#text.length)));
      this.#text.dropFront(this.#text.length);
    }
    return decoded.filter(({ length }) => length > 0);
  }

  end(): Buffer[] {
    if (this.isFault) return [];
    this.#reader.end(this.#received);
    this.#decoder.end();
    return [];
  }
}

/** The envelope before the text may be kept with the call; nothing of the piece when its end is not in it. */
function startOfText({ buffer, byteOffset, length }: Uint8Array): number {
  const found = Buffer.from(buffer, byteOffset, length).indexOf("Result>");
  return found === -1 ? 0 : found + "Result>".length;
}

function endOfPlainText(piece: Uint8Array): number {
  const [tag, reference] = [piece.indexOf(LESS), piece.indexOf(AMPERSAND)].map((at) => (at === -1 ? piece.length : at));
  return Math.min(tag as number, reference as number);
}
