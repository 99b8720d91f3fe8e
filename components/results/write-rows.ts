import { toProfitDate } from "@/lib/format/profit-dates";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { CellValue, Row } from "@/lib/profit/wire/get-connector-page";
import type { ExportChoice } from "./export-choice";

const DELIMITERS = { semicolon: ";", comma: "," } as const;

/** Loaded rows as a file, in the very form the rows route writes them: so that both files can be used alike. */
export function rowsAsText(rows: readonly Row[], fields: readonly GetConnectorField[], choice: ExportChoice): string {
  return [...textPartsOf([rows], fields, choice)].join("");
}

/** The same in parts, for rows that come a chunk at a time: one text of them all could be longer than a text can be. */
export function* textPartsOf(
  chunks: Iterable<readonly Row[]>,
  fields: readonly GetConnectorField[],
  choice: ExportChoice,
): Generator<string, void> {
  if (choice.format === "csv") {
    const delimiter = DELIMITERS[choice.delimiter];
    const header = fields.map((field) => csvText(field.id, delimiter, choice.isNeutralised)).join(delimiter);
    yield `\uFEFF${header}\r\n`;
    for (const rows of chunks) yield rows.map((row) => `${csvLine(row, fields, choice)}\r\n`).join("");
    return;
  }
  const isList = choice.format === "json";
  if (isList) yield "[\n";
  let isFirst = true;
  for (const rows of chunks) {
    const lines = rows.map((row) =>
      JSON.stringify(Object.fromEntries(fields.map((field) => [field.id, withoutZone(row[field.id], field)]))),
    );
    if (lines.length === 0) continue;
    yield isList ? `${isFirst ? "" : ",\n"}${lines.join(",\n")}` : lines.map((line) => `${line}\n`).join("");
    isFirst = false;
  }
  if (isList) yield isFirst ? "]\n" : "\n]\n";
}

function csvLine(row: Row, fields: readonly GetConnectorField[], { delimiter, isNeutralised }: ExportChoice): string {
  const sign = DELIMITERS[delimiter];
  return fields
    .map((field) => {
      const value = withoutZone(row[field.id], field);
      if (value === null || value === undefined) return "";
      return typeof value === "string" ? csvText(value, sign, isNeutralised) : String(value);
    })
    .join(sign);
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
