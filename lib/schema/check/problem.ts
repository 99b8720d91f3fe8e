import type { Range } from "@/lib/xml/document/xml-node";

/**
 * Its sentence in people's languages is `updateProblems.<code>` of lib/messages, with the params named here. What is about
 * a field has all of { name, kind, label, field, englishField }: the label is the name where there is none, and `field` is
 * "Omschrijving (Ds)".
 */
export const PROBLEM_CODES = [
  // The text is not XML, or not XML that we take.
  "notWellFormed", // { message } in the words of the parser
  "notClosed", // { name }
  "strayClose", // { name }
  "unfinishedTag", // { name }
  "bareLess", // a `<` that begins no tag
  "unfinishedMarkup", // { kind } comment, cdata, instruction
  "badAttribute", // { name }
  "strayInTag", // a sign in a tag that begins no attribute
  "repeatedAttribute", // { name }
  "undeclaredPrefix", // { prefix, name }
  "dashesInComment",
  "bareAmpersand",
  "emptyDocument", // { expected } there is no element
  "outsideRoot", // { expected } an element or text beside the root
  "doctype",
  "entity", // { name }
  "notUtf8", // { encoding } declared, where Profit takes UTF-8
  "tooLarge", // { sizeBytes, limitBytes, sizeMb, limitMb }
  "tooManyElements", // { count, limit }
  "tooDeep", // { limit }
  // The structure is not that of the schema.
  "wrongRoot", // { name, expected }
  "namespace", // { name, uri } a default namespace, where Profit's elements have none
  "unknownElement", // { name, parent, within } `within`: names of the object and its parts, down to the parent
  // { name, parent, within, expected, where } the schema has it: `before` the sibling `expected`, `inside` the element `expected`
  // (names down to it), or as an `attribute` of that one
  "misplacedElement",
  "repeatedElement", // { name }
  "missingElement", // { name, parent, within } one that the schema wants
  "unknownAttribute", // { name, parent }
  "missingAction", // { parent }
  "badAction", // { value }
  "missingKey", // the schema wants it on Element
  "textNotAllowed", // { parent }
  "mustBeEmpty", // { parent } the schema has nothing there, not even blanks
  "elementInField", // { child }
  // The value does not fit the field; all with { value }.
  "emptyValue",
  "notNillable", // of a field, or { name } of another element
  "nilWithContent",
  "badNil", // { name, value }
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
  "unknownCode", // { value, count }
  "missingMandatory", // { parent } on insert
  "unknownCustomField", // { name }
  "keyForChange", // { action } update or delete does not know which record
  "fileWithoutStream", // { stream }
  "zone", // { value } a date that ends in Z or in an offset
  "zeroNotAllowed",
  // libxml2 said something that we have no words for.
  "schemaFault", // { message }
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** `error`: Profit or its schema refuses it; `warning`: it probably does, or the person did not mean it. */
export type Severity = "error" | "warning";

/** Of a value, the range is what stands between the tags or the quotes. */
export type Problem = Range & {
  code: ProblemCode;
  severity: Severity;
  params: Readonly<Record<string, string | number>>;
  /** Names of the objects down to the one it is about, as far as it is known. */
  path: readonly string[];
  /** The validator's own words, where it spoke. */
  original?: string;
};

/** What is wrong with a value, wherever it stands. */
export type ValueFault = { code: ProblemCode; params?: Record<string, string | number> };

/** Of all that was found; `problems` may be fewer, in the order in which they stand. */
export type CheckedDocument = { problems: Problem[]; counts: { errors: number; warnings: number } };
