import { toRowsParams } from "@/lib/profit/filter/rows-query-params";
import type { RowsQuery } from "@/lib/profit/filter/rows-query";

/** Formats that are text: the browser can write loaded rows in them by itself. */
export const TEXT_FORMATS = ["csv", "json", "ndjson"] as const;
export const EXPORT_FORMATS = ["csv", "xlsx", "json", "ndjson", "xml", "parquet"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
type TextFormat = (typeof TEXT_FORMATS)[number];

export function isTextFormat(format: ExportFormat): format is TextFormat {
  return TEXT_FORMATS.some((known) => known === format);
}

/** What a person chose to export. `scope` "loaded" writes what is on the screen and asks Profit nothing. */
export type ExportChoice = {
  scope: "loaded" | "all";
  format: ExportFormat;
  delimiter: "semicolon" | "comma";
  /** Off only for who knows that the file is not opened in a spreadsheet (design 5.8). */
  isNeutralised: boolean;
};

export const DEFAULT_CHOICE: ExportChoice = {
  scope: "loaded",
  format: "csv",
  // What a Dutch Excel expects.
  delimiter: "semicolon",
  isNeutralised: true,
};

/** The rows route's parameters for everything the query has, from its first row on. */
export function exportParams(query: RowsQuery, choice: ExportChoice): URLSearchParams {
  const params = toRowsParams({ ...query, skip: 0, take: "all" });
  params.set("format", choice.format);
  if (isForSpreadsheet(choice.format) && !choice.isNeutralised) params.set("formulas", "keep");
  if (choice.format !== "csv") return params;
  params.set("delimiter", choice.delimiter);
  params.set("bom", "1"); // without it a spreadsheet garbles every accent
  return params;
}

/** Files that may be opened in a spreadsheet, which runs what looks like a formula. */
export function isForSpreadsheet(format: ExportFormat): boolean {
  return format === "csv" || format === "xlsx";
}

/** `Profit_Debtor 2026-11-23 1557.csv`, as the route names it; what a file system refuses becomes `_`. */
export function fileNameOf(connectorId: string, at: Date, format: ExportFormat): string {
  const [day = "", time = ""] = at.toLocaleString("sv-SE", { timeZone: "Europe/Amsterdam" }).split(" ");
  const name = connectorId.replace(/[^\p{L}\p{N}._ -]/gu, "_").slice(0, 100);
  return `${name} ${day} ${time.slice(0, 5).replace(":", "")}.${format}`;
}

export const MEDIA_TYPES: Record<ExportFormat, string> = {
  csv: "text/csv;charset=utf-8",
  json: "application/json",
  ndjson: "application/x-ndjson",
  xml: "application/xml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  parquet: "application/vnd.apache.parquet",
};
