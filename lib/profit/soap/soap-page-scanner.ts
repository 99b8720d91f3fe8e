import { ProfitError } from "../errors";
import type { PageCells } from "../wire/page-cells";
import { ByteStore } from "./byte-store";
import { EnvelopeReader } from "./envelope-reader";
import type { SoapField } from "./field-names";
import { FlatRows } from "./flat-rows";
import type { Expected } from "./written-rows";
import { assertCharacters, cutOff } from "./xml-bytes";

/** The rows of a page as JSON; as much as REST may send. */
const MOST_BYTES = 64 * 1024 * 1024;
/** So much at most is looked at together: what one piece of a connection has. */
const PIECE_BYTES = 64 * 1024;
/** The beginning of a row waits for its end, unless that is far away. */
const MOST_WAITING = 64 * 1024;
/** Until the first row has come it is read in steps: the sooner the rest goes the usual way, the better. */
const FIRST_STEP = 2 * 1024;
const LONGEST_STEP = 32 * 1024;

/**
 * The rows of one SOAP answer, cut into the same cells as those of REST while they arrive. Nothing of the answer itself
 * is kept: a row is let go of when its cells are written. Usual rows go straight into their cells (usual/); everything
 * else is decoded first, and read from what that gives.
 */
export class SoapPageScanner {
  /** As it arrived, from the first row on that is not all there. */
  readonly #raw = new ByteStore(PIECE_BYTES + MOST_WAITING);
  readonly #inner = new ByteStore(16 * 1024);
  readonly #envelope = new EnvelopeReader(this.#inner);
  readonly #rows: FlatRows;
  #received = 0;
  /** What waits is looked at again when it has doubled. */
  #tryAt = 0;
  /** So much goes the long way before the usual one is tried again: the more often that was in vain, the more. */
  #step = 0;

  constructor(connectorId: string, fields: readonly SoapField[], expected: Partial<Expected> = {}) {
    const { bytes = 0, rows = 0 } = expected;
    this.#rows = new FlatRows(this.#inner, connectorId, fields, { bytes: Math.max(bytes, PIECE_BYTES), rows });
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
    for (let at = 0; at < piece.length && !this.isFault; at += PIECE_BYTES) {
      this.#raw.add(piece.subarray(at, at + PIECE_BYTES));
      if (this.#raw.length >= this.#tryAt) this.#take(false);
    }
  }

  /** Nothing more will come: what waits is taken too. */
  end(): void {
    this.#take(true);
  }

  /** Checks the page whole. The rows were read as they came, so that little is left to do; REST's scanner has more to pause for. */
  *finish(): Generator<void, { skip: null; take: null; cells: PageCells }> {
    this.end();
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

  #take(isLast: boolean): void {
    const raw = this.#raw;
    let at = 0;
    while (at < raw.length && !this.isFault) {
      at = this.#takeUsual(at);
      const end = this.#endOfStep(at, isLast);
      if (end === at) break;
      this.#envelope.take(raw.whole.subarray(at, end));
      this.#rows.advance(false);
      at = end;
    }
    raw.dropFront(this.isFault ? raw.length : at);
    this.#tryAt = raw.length * 2;
    this.#assertSize();
  }

  #takeUsual(from: number): number {
    if (!this.#isBetweenRows) return from;
    const at = this.#rows.usual?.take(this.#raw, from) ?? from;
    this.#step = at > from ? 0 : Math.min(this.#step * 2 || 256, LONGEST_STEP);
    if (at > from) this.#envelope.skipped();
    return at;
  }

  get #isBetweenRows(): boolean {
    return this.#envelope.isInText && this.#rows.isBetweenRows;
  }

  /** How far the way is that is not usual: behind the row, if it is one. The same place when it is to wait. */
  #endOfStep(at: number, isLast: boolean): number {
    const { whole, length } = this.#raw;
    const { usual } = this.#rows;
    if (!usual) return Math.min(at + FIRST_STEP, length);
    const rest = Buffer.from(whole.buffer, at, length - at);
    const next = rest.indexOf(usual.closeOfRow, this.#step);
    const close = next === -1 ? rest.lastIndexOf(usual.closeOfRow) : next;
    if (close !== -1) return at + close + usual.closeOfRow.length;
    const mayWait = !isLast && rest.length < MOST_WAITING && this.#isBetweenRows;
    return mayWait && usual.mayBegin(this.#raw, at) ? at : length;
  }

  #assertSize(): void {
    if (this.#rows.rows.bytes.length <= MOST_BYTES) return;
    throw new ProfitError("TOO_LARGE", `The rows take more than the ${MOST_BYTES} bytes we accept`, {
      status: 200,
      fault: "tooLarge",
    });
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
