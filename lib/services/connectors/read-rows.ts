import { setImmediate as turn } from "node:timers/promises";
import { toRowsParams } from "@/lib/profit/filter/rows-query-params";
import { profitQueryOf } from "@/lib/profit/filter/compile";
import type { RowsQuery } from "@/lib/profit/filter/rows-query";
import { ProfitError } from "@/lib/profit/errors";
import { type AnsweredPage, readPage, requestPage } from "@/lib/profit/rest/get-connector";
import { CONTENT_TYPES, createRowWriter } from "@/lib/sinks/row-writer";
import { findConnection } from "../connections/find-connection";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { callProfit } from "./call-profit";
import { describeFor } from "./describe-get-connector";
import { NeighbourCheck } from "./neighbours";
import { assertAllFields, outputColumns, type RowsOutput } from "./rows-output";

export type ReadRowsInput = {
  connectionId: string;
  connectorId: string;
  query: RowsQuery & { take: number };
  output: RowsOutput;
};

export type RowsAnswer = {
  chunks: Uint8Array<ArrayBuffer>[];
  contentType: string;
  rows: number;
  /** Neighbours that the order could not tell apart. */
  duplicates: number;
  profit: { durationMs: number; bytes: number; status: number };
};

/** A page is held whole in memory. Ten times AFAS's advice is room enough; more is an export. */
const MOST_CELLS = 1_500_000;

/**
 * One page of rows, written in the asked format. Nothing is answered before the page is known to be whole, so that a
 * refusal or half an answer is an error and never a short list of rows.
 */
export async function readRows(ctx: ServiceContext, input: ReadRowsInput): Promise<RowsAnswer> {
  const { connectorId, query, output } = input;
  const connection = await findConnection(ctx, input.connectionId);
  let { fields } = await describeFor(ctx, connection, connectorId);
  const refresh = async () => {
    ({ fields } = await describeFor(ctx, connection, connectorId, { isFresh: true }));
  };
  // What was remembered may be older than the connector's definition: look again before anybody is blamed.
  if (query.fields.some((id) => !fields.some((field) => field.id === id))) await refresh();
  let columns = outputColumns(fields, query.fields);
  if (query.take * fields.length > MOST_CELLS) {
    const most = Math.floor(MOST_CELLS / fields.length);
    const sentence = `One page can have ${most} rows of this connector; use take=all for more.`;
    throw new ServiceError("INVALID_INPUT", sentence, {
      parameter: "take",
      kind: "tooMany",
      text: String(query.take),
      most,
      sentence,
    });
  }
  const { page, durationMs } = await askPage(ctx, input);
  try {
    assertAllFields(
      page.cells,
      fields.map(({ id }) => id),
      page.status,
    );
  } catch (error) {
    if (!(error instanceof ProfitError)) throw error;
    await refresh();
    columns = outputColumns(fields, query.fields);
    assertAllFields(
      page.cells,
      fields.map(({ id }) => id),
      page.status,
    );
  }
  const neighbours = new NeighbourCheck(query.orderBy.map(({ fieldId }) => fieldId));
  neighbours.see(page.cells);
  const writer = createRowWriter({ ...output, columns });
  const chunks = [writer.begin()];
  for (const chunk of writer.page(page.cells)) {
    chunks.push(chunk);
    await turn();
  }
  chunks.push(writer.end());
  return {
    chunks,
    contentType: CONTENT_TYPES[output.format],
    rows: page.cells.rowCount,
    duplicates: neighbours.duplicates,
    profit: { durationMs, bytes: page.bytes, status: page.status },
  };
}

async function askPage(
  ctx: ServiceContext,
  { connectionId, connectorId, query }: ReadRowsInput,
): Promise<{ page: AnsweredPage; durationMs: number }> {
  const call = {
    connectionId,
    connectorId,
    action: "rows.read",
    query: profitQueryOf(query).queryString,
    page: toRowsParams(query).toString(),
  };
  return callProfit(ctx, call, async (endpoint, meter) => {
    const startedAt = performance.now();
    const { filter, orderBy, skip, take } = query;
    const response = await requestPage(endpoint, { connectorId, filter, orderBy, skip, take }, ctx.signal);
    meter.status = response.status;
    const page = await readPage(response, query, { signal: ctx.signal, meter, pause: turn });
    meter.rows = page.cells.rowCount;
    return { page, durationMs: Math.round(performance.now() - startedAt) };
  });
}
