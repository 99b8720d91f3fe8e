import fc from "fast-check";
import { expect, it } from "vitest";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { ColumnValues } from "./column-values";
import { type SortColumn, sortRows } from "./sort-rows";
import { compareTexts } from "./text-order";

const columnOf = (values: CellValue[]) => {
  const column = new ColumnValues();
  // In two parts, as pages bring them.
  column.add(values.slice(0, 3));
  column.add(values.slice(3));
  return column;
};
const all = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

/** The rule in plain words, slow: kinds apart, empty last whichever way. */
function naive(one: CellValue, other: CellValue, { order, direction }: Omit<SortColumn, "column">): number {
  const rank = (value: CellValue) =>
    value === null ? 5 : value === "" ? 4 : typeof value === "boolean" ? 1 : typeof value === "number" ? 2 : 3;
  const [a, b] = [rank(one), rank(other)];
  const sign = direction === "desc" ? -1 : 1;
  if (a !== b) return a > 3 || b > 3 ? a - b : sign * (a - b);
  if (a > 3) return 0;
  if (typeof one === "string" && typeof other === "string")
    return sign * (order === "date" ? (one < other ? -1 : one > other ? 1 : 0) : compareTexts(one, other));
  return sign * (Number(one) - Number(other));
}

const value = fc.oneof(
  fc.constantFrom<CellValue>(null, "", true, false, "a", "A", "b", "é"),
  fc.integer({ min: -5, max: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.string(),
);
const sort = fc.record({
  order: fc.constantFrom("text" as const, "date" as const),
  direction: fc.constantFrom("asc" as const, "desc" as const),
});

it("orders rows as the plain rule does, by several columns, and leaves equal rows as they were", () => {
  const table = fc.array(fc.tuple(value, value), { maxLength: 60 });
  fc.assert(
    fc.property(table, sort, sort, (rows, first, second) => {
      const columns = [0, 1].map((index) => columnOf(rows.map((row) => row[index] as CellValue)));
      const sorts = [first, second].map((chosen, index) => ({ ...chosen, column: columns[index] as ColumnValues }));
      const expected = [...rows.keys()].sort((one, other) => {
        for (const [index, chosen] of sorts.entries()) {
          const difference = naive(rows[one]?.[index] ?? null, rows[other]?.[index] ?? null, chosen);
          if (difference !== 0) return difference;
        }
        return one - other;
      });
      expect([...sortRows(all(rows.length), sorts)]).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

it("sorts numbers as numbers and dates as dates", () => {
  const sorted = (values: CellValue[], order: "text" | "date", direction: "asc" | "desc") =>
    Array.from(sortRows(all(values.length), [{ column: columnOf(values), order, direction }]), (row) => values[row]);
  expect(sorted([10, 9, null, -1.5, 100], "text", "asc")).toEqual([-1.5, 9, 10, 100, null]);
  expect(sorted([10, 9, null, -1.5, 100], "text", "desc")).toEqual([100, 10, 9, -1.5, null]);
  expect(sorted(["2026-03-29T02:30:00", "2025-12-31T00:00:00", null, "2026-03-29T02:29:00"], "date", "asc")).toEqual([
    "2025-12-31T00:00:00",
    "2026-03-29T02:29:00",
    "2026-03-29T02:30:00",
    null,
  ]);
});

it("sorts only the rows it is given", () => {
  const column = columnOf([3, 1, 2, 0, 5]);
  expect([...sortRows(Uint32Array.of(0, 2, 4), [{ column, order: "text", direction: "asc" }])]).toEqual([2, 0, 4]);
});
