import type { Piece } from "./row-writer";

/** Pieces that may be in the making at once: enough to keep the packing threads busy, few enough to stay small. */
const MOST_UNDER_WAY = 6;

/** Brings the pieces of a writer out in their order, while the next ones are in the making. */
export class PieceQueue {
  readonly #pieces: Piece[] = [];

  /** Takes pieces as they come and hands on those whose turn it is; the rest stays for later. */
  async *through(pieces: Iterable<Piece>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for (const piece of pieces) {
      this.#pieces.push(piece);
      // Its failure is told when its turn comes, if it ever does.
      if (piece instanceof Promise) piece.catch(() => undefined);
      while (this.#pieces.length > MOST_UNDER_WAY || this.#pieces[0] instanceof Uint8Array) yield* this.#next();
    }
  }

  async *rest(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    while (this.#pieces.length > 0) yield* this.#next();
  }

  async *#next(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const piece = await this.#pieces.shift();
    if (piece && piece.byteLength > 0) yield piece;
  }
}
