import type { RowsQuery } from "@/lib/profit/filter/rows-query";
import { readRowsParams, type RowsParamProblem, toRowsParams } from "@/lib/profit/filter/rows-query-params";
import { readEnteredValues, writeEnteredValues } from "@/lib/queries/entered-values";
import { placeholdersIn } from "@/lib/queries/placeholders";
import { type ExplorerState, type FieldsById, queryOf, stateOf } from "./explorer-state";

/**
 * The explorer's address: the rows route's own parameters, plus `frozen` which only the screen knows. `take` is always
 * written, because the page's default depends on the number of columns and the route's does not. This is also what is
 * kept of a saved query.
 */
export function pageOf(state: ExplorerState, fields: FieldsById): URLSearchParams {
  const params = toRowsParams(queryOf(state, fields));
  params.set("take", String(state.take));
  if (state.frozen > 0) params.set("frozen", String(state.frozen));
  return params;
}

/** With what was entered for its parameters (`p.from`): who follows the link sees the same rows. */
export function addressOf(state: ExplorerState, fields: FieldsById): URLSearchParams {
  const params = pageOf(state, fields);
  const values = state.groups.flatMap(({ conditions }) => conditions.map(({ value }) => value));
  writeEnteredValues(params, state.entered, new Set(values.flatMap(placeholdersIn)));
  return params;
}

export function readAddress(
  params: URLSearchParams,
  columnCount: number,
): { state: ExplorerState; problems: RowsParamProblem[] } {
  const { query, problems } = readRowsParams(params);
  const frozen = /^\d{1,3}$/.test(params.get("frozen") ?? "") ? Number(params.get("frozen")) : 0;
  const hasTake = params.has("take") && !problems.some(({ parameter }) => parameter === "take");
  return { state: stateOf(query, frozen, columnCount, hasTake, readEnteredValues(params)), problems };
}

/** What of a query decides which rows come; columns only decide which of them are seen. */
export function askKeyOf({ filter, orderBy, skip, take, transport }: Omit<RowsQuery, "fields">): string {
  return JSON.stringify([filter, orderBy, skip, take, transport ?? "rest"]);
}
