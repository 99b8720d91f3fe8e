import type { SchemaField } from "../../connector-schema";
import type { ValueFault } from "../problem";
import { isBase64 } from "./base64";
import { collapsed } from "./collapsed";
import { isMoment, MOMENTS } from "./date-fault";
import { decimalFault, integerFault } from "./number-fault";

/** Where a value stands, and how exactly its schema knows the type: metainfo calls a date, a moment and a time alike "date". */
export type ValuePlace = { isAttribute: boolean; isExact: boolean };

const BOOLEANS = new Set(["true", "false", "1", "0"]);

/** What keeps a value from being one of the field's kind, as XSD judges it; null when it is one. */
export function valueFault(field: SchemaField, value: string, { isAttribute, isExact }: ValuePlace): ValueFault | null {
  // Only a text as an attribute may be empty in the known schemas.
  if (value === "" && !(isAttribute && field.kind === "text")) return { code: "emptyValue" };
  switch (field.kind) {
    case "text":
      return tooLong(field, value);
    case "int":
      return integerFault(value);
    case "decimal":
      return decimalFault(field, value);
    case "boolean":
      return BOOLEANS.has(collapsed(value)) ? null : { code: "badBoolean" };
    case "date":
      return isMoment("date", value) ? null : { code: "badDate" };
    case "dateTime":
      if (isMoment("dateTime", value) || (!isExact && MOMENTS.some((kind) => isMoment(kind, value)))) return null;
      return { code: "badDateTime" };
    case "time":
      return isMoment("time", value) ? null : { code: "badTime" };
    case "base64":
      if (collapsed(value) === "") return { code: "emptyValue" };
      return isBase64(value) ? null : { code: "badBase64" };
  }
}

function tooLong({ length: limit }: SchemaField, value: string): ValueFault | null {
  if (limit === null || value.length <= limit) return null;
  const length = characters(value);
  return length > limit ? { code: "tooLong", params: { length, limit } } : null;
}

/** XSD counts characters, JavaScript their halves. */
function characters(value: string): number {
  let halves = 0;
  for (let at = 0; at < value.length; at++) if ((value.charCodeAt(at) & 0xfc00) === 0xdc00) halves++;
  return value.length - halves;
}
