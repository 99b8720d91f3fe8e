import { safeOrder } from "@/lib/profit/filter/propose-order";
import type { RowsQuery, SortField } from "@/lib/profit/filter/rows-query";
import { largestTake } from "@/lib/profit/filter/take-rule";
import { CONTENT_TYPES } from "@/lib/sinks/row-writer";
import { WireRecorder } from "@/lib/profit/wire-log/wire-recorder";
import { findReadableConnection } from "../connections/find-readable-connection";
import type { ServiceContext } from "../context";
import type { HistoryEntry } from "../history/port";
import { openMasking } from "../privacy/masking";
import { failureOf } from "./call-profit";
import { describeFor } from "./describe-get-connector";
import { exportInWorker, type RunExport } from "./export-in-worker";
import { maskedWire } from "./masked-wire";
import { NOTHING } from "./export-pages";
import { ExportBook } from "./exports/export-book";
import { noteRunning } from "./exports/running-exports";
import { beginExport, type TakenUp } from "./exports/take-up";
import type { ExportJob, ExportSummary } from "./pager/export-job";
import { assertTransport } from "./page-source";
import { outputColumns, type RowsOutput, writerOptions } from "./rows-output";

export type ExportRowsInput = {
  connectionId: string;
  connectorId: string;
  query: Omit<RowsQuery, "take">;
  output: RowsOutput;
  /** Ticket of the verb `unmask`; without it the values of sensitive fields are masked in the file too. */
  unmask?: string | undefined;
  /** Rows per page; by default what AFAS advises for this many columns. */
  pageSize?: number;
  /** An export that broke off, of this very question. */
  resume?: TakenUp;
};

export type RowsExport = {
  /** Throws when the export fails: what was handed on before is then not the whole file. */
  chunks: AsyncGenerator<Uint8Array<ArrayBuffer>, void>;
  /** Ends it at once, also when a page is still being waited for. */
  stop(): void;
  contentType: string;
  pageSize: number;
  orderBy: SortField[];
  maskedFields: readonly string[];
  /** To ask how it goes (findExport) and to go on with it. */
  exportId: string;
  /** The place in the file at which `chunks` begin, and the rows before it. */
  from: { bytes: number; rows: number };
};

/** Few columns would allow enormous pages; answers should come within a second or so (protocol 3.0, limits). */
const MOST_ROWS_PER_PAGE = 10_000;
/** A larger skip is too slow for Profit (protocol 3.0, limits). */
const LONGEST_SKIP = 100_000;

/**
 * All rows that match, as one file. Resolves when the first page is whole, so that a refusal is still a refusal.
 * Always reads in an order that tells rows apart: what the person chose, then what metainfo suggests. Leaves one line
 * in the history, with the number of its calls.
 */
export async function exportRows(
  ctx: ServiceContext,
  input: ExportRowsInput,
  run: RunExport = exportInWorker,
): Promise<RowsExport> {
  const { connectionId, connectorId, query, output } = input;
  const connection = await findReadableConnection(ctx, connectionId);
  const { fields } = await describeFor(ctx, connection, connectorId, { isFresh: true });
  const masking = await openMasking(ctx, input, input.unmask);
  const maskedFields = masking.maskedOf(fields);
  const columns = outputColumns(fields, query.fields);
  const orderBy = safeOrder(query.orderBy, fields);
  const pageSize = input.pageSize ?? Math.min(largestTake(fields.length), MOST_ROWS_PER_PAGE);
  const endpoint = await ctx.profit.endpointOf(connectionId, ctx.language);
  assertTransport(endpoint, query.transport);
  const { filter, skip } = query;
  const typeOf = new Map(fields.map(({ id, dataType }) => [id, dataType]));
  const job: ExportJob = {
    connectorId,
    filter,
    orderBy: orderBy.map((sort) => ({ ...sort, dataType: typeOf.get(sort.fieldId) ?? "" })),
    skip,
    pageSize,
    longestSkip: LONGEST_SKIP,
    fieldIds: fields.map(({ id }) => id),
    ...(query.transport === "soap" && { soapFields: fields.map(({ id, dataType }) => ({ id, dataType })) }),
    writer: writerOptions({ ...output, maskedFields }, connectorId, columns),
  };
  const stop = new AbortController();
  const signal = ctx.signal ? AbortSignal.any([ctx.signal, stop.signal]) : stop.signal;
  const left = () => stop.abort(new DOMException("The reader left", "AbortError"));
  const { begun, from } = await beginExport(ctx, { connectionId, connectorId }, job, endpoint, input.resume);
  const book = new ExportBook(ctx, begun, left);
  const wire = new WireRecorder(endpoint.authorization, { run: ctx.runId, attempt: 1 });
  const pieces = run(
    from ? { ...job, from } : job,
    { ...endpoint, wire },
    (aborted) => ctx.profit.takeSlot(connectionId, aborted),
    signal,
    book.note,
  );
  const entry = {
    kind: "call",
    action: "rows.export",
    connectionId,
    connectorId,
    method: query.transport === "soap" ? "POST" : "GET",
    wire: () => maskedWire(wire.calls(), [...maskedFields, ...masking.shown]),
  } as const;
  const chunks = recorded(
    { ...ctx, signal },
    { entry, book, ended: noteRunning(book.id, left) },
    pieces,
    masking.shown,
  );
  // The first piece is empty and says that the export has begun; before it there may be a refusal.
  await chunks.next();
  return {
    ...{ chunks, stop: left, contentType: CONTENT_TYPES[output.format], pageSize, orderBy, maskedFields },
    exportId: book.id,
    from: { bytes: begun.bytes, rows: begun.rows },
  };
}

