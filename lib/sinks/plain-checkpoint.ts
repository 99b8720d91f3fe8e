import type { OnWriterState, Piece } from "./row-writer";

/** For formats whose rows stand by themselves: behind a row, with nothing held back, there is nothing to know. */
export function* plainCheckpoint(pieces: Iterable<Piece>, onState: OnWriterState): Generator<Piece> {
  yield* pieces;
  onState(null);
}
