import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { shownDate } from "../../rows/wall-clock";
import type { RecordView } from "../rules";
import type { WrittenRecord } from "./write-line";

/**
 * The keys that an answer gives back, as text, also those that are numbers (protocol 3.6). A field that the root does not
 * have is that of the first line below it that has one: the number of an entry in FiEntries.
 */
export function resultRow(written: WrittenRecord, resultFields: readonly string[]): ReadonlyMap<string, string> {
  const row = new Map<string, string>();
  for (const fieldId of resultFields) {
    const value = valueIn(written, fieldId);
    if (value !== null) row.set(fieldId, typeof value === "string" ? shownText(value) : String(value));
  }
  return row;
}

function valueIn({ view, children }: WrittenRecord, fieldId: string): CellValue {
  if (hasField(view, fieldId)) return view.value(fieldId);
  for (const child of children) {
    const value = valueIn(child, fieldId);
    if (value !== null) return value;
  }
  return null;
}

function hasField({ object }: RecordView, fieldId: string): boolean {
  return object.fields.some((field) => field.fieldId === fieldId);
}

/** A date without the Z that GetConnectors show (inferred). */
function shownText(value: string): string {
  const shown = shownDate(value);
  return shown === value ? value : shown.slice(0, -1);
}
