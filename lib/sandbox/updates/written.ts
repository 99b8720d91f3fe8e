import type { RowAction } from "./definition";

/**
 * What a caller wrote, JSON or XML alike: nothing is checked yet but its shape. Names are as written. A value is text,
 * or null where the caller empties the field (`""`, null, `xsi:nil`).
 */
export type WrittenObject = { name: string; elements: readonly WrittenElement[] };

export type WrittenElement = {
  /** Undefined when the line names none: then the call's own action counts. */
  action: RowAction | undefined;
  /** Attributes in XML, `@Id` in JSON. */
  keys: ReadonlyMap<string, string | null>;
  fields: ReadonlyMap<string, string | null>;
  objects: readonly WrittenObject[];
};
