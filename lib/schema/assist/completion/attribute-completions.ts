import { elementsOf } from "@/lib/xml/document/find-node";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { ElementNode, Range, XmlDocument } from "@/lib/xml/document/xml-node";
import { XSI } from "../../check/structure/name-scope";
import type { ConnectorSchema } from "../../connector-schema";
import { placeOf } from "../../place/placed-element";
import { actionAround } from "./action-around";
import { ACTIONS, type Completion, type CompletionSubject, sortKey } from "./completion";

type Asked = { schema: Pick<ConnectorSchema, "root">; document: XmlDocument };
type Offered = {
  name: string;
  label: string;
  value: string;
  what: CompletionSubject;
  extraEdits?: readonly TextEdit[];
};

/** The attributes that an element may have and does not have yet. */
export function attributeCompletions(
  { schema, document }: Asked,
  { element, range, hasValue }: { element: ElementNode; range: Range; hasValue: boolean },
): Completion[] {
  const others = element.attributes.filter(({ start, end }) => !(start <= range.start && range.end <= end));
  return offeredOn(schema, document, element)
    .filter(({ name }) => !others.some((attribute) => attribute.name === name))
    .map(({ name, label, value, what, extraEdits = [] }, index) => ({
      ...{ what, label: name, range, extraEdits, cursorAfter: null },
      filterText: [name, label].join(" ").trim(),
      sortText: sortKey(0, index),
      snippet: hasValue ? name : `${name}="${value}"`,
    }));
}

function offeredOn(schema: Asked["schema"], document: XmlDocument, element: ElementNode): Offered[] {
  const place = placeOf(schema, element);
  switch (place.part) {
    case "record":
      return place.object.keys.map((field) => ({
        ...{ name: field.id, label: field.label ?? "", value: "${1}", what: { kind: "key", field } },
      }));
    case "fields": {
      const first = actionAround(document, element.parent?.parent ?? null) ?? "insert";
      const choices = [first, ...ACTIONS.filter((action) => action !== first)].join(",");
      return [{ ...plain("Action"), value: `\${1|${choices}|}` }];
    }
    case "field":
      if (place.field.isNillable === false) return [];
      return [{ ...plain("xsi:nil"), value: "true", extraEdits: namespaceEdits(document) }];
    case "object":
      return element.parent ? [] : [{ ...plain("xmlns:xsi"), value: XSI }];
    default:
      return [];
  }
}

function plain(name: "Action" | "xsi:nil" | "xmlns:xsi") {
  return { name, label: "", what: { kind: "attribute", name } } as const;
}

/** `xsi:nil` means nothing before the root has said what `xsi` is; no edit where it does. */
export function namespaceEdits(document: XmlDocument): TextEdit[] {
  const [root] = elementsOf(document);
  if (!root || root.attributes.some(({ name }) => name === "xmlns:xsi")) return [];
  return [{ start: root.nameRange.end, end: root.nameRange.end, text: ` xmlns:xsi="${XSI}"` }];
}
