import { z } from "zod";
import { valueKindOf } from "@/lib/profit/filter/operators-by-type";
import { readRowsParams } from "@/lib/profit/filter/rows-query-params";
import { DEFAULT_CSV } from "@/lib/sinks/csv";
import { dutchDayOf } from "@/lib/queries/calendar-day";
import { fillIn, parametersIn } from "@/lib/queries/fill-in";
import { findReadableConnection } from "../../connections/find-readable-connection";
import { describeFor } from "../../connectors/describe-get-connector";
import { readRows } from "../../connectors/read-rows";
import { outputColumns } from "../../connectors/rows-output";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { findSavedQuery } from "../../queries/find-saved-query";
import { MOST_ITEMS, type QueryRowsForBatch } from "./batch-request";

export const QueryRowsInput = z.object({ connectionId: z.uuid(), queryId: z.uuid() });
export type QueryRowsInput = z.output<typeof QueryRowsInput>;

/** What a person wants to choose from; the browser holds them all. */
const MOST_COLUMNS = 30;

/**
 * The rows of a saved query, for a batch to take values from; its blanks stand at their defaults. Only of queries and
 * connectors that this person may read, and values of sensitive fields are masked, as everywhere.
 */
export async function readQueryRows(
  ctx: ServiceContext,
  { connectionId, queryId }: QueryRowsInput,
): Promise<QueryRowsForBatch> {
  const connection = await findReadableConnection(ctx, connectionId);
  const saved = await findSavedQuery(ctx, { queryId });
  if (saved.connectionId !== connectionId) throw new ServiceError("NOT_FOUND", "Saved query not found");
  const { fields } = await describeFor(ctx, connection, saved.connectorId);
  const { query } = readRowsParams(new URLSearchParams(saved.page));
  const kindOf = (fieldId: string) => valueKindOf(fields.find(({ id }) => id === fieldId)?.dataType ?? "");
  const parameters = parametersIn(query.filter, saved.parameters, kindOf);
  const filled = fillIn(query.filter, parameters, { entered: new Map(), today: dutchDayOf(ctx.now()), kindOf });
  if (filled.problems.size > 0) {
    const names = [...filled.problems.keys()].map((name) => parameters.find((one) => one.name === name)?.label || name);
    throw new ServiceError("INVALID_INPUT", "The query asks for values that have no default", {
      fields: names.join(", "),
    });
  }
  const columns = outputColumns(fields, query.fields)
    .map(({ id }) => id)
    .slice(0, MOST_COLUMNS);
  const answer = await readRows(ctx, {
    connectionId,
    connectorId: saved.connectorId,
    query: { ...query, fields: columns, filter: filled.filter, skip: 0, take: MOST_ITEMS + 1 },
    output: { format: "json", csv: DEFAULT_CSV },
  });
  const rows = z
    .array(z.record(z.string(), z.unknown()))
    .parse(JSON.parse(Buffer.concat(answer.chunks).toString("utf8")));
  return {
    columns,
    rows: rows.slice(0, MOST_ITEMS).map((row) => columns.map((id) => textOf(row[id]))),
    isCut: rows.length > MOST_ITEMS,
  };
}

function textOf(cell: unknown): string {
  return cell === null || cell === undefined ? "" : String(cell as string | number | boolean);
}
