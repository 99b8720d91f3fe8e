import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { readDateSpan } from "./date-span";

/** What a column's filter asks of a value. Dates as the texts between which they lie, the second not included. */
export type ColumnFilter =
  | { kind: "contains"; text: string; isNot: boolean }
  | { kind: "empty"; isNot: boolean }
  | { kind: "equals"; value: string | number | boolean; isNot: boolean }
  | { kind: "during"; from: string; to: string; isNot: boolean }
  | { kind: "compares"; sign: Sign; value: string | number };

type Sign = "<" | "<=" | ">" | ">=";

export type FilterProblem = "noNumber" | "noDate" | "noBoolean" | "unfinished";

export type ReadFilter = { filter: ColumnFilter } | { problem: FilterProblem };

type Language = "nl" | "en";

const EMPTY = /^(?:leeg|empty)$/i;
const YES_NO: Record<string, boolean> = {
  ja: true,
  yes: true,
  true: true,
  "1": true,
  nee: false,
  no: false,
  false: false,
  "0": false,
};

/**
 * Reads what was typed above a column: `>100`, `<=`, `=`, `!` (not), `leeg` or `empty`, and anything else as a part of the
 * text. Null when nothing was typed. In quotes a text is taken as it is: `"leeg"`, `"=1"`.
 */
export function readFilter(typed: string, dataType: string, language: Language): ReadFilter | null {
  const text = typed.trim();
  if (text === "") return null;
  const [, sign = "", rest = ""] = /^(<>|!=|<=|>=|==|[<>=!])?\s*(.*)$/s.exec(text) ?? [];
  const isNot = sign === "!" || sign === "!=" || sign === "<>";
  const isExact = sign === "=" || sign === "==" || sign === "!=" || sign === "<>";
  if (rest === "") return sign === "=" || isNot ? { filter: { kind: "empty", isNot } } : { problem: "unfinished" };
  if (EMPTY.test(rest) && (sign === "" || sign === "=" || isNot)) return { filter: { kind: "empty", isNot } };
  const comparison = /^[<>]=?$/.test(sign) ? (sign as Sign) : null;
  const bare = /^"(.*)"$/s.exec(rest)?.[1] ?? rest;
  if (dataType === "boolean") return booleanFilter(bare, isNot);
  if (dataType === "int" || dataType === "decimal") return numberFilter(bare, comparison, isNot, language);
  if (dataType === "date") return dateFilter(bare, comparison, isNot);
  if (comparison) return { filter: { kind: "compares", sign: comparison, value: bare } };
  return { filter: isExact ? { kind: "equals", value: bare, isNot } : { kind: "contains", text: bare, isNot } };
}

/** What to type to be left with the rows that have this value. */
export function filterTextOf(value: CellValue, dataType: string, language: Language): string {
  if (value === null || value === "") return "=";
  if (typeof value === "boolean") return wordOf(value, language);
  if (typeof value === "number") return `=${language === "nl" ? String(value).replace(".", ",") : String(value)}`;
  return dataType === "date" ? `=${value}` : `="${value}"`;
}

function wordOf(value: boolean, language: Language): string {
  return language === "nl" ? (value ? "ja" : "nee") : value ? "yes" : "no";
}

function booleanFilter(text: string, isNot: boolean): ReadFilter {
  const value = YES_NO[text.toLowerCase()];
  return value === undefined ? { problem: "noBoolean" } : { filter: { kind: "equals", value, isNot } };
}

function numberFilter(text: string, sign: Sign | null, isNot: boolean, language: Language): ReadFilter {
  const value = readNumber(text, language);
  if (value === null) return { problem: "noNumber" };
  return { filter: sign ? { kind: "compares", sign, value } : { kind: "equals", value, isNot } };
}

function dateFilter(text: string, sign: Sign | null, isNot: boolean): ReadFilter {
  const span = readDateSpan(text);
  if (!span) return { problem: "noDate" };
  const { from, to } = span;
  if (!sign) return { filter: { kind: "during", from, to, isNot } };
  // After a day is from the next one on; up to a day is before the next.
  if (sign === ">") return { filter: { kind: "compares", sign: ">=", value: to } };
  if (sign === "<=") return { filter: { kind: "compares", sign: "<", value: to } };
  return { filter: { kind: "compares", sign, value: from } };
}

/** `1.234,50` in Dutch, `1,234.50` in English; a lone point or comma that cannot part thousands is a decimal one in both. */
export function readNumber(text: string, language: Language): number | null {
  const compact = text.replace(/[\s\u00a0]/g, "");
  const [thousands, decimal] = language === "nl" ? [".", ","] : [",", "."];
  const escape = (sign: string) => `\\${sign}`;
  const grouped = new RegExp(`^[-+]?\\d{1,3}(?:${escape(thousands)}\\d{3})+(?:${escape(decimal)}\\d+)?$`);
  const plain = /^[-+]?\d*[.,]?\d+$/;
  if (grouped.test(compact)) return Number(compact.replaceAll(thousands, "").replace(decimal, "."));
  return plain.test(compact) ? Number(compact.replace(",", ".")) : null;
}
