import type { Range } from "@/lib/xml/document/xml-node";

/** Its sentence in people's languages is `updateProblems.<code>` of lib/messages, with the params named here. */
export const PROBLEM_CODES = [
  // The text is not XML, or not XML that we take.
  "notWellFormed", // { message } in the words of the parser
  "doctype",
  "entity", // { name }
  "notUtf8", // { encoding } declared, where Profit takes UTF-8
  "tooLarge", // { sizeBytes, limitBytes }
  // The structure is not that of the schema.
  "wrongRoot", // { name, expected }
  "unknownElement", // { name, parent }
  "misplacedElement", // { name, parent, expected } the schema has it, but elsewhere or earlier
  "repeatedElement", // { name }
  "missingElement", // { name, parent } one that the schema wants
  "unknownAttribute", // { name, parent }
  "missingAction", // { parent }
  "badAction", // { value }
  "missingKey", // { name, label } the schema wants it on Element
  "textNotAllowed", // { parent }
  // The value does not fit the field; all with { name, label, value }.
  "emptyValue",
  "notNillable",
  "tooLong", // + { length, limit }
  "badNumber",
  "tooManyDigits", // + { limit }
  "tooManyDecimals", // + { limit }
  "badBoolean",
  "badDate",
  "badDateTime",
  "badTime",
  "badBase64",
  // Where the XSD is silent.
  "unknownCode", // { name, label, value, count }
  "missingMandatory", // { name, label, parent } on insert
  "unknownCustomField", // { name }
  "keyForChange", // { name, label, action } update or delete does not know which record
  "fileWithoutStream", // { name, stream }
  "zone", // { name, label, value } a date that ends in Z or in an offset
  "zeroNotAllowed", // { name, label }
  // libxml2 said something that we have no words for.
  "schemaFault", // { message }
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** `error`: Profit or its schema refuses it; `warning`: it probably does, or the person did not mean it. */
export type Severity = "error" | "warning";

export type Problem = Range & {
  code: ProblemCode;
  severity: Severity;
  params: Readonly<Record<string, string | number>>;
  /** Names of the objects down to the one it is about, as far as it is known. */
  path: readonly string[];
  /** The validator's own words, where it spoke. */
  original?: string;
};
