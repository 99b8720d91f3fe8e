import type { SchemaField } from "../connector-schema";

/** How a value is written, as a text of lib/messages (`updateAssist.type.<key>`) with its params. */
export type ValueType = {
  key:
    "text" | "memo" | "int" | "intOf" | "decimal" | "decimalOf" | "boolean" | "date" | "dateTime" | "time" | "base64";
  params: Readonly<Record<string, number>>;
};

export function valueTypeOf({ kind, length, totalDigits, decimals }: SchemaField): ValueType {
  switch (kind) {
    case "text":
      return length === null ? { key: "memo", params: {} } : { key: "text", params: { length } };
    case "int":
      return length === null ? { key: "int", params: {} } : { key: "intOf", params: { length } };
    case "decimal":
      if (totalDigits === null) return { key: "decimal", params: {} };
      return { key: "decimalOf", params: { digits: totalDigits, decimals: decimals ?? 0 } };
    default:
      return { key: kind, params: {} };
  }
}
