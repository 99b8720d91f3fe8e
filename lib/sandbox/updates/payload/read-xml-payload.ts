import { parseXml, type XmlElement } from "@/lib/xml/parse-xml";
import { XmlError } from "@/lib/xml/xml-error";
import { SandboxRefusal } from "../../refusal";
import { rowActionOf } from "./row-action";
import { UNREADABLE } from "../wordings";
import type { WrittenElement, WrittenObject } from "../written";

/**
 * Reads the XML of an UpdateConnector (protocol 6.1): root, Elements with their key attributes, Fields with their Action,
 * Objects. What the names stand for is not looked at here.
 */

const NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil";
/** A level takes four elements; Profit goes six levels deep (protocol 9.28). */
const LIMITS = { depth: 64, attributes: 256 };

export function readXmlPayload(text: string): WrittenObject {
  return objectOf(parsed(text.trim()));
}

function parsed(text: string): XmlElement {
  try {
    return parseXml(text, LIMITS);
  } catch (error) {
    if (error instanceof XmlError) throw new SandboxRefusal(UNREADABLE, error.message);
    throw error;
  }
}

function objectOf({ name, children }: XmlElement): WrittenObject {
  for (const child of children) {
    if (child.name !== "Element") throw new SandboxRefusal(UNREADABLE, `<${child.name}> in <${name}>`);
  }
  if (children.length === 0) throw new SandboxRefusal(UNREADABLE, `<${name}> without Element`);
  return { name, elements: children.map(elementOf) };
}

/** That `Action` may stand on Element as well is inferred from JSON, where both places are in use (protocol 3.6). */
function elementOf(element: XmlElement): WrittenElement {
  const parts = new Map<string, XmlElement>();
  for (const child of element.children) {
    if (child.name !== "Fields" && child.name !== "Objects") {
      throw new SandboxRefusal(UNREADABLE, `<${child.name}> in <Element>`);
    }
    if (parts.has(child.name)) throw new SandboxRefusal(UNREADABLE, `<${child.name}> twice in <Element>`);
    parts.set(child.name, child);
  }
  const keys = new Map<string, string | null>();
  for (const [name, value] of element.attributes) {
    if (name !== "Action" && !name.startsWith("{")) keys.set(name, value === "" ? null : value);
  }
  const fields = parts.get("Fields");
  return {
    action: rowActionOf(fields?.attributes.get("Action"), element.attributes.get("Action")),
    keys,
    fields: fields ? fieldsOf(fields) : new Map(),
    objects: (parts.get("Objects")?.children ?? []).map(objectOf),
  };
}

function fieldsOf({ children }: XmlElement): Map<string, string | null> {
  const values = new Map<string, string | null>();
  for (const { name, attributes, text, children: inside } of children) {
    if (inside.length > 0) throw new SandboxRefusal(UNREADABLE, `<${inside[0]?.name ?? ""}> in <${name}>`);
    if (values.has(name)) throw new SandboxRefusal(UNREADABLE, `<${name}> twice in <Fields>`);
    const isNil = ["true", "1"].includes(attributes.get(NIL)?.trim() ?? "");
    values.set(name, isNil || text === "" ? null : text);
  }
  return values;
}
