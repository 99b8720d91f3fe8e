import { safeOrder } from "@/lib/profit/filter/propose-order";
import type { RowsQuery, SortField } from "@/lib/profit/filter/rows-query";
import { largestTake } from "@/lib/profit/filter/take-rule";
import { CONTENT_TYPES } from "@/lib/sinks/row-writer";
import { findConnection } from "../connections/find-connection";
import type { ServiceContext } from "../context";
import type { HistoryEntry } from "../history/port";
import { openMasking } from "../privacy/masking";
import { failureOf } from "./call-profit";
import { describeFor } from "./describe-get-connector";
import { exportInWorker, type RunExport } from "./export-in-worker";
import type { ExportSummary } from "./export-pages";
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
};

/** Few columns would allow enormous pages; answers should come within a second or so (protocol 3.0, limits). */
const MOST_ROWS_PER_PAGE = 10_000;

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
  const connection = await findConnection(ctx, connectionId);
  const { fields } = await describeFor(ctx, connection, connectorId, { isFresh: true });
  const masking = await openMasking(ctx, input, input.unmask);
  const maskedFields = masking.maskedOf(fields);
  const columns = outputColumns(fields, query.fields);
  const orderBy = safeOrder(query.orderBy, fields);
  const pageSize = input.pageSize ?? Math.min(largestTake(fields.length), MOST_ROWS_PER_PAGE);
  const endpoint = await ctx.profit.endpointOf(connectionId, ctx.language);
  const { filter, skip } = query;
  const job = {
    connectorId,
    filter,
    orderBy,
    skip,
    pageSize,
    fieldIds: fields.map(({ id }) => id),
    writer: writerOptions({ ...output, maskedFields }, connectorId, columns),
  };
  const entry = { kind: "call", action: "rows.export", connectionId, connectorId, method: "GET" } as const;
  const stop = new AbortController();
  const signal = ctx.signal ? AbortSignal.any([ctx.signal, stop.signal]) : stop.signal;
  const pieces = run(job, endpoint, (aborted) => ctx.profit.takeSlot(connectionId, aborted), signal);
  const chunks = recorded({ ...ctx, signal }, entry, pieces, masking.shown);
  // The first piece is empty and says that the export has begun; before it there may be a refusal.
  await chunks.next();
  const left = () => stop.abort(new DOMException("The reader left", "AbortError"));
  return { chunks, stop: left, contentType: CONTENT_TYPES[output.format], pageSize, orderBy, maskedFields };
}

/** Hands on the pieces and writes down how it ended, also when the reader leaves. */
async function* recorded(
  ctx: ServiceContext,
  entry: Pick<HistoryEntry, "kind" | "action" | "connectionId" | "connectorId" | "method">,
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, ExportSummary>,
  shown: readonly string[],
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const startedAt = performance.now();
  let ending: Ending = { outcome: "stopped" };
  try {
    const first = await pieces.next();
    yield new Uint8Array();
    for (let piece = first; ; piece = await pieces.next()) {
      if (piece.done) {
        ending = endingOf(piece.value);
        return;
      }
      yield piece.value;
    }
  } catch (error) {
    ending = failureOf(error, ctx.signal);
    throw error;
  } finally {
    await pieces.return(NOTHING);
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

const NOTHING: ExportSummary = { rows: 0, calls: 0, repeats: 0, answerBytes: 0, duplicates: 0 };

type Ending = Pick<HistoryEntry, "outcome" | "status" | "logReference" | "detail" | "rows" | "answerBytes">;

function endingOf({ rows, calls, repeats, answerBytes, duplicates }: ExportSummary): Ending {
  const note = [`calls: ${calls}`, `repeated: ${repeats}`, `equal neighbours: ${duplicates}`].join(", ");
  return { outcome: "ok", status: 200, rows, answerBytes, detail: { note } };
}
