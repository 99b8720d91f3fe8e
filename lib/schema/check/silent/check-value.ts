import type { ElementNode } from "@/lib/xml/document/xml-node";
import type { SchemaField } from "../../connector-schema";
import { fieldParams, shownValue } from "../field-params";
import type { FindingInput, Findings } from "../findings";
import type { ProblemCode } from "../problem";
import type { PlacedField } from "../structure/check-field";
import { contentRange } from "../text/text-of";
import { collapsed } from "../value/collapsed";
import { hasZone } from "../value/date-fault";
import { isZero, withoutZeros } from "../value/number-fault";

/** What an XSD cannot say of a value that it takes. */
export function checkValue(element: ElementNode, placed: PlacedField, value: string, findings: Findings): void {
  const { field } = placed;
  const { codes, kind } = field;
  if (codes && codes.length > 0 && !codesOf(field).has(codeForm(field, value))) {
    findings.add(warning("unknownCode", element, placed, value));
  }
  if (hasZone(kind, value)) findings.add(warning("zone", element, placed, value));
  if (field.isNotZero === true && (kind === "int" || kind === "decimal") && isZero(value)) {
    findings.add(warning("zeroNotAllowed", element, placed, value));
  }
}

function warning(code: ProblemCode, element: ElementNode, { field, path }: PlacedField, value: string): FindingInput {
  return {
    ...{ code, severity: "warning", range: contentRange(element), path },
    params: { ...fieldParams(field), value: shownValue(value), count: field.codes?.length ?? 0 },
  };
}

const codesByField = new WeakMap<SchemaField, ReadonlySet<string>>();

function codesOf(field: SchemaField): ReadonlySet<string> {
  const known = codesByField.get(field) ?? new Set((field.codes ?? []).map(({ id }) => codeForm(field, id)));
  codesByField.set(field, known);
  return known;
}

/** Numbers are the same code however they are written; texts only when they are equal. */
function codeForm({ kind }: SchemaField, value: string): string {
  if (kind === "text") return value;
  const said = collapsed(value);
  if (kind === "boolean") return said === "true" ? "1" : said === "false" ? "0" : said;
  const [, sign = "", digits = ""] = kind === "int" ? (/^([+-]?)(\d+)$/.exec(said) ?? []) : [];
  return digits === "" ? said : `${sign === "-" ? sign : ""}${withoutZeros(digits, "0")}`;
}
