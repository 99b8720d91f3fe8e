import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { ProfitMajor } from "../settings";
import type { FieldDefinition, GetConnectorDefinition } from "./definition";
import type { RowNotation } from "./row-notation";
import type { RowSource, RowWriter } from "./row-source";
import { shownDate } from "./wall-clock";

type PrintCell = (cell: CellValue) => string;

const JSON_ROWS: RowNotation = {
  row: { start: "{", end: "}" },
  between: ",",
  before: (fieldId, isQuoted) => `${JSON.stringify(fieldId)}:${isQuoted ? '"' : ""}`,
  after: (_fieldId, isQuoted) => (isQuoted ? '"' : ""),
  empty: (fieldId) => `${JSON.stringify(fieldId)}:null`,
  text: (value) => JSON.stringify(value).slice(1, -1),
  flag: String,
  dateEnd: "Z",
};

/** `-0.5` from Profit 7 on; `-.5` before, which is not valid JSON (protocol 3.5). That `.5` goes the same way is inferred. */
export function printDecimal(value: number, profitVersion: ProfitMajor): string {
  const text = String(value);
  return profitVersion < 7 ? text.replace(/^(-?)0\./, "$1.") : text;
}

function printerOf(field: FieldDefinition, profitVersion: ProfitMajor): PrintCell {
  if (field.dataType === "date") return (cell) => (typeof cell === "string" ? `"${shownDate(cell)}"` : "null");
  if (field.dataType === "decimal")
    return (cell) => (typeof cell === "number" ? printDecimal(cell, profitVersion) : "null");
  return JSON.stringify;
}

/**
 * Every field stands in every row, empty ones as null (protocol 3.5). Printed rows are kept, for they are asked for
 * again; of rows that are made on the fly only the latest, which is asked for twice.
 */
export function rowWriter(
  definition: GetConnectorDefinition,
  source: RowSource,
  profitVersion: ProfitMajor,
): RowWriter {
  if (source.bulk?.print) return source.bulk.print(JSON_ROWS);
  const parts = definition.fields.map((field, index) => ({
    before: `${index === 0 ? "{" : ","}${JSON.stringify(field.id)}:`,
    print: printerOf(field, profitVersion),
  }));
  const printRow = (row: number): Buffer =>
    Buffer.from(
      parts.map(({ before, print }, field) => before + print(source.cell(row, field))).join("") + "}",
      "utf8",
    );
  const bytesOf = source.bulk ? latestKept(printRow) : allKept(printRow);
  return {
    room: (row) => bytesOf(row).length,
    write: (row, out, at) => {
      const bytes = bytesOf(row);
      out.set(bytes, at);
      return at + bytes.length;
    },
  };
}

function allKept(printRow: (row: number) => Buffer): (row: number) => Buffer {
  const printed: (Buffer | undefined)[] = [];
  return (row) => (printed[row] ??= printRow(row));
}

export function latestKept(printRow: (row: number) => Buffer): (row: number) => Buffer {
  let latest: { row: number; bytes: Buffer } | undefined;
  return (row) => {
    if (latest?.row !== row) latest = { row, bytes: printRow(row) };
    return latest.bytes;
  };
}
