import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { Column, FieldDefinition, GetConnectorDefinition } from "./definition";
import { sourceOf } from "./row-source";

type Value<T> = (record: T) => CellValue;

const CONTROL = { text: 1, key: 5, memo: 23 } as const;

/** A code or number that is text on the wire and keeps its leading zeros. */
export function key<T>(id: string, length: number, nl: string, en: string, value: Value<T>): Column<T> {
  return { id, dataType: "string", label: { nl, en }, length, controlType: CONTROL.key, decimals: 0, value };
}

export function text<T>(id: string, length: number, nl: string, en: string, value: Value<T>): Column<T> {
  return { id, dataType: "string", label: { nl, en }, length, controlType: CONTROL.text, decimals: 0, value };
}

export function memo<T>(id: string, nl: string, en: string, value: Value<T>): Column<T> {
  return { id, dataType: "blob", label: { nl, en }, length: 0, controlType: CONTROL.memo, decimals: 0, value };
}

export function int<T>(id: string, length: number, nl: string, en: string, value: Value<T>): Column<T> {
  return { id, dataType: "int", label: { nl, en }, length, controlType: CONTROL.key, decimals: 0, value };
}

export function decimal<T>(id: string, decimals: number, nl: string, en: string, value: Value<T>): Column<T> {
  return { id, dataType: "decimal", label: { nl, en }, length: 15, controlType: CONTROL.text, decimals, value };
}

export function flag<T>(id: string, nl: string, en: string, value: Value<T>): Column<T> {
  return { id, dataType: "boolean", label: { nl, en }, length: 1, controlType: CONTROL.text, decimals: 0, value };
}

export function date<T>(id: string, nl: string, en: string, value: Value<T>): Column<T> {
  return { id, dataType: "date", label: { nl, en }, length: 8, controlType: CONTROL.text, decimals: 0, value };
}

/** Gives a column Profit's own field code instead of a numbered one, as custom fields have (`U` and 32 hex). */
export function coded<T>(fieldId: string, column: Column<T>): Column<T> {
  return { ...column, fieldId };
}

/** A GetConnector over records. `records` is called once, when the first question about rows comes. */
export function getConnector<T>(
  id: string,
  description: string,
  records: () => readonly T[],
  columns: readonly Column<T>[],
  refusal: Pick<GetConnectorDefinition, "blocked" | "refusesAbove"> = {},
): GetConnectorDefinition {
  const fields = columns.map(
    ({ id: fieldName, dataType, label, length, controlType, decimals, fieldId }, index): FieldDefinition => ({
      id: fieldName,
      fieldId: fieldId ?? `U${String(index + 1).padStart(3, "0")}`,
      dataType,
      label,
      length,
      controlType,
      decimals,
    }),
  );
  const values = columns.map((column) => column.value);
  return { id, description, fields, source: () => sourceOf(records(), values), ...refusal };
}
