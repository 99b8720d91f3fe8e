import type { ProblemCode } from "../problem";

/** What libxml2 can say of a document by a schema such as Profit's, and which of our codes say the same. */
export type Meaning = {
  codes: readonly ProblemCode[];
  /** Of the attribute it is about. */
  attribute: string | null;
  /** It judged nothing below the element. */
  isEndOfElement: boolean;
  /** It judged nothing behind the element either, in its parent. */
  isEndOfParent: boolean;
};

const VALUE: readonly ProblemCode[] = [
  ...(["emptyValue", "tooLong", "badNumber", "tooManyDigits", "tooManyDecimals", "badBoolean", "badDate"] as const),
  ...(["badDateTime", "badTime", "badBase64", "badAction", "badNil", "notNillable", "elementInField"] as const),
];

const STRANGER: readonly ProblemCode[] = [
  ...(["unknownElement", "misplacedElement", "repeatedElement", "missingElement", "unknownCustomField"] as const),
  ...(["undeclaredPrefix", "namespace"] as const),
];

const MEANINGS: readonly [RegExp, readonly ProblemCode[], end?: "element" | "parent"][] = [
  [/: This element is not expected\./, STRANGER, "parent"],
  [/: Missing child element\(s\)\./, ["missingElement"]],
  [/: The attribute '[^']*' is required but missing\./, ["missingKey", "missingAction"]],
  [/: The attribute '[^']*' is not allowed\./, ["unknownAttribute", "undeclaredPrefix"]],
  [/: Character content /, ["textNotAllowed", "mustBeEmpty"]],
  [/: Element content is not allowed, because the content type is empty/, STRANGER, "element"],
  [/: Element content is not allowed/, ["elementInField"], "element"],
  [/: The element is not 'nillable'\./, ["notNillable"]],
  [/because the element is 'nilled'\./, ["nilWithContent"], "element"],
  [/: No matching global declaration/, ["wrongRoot", "namespace", "undeclaredPrefix"], "element"],
  // It quotes the value first, and breaks off a long one.
  [/^Element '[^']*'(?:, attribute '[^']*')?: (?:\[facet '\w+'\]|')/, VALUE],
];

const ATTRIBUTE = /^Element '[^']*', attribute '([^']*)'|: The attribute '([^']*)' is required/;
const XSI_NAMESPACE = /^\{[^}]*\}/;

export function meaningOf(message: string): Meaning {
  const found = ATTRIBUTE.exec(message);
  const attribute = found?.[1] ?? found?.[2] ?? null;
  const [, codes = [], end] = MEANINGS.find(([pattern]) => pattern.test(message)) ?? [];
  return {
    codes,
    attribute: attribute && attribute.replace(XSI_NAMESPACE, ""),
    isEndOfElement: end !== undefined,
    isEndOfParent: end === "parent",
  };
}
