import { ProfitError } from "@/lib/profit/errors";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { PageCells } from "@/lib/profit/wire/page-cells";
import { PieceQueue } from "@/lib/sinks/piece-queue";
import { createRowWriter, type Piece, type RowWriter } from "@/lib/sinks/row-writer";
import { NeighbourCheck } from "./neighbours";
import type { PageOutlet } from "./page-outlet";
import type { ReadRowsInput } from "./read-rows";
import { answerFaultOf, assertAllFields, outputColumns, writerOptions } from "./rows-output";

/** So many bytes of an answer, or more, are handed on at once: a piece for each that arrives costs more than it gives. */
const HAND_ON_BYTES = 128 * 1024;

/**
 * The rows of one page on their way into a file, a batch at a time; kept until the page is known to be whole, or for as
 * long as the outlet does not take them.
 */
export class PageWriting {
  readonly #writer: RowWriter;
  readonly #fieldIds: string[];
  readonly #neighbours: NeighbourCheck;
  readonly #pieces: Piece[];
  readonly #outlet: PageOutlet | null;
  readonly #maskedFields: readonly string[];
  #seenBytes = 0;
  /** Why the rows do not fit the fields: what was remembered of them may be out of date. */
  misfit: ProfitError | null = null;

  constructor(
    { connectorId, query, output }: ReadRowsInput,
    fields: readonly GetConnectorField[],
    outlet?: PageOutlet,
  ) {
    this.#outlet = outlet ?? null;
    this.#maskedFields = output.maskedFields ?? [];
    this.#fieldIds = fields.map(({ id }) => id);
    this.#writer = createRowWriter(writerOptions(output, connectorId, outputColumns(fields, query.fields)));
    this.#neighbours = new NeighbourCheck(query.orderBy.map(({ fieldId }) => fieldId));
    this.#pieces = [...this.#writer.begin()];
  }

  /** Neighbours that the order could not tell apart. */
  get duplicates(): number {
    return this.#neighbours.duplicates;
  }

  see(cells: PageCells, status: number): void {
    if (this.misfit) return;
    try {
      assertAllFields(cells, this.#fieldIds, status);
    } catch (error) {
      if (!(error instanceof ProfitError)) throw error;
      this.misfit = error;
      return;
    }
    this.#neighbours.see(cells);
    try {
      this.#pieces.push(...this.#writer.page(cells));
    } catch (error) {
      throw answerFaultOf(error);
    }
    this.#seenBytes += bytesOf(cells);
    if (this.#seenBytes < HAND_ON_BYTES) return;
    this.#seenBytes = 0;
    this.#handOn();
  }

  #handOn(): void {
    if (!this.#outlet) return;
    this.#pieces.push(...this.#writer.flush());
    // A format that packs its pieces goes out as a whole.
    const written = this.#pieces.filter((piece) => piece instanceof Uint8Array);
    if (written.length < this.#pieces.length || !this.#outlet.takes(written, this.#maskedFields)) return;
    this.#pieces.length = 0;
  }

  /** The whole file, or what the outlet did not get of it. */
  async end(): Promise<Uint8Array<ArrayBuffer>[]> {
    const queue = new PieceQueue();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for await (const chunk of queue.through([...this.#pieces, ...this.#writer.end()])) chunks.push(chunk);
    for await (const chunk of queue.rest()) chunks.push(chunk);
    return this.#outlet?.isOpen && this.#outlet.takes(chunks, this.#maskedFields) ? [] : chunks;
  }
}

/** Of the answer they came in. */
function bytesOf({ rowCount, fieldIds, starts, ends }: PageCells): number {
  return rowCount === 0 ? 0 : (ends[rowCount * fieldIds.length - 1] ?? 0) - (starts[0] ?? 0);
}
