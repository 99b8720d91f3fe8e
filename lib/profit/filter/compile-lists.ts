import { OPERATORS } from "./operators";
import type { Condition, Filter } from "./rows-query";

/** A query parameter as it goes into the address: the value is encoded already. */
export type EncodedParameter = readonly [name: string, encodedValue: string];

/**
 * Percent-encodes for a query string so that the `URL` class leaves the text alone: what we count is what is sent.
 * (`URL` itself encodes `'`, which encodeURIComponent does not.) Half of a surrogate pair becomes U+FFFD.
 */
export function encodeForQuery(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll("'", "%27");
}

/** Operators 8 and 9 still want a value in REST; this is the one AFAS's own example sends (protocol 5). */
export const EMPTY_WORD = "[is leeg]";

export function isWithoutValue(condition: Condition): boolean {
  return condition.operator === "isEmpty" || condition.operator === "isNotEmpty";
}

/** The value as it goes over the wire. */
export function wireValueOf(condition: Condition): string {
  return isWithoutValue(condition) ? EMPTY_WORD : condition.value;
}

/**
 * The three parallel lists `filterfieldids`, `filtervalues` and `operatortypes`: `,` between conditions of a group
 * (AND), `;` between groups (OR), at the same positions in all three (protocol 5, separators).
 */
export function compileLists(filter: Filter): EncodedParameter[] {
  const groups = filter.groups.filter((group) => group.length > 0);
  if (groups.length === 0) return [];
  const listOf = (textOf: (condition: Condition) => string) =>
    groups.map((group) => group.map((condition) => encodeForQuery(textOf(condition))).join(",")).join(";");
  return [
    ["filterfieldids", listOf((condition) => condition.fieldId)],
    ["filtervalues", listOf(wireValueOf)],
    ["operatortypes", listOf((condition) => String(OPERATORS[condition.operator]))],
  ];
}
