import type { Answer, RowsBody } from "./answer";

export type Pieces = Iterable<Buffer> | AsyncIterable<Buffer>;

/** Rows are printed into pieces of about this many bytes before they are sent. */
export const PIECE = 64 * 1_024;
const COMMA = 44;

/** The bytes of a body, made as they are asked for. */
export function piecesOf(body: NonNullable<Answer["body"]>): Pieces {
  if (typeof body === "string") return body === "" ? [] : [Buffer.from(body, "utf8")];
  if (Buffer.isBuffer(body)) return body.length === 0 ? [] : [body];
  return "pieces" in body ? body.pieces() : rowPieces(body);
}

function* rowPieces(body: RowsBody): Generator<Buffer> {
  const { writer } = body;
  const isSeparated = body.separator === ",";
  let piece = Buffer.allocUnsafe(PIECE);
  let at = piece.write(body.head, 0, "utf8");
  for (let position = 0; position < body.count; position++) {
    const row = body.rowAt(position);
    const room = writer.room(row) + 1;
    if (at + room > piece.length) {
      yield piece.subarray(0, at);
      // Each piece is new: the one before may still wait to be sent.
      piece = Buffer.allocUnsafe(Math.max(PIECE, room));
      at = 0;
    }
    if (position > 0 && isSeparated) piece[at++] = COMMA;
    at = writer.write(row, piece, at);
  }
  yield piece.subarray(0, at);
  yield Buffer.from(body.tail, "utf8");
}
