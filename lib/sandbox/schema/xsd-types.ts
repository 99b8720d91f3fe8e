import type { UpdateField } from "../updates/definition";

/** The type of a field's element: named in an attribute, or restricted in place (protocol 6.2). */
export function elementType(field: UpdateField): { named?: string; inlined?: string } {
  switch (field.xsdType) {
    case "string":
      return { inlined: restriction("xsd:string", [...(field.length > 0 ? [maxLength(field)] : []), MIN_LENGTH]) };
    case "base64Binary":
      return { inlined: restriction("xsd:base64Binary", [MIN_LENGTH]) };
    case "decimal":
      return { inlined: restriction("xsd:decimal", decimalFacets(field)) };
    default:
      return { named: `xsd:${field.xsdType}` };
  }
}

/** Attributes have no lengths: `xsd:long` and `xsd:string` are the ones seen; the others are inferred. */
export function attributeType({ xsdType }: UpdateField): string {
  return `xsd:${xsdType}`;
}

const MIN_LENGTH = facet("minLength", 1);

function maxLength({ length }: UpdateField): string {
  return facet("maxLength", length);
}

function decimalFacets({ totalDigits, decimals }: UpdateField): string[] {
  const fraction = facet("fractionDigits", decimals);
  return totalDigits > 0 ? [facet("totalDigits", totalDigits), fraction] : [fraction];
}

function facet(name: string, value: number): string {
  return `<xsd:${name} value="${value}"/>`;
}

function restriction(base: string, facets: readonly string[]): string {
  return `<xsd:simpleType><xsd:restriction base="${base}">${facets.join("")}</xsd:restriction></xsd:simpleType>`;
}
