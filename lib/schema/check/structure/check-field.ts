import { elementsOf } from "@/lib/xml/document/find-node";
import type { ElementNode } from "@/lib/xml/document/xml-node";
import type { PlacedElement } from "../../place/placed-element";
import { fieldParams, shownValue } from "../field-params";
import { contentRange, textOf } from "../text/text-of";
import { valueFault } from "../value/value-fault";
import { type AttributeCheck, nilOf } from "./check-attributes";

export type PlacedField = Extract<PlacedElement, { part: "field" }>;

/** What stands in a field, as the schema judges it. Gives the value, when there is one that can be read. */
export function checkField(check: AttributeCheck, element: ElementNode, { field, path }: PlacedField): string | null {
  const { text, isExact, findings } = check;
  const at = { range: contentRange(element), path, about: element, isOfSchema: true };
  const params = fieldParams(field);
  const [child] = elementsOf(element);
  const nil = nilOf(text, element);
  const hasContent = element.children.some(({ kind }) => kind !== "comment" && kind !== "instruction");
  if (nil === true) {
    if (hasContent) findings.add({ ...at, code: "nilWithContent", params });
    // A field that may not be nil is judged by what it holds.
    if (hasContent || field.isNillable !== false) return null;
  }
  if (child) {
    findings.add({ ...at, code: "elementInField", params: { ...params, child: child.name } });
    return null;
  }
  const value = textOf(text, element);
  if (value === null) return null;
  const fault = valueFault(field, value, { isAttribute: false, isExact });
  if (!fault) return value;
  // Said already: it may not be nil.
  if (nil === true) return null;
  findings.add({ ...at, code: fault.code, params: { ...params, value: shownValue(value), ...fault.params } });
  return null;
}
