import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { ColumnValues } from "./column-values";
import type { ColumnFilter } from "./filter-expression";
import { compareTexts } from "./text-order";

/** Rows of which a column passes; looked at once for each different value. */
export function filterRows(rows: Uint32Array, { values, codes }: ColumnValues, filter: ColumnFilter): Uint32Array {
  const test = testOf(filter);
  const passes = Uint8Array.from(values, (value) => (test(value) ? 1 : 0));
  return rows.filter((row) => passes[codes[row] as number] === 1);
}

export function testOf(filter: ColumnFilter): (value: CellValue) => boolean {
  const test = positiveTest(filter);
  return "isNot" in filter && filter.isNot ? (value) => !test(value) : test;
}

function positiveTest(filter: ColumnFilter): (value: CellValue) => boolean {
  switch (filter.kind) {
    case "empty":
      return isEmpty;
    case "contains": {
      const wanted = folded(filter.text);
      return (value) => value !== null && folded(String(value)).includes(wanted);
    }
    case "equals": {
      if (typeof filter.value !== "string") return (value) => value === filter.value;
      const wanted = folded(filter.value);
      return (value) => typeof value === "string" && folded(value) === wanted;
    }
    case "during":
      return (value) => typeof value === "string" && value >= filter.from && value < filter.to;
    case "compares":
      return comparison(filter.sign, filter.value);
  }
}

/** Texts that look like dates are compared as such: sign by sign. */
function comparison(sign: "<" | "<=" | ">" | ">=", limit: string | number): (value: CellValue) => boolean {
  const passes = (difference: number) =>
    sign === "<" ? difference < 0 : sign === "<=" ? difference <= 0 : sign === ">" ? difference > 0 : difference >= 0;
  if (typeof limit === "number") return (value) => typeof value === "number" && passes(value - limit);
  const isDate = /^\d{4}-\d\d-\d\d/.test(limit);
  const compare = isDate
    ? (one: string) => (one < limit ? -1 : one > limit ? 1 : 0)
    : (one: string) => compareTexts(one, limit);
  return (value) => typeof value === "string" && value !== "" && passes(compare(value));
}

export function isEmpty(value: CellValue): boolean {
  return value === null || (typeof value === "string" && value.trim() === "");
}

/** Without capitals and accents: who looks for "Jose" means "José" too. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  return isAscii(lower) ? lower : lower.normalize("NFD").replace(/\p{M}/gu, "");
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}
