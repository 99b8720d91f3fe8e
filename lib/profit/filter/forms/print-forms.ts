import { filterJsonOf } from "../compile-json";
import { isWithoutValue, wireValueOf } from "../compile-lists";
import { filtersXmlOf, optionsXmlOf, unwritableIn } from "../compile-xml";
import { OPERATORS } from "../operators";
import type { Condition, RowsQuery } from "../rows-query";

/** The forms a request can be written in, to be read and edited. */
export const REQUEST_FORMS = ["lists", "json", "soap"] as const;
export type RequestForm = (typeof REQUEST_FORMS)[number];

/**
 * What one form cannot say, or says in a way that is not certain; the words stand in lib/messages (`requestForms.limit`).
 * With `separator`, `blank`, `lineEnd` and `unwritable` the form is not there: it would mean something else.
 */
type FormLimit = "separator" | "blank" | "lineEnd" | "unwritable" | "mixed" | "orderBeside" | "slow";
const IMPOSSIBLE: readonly FormLimit[] = ["separator", "blank", "lineEnd", "unwritable"];

export type PrintedForm = {
  /** null when this form cannot say it. */
  text: string | null;
  limits: FormLimit[];
};

export type PrintableQuery = Pick<RowsQuery, "filter" | "orderBy" | "skip"> & { connectorId: string; take: number };

/** The request in one of its forms. */
export function printForm(form: RequestForm, query: PrintableQuery): PrintedForm {
  const groups = query.filter.groups.filter((group) => group.length > 0);
  const conditions = groups.flat();
  const limits = limitsOf(form, query, conditions, groups);
  const isPossible = !limits.some((limit) => IMPOSSIBLE.includes(limit));
  return { text: isPossible ? print(form, query, groups) : null, limits };
}

function limitsOf(
  form: RequestForm,
  query: PrintableQuery,
  conditions: readonly Condition[],
  groups: readonly Condition[][],
): FormLimit[] {
  const valued = conditions.filter((condition) => !isWithoutValue(condition)).map(({ value }) => value);
  const ids = [...conditions.map(({ fieldId }) => fieldId), ...query.orderBy.map(({ fieldId }) => fieldId)];
  const limits: FormLimit[] = [];
  if (form === "lists") {
    if ([...ids, ...valued].some((text) => /[,;]/.test(text)) || ids.some((id) => /^[-=]/.test(id))) {
      limits.push("separator");
    }
    if (valued.some((value) => value === "" || value.trim() !== value) || ids.some((id) => id.trim() !== id))
      limits.push("blank");
    if ([...ids, ...valued].some((text) => /[\r\n]/.test(text))) limits.push("lineEnd");
    if (groups.length > 1 && groups.some((group) => group.length > 1)) limits.push("mixed");
  }
  if (form === "json") limits.push("orderBeside");
  if (form === "soap" && unwritableIn(query).length > 0) limits.push("unwritable");
  if (conditions.some(({ operator }) => operator === "quick")) limits.push("slow");
  return limits;
}

function print(form: RequestForm, query: PrintableQuery, groups: readonly Condition[][]): string {
  if (form === "json") return JSON.stringify(JSON.parse(filterJsonOf(query.filter)), null, 2);
  return form === "soap" ? printSoap(query) : printLists(query, groups);
}

function printLists({ orderBy, skip, take }: PrintableQuery, groups: readonly Condition[][]): string {
  const listOf = (textOf: (condition: Condition) => string) =>
    groups.map((group) => group.map(textOf).join(",")).join(";");
  const order = orderBy.map(({ fieldId, direction }) => (direction === "desc" ? "-" : "") + fieldId);
  return [
    ...(groups.length > 0
      ? [
          `filterfieldids=${listOf(({ fieldId }) => fieldId)}`,
          `filtervalues=${listOf(wireValueOf)}`,
          `operatortypes=${listOf(({ operator }) => String(OPERATORS[operator]))}`,
        ]
      : []),
    ...(order.length > 0 ? [`orderbyfieldids=${order.join(",")}`] : []),
    `skip=${skip}`,
    `take=${take}`,
  ].join("\n");
}

/** The operation with its inner documents as CDATA: the same to Profit as escaped text, and people can read it. */
function printSoap({ connectorId, filter, orderBy, skip, take }: PrintableQuery): string {
  const filters = filtersXmlOf(filter);
  return [
    '<GetDataWithOptions xmlns="urn:Afas.Profit.Services">',
    `  <connectorId>${escaped(connectorId)}</connectorId>`,
    ...(filters === "" ? [] : [`  <filtersXml><![CDATA[\n${indented(filters)}\n  ]]></filtersXml>`]),
    `  <skip>${skip}</skip>`,
    `  <take>${take}</take>`,
    `  <options><![CDATA[\n${indented(optionsXmlOf(orderBy))}\n  ]]></options>`,
    "</GetDataWithOptions>",
  ].join("\n");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");
}

/** A line per element; what stands between `>` and `<` inside a field is its value and stays as it is. */
function indented(xml: string): string {
  let depth = 1;
  const lines = xml.match(/<(\w+)[^<>]*>[^<>]*<\/\1>|<[^<>]*>/g) ?? [];
  return lines
    .map((line) => {
      const isClosing = line.startsWith("</");
      if (isClosing) depth--;
      const printed = `${"  ".repeat(depth + 1)}${line}`;
      if (!isClosing && !line.endsWith("/>") && !line.includes("</")) depth++;
      return printed;
    })
    .join("\n");
}
