import { elementsOf } from "@/lib/xml/document/find-node";
import type { ElementNode, XmlDocument } from "@/lib/xml/document/xml-node";
import type { ConnectorSchema } from "../../connector-schema";
import { placedElements } from "../../place/placed-element";
import type { Findings } from "../findings";
import { checkRecord } from "../silent/check-record";
import { checkValue } from "../silent/check-value";
import { checkAttributes } from "./check-attributes";
import { checkContent, isPart } from "./check-content";
import { checkField } from "./check-field";

/** Looks at each element of a document that the schema has: first by the schema's rules, then by those it cannot say. */
export function checkElements(schema: ConnectorSchema, document: XmlDocument, findings: Findings): void {
  const { text } = document;
  const { root } = schema;
  // Metainfo knows the types less exactly, and not what must be there.
  const check = { text, root, findings, isExact: schema.sources.includes("xsd") };
  const [top] = elementsOf(document);
  if (!top) return;
  if (top.name !== root.name) {
    const params = { name: top.name, expected: root.name };
    findings.add({ code: "wrongRoot", range: top.nameRange, about: top, isOfSchema: true, params });
  }
  for (const [element, placed] of placedElements(schema, { children: [top] })) {
    if (placed.part === "unknown") continue;
    checkNamespace(text, element, placed.path, findings);
    checkAttributes(check, element, placed);
    if (isPart(placed)) {
      checkContent(check, element, placed);
      if (placed.part === "fields") checkRecord(text, element, placed, findings);
    } else {
      const value = checkField(check, element, placed);
      if (value !== null) checkValue(element, placed, value, findings);
    }
  }
}

/** A default namespace makes strangers of all elements below. */
function checkNamespace(text: string, element: ElementNode, path: readonly string[], findings: Findings): void {
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
