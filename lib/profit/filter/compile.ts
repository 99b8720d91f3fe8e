/**
 * The filter room: one visual filter, and its ways to the wire. Pure and safe in the browser; it knows Profit's
 * grammar and nothing of HTTP, React or rows. No network, no texts for people and no database in here.
 */
import { compileJson } from "./compile-json";
import { compileLists, type EncodedParameter, isWithoutValue } from "./compile-lists";
import type { Filter, RowsQuery, SortField } from "./rows-query";
import { REQUEST_LIMIT, requestLengthOf } from "./request-length";

/**
 * Why a form was chosen; the words stand in lib/messages.
 * - `shortest`: both forms mean the same, the lists are shorter.
 * - `separator`: a value or field id holds `,` or `;`, for which the lists have no escape (protocol 5).
 * - `blank`: a value is empty or begins or ends with a space; how the lists treat that is not documented.
 * - `mixed`: AND and OR together; known clients read such lists in two ways (protocol 9.3), JSON reads one way.
 * - `tooLongForJson`: `mixed`, but only the lists fit into one request; they are read as OR of AND-groups.
 */
export type FilterFormReason = "none" | "shortest" | "separator" | "blank" | "mixed" | "tooLongForJson";

export type CompiledFilter = {
  form: "none" | "lists" | "json";
  reason: FilterFormReason;
  /** Encoded for the query string; `queryStringOf` joins them. */
  parameters: EncodedParameter[];
};

/** What else goes into the same request and therefore counts for its length. */
export type RequestRest = { orderBy: SortField[]; skip: number; take: number };

/**
 * Compiles a filter to the shortest form whose meaning is certain. Never drops or alters a condition: what the lists
 * cannot carry goes to `filterjson`. `rest` decides whether the JSON still fits into the 2049 characters.
 */
export function compileFilter(filter: Filter, rest: RequestRest = { orderBy: [], skip: 0, take: 100 }): CompiledFilter {
  const groups = filter.groups.filter((group) => group.length > 0);
  if (groups.length === 0) return { form: "none", reason: "none", parameters: [] };
  const conditions = groups.flat();
  const json = (reason: FilterFormReason): CompiledFilter => ({
    form: "json",
    reason,
    parameters: compileJson(filter),
  });
  const valued = conditions.filter((condition) => !isWithoutValue(condition));
  if (conditions.some(({ fieldId }) => /[,;]/.test(fieldId)) || valued.some(({ value }) => /[,;]/.test(value))) {
    return json("separator");
  }
  if (valued.some(({ value }) => value.trim() !== value || value === "")) return json("blank");
  const lists: CompiledFilter = { form: "lists", reason: "shortest", parameters: compileLists(filter) };
  if (groups.length === 1 || groups.every((group) => group.length === 1)) return lists;
  const inJson = json("mixed");
  const fits = (compiled: CompiledFilter) =>
    requestLengthOf([...compiled.parameters, ...pagingParameters(rest)]) <= REQUEST_LIMIT;
  return !fits(inJson) && fits(lists) ? { ...lists, reason: "tooLongForJson" } : inJson;
}

/** `orderbyfieldids`, `skip` and `take` (protocol 3.5). */
export function pagingParameters({ orderBy, skip, take }: RequestRest): EncodedParameter[] {
  const order = orderBy.map(
    ({ fieldId, direction }) => (direction === "desc" ? "-" : "") + encodeURIComponent(fieldId.toWellFormed()),
  );
  return [
    ...(order.length > 0 ? [["orderbyfieldids", order.join(",").replaceAll("'", "%27")] as const] : []),
    ["skip", String(skip)],
    ["take", String(take)],
  ];
}

export type ProfitQuery = {
  /** The query string as sent, without `?`. */
  queryString: string;
  /** Characters of the query string with its `?`: Profit answers 404 above REQUEST_LIMIT. */
  length: number;
  compiled: CompiledFilter;
};

/** One page's question to Profit. `take: "all"` counts as the widest page we ask for. */
export function profitQueryOf(query: Omit<RowsQuery, "fields">): ProfitQuery {
  const rest = { orderBy: query.orderBy, skip: query.skip, take: query.take === "all" ? 100_000 : query.take };
  const compiled = compileFilter(query.filter, rest);
  const parameters = [...compiled.parameters, ...pagingParameters(rest)];
  return { queryString: queryStringOf(parameters), length: requestLengthOf(parameters), compiled };
}

/** Joins encoded parameters as they are: encoding twice would change their length and their meaning. */
export function queryStringOf(parameters: readonly EncodedParameter[]): string {
  return parameters.map(([name, value]) => `${name}=${value}`).join("&");
}
