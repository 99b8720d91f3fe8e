import { nodeAt } from "@/lib/xml/document/find-node";
import type { AttributeNode, ElementNode, XmlDocument } from "@/lib/xml/document/xml-node";
import type { Problem } from "../../check/problem";
import type { ConnectorSchema, SchemaField } from "../../connector-schema";
import { type PlacedElement, placeOf } from "../../place/placed-element";

/** Where a problem is, and what stands there. */
export type FixContext = {
  schema: Pick<ConnectorSchema, "root">;
  document: XmlDocument;
  problem: Problem;
  element: ElementNode;
  place: PlacedElement;
  /** The attribute that the problem is about, or in whose value it is. */
  attribute: AttributeNode | null;
  /** The field whose value it is about. */
  field: SchemaField | null;
};

/** null where no element is, such as in what stands before the root. */
export function contextOf(
  schema: Pick<ConnectorSchema, "root">,
  document: XmlDocument,
  problem: Problem,
): FixContext | null {
  const node = nodeAt(document, problem.start);
  const element = node?.kind === "element" ? node : node?.parent;
  if (!element) return null;
  const place = placeOf(schema, element);
  const isIn = ({ start, end }: AttributeNode) => start <= problem.start && problem.end <= end;
  const attribute = element.attributes.find(isIn) ?? null;
  return { schema, document, problem, element, place, attribute, field: fieldAt(place, attribute) };
}

function fieldAt(place: PlacedElement, attribute: AttributeNode | null): SchemaField | null {
  if (place.part === "field") return place.field;
  if (place.part !== "record" || !attribute) return null;
  return place.object.keys.find(({ id }) => id === attribute.name) ?? null;
}

/** A param as a text; empty when the problem does not have it. */
export function paramOf({ params }: Pick<Problem, "params">, name: string): string {
  const value = params[name];
  return value === undefined ? "" : String(value);
}
