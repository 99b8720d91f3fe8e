import type { Range } from "@/lib/xml/document/xml-node";
import type { Code, Disagreement, SchemaField, SchemaObject } from "../../connector-schema";
import type { ValueType } from "../value-type";

/** What is known of the thing under the cursor; words for people are made from it (lib/messages, updateAssist.hover). */
export type Hover = {
  /** The name or the value that is pointed at. */
  range: Range;
  subject: HoverSubject;
  /** Names of the objects down to the one it is in. */
  path: readonly string[];
  /** Where the sources of the schema say different things of it. */
  disagreements: readonly Disagreement[];
};

export type HoverSubject =
  | { kind: "object"; object: SchemaObject; count: { fields: number; objects: number } }
  | { kind: "structure"; name: "Element" | "Fields" | "Objects"; object: SchemaObject }
  | {
      /** Also a key, which is an attribute. */
      kind: "field";
      field: SchemaField;
      type: ValueType;
      value: HoverValue | null;
      /** The first of its code list, and how many more there are. */
      codes: readonly Code[];
      moreCodes: number;
    }
  | { kind: "attribute"; name: "Action" | "xsi:nil"; value: string | null }
  /** `parent` is the nearest name around it that the schema does have. */
  | { kind: "unknown"; name: string; parent: string | null };

/** What stands there, and the code or record that it means. */
export type HoverValue = { written: string; code: Code | null };
