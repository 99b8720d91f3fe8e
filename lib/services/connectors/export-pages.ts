import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { PageMemories } from "@/lib/profit/answer/page-memory";
import type { ExportJob, ExportSummary, TakeSlot, TellNote } from "./pager/export-job";
import { GrowingFile } from "./pager/growing-file";
import { HeldPlaces } from "./pager/held-places";
import { RowReading } from "./pager/ordered-rows";
import { PageSize } from "./pager/page-size";

/**
 * All rows, page by page in order (pager/), as pieces of one file. The first piece comes when the first page is known to
 * be whole, and is empty. Ends only when Profit has shown that there is nothing behind the last row; whatever else
 * happens throws. Returning it, or aborting, stops every call that is under way; an abort does so also in the middle of a
 * wait. A job with `from` goes on behind that checkpoint.
 */
export async function* exportPages(
  job: ExportJob,
  endpoint: ProfitEndpoint,
  takeSlot: TakeSlot,
  outer: AbortSignal,
  tell: TellNote = () => undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>, ExportSummary> {
  const stop = new AbortController();
  const signal = AbortSignal.any([outer, stop.signal]);
  const summary: ExportSummary = { ...NOTHING, rows: job.from?.rows ?? 0 };
  const places = new HeldPlaces(takeSlot);
  const size = new PageSize(job.pageSize, job.from?.pageSize);
  const reading = new RowReading({
    job,
    endpoint,
    takeSlot: places.take,
    summary,
    size,
    tell,
    signal,
    memories: new PageMemories(),
  });
  const rows = reading.rows();
  const file = new GrowingFile(job, (checkpoint) => tell({ kind: "checkpoint", checkpoint }));
  try {
    let next = await rows.next();
    file.begin(next.done ? null : next.value.cells);
    yield new Uint8Array();
    // Not sooner: what is refused is refused before the first byte, and once.
    reading.goAhead();
    while (!next.done) {
      const { cells, key } = next.value;
      summary.rows += cells.rowCount;
      yield* file.written({ rows: summary.rows, key, pageSize: size.current });
      next = await rows.next();
      if (!next.done) file.page(next.value.cells);
    }
    yield* file.end();
    return { ...summary, smallestPage: size.smallest };
  } finally {
    stop.abort(new DOMException("The export has ended", "AbortError"));
    places.giveAllBack();
  }
}

export const NOTHING: ExportSummary = {
  rows: 0,
  calls: 0,
  repeats: 0,
  answerBytes: 0,
  duplicates: 0,
  ranges: 0,
  smallestPage: null,
  moved: 0,
  skipReason: null,
};
