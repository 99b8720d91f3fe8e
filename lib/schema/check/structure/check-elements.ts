import { elementsOf } from "@/lib/xml/document/find-node";
import type { ElementNode, XmlDocument } from "@/lib/xml/document/xml-node";
import type { ConnectorSchema } from "../../connector-schema";
import { type PlacedElement, placeIn } from "../../place/placed-element";
import type { CheckMemory } from "../check-memory";
import type { Findings } from "../findings";
import { checkRecord } from "../silent/check-record";
import { checkValue } from "../silent/check-value";
import { checkAttributes } from "./check-attributes";
import { checkContent } from "./check-content";
import { checkField } from "./check-field";
import { fieldOf, isPart, type Part } from "./members";

/** Looks at each element of a document that the schema has: first by the schema's rules, then by those it cannot say. */
export function checkElements(
  schema: ConnectorSchema,
  document: XmlDocument,
  findings: Findings,
  memory: CheckMemory | null,
): void {
  const { text } = document;
  const { root } = schema;
  // Metainfo knows the types less exactly, and not what must be there.
  const check = { text, root, findings, isExact: schema.sources.includes("xsd") };
  const [top] = elementsOf(document);
  // A `<` alone is no root.
  if (!top || top.name === "") return;
  if (top.name !== root.name) {
    const params = { name: top.name, expected: root.name };
    findings.add({ code: "wrongRoot", range: top.nameRange, about: top, isOfSchema: true, params });
  }
  const look = (element: ElementNode, placed: PlacedElement) => {
    if (placed.part === "unknown") return;
    if (placed.part !== "record" || !memory) return lookInto(element, placed);
    memory.recall("elements", element, findings, () => {
      lookInto(element, placed);
      return true;
    });
  };
  const lookInto = (element: ElementNode, placed: Exclude<PlacedElement, { part: "unknown" }>) => {
    checkNamespace(text, element, placed.path, findings);
    checkAttributes(check, element, placed);
    if (!isPart(placed)) {
      const value = checkField(check, element, placed);
      if (value !== null) checkValue(element, placed, value, findings);
      return;
    }
    checkContent(check, element, placed);
    if (placed.part === "fields") checkRecord(text, element, placed, findings);
    // No deeper than check-well-formed lets through.
    for (const child of element.children) {
      if (child.kind === "element") look(child, placeBelow(schema, placed, child.name));
    }
  };
  look(top, placeIn(schema, null, top.name));
}

/** As placeIn, but it does not ask all fields of an object for each of them. */
function placeBelow(schema: ConnectorSchema, placed: Part, name: string): PlacedElement {
  if (placed.part !== "fields") return placeIn(schema, placed, name);
  const { object, path } = placed;
  const field = fieldOf(object, name);
  return field ? { part: "field", field, object, path } : { part: "unknown", within: placed };
}

/** A default namespace makes strangers of all elements below. */
function checkNamespace(text: string, element: ElementNode, path: readonly string[], findings: Findings): void {
  if (element.attributes.length === 0) return;
  const attribute = element.attributes.find(({ name }) => name === "xmlns");
  const range = attribute?.valueRange;
  if (!attribute || !range || range.start === range.end) return;
  const params = { name: element.name, uri: text.slice(range.start, range.end) };
  findings.add({
    code: "namespace",
    range: attribute,
    path,
    about: element,
    attribute: null,
    isOfSchema: true,
    params,
  });
}
