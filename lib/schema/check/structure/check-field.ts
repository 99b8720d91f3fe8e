import type { ElementNode } from "@/lib/xml/document/xml-node";
import type { PlacedElement } from "../../place/placed-element";
import { fieldParams, shownValue } from "../field-params";
import type { Problem, ProblemCode } from "../problem";
import { contentRange, textOf } from "../text/text-of";
import { valueFault } from "../value/value-fault";
import { type AttributeCheck, nilOf } from "./check-attributes";

export type PlacedField = Extract<PlacedElement, { part: "field" }>;

/** What stands in a field, as the schema judges it. Gives the value, when there is one that can be read. */
export function checkField(check: AttributeCheck, element: ElementNode, placed: PlacedField): string | null {
  const { field } = placed;
  const { text, isExact } = check;
  const child = element.children.find(({ kind }) => kind === "element");
  const nil = nilOf(text, element);
  if (nil === true) {
    const hasContent = element.children.some(({ kind }) => kind !== "comment" && kind !== "instruction");
    if (hasContent) add(check, element, placed, "nilWithContent", {});
    // A field that may not be nil is judged by what it holds.
    if (hasContent || field.isNillable !== false) return null;
  }
  if (child?.kind === "element") {
    add(check, element, placed, "elementInField", { child: child.name });
    return null;
  }
  const value = textOf(text, element);
  if (value === null) return null;
  const fault = valueFault(field, value, { isAttribute: false, isExact });
  if (!fault) return value;
  // Said already: it may not be nil.
  if (nil === true) return null;
  add(check, element, placed, fault.code, { value: shownValue(value), ...fault.params });
  return null;
}

function add(
  { findings }: AttributeCheck,
  element: ElementNode,
  { field, path }: PlacedField,
  code: ProblemCode,
  params: Problem["params"],
): void {
  findings.add({
    ...{ code, range: contentRange(element), path, about: element, isOfSchema: true },
    params: { ...fieldParams(field), ...params },
  });
}
