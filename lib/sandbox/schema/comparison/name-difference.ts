import type { FieldPair } from "./common-shape";
import type { Trial } from "./trial";

/** What two schemas say differently of a field, by name; the reasons stand beside the counts in the test. */
export type DifferenceName =
  | "object only in the real XSD"
  | "object only in the OpenAPI file"
  | "field only in the OpenAPI file"
  | "field only in the real XSD"
  | "another type"
  | "nillable"
  | "total digits"
  | "decimals"
  | "length";

/**
 * The one thing that explains why the schemas do not agree about a document. Undefined when nothing that is told of the
 * field does.
 */
export function nameDifference({ tries, field }: Trial, generated: string | undefined): DifferenceName | undefined {
  if (!field) return generated === undefined ? "object only in the OpenAPI file" : "object only in the real XSD";
  const { generated: ours, real: theirs } = field;
  if (!theirs) return "field only in the OpenAPI file";
  if (!ours) return "field only in the real XSD";
  if (ours.type !== theirs.type) return "another type";
  if (ours.isNillable !== theirs.isNillable && /\bnil\b/.test(tries)) return "nillable";
  return facetOf(field);
}

function facetOf({ generated, real }: FieldPair): DifferenceName | undefined {
  const differs = (facet: string) => generated?.facets[facet] !== real?.facets[facet];
  if (differs("maxLength")) return "length";
  if (differs("fractionDigits")) return "decimals";
  if (differs("totalDigits")) return "total digits";
  return undefined;
}
