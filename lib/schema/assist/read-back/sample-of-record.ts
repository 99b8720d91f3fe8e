import { escapeAttribute, escapeText } from "@/lib/xml/escape-xml";
import type { ConnectorSchema, SchemaField } from "../../connector-schema";
import type { Action } from "../completion/completion";
import { objectLines } from "../layout/object-lines";
import type { FieldMapping } from "./field-mapping";
import { type CellValue, writtenValue } from "./written-value";

export type Row = Readonly<Record<string, CellValue>>;

/**
 * A message that says what a record is now, as a GetConnector told it: to change what must change and to leave the rest.
 * Empty cells are left out; keys that no column tells stay empty, for the person to fill in.
 */
export function sampleOfRecord(
  { root }: Pick<ConnectorSchema, "root">,
  mapping: readonly FieldMapping[],
  row: Row,
  action: Action = "update",
): string {
  const columns = new Map(mapping.map(({ path, fieldId, column }) => [placeKey(path, fieldId), column]));
  const valueOf = (field: SchemaField, path: readonly string[]) => {
    const column = columns.get(placeKey(path, field.id));
    return column === undefined || !Object.hasOwn(row, column) ? null : writtenValue(field, row[column] ?? null);
  };
  const told = mapping.filter(({ column }) => Object.hasOwn(row, column) && row[column] !== null && row[column] !== "");
  const paths = new Set(told.flatMap(({ path }) => path.map((_, index) => path.slice(0, index + 1).join("/"))));
  const lines = objectLines(
    root,
    {
      action: () => action,
      key: (key, path) => escapeAttribute(valueOf(key, path) ?? ""),
      field: (field, path) => {
        const value = valueOf(field, path);
        return value === null ? null : escapeText(value);
      },
      hasObject: (_, path) => paths.has(path.join("/")),
    },
    [root.name],
  );
  return `${lines.join("\n")}\n`;
}

function placeKey(path: readonly string[], fieldId: string): string {
  return `${path.join("/")} ${fieldId}`;
}
