import { toProfitDate } from "@/lib/format/profit-dates";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { CellValue, Row } from "@/lib/profit/wire/get-connector-page";
import type { ExportChoice } from "./export-choice";

const DELIMITERS = { semicolon: ";", comma: "," } as const;

/** Loaded rows as a file, in the very form the rows route writes them: so that both files can be used alike. */
export function rowsAsText(rows: readonly Row[], fields: readonly GetConnectorField[], choice: ExportChoice): string {
  if (choice.format === "csv") return csvOf(rows, fields, choice);
  const lines = rows.map((row) =>
    JSON.stringify(Object.fromEntries(fields.map((field) => [field.id, withoutZone(row[field.id], field)]))),
  );
  if (choice.format === "ndjson") return lines.map((line) => `${line}\n`).join("");
  return lines.length === 0 ? "[\n]\n" : `[\n${lines.join(",\n")}\n]\n`;
}

function csvOf(rows: readonly Row[], fields: readonly GetConnectorField[], choice: ExportChoice): string {
  const delimiter = DELIMITERS[choice.delimiter];
  const lines = [fields.map((field) => csvText(field.id, delimiter, choice.isNeutralised)).join(delimiter)];
  for (const row of rows) {
    lines.push(
      fields
        .map((field) => {
          const value = withoutZone(row[field.id], field);
          if (value === null || value === undefined) return "";
          return typeof value === "string" ? csvText(value, delimiter, choice.isNeutralised) : String(value);
        })
        .join(delimiter),
    );
  }
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join("")}`;
}

/** An empty text is `""`, so that it is not the nothing of a null. */
function csvText(text: string, delimiter: string, isNeutralised: boolean): string {
  const isFormula = isNeutralised && /^[=+\-@\t\r]/.test(text);
  const needsQuotes = text === "" || isFormula || /["\r\n]|^ | $/.test(text) || text.includes(delimiter);
  return needsQuotes ? `"${isFormula ? "'" : ""}${text.replaceAll('"', '""')}"` : text;
}

function withoutZone(value: CellValue | undefined, field: GetConnectorField): CellValue | undefined {
  return field.dataType === "date" && typeof value === "string" ? toProfitDate(value) : value;
}
