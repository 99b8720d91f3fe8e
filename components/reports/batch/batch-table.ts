import type { ReportField } from "@/lib/queries/report-field";
import { nameInPattern } from "@/lib/queries/report-file-name";

/** Values for many reports: a table as it was pasted, read from a file, or asked by a saved query. */
export type BatchTable = {
  /** Names of the columns; empty where the table has none. */
  columns: string[];
  rows: string[][];
  /** There are more rows than one batch takes. */
  isCut: boolean;
};

/** As lib/services/reports/batch says. */
export const MOST_ROWS = 5_000;

/** Where the answer to a question comes from: a column of the table, or the same for all. */
export type ValueSource = number | "fixed";

/** Cells of a text → a table. Its first row is taken for names when one of them is a question's label or code. */
export function tableOf(cells: readonly string[][], fields: readonly ReportField[]): BatchTable {
  const rows = cells.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== ""));
  const [first = []] = rows;
  const hasNames = first.some((cell) => fields.some((field) => isCalled(field, cell)));
  const values = hasNames ? rows.slice(1) : rows;
  return {
    columns: hasNames ? first : [],
    rows: values.slice(0, MOST_ROWS),
    isCut: values.length > MOST_ROWS,
  };
}

function isCalled(field: ReportField, name: string): boolean {
  const wanted = name.trim().toLowerCase();
  return (
    wanted !== "" && [field.label.trim().toLowerCase(), field.code.toLowerCase(), nameInPattern(field)].includes(wanted)
  );
}

/**
 * Which column answers which question, as a first proposal: by name, and where there are no names the first columns the
 * questions that must be answered, then the others.
 */
export function proposeSources(table: BatchTable, fields: readonly ReportField[]): ValueSource[] {
  const width = Math.max(0, ...table.rows.slice(0, 100).map((row) => row.length));
  const sources = fields.map((field): ValueSource => {
    const column = table.columns.findIndex((name) => isCalled(field, name));
    return column < 0 ? "fixed" : column;
  });
  if (sources.some((source) => source !== "fixed")) return sources;
  let next = 0;
  for (const isForced of [true, false]) {
    for (const [place, field] of fields.entries()) {
      if (next < width && field.isRequired === isForced && field.defaultValue === "") sources[place] = next++;
    }
  }
  // All have a default: then the first question is the one that changes.
  if (next === 0 && width > 0 && sources.length > 0) sources[0] = 0;
  return sources;
}

/** One row of answers per report. */
export function answersOf(table: BatchTable, sources: readonly ValueSource[], fixed: readonly string[]): string[][] {
  return table.rows.map((row) =>
    sources.map((source, place) => (source === "fixed" ? (fixed[place] ?? "") : (row[source] ?? ""))),
  );
}
