import { parseXml, type XmlElement } from "@/lib/xml/parse-xml";

/** The key attributes of an UpdateConnector's objects by their path, such as `KnSubject/KnSubjectLink` (protocol 6.2). */
export type XsdKeys = ReadonlyMap<string, readonly string[]>;

/**
 * Reads of a real XSD what nothing else tells for sure: which keys are attributes. An object that it has without keys
 * is in the map too, with none. Undefined when the document is no schema of an UpdateConnector.
 */
export function readXsdKeys(xsd: string): { root: string; keys: XsdKeys } | undefined {
  const schema = parseXml(xsd);
  const root = schema.name === "schema" ? childNamed(schema, "element") : undefined;
  const name = root?.attributes.get("name");
  if (!root || name === undefined) return undefined;
  const keys = new Map<string, readonly string[]>();
  return addObject(keys, root, name) ? { root: name, keys } : undefined;
}

/** Whether it has the form of an object: an Element inside. */
function addObject(keys: Map<string, readonly string[]>, object: XmlElement, path: string): boolean {
  const element = elementsIn(object).find((inside) => inside.attributes.get("name") === "Element");
  if (!element) return false;
  const type = childNamed(element, "complexType");
  const attributes = type?.children.filter(({ name }) => name === "attribute") ?? [];
  keys.set(
    path,
    attributes.map((attribute) => attribute.attributes.get("name") ?? ""),
  );
  const objects = elementsIn(element).find((inside) => inside.attributes.get("name") === "Objects");
  for (const child of objects ? elementsIn(objects) : []) {
    addObject(keys, child, `${path}/${child.attributes.get("name") ?? ""}`);
  }
  return true;
}

/** The elements of the sequence that an element's own type is made of. */
function elementsIn(element: XmlElement): XmlElement[] {
  const type = childNamed(element, "complexType");
  const sequence = type ? childNamed(type, "sequence") : undefined;
  return sequence?.children.filter(({ name }) => name === "element") ?? [];
}

function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}
