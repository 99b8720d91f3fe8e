import { CONSOLE_UNREACHABLE, publicErrorOf } from "@/components/feedback/public-error-of";
import type { PublicError } from "@/lib/actions/public-error";
import { RowFault } from "./row-fault";
import { RowReader } from "./row-reader";
import type { PageRead } from "./rows-messages";
import type { RowTable } from "./row-table";

/** Trouble on the way to the rows, in the form the error panel shows. */
export class ReadFailure extends Error {
  override readonly name = "ReadFailure";
  readonly trouble: PublicError;

  constructor(trouble: PublicError) {
    super(trouble.explanation);
    this.trouble = trouble;
  }
}

/**
 * Reads one answer of the rows route into a table while it arrives; `onRows` hears of it. Throws ReadFailure, or whatever
 * an abort throws; rows that came before that are kept, for they are whole.
 */
export async function readAnswer(
  url: string,
  table: RowTable,
  signal: AbortSignal,
  onRows: () => void,
): Promise<PageRead> {
  const reader = new RowReader(table);
  const startedAt = performance.now();
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch (error) {
    throw signal.aborted ? error : new ReadFailure(CONSOLE_UNREACHABLE);
  }
  if (!response.ok) throw new ReadFailure(await publicErrorOf(response));
  let bytes = 0;
  try {
    for await (const piece of response.body as ReadableStream<Uint8Array>) {
      bytes += piece.length;
      reader.take(piece);
      onRows();
    }
    reader.end();
  } catch (error) {
    reader.stop();
    if (signal.aborted) throw error;
    throw new ReadFailure(troubleOf(error, reader.rowCount));
  }
  // An answer that was sent on while it came tells neither.
  const elapsedMs = Math.round(performance.now() - startedAt);
  const count = (name: string) => Number(response.headers.get(name)) || 0;
  return {
    rows: reader.rowCount,
    durationMs: count("x-profit-duration-ms") || elapsedMs,
    bytes: count("x-profit-bytes") || bytes,
  };
}

/** A transfer that broke off, or an answer that is not rows; how many rows came is part of the sentence. */
function troubleOf(error: unknown, rows: number): PublicError {
  if (error instanceof RangeError) return { code: "INTERNAL", explanation: "rowsTooMuch", params: { rows } };
  const fault = error instanceof RowFault ? error.fault : "cutOff";
  return { code: "BAD_ANSWER", explanation: fault === "cutOff" ? "rowsBrokeOff" : "rowsNotRows", params: { rows } };
}
