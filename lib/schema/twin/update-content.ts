import type { SchemaField, SchemaObject } from "../connector-schema";

/**
 * What an update document says, whichever way it is written (protocol 6.1, 6.3): objects of records of fields. XML and
 * JSON are both read as this, and compared in it. What stands nowhere is left out: null for no `Fields` or no `Objects`.
 */
export type UpdateObject = {
  name: string;
  /** null = the schema has no such object here. */
  schema: SchemaObject | null;
  records: readonly UpdateRecord[];
};

export type UpdateRecord = {
  /** As written: it need not be one that Profit knows. null = not said. */
  action: string | null;
  keys: readonly UpdateValue[];
  fields: readonly UpdateValue[] | null;
  objects: readonly UpdateObject[] | null;
};

export type UpdateValue = {
  name: string;
  /** null = `xsi:nil` or JSON's null. */
  text: string | null;
  /** null = the schema has no such field here. */
  field: SchemaField | null;
};

/** What REST says by its method: POST or PUT. A delete is always said in words. */
export type ImpliedAction = "insert" | "update";

/** Objects in objects, at most: Profit goes six levels deep (protocol 9.28), and a parser of XML 256 elements. */
export const DEEPEST = 60;

export const fieldOf = (object: SchemaObject | null, name: string): SchemaField | null =>
  object?.fields.find(({ id }) => id === name) ?? null;

export const keyOf = (object: SchemaObject | null, name: string): SchemaField | null =>
  object?.keys.find(({ id }) => id === name) ?? null;

export const objectIn = (object: SchemaObject | null, name: string): SchemaObject | null =>
  object?.objects.find((one) => one.name === name) ?? null;
