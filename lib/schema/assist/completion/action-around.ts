import { elementsOf } from "@/lib/xml/document/find-node";
import type { ElementNode, XmlDocument } from "@/lib/xml/document/xml-node";
import { ACTIONS, type Action } from "./completion";

/** The `Action` that one would expect at a place: that of the nearest record around it, else that of the first record. */
export function actionAround(document: XmlDocument, within: ElementNode | null): Action | null {
  for (let at = within; at; at = at.parent) {
    const own = at.name === "Fields" ? actionOf(document, at) : actionOfRecord(document, at);
    if (own) return own;
  }
  const [root] = elementsOf(document);
  for (const record of root?.children ?? []) {
    const own = record.kind === "element" ? actionOfRecord(document, record) : null;
    if (own) return own;
  }
  return null;
}

function actionOfRecord(document: XmlDocument, record: ElementNode): Action | null {
  if (record.name !== "Element") return null;
  const fields = record.children.find((child) => child.kind === "element" && child.name === "Fields");
  return fields?.kind === "element" ? actionOf(document, fields) : null;
}

function actionOf({ text }: XmlDocument, fields: ElementNode): Action | null {
  const range = fields.attributes.find(({ name }) => name === "Action")?.valueRange;
  const written = range && text.slice(range.start, range.end);
  return ACTIONS.find((action) => action === written) ?? null;
}
