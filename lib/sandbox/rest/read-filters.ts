import type { Call } from "../call";
import type { WrittenFilter } from "../filter/expression";
import { readFilterJson } from "../filter/read-json";
import { readLists } from "../filter/read-lists";
import type { OpenQuestions } from "../settings";

/**
 * The path form, the three lists and filterjson, the same for rows and for reports (protocol 3.5, 3.12); all that are
 * present must hold (their combination is inferred).
 */
export function readFilters(
  { query }: Pick<Call, "query">,
  { separators }: Pick<OpenQuestions, "separators">,
  [pathFields, pathValues]: readonly (string | undefined)[],
): WrittenFilter[] {
  const lists = {
    fields: query.get("filterfieldids") ?? "",
    values: query.get("filtervalues") ?? "",
    operators: query.get("operatortypes"),
  };
  return [
    pathFields === undefined
      ? undefined
      : readLists({ fields: pathFields, values: pathValues ?? "", operators: undefined }, separators),
    readLists(lists, separators),
    readFilterJson(query.get("filterjson") ?? ""),
  ].filter((filter) => filter !== undefined);
}
