import type { Range } from "@/lib/xml/document/xml-node";

/** Its sentence is `updateForm.jsonFaults.<code>` of lib/messages, with the params named here. */
export const JSON_FAULT_CODES = [
  "empty",
  "syntax", // { detail } what the parser expected
  "tooDeep",
  "oneRoot", // not one object with one property
  "noElement", // { object } an object without Element
  "notAnObject", // { name } a value, or a list, where an object must stand
  "unknownProperty", // { name, object }
  "badName", // { name } cannot be the name of an element
  "repeatedProperty", // { name }
  "badValue", // { name } an object or a list for a field
  "badNumber", // { name } out of all bounds
  "keyTwice", // { name } with two values
] as const;
export type JsonFaultCode = (typeof JSON_FAULT_CODES)[number];

/** What keeps JSON from being an update document. Offsets in the JSON text. */
export type JsonFault = Range & { code: JsonFaultCode; params: Readonly<Record<string, string>> };
