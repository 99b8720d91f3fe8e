import { profitQueryOf } from "@/lib/profit/filter/compile";
import type { Condition, Filter } from "@/lib/profit/filter/rows-query";
import { REQUEST_LIMIT } from "@/lib/profit/filter/request-length";
import type { KeyField, SkipReason } from "./export-job";
import type { RowKey } from "./row-key";

/**
 * `isExact`: nothing before the key matches, so that also a key whose row is gone is a place to go on from. Else the
 * key's own row must be looked for among the first rows.
 */
export type FilterFromKey = { filter: Filter; isExact: boolean };

/** A range's own paging, for the length of its requests. */
const WIDEST = { skip: 100_000, take: 100_000 };

/**
 * The person's filter, narrowed to the rows from `key` on, its own row included: with an order by a, b these are a > A,
 * or a = A and b >= B. Compared by Profit itself, whose collation also sorted the rows. As many fields of the order as
 * fit into a request; why there are none else.
 */
export function filterFromKey(own: Filter, order: readonly KeyField[], key: RowKey): FilterFromKey | SkipReason {
  const levels = levelsOf(order, key);
  if (levels.length === 0) return "noKey";
  for (let depth = levels.length; depth > 0; depth--) {
    const filter = combined(own, groupsFrom(levels.slice(0, depth)));
    if (profitQueryOf({ filter, orderBy: [...order], ...WIDEST }).length > REQUEST_LIMIT) continue;
    return { filter, isExact: depth === order.length && levels.every(({ isFuzzy }) => !isFuzzy) };
  }
  return "tooLong";
}

type Level = { field: KeyField; value: string; isFuzzy: boolean };

/**
 * The fields that a filter can compare, from the front: a dot in a field's id or an empty cell ends them, and so do types
 * whose shown value need not be the stored one. A date is the last of them, a second wider than it is shown: stored
 * times have fractions, and may have been rounded up (protocol 5, values).
 */
function levelsOf(order: readonly KeyField[], key: RowKey): Level[] {
  const levels: Level[] = [];
  for (const [index, field] of order.entries()) {
    const value = valueOf(field, key[index] ?? "null");
    if (value === null || /[.,;]/.test(field.fieldId)) break;
    const isFuzzy = field.dataType === "date";
    levels.push({ field, value, isFuzzy });
    if (isFuzzy) break;
  }
  return levels;
}

/** What Profit takes for a cell in a filter. Of an empty text nobody can say whether it is one or a NULL. */
function valueOf({ dataType, direction }: KeyField, raw: string): string | null {
  if (raw === "null" || raw === '""') return null;
  switch (dataType) {
    case "int":
      return /^-?\d+$/.test(raw) ? raw : null;
    case "string":
      return raw.startsWith('"') ? (JSON.parse(raw) as string) : null;
    case "date":
      return raw.startsWith('"')
        ? aSecondBefore(JSON.parse(raw) as string, direction === "asc" ? -1_000 : 1_000)
        : null;
    default:
      return null;
  }
}

/** Wall-clock arithmetic: the `Z` is decoration (protocol 3.5), and a filter refuses it. */
function aSecondBefore(shown: string, byMs: number): string | null {
  const at = Date.parse(`${shown.replace(/Z$/, "")}Z`);
  return Number.isNaN(at) ? null : new Date(at + byMs).toISOString().slice(0, 19);
}

function groupsFrom(levels: readonly Level[]): Condition[][] {
  return levels.flatMap(({ field, value }, index) => {
    const { fieldId, direction } = field;
    const equal = levels
      .slice(0, index)
      .map((level): Condition => ({ fieldId: level.field.fieldId, operator: "equal", value: level.value }));
    const isLast = index === levels.length - 1;
    const operator = direction === "asc" ? (isLast ? "greaterOrEqual" : "greater") : isLast ? "lessOrEqual" : "less";
    const groups: Condition[][] = [[...equal, { fieldId, operator, value }]];
    // NULL sorts first, so it comes last in a descending order; no comparison meets it.
    if (direction === "desc") groups.push([...equal, { fieldId, operator: "isEmpty", value: "" }]);
    return groups;
  });
}

function combined(own: Filter, from: Condition[][]): Filter {
  const groups = own.groups.filter((group) => group.length > 0);
  if (groups.length === 0) return { groups: from };
  return { groups: groups.flatMap((group) => from.map((behind) => [...group, ...behind])) };
}