type Recording = {
  entry: Pick<HistoryEntry, "kind" | "action" | "connectionId" | "connectorId" | "method" | "wire">;
  book: ExportBook;
  ended: () => void;
};

/** Hands on the pieces and writes down how it ended, also when the reader leaves. */
async function* recorded(
  ctx: ServiceContext,
  { entry, book, ended }: Recording,
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, ExportSummary>,
  shown: readonly string[],
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const startedAt = performance.now();
  let ending: Ending = { outcome: "stopped" };
  let last: Parameters<ExportBook["end"]>[0] = { failure: null };
  let hasBegun = false;
  try {
    const first = await pieces.next();
    hasBegun = true;
    yield new Uint8Array();
    for (let piece = first; ; piece = await pieces.next()) {
      if (piece.done) {
        ending = endingOf(piece.value);
        last = { summary: piece.value };
        return;
      }
      // Who was stopped meanwhile must not come to an end that looks like one.
      ctx.signal?.throwIfAborted();
      yield piece.value;
    }
  } catch (error) {
    ending = failureOf(error, ctx.signal);
    if (!ctx.signal?.aborted) last = { failure: error };
    throw error;
  } finally {
    await pieces.return(NOTHING);
    await (hasBegun ? book.end(last) : book.neverBegan());
    ended();
    const detail = withShown(ending.detail, shown);
    await ctx.history.record({
      ...entry,
      ...ending,
      ...(detail && { detail }),
      durationMs: Math.round(performance.now() - startedAt),
    });
  }
}

/** Which masked fields had their values seen stands beside what else there is to tell. */
function withShown(detail: HistoryEntry["detail"], shown: readonly string[]): HistoryEntry["detail"] {
  if (shown.length === 0) return detail;
  return { ...detail, note: [detail?.note, `unmasked: ${shown.join(" ")}`].filter(Boolean).join(", ") };
}

type Ending = Pick<HistoryEntry, "outcome" | "status" | "logReference" | "detail" | "rows" | "answerBytes">;

function endingOf(summary: ExportSummary): Ending {
  const { rows, calls, repeats, answerBytes, duplicates, ranges, smallestPage, moved, skipReason } = summary;
  const note = [
    `calls: ${calls}`,
    `repeated: ${repeats}`,
    `equal neighbours: ${duplicates}`,
    ...(ranges > 0 ? [`ranges by key: ${ranges}`] : []),
    ...(smallestPage === null ? [] : [`smallest page: ${smallestPage}`]),
    ...(moved > 0 ? [`rows moved: ${moved}`] : []),
    ...(skipReason === null ? [] : [`read by skip: ${skipReason}`]),
  ].join(", ");
  return { outcome: "ok", status: 200, rows, answerBytes, detail: { note } };
}
