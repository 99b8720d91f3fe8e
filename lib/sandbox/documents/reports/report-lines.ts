import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { Language } from "../../language";
import { formatCell, formatNumber } from "./format-cell";
import type { ReportDefinition } from "./report-definition";
import type { ReportRow } from "./run-report";

/** One line of a report as it is to be printed. Every line is as high as any other, which makes pages easy to count. */
export type ReportLine =
  | { kind: "text" | "heading"; text: string }
  /** One text per printed field. */
  | { kind: "cells" | "sums"; cells: readonly string[] };

const WORDS = {
  nl: { noRows: "Er zijn geen regels die aan het filter voldoen.", rows: "Aantal regels", total: "Totaal" },
  en: { noRows: "There are no rows that meet the filter.", rows: "Number of rows", total: "Total" },
} as const;

/** The rows with their groups and sums; a report without rows says so (inferred). */
export function linesOf(report: ReportDefinition, rows: readonly ReportRow[], language: Language): ReportLine[] {
  const words = WORDS[language];
  if (rows.length === 0) return [{ kind: "text", text: words.noRows }];
  const groups = groupsOf(report, rows);
  const lines = groups.flatMap(({ value, rows: own }): ReportLine[] => [
    ...(report.groupedBy === null ? [] : [headingOf(report, report.groupedBy, value, language)]),
    ...own.map((row): ReportLine => ({ kind: "cells", cells: cellsOf(report, row, language) })),
    ...sumsOf(report, own, language),
  ]);
  const total = groups.length > 1 ? sumsOf(report, rows, language) : [];
  return [
    ...lines,
    ...(total.length > 0 ? [{ kind: "heading", text: words.total } as const, ...total] : []),
    { kind: "text", text: `${words.rows}: ${rows.length}` },
  ];
}

function groupsOf({ groupedBy }: ReportDefinition, rows: readonly ReportRow[]) {
  const groups: { value: CellValue; rows: ReportRow[] }[] = [];
  for (const row of rows) {
    const value = groupedBy === null ? null : (row[groupedBy] ?? null);
    const current = groups.at(-1);
    if (current?.value === value) current.rows.push(row);
    else groups.push({ value, rows: [row] });
  }
  return groups;
}

function headingOf({ fields }: ReportDefinition, index: number, value: CellValue, language: Language): ReportLine {
  const field = fields[index];
  return { kind: "heading", text: field ? `${field.label[language]} ${formatCell(field, value, language)}` : "" };
}

function cellsOf({ printed, fields }: ReportDefinition, row: ReportRow, language: Language): string[] {
  return printed.map(({ index }) => {
    const field = fields[index];
    return field ? formatCell(field, row[index] ?? null, language) : "";
  });
}

function sumsOf({ printed, fields }: ReportDefinition, rows: readonly ReportRow[], language: Language): ReportLine[] {
  if (!printed.some(({ isSummed }) => isSummed)) return [];
  const cells = printed.map(({ index, isSummed }) => {
    const decimals = fields[index]?.decimals ?? 0;
    const factor = 10 ** decimals;
    // In whole cents, so that the sum comes out.
    const sum = rows.reduce((total, row) => total + Math.round(Number(row[index] ?? 0) * factor), 0) / factor;
    return isSummed ? formatNumber(sum, decimals, language) : "";
  });
  return [{ kind: "sums", cells }];
}
