/**
 * The snippets room writes programs that ask Profit what the explorer asks: whole ones, that run where they are pasted.
 * Pure text in, pure text out, safe in the browser. No token ever comes in here: each program reads it from where it runs.
 */
import { compileFilter, pagingParameters } from "@/lib/profit/filter/compile";
import type { RowsQuery } from "@/lib/profit/filter/rows-query";

/** What a program asks, in parts that every language can write down. */
export type SnippetRequest = {
  connectorId: string;
  /** Of the GetConnector, without a query; ASCII, as an address is. */
  url: string;
  language: "nl-nl" | "en-us";
  /** Filter and order as they are meant, not yet encoded; `skip` and `take` are the program's own. */
  parameters: SnippetParameter[];
  skip: number;
  pageSize: number;
  /** A field that stands in every row (protocol 3.5), by which rows can be counted without reading JSON. */
  rowField: string;
};

export type SnippetParameter = { name: string; value: string };

export type SnippetPlace = { restBaseUrl: string; connectorId: string; language: "nl-nl" | "en-us" };

/** The query must have an order that tells rows apart, as `safeOrder` makes it: without one, paging loses rows. */
export function snippetRequestOf(
  place: SnippetPlace,
  { filter, orderBy, skip, take }: Omit<RowsQuery, "fields">,
  fieldIds: readonly string[],
): SnippetRequest {
  const pageSize = take === "all" ? 1_000 : take;
  const rest = { orderBy, skip, take: pageSize };
  const encoded = [...compileFilter(filter, rest).parameters, ...pagingParameters({ ...rest, orderBy })];
  const own = encoded.filter(([name]) => name !== "skip" && name !== "take");
  return {
    connectorId: place.connectorId,
    url: new URL(`connectors/${encodeURIComponent(place.connectorId.toWellFormed())}`, withSlash(place.restBaseUrl))
      .href,
    language: place.language,
    parameters: own.map(([name, value]) => ({ name, value: decodeURIComponent(value) })),
    skip,
    pageSize,
    rowField: fieldIds.find((id) => /^[\w -]+$/.test(id)) ?? fieldIds[0] ?? "rows",
  };
}

function withSlash(base: string): string {
  return base.endsWith("/") ? base : `${base}/`;
}
