import { CONTENT_TYPES } from "@/lib/sinks/row-writer";
import type { ServiceContext } from "../context";
import { PageOutlet } from "./page-outlet";
import { readRows, type ReadRowsInput, type RowsAnswer } from "./read-rows";

/** A large page on its way out. What is only known at its end stands in the history. */
export type StreamedRows = {
  /** Throws when the page turns out not to be whole: what was handed on before is then not all of it. */
  stream: AsyncGenerator<Uint8Array<ArrayBuffer>, void>;
  /** For when the reader leaves. */
  stop(): void;
  contentType: string;
  maskedFields: readonly string[];
};

/**
 * One page of rows as `readRows` reads it, but a large one goes out while it arrives: its last bytes come as soon as
 * Profit's do. What is refused is an error still, for it has no rows; a page that breaks off half-way is broken off.
 */
export async function streamRows(ctx: ServiceContext, input: ReadRowsInput): Promise<RowsAnswer | StreamedRows> {
  const outlet = new PageOutlet();
  const left = new AbortController();
  const signal = ctx.signal ? AbortSignal.any([ctx.signal, left.signal]) : left.signal;
  const whole = readRows({ ...ctx, signal }, input, outlet);
  whole.then(
    () => outlet.end(),
    (error: unknown) => outlet.fail(error),
  );
  const streamed = outlet.opened.then((maskedFields): StreamedRows => ({
    stream: outlet.pieces(),
    stop: () => left.abort(new DOMException("The reader left", "AbortError")),
    contentType: CONTENT_TYPES[input.output.format],
    maskedFields,
  }));
  return Promise.race([whole, streamed]);
}
