import type { SchemaField } from "../../connector-schema";

/** What a row of a GetConnector holds. */
export type CellValue = string | number | boolean | null;

/** A cell as an update document writes it; null for one that is empty. What it cannot make sense of stays as it was. */
export function writtenValue(field: SchemaField, cell: CellValue): string | null {
  if (cell === null || cell === "") return null;
  const written = typeof cell === "number" ? plainNumber(cell) : String(cell);
  return codeIn(field, written) ?? asKind(field, written);
}

/** A GetConnector may show the text of a code in place of the code. */
function codeIn({ codes }: SchemaField, written: string): string | null {
  if (!codes || codes.some(({ id }) => id === written)) return null;
  const meant = codes.filter(({ text, englishText }) => text === written || englishText === written);
  return meant.length === 1 ? (meant[0]?.id ?? null) : null;
}

function asKind({ kind }: SchemaField, written: string): string {
  switch (kind) {
    case "date":
      return /^(\d{4}-\d\d-\d\d)(T|$)/.exec(written)?.[1] ?? written;
    case "dateTime":
      // The Z says nothing, and is never sent (design 5.5).
      if (/^\d{4}-\d\d-\d\d$/.test(written)) return `${written}T00:00:00`;
      return /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)/.exec(written)?.[1] ?? written;
    case "time":
      return /^(?:\d{4}-\d\d-\d\dT)?(\d\d:\d\d:\d\d)/.exec(written)?.[1] ?? written;
    case "boolean":
      return /^(true|1)$/i.test(written) ? "true" : /^(false|0)$/i.test(written) ? "false" : written;
    default:
      return written;
  }
}

/** Without an exponent, which no schema takes. */
function plainNumber(value: number): string {
  const text = String(value);
  if (!/e/i.test(text)) return text;
  return value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 });
}
