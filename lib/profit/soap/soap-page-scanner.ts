import { ProfitError } from "../errors";
import type { PageCells } from "../wire/page-cells";
import { ByteStore } from "./byte-store";
import { EnvelopeReader } from "./envelope-reader";
import type { SoapField } from "./field-names";
import { FlatRows } from "./flat-rows";
import { assertCharacters, cutOff } from "./xml-bytes";

/** The rows of a page as JSON; as much as REST may send. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The rows of one SOAP answer, cut into the same cells as those of REST while they arrive. Nothing of the answer itself
 * is kept: a row is let go of when its cells are written.
 */
export class SoapPageScanner {
  readonly #inner = new ByteStore(256 * 1024);
  readonly #envelope = new EnvelopeReader(this.#inner);
  readonly #rows: FlatRows;
  #received = 0;

  constructor(connectorId: string, fields: readonly SoapField[], expectedBytes = 0) {
    this.#rows = new FlatRows(this.#inner, connectorId, fields, Math.max(expectedBytes, 64 * 1024));
  }

  /** The body holds a fault: what it says is for others to read. */
  get isFault(): boolean {
    return this.#envelope.isFault;
  }

  get rowCount(): number {
    return this.#rows.rows.count;
  }

  cells(firstRow: number): PageCells {
    return this.#rows.rows.cells(firstRow);
  }

  add(piece: Uint8Array): void {
    this.#received += piece.length;
    this.#envelope.take(piece);
    if (this.isFault) return;
    this.#rows.advance(false);
    if (this.#rows.rows.bytes.length > MOST_BYTES) {
      throw new ProfitError("TOO_LARGE", `The rows take more than the ${MOST_BYTES} bytes we accept`, {
        status: 200,
        fault: "tooLarge",
      });
    }
  }

  /** All has arrived. The rows were read as they came, so that little is left to do; REST's scanner has more to pause for. */
  *finish(): Generator<void, { skip: null; take: null; cells: PageCells }> {
    this.#envelope.end(this.#received);
    this.#rows.advance(true);
    // An empty result is no rows (protocol 4.4).
    const isEmpty = this.#rows.hasNothing && this.#isBlankRest();
    if (!isEmpty && (!this.#rows.isEnded || !this.#isBlankRest())) throw cutOff(this.#received);
    yield;
    assertCharacters(this.#rows.rows.bytes);
    this.#assertFields();
    return { skip: null, take: null, cells: this.#rows.rows.cells(0) };
  }

  #isBlankRest(): boolean {
    return Buffer.from(this.#inner.whole.buffer, 0, this.#inner.length).toString("latin1").trim() === "";
  }

  #assertFields(): void {
    const absent = this.#rows.rows.absentFields();
    if (absent.length === 0) return;
    const named = absent.slice(0, 5).join(", ") + (absent.length > 5 ? ", …" : "");
    throw new ProfitError("BAD_ANSWER", `The rows lack ${absent.length} of their fields: ${named}`, {
      status: 200,
      fault: "missingFields",
    });
  }
}
