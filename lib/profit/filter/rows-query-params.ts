import { OPERATORS, type OperatorName } from "./operators";
import type { Condition, Filter, RowsQuery, SortField } from "./rows-query";

/**
 * What was wrong with a parameter. `kind` names a sentence in lib/messages (`connectors.url`), `sentence` says the same
 * in English for programs that call the route; `text` is what stood there, so that nothing of a shared link is lost.
 */
export type RowsParamProblem = {
  parameter: "fields" | "filter" | "orderby" | "skip" | "take" | "transport";
  kind:
    | "notJson"
    | "notGroups"
    | "notACondition"
    | "unknownOperator"
    | "badEncoding"
    | "notACount"
    | "twice"
    | "notATransport";
  text: string;
  sentence: string;
};

export const EMPTY_QUERY: RowsQuery = { fields: [], filter: { groups: [] }, orderBy: [], skip: 0, take: 100 };

/** Profit counts in 32 bits. */
const LARGEST_COUNT = 2_147_483_647;

/**
 * A query as URL parameters: `fields`, `filter`, `orderby`, `skip`, `take`, `transport`; what is at its default is left out.
 * Shared by the page's own address and the rows route, so that a link to a query is a link to its rows.
 */
export function toRowsParams(query: RowsQuery): URLSearchParams {
  const params = new URLSearchParams();
  const { fields, filter, orderBy, skip, take, transport } = query;
  if (fields.length > 0) params.set("fields", fields.map(encodeFieldId).join(","));
  const groups = filter.groups.filter((group) => group.length > 0);
  if (groups.length > 0) {
    params.set(
      "filter",
      JSON.stringify(groups.map((group) => group.map(({ fieldId, operator, value }) => [fieldId, operator, value]))),
    );
  }
  if (orderBy.length > 0) {
    params.set(
      "orderby",
      orderBy.map(({ fieldId, direction }) => (direction === "desc" ? "-" : "") + encodeFieldId(fieldId)).join(","),
    );
  }
  if (skip !== 0) params.set("skip", String(skip));
  if (take !== EMPTY_QUERY.take) params.set("take", String(take));
  if (transport === "soap") params.set("transport", transport);
  return params;
}

/** `-` at the front would read as "descending". */
function encodeFieldId(fieldId: string): string {
  return encodeURIComponent(fieldId.toWellFormed()).replace(/^-/, "%2D");
}

/**
 * Reads parameters back. `query` holds all that could be understood; each thing that could not is in `problems`.
 * The rows route refuses when there are problems; the page shows them beside what it did understand.
 */
export function readRowsParams(params: { get(name: string): string | null }): {
  query: RowsQuery;
  problems: RowsParamProblem[];
} {
  const problems: RowsParamProblem[] = [];
  const isOverSoap = readIsOverSoap(params.get("transport"), problems);
  const query: RowsQuery = {
    fields: readFields(params.get("fields"), problems),
    filter: readFilter(params.get("filter"), problems),
    orderBy: readOrder(params.get("orderby"), problems),
    skip: readCount("skip", params.get("skip"), 0, 0, problems),
    take: params.get("take") === "all" ? "all" : readCount("take", params.get("take"), 100, 1, problems),
    ...(isOverSoap && { transport: "soap" as const }),
  };
  return { query, problems };
}

type Parameter = RowsParamProblem["parameter"];

function readIsOverSoap(text: string | null, problems: RowsParamProblem[]): boolean {
  const word = text?.toLowerCase();
  if (word === "soap") return true;
  if (text && word !== "rest") {
    problems.push(problem("transport", "notATransport", text, '"transport" must be rest or soap.'));
  }
  return false;
}

function readFields(text: string | null, problems: RowsParamProblem[]): string[] {
  const fields = partsOf(text).map((part) => decodeFieldId("fields", part, problems));
  return [...new Set(fields.filter((field) => field !== null))];
}

function readOrder(text: string | null, problems: RowsParamProblem[]): SortField[] {
  const order: SortField[] = [];
  for (const part of partsOf(text)) {
    const direction = part.startsWith("-") ? "desc" : "asc";
    const fieldId = decodeFieldId("orderby", direction === "desc" ? part.slice(1) : part, problems);
    if (fieldId === null) continue;
    if (order.some((sort) => sort.fieldId === fieldId)) {
      problems.push(problem("orderby", "twice", fieldId, `"orderby" names ${JSON.stringify(fieldId)} twice.`));
    } else order.push({ fieldId, direction });
  }
  return order;
}

function partsOf(text: string | null): string[] {
  return (text ?? "").split(",").filter((part) => part.trim() !== "");
}

function decodeFieldId(parameter: Parameter, part: string, problems: RowsParamProblem[]): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    const sentence = `In "${parameter}", ${JSON.stringify(part)} is not a well-encoded field id.`;
    problems.push(problem(parameter, "badEncoding", part, sentence));
    return null;
  }
}

function readCount(
  parameter: "skip" | "take",
  text: string | null,
  absent: number,
  least: number,
  problems: RowsParamProblem[],
): number {
  if (text === null || text === "") return absent;
  const count = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (count >= least && count <= LARGEST_COUNT) return count;
  const sentence = `"${parameter}" must be a whole number of at least ${least}${parameter === "take" ? ', or "all"' : ""}.`;
  problems.push(problem(parameter, "notACount", text, sentence));
  return absent;
}

function readFilter(text: string | null, problems: RowsParamProblem[]): Filter {
  if (text === null || text === "") return { groups: [] };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    problems.push(problem("filter", "notJson", text, '"filter" is not JSON; it may have been cut off.'));
    return { groups: [] };
  }
  if (!Array.isArray(parsed) || !parsed.every((group) => Array.isArray(group) && group.every(Array.isArray))) {
    problems.push(problem("filter", "notGroups", text, '"filter" must be [[["FieldId","operator","value"], …], …].'));
    return { groups: [] };
  }
  const groups = (parsed as unknown[][][]).map((group) =>
    group.map((entry) => readCondition(entry, problems)).filter((condition) => condition !== null),
  );
  return { groups: groups.filter((group) => group.length > 0) };
}

function readCondition(entry: unknown[], problems: RowsParamProblem[]): Condition | null {
  const [fieldId, word, value = ""] = entry;
  const text = JSON.stringify(entry);
  if (typeof fieldId !== "string" || fieldId === "" || entry.length > 3 || !isScalar(value)) {
    problems.push(problem("filter", "notACondition", text, `${text} is not a condition (field id, operator, value).`));
    return null;
  }
  const operator = operatorOf(word);
  if (operator === null) {
    const known = Object.keys(OPERATORS).join(", ");
    problems.push(problem("filter", "unknownOperator", text, `${text} has an unknown operator. Known: ${known}.`));
    return null;
  }
  return { fieldId, operator, value: String(value) };
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Our words, or Profit's own numbers. */
function operatorOf(word: unknown): OperatorName | null {
  const names = Object.keys(OPERATORS) as OperatorName[];
  return names.find((name) => name === word || String(OPERATORS[name]) === String(word)) ?? null;
}

function problem(
  parameter: Parameter,
  kind: RowsParamProblem["kind"],
  text: string,
  sentence: string,
): RowsParamProblem {
  return { parameter, kind, text, sentence };
}
