/**
 * Verbs on what changed since last time (protocol 3.13, 5): a saved query remembers, for each person, how far its changes
 * were read. Time is Profit's; what was read is only taken as read when a person says so.
 */
import { setImmediate as turn } from "node:timers/promises";
import { profitQueryOf } from "@/lib/profit/filter/compile";
import { proposeOrder } from "@/lib/profit/filter/propose-order";
import type { Filter } from "@/lib/profit/filter/rows-query";
import { largestTake } from "@/lib/profit/filter/take-rule";
import { receivePage, requestPage, scanReceived } from "@/lib/profit/rest/get-connector";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { PageCells } from "@/lib/profit/wire/page-cells";
import { PieceQueue } from "@/lib/sinks/piece-queue";
import { CONTENT_TYPES, createRowWriter } from "@/lib/sinks/row-writer";
import { findReadableConnection } from "../connections/find-readable-connection";
import { callProfit } from "../connectors/call-profit";
import { describeFor } from "../connectors/describe-get-connector";
import {
  answerFaultOf,
  assertAllFields,
  outputColumns,
  type RowsOutput,
  writerOptions,
} from "../connectors/rows-output";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { type Masking, openMasking } from "../privacy/masking";
import { changedPages, type ChangedQuestion } from "./changed-pages";
import { DeliveredRows } from "./delivered-rows";
import { type FollowedQuery, queryToFollow } from "./query-to-follow";

export type ReadChangesInput = {
  connectionId: string;
  connectorId: string;
  queryId: string;
  /** Names this run, so that it and no other can be taken as read. */
  runId: string;
  /** As the query asks it now, its blanks filled in. */
  filter: Filter;
  from: "mark" | "start" | { second: string };
  output: RowsOutput;
  unmask?: string | undefined;
  pageSize?: number;
  mostRows?: number;
};

export type ChangesAnswer = {
  /** Throws when it fails: what was handed on before is then not all. */
  chunks: AsyncGenerator<Uint8Array<ArrayBuffer>, void>;
  contentType: string;
  maskedFields: readonly string[];
};

/** One run hands on no more; the next one goes on behind it. */
const MOST_CHANGES = 200_000;
const MOST_ROWS_PER_PAGE = 10_000;

/** The rows of a query that changed since its mark, the beginning or a moment. Resolves when the first page is whole. */
export async function readChanges(ctx: ServiceContext, input: ReadChangesInput): Promise<ChangesAnswer> {
  const { connectionId, connectorId, output } = input;
  const connection = await findReadableConnection(ctx, connectionId);
  const followed = await queryToFollow(ctx, input.queryId);
  if (followed.connectionId !== connectionId || followed.connectorId !== connectorId) {
    throw new ServiceError("NOT_FOUND", "Saved query not found");
  }
  const { fields } = await describeFor(ctx, connection, connectorId);
  if (!fields.some(({ id, dataType }) => id === followed.sinceFieldId && dataType === "date")) {
    throw new ServiceError("INVALID_INPUT", `The connector has no date field "${followed.sinceFieldId}"`, {
      fields: followed.sinceFieldId,
    });
  }
  const masking = await openMasking(ctx, input, input.unmask);
  const maskedFields = masking.maskedOf(fields);
  const mark = input.from === "mark" ? ((await ctx.changes.markOf(followed.reader))?.mark ?? null) : null;
  const from =
    typeof input.from === "object" ? { ...input.from, isMark: false } : mark && { second: mark.newest, isMark: true };
  const delivered = new DeliveredRows(mark);
  const question = {
    ask: asking(ctx, input, fields, masking),
    filter: input.filter,
    sinceFieldId: followed.sinceFieldId,
    orderBy: proposeOrder(fields).orderBy,
    // Two at least: one row of a page may be there to see that nothing moved.
    pageSize: Math.max(2, input.pageSize ?? Math.min(largestTake(fields.length), MOST_ROWS_PER_PAGE)),
    from,
    mostRows: input.mostRows ?? MOST_CHANGES,
  };
  const options = writerOptions({ ...output, maskedFields }, connectorId, outputColumns(fields, []));
  const chunks = written(createRowWriter(options), question, delivered, () =>
    keepPending(ctx, input, followed, delivered),
  );
  // Empty, and there when the first page is: before it there may be a refusal.
  await chunks.next();
  return { chunks, contentType: CONTENT_TYPES[output.format], maskedFields };
}

async function* written(
  writer: ReturnType<typeof createRowWriter>,
  question: ChangedQuestion,
  delivered: DeliveredRows,
  onEnd: () => Promise<void>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const queue = new PieceQueue();
  const pages = changedPages(question, delivered);
  try {
    let page = await pages.next();
    yield new Uint8Array();
    yield* queue.through(writer.begin());
    for (; !page.done; page = await pages.next()) {
      if (page.value.rowCount > 0) yield* queue.through(writer.page(page.value));
      yield* queue.through(writer.flush());
    }
    yield* queue.through(writer.end());
    yield* queue.rest();
    await onEnd();
  } catch (error) {
    throw answerFaultOf(error);
  } finally {
    await pages.return(undefined);
  }
}

/** What may be taken as read stands beside what was: a run that is not taken changes nothing. */
async function keepPending(
  ctx: ServiceContext,
  { runId }: ReadChangesInput,
  { reader, question }: FollowedQuery,
  delivered: DeliveredRows,
): Promise<void> {
  const fresh = delivered.mark();
  if (fresh === null) return;
  const kept = await ctx.changes.markOf(reader);
  await ctx.changes.keepMark(reader, {
    mark: kept?.mark ?? null,
    question: kept?.question ?? question,
    pending: { runId, mark: fresh },
    pendingQuestion: question,
  });
}

function asking(
  ctx: ServiceContext,
  { connectionId, connectorId }: ReadChangesInput,
  fields: readonly GetConnectorField[],
  masking: Masking,
): ChangedQuestion["ask"] {
  const fieldIds = fields.map(({ id }) => id);
  const maskedFields = () => [...masking.maskedOf(fields), ...masking.shown];
  const shown = masking.shown.length > 0 ? { note: `unmasked: ${masking.shown.join(" ")}` } : {};
  return (asked) => {
    const { queryString } = profitQueryOf(asked);
    const call = { connectionId, connectorId, action: "rows.changes", query: queryString, maskedFields, ...shown };
    return callProfit(ctx, call, async (endpoint, meter): Promise<PageCells> => {
      const response = await requestPage(endpoint, { connectorId, ...asked }, ctx.signal);
      meter.status = response.status;
      const received = await receivePage(response, asked, { signal: ctx.signal, meter });
      const { cells, status } = await scanReceived(received, asked, turn);
      assertAllFields(cells, fieldIds, status);
      meter.rows = cells.rowCount;
      return cells;
    });
  };
}
