import { ProfitError } from "@/lib/profit/errors";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { PageCells } from "@/lib/profit/wire/page-cells";
import { PieceQueue } from "@/lib/sinks/piece-queue";
import { createRowWriter, type Piece, type RowWriter } from "@/lib/sinks/row-writer";
import { NeighbourCheck } from "./neighbours";
import type { ReadRowsInput } from "./read-rows";
import { answerFaultOf, assertAllFields, outputColumns, writerOptions } from "./rows-output";

/** The rows of one page on their way into a file, a batch at a time; kept until the page is known to be whole. */
export class PageWriting {
  readonly #writer: RowWriter;
  readonly #fieldIds: string[];
  readonly #neighbours: NeighbourCheck;
  readonly #pieces: Piece[];
  /** Why the rows do not fit the fields: what was remembered of them may be out of date. */
  misfit: ProfitError | null = null;

  constructor({ connectorId, query, output }: ReadRowsInput, fields: readonly GetConnectorField[]) {
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
  }

  /** The whole file. */
  async end(): Promise<Uint8Array<ArrayBuffer>[]> {
    const queue = new PieceQueue();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for await (const chunk of queue.through([...this.#pieces, ...this.#writer.end()])) chunks.push(chunk);
    for await (const chunk of queue.rest()) chunks.push(chunk);
    return chunks;
  }
}
