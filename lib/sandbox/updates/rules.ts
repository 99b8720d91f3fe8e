import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { RowAction, UpdateObject } from "./definition";
import type { WrittenElement } from "./written";

/** A record with what lies around it, read through the model: for rules and for who prints records. */
export type RecordView = {
  object: UpdateObject;
  record: object;
  /** The value of a field, null when it has none or the object has no such field. */
  value: (fieldId: string) => CellValue;
  children: (objectName: string) => readonly RecordView[];
  parent: RecordView | null;
};

/** Throws a SandboxRefusal when the line may not be so. Not asked after a delete. */
export type RecordRule = (subject: { view: RecordView; action: RowAction; written: WrittenElement }) => void;

/**
 * What a line is about: an existing record, which turns its action into an update, "new", which turns it into an
 * insert, or undefined when the line says nothing of it. Throws a SandboxRefusal when several records fit. `candidates`
 * are those under the line's parent, `action` is what was asked for; not asked for a delete.
 */
export type MatchRecord = (
  written: WrittenElement,
  candidates: readonly RecordView[],
  action: RowAction | undefined,
) => object | "new" | undefined;
