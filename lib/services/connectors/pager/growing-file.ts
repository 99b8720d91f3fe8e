import { setImmediate as turn } from "node:timers/promises";
import type { PageCells } from "@/lib/profit/wire/page-cells";
import { PieceQueue } from "@/lib/sinks/piece-queue";
import { createRowWriter, type Piece, type RowWriter, type WriterState } from "@/lib/sinks/row-writer";
import { answerFaultOf } from "../rows-output";
import type { Checkpoint, ExportPlace } from "./checkpoint";
import type { ExportJob } from "./export-job";

type Bytes = AsyncGenerator<Uint8Array<ArrayBuffer>, void>;

/** So much of the file between two checkpoints, unless the rows come slowly. */
const CHECKPOINT_BYTES = 512 * 1024;
const CHECKPOINT_MS = 1_000;

/** The file of an export: rows in, bytes out, and now and then a place from which it could be gone on with. */
export class GrowingFile {
  readonly #writer: RowWriter;
  readonly #queue = new PieceQueue();
  readonly #onCheckpoint: (checkpoint: Checkpoint) => void;
  #bytes: number;
  #isBegun: boolean;
  #markedBytes: number;
  #markedAt = performance.now();
  #pieces: Iterable<Piece> = [];

  constructor({ writer, from }: ExportJob, onCheckpoint: (checkpoint: Checkpoint) => void) {
    this.#onCheckpoint = onCheckpoint;
    this.#writer = createRowWriter(writer, from?.writer);
    this.#bytes = this.#markedBytes = from?.bytes ?? 0;
    this.#isBegun = from !== undefined;
  }

  /** Takes the first rows at once, so that a cell that the format cannot hold is told before the first byte. */
  begin(cells: PageCells | null): void {
    try {
      const beginning = this.#isBegun ? [] : [...this.#writer.begin()];
      this.#isBegun = true;
      this.#pieces = [...beginning, ...(cells ? this.#writer.page(cells) : [])];
    } catch (error) {
      throw answerFaultOf(error);
    }
  }

  page(cells: PageCells): void {
    this.#pieces = this.#writer.page(cells);
  }

  /** Hands on what was taken; `place` is where the rows are with it. */
  async *written(place: ExportPlace): Bytes {
    yield* this.#handOn(this.#pieces);
    this.#pieces = [];
    const onState = (writer: WriterState, bytes = this.#bytes) => {
      const now = performance.now();
      if (bytes - this.#markedBytes < CHECKPOINT_BYTES && now - this.#markedAt < CHECKPOINT_MS) return;
      this.#markedBytes = bytes;
      this.#markedAt = now;
      this.#onCheckpoint({ ...place, bytes, writer });
    };
    yield* this.#handOn(this.#writer.checkpoint(onState));
  }

  async *end(): Bytes {
    yield* this.#handOn(this.#pieces);
    yield* this.#handOn(this.#writer.end());
    yield* this.#counted(this.#queue.rest());
  }

  #handOn(pieces: Iterable<Piece>): Bytes {
    return this.#counted(this.#queue.through(pieces));
  }

  /** Lets the answers that are under way be received between two pieces. */
  async *#counted(pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>): Bytes {
    try {
      for await (const piece of pieces) {
        this.#bytes += piece.byteLength;
        yield piece;
        await turn();
      }
    } catch (error) {
      throw answerFaultOf(error);
    }
  }
}
