import { elementsOf, pathTo } from "@/lib/xml/document/find-node";
import type { ElementNode } from "@/lib/xml/document/xml-node";
import { escapeAttribute } from "@/lib/xml/escape-xml";
import { placeOf } from "../../place/placed-element";
import { actionAround } from "../completion/action-around";
import { type AllowedChild, allowedChildren } from "../completion/allowed-children";
import { INDENT } from "../layout/lines";
import { attributeText, valueText } from "../value-text";
import { moveEdits } from "./edits/move-edits";
import { pieceAround } from "./edits/moved-piece";
import { elementRemoval, isClosed, removalOf } from "./edits/removal";
import { type Fix, fixOf } from "./fix";
import { type FixContext, paramOf } from "./fix-context";

/** An element that the schema has elsewhere, or earlier: to its place, with its comments. */
export function misplacedFixes(context: FixContext): Fix[] {
  const { document, element } = context;
  const removal = fixOf("removeElement", { name: element.name }, [elementRemoval(document.text, element)]);
  const move = element.parent && isClosed(element) && (inOrder(context, element.parent) ?? elsewhere(context));
  return move ? [move, removal] : [removal];
}

/** It stands in the right parent, but behind what must come after it. */
function inOrder({ schema, document, element }: FixContext, parent: ElementNode): Fix | null {
  const children = allowedChildren(schema.root, placeOf(schema, parent));
  const child = children.find(({ name }) => name === element.name);
  if (!child) return null;
  const edits = moveEdits({ document, element, parent, ranks: ranksOf(children), rank: child.rank, name: child.name });
  return fixOf("move", { name: child.name, parent: parent.name }, edits, true);
}

/** The problem tells where: `Order/Element/Fields`, or `Order/Element` for a key and for the halves of a record. */
function elsewhere(context: FixContext): Fix | null {
  const { element } = context;
  const [objectName = "", , part] = paramOf(context.problem, "expected").split("/");
  if (part === undefined && (element.name === "Fields" || element.name === "Objects")) return asHalf(context);
  const record = recordFor(context, objectName);
  if (record) return part === undefined ? asKey(context, record) : intoRecord(context, record, part);
  return part === "Fields" ? intoNewObject(context, objectName) : null;
}

/** The record of an object around the element, or the only one of an object beside it. */
function recordFor({ schema, element }: FixContext, objectName: string): ElementNode | null {
  const isOf = (record: ElementNode) => {
    const place = placeOf(schema, record);
    return place.part === "record" && place.object.name === objectName;
  };
  let nearest: ElementNode | null = null;
  for (let at = element.parent; at; at = at.parent) {
    if (at.name !== "Element") continue;
    if (isOf(at)) return at;
    nearest ??= at;
  }
  const objects = nearest ? elementsOf(nearest).filter(({ name }) => name === "Objects") : [];
  const below = objects
    .flatMap(elementsOf)
    .filter(({ name }) => name === objectName)
    .flatMap(elementsOf)
    .filter(isOf);
  return below.length === 1 ? (below[0] ?? null) : null;
}

function intoRecord({ schema, document, element }: FixContext, record: ElementNode, part: string): Fix | null {
  const halves = allowedChildren(schema.root, placeOf(schema, record));
  const half = halves.find(({ name }) => name === part);
  if (!half) return null;
  const parent = elementsOf(record).find(({ name }) => name === part);
  const params = { name: element.name, parent: half.object.name };
  const common = { document, element, name: element.name };
  if (!parent) {
    const tag = part === "Fields" ? `Fields Action="${actionAround(document, record) ?? "insert"}"` : part;
    const wrap = (lines: readonly string[]) => nested([tag], lines);
    const edits = moveEdits({ ...common, parent: record, ranks: ranksOf(halves), rank: half.rank, wrap });
    return fixOf("move", params, edits, true);
  }
  const children = allowedChildren(schema.root, placeOf(schema, parent));
  const child = children.find(({ name }) => name === element.name);
  // A second one would only be wrong in another way.
  const isThere = elementsOf(parent).some((sibling) => sibling !== element && sibling.name === element.name);
  if (!child || isThere) return null;
  const edits = moveEdits({ ...common, parent, ranks: ranksOf(children), rank: child.rank });
  return fixOf("move", params, edits, true);
}

/** A field of an object right below, of which there is none yet: it is made around it. */
function intoNewObject({ schema, document, element }: FixContext, objectName: string): Fix | null {
  const record = pathTo(element).findLast((around) => placeOf(schema, around).part === "record");
  const place = record && placeOf(schema, record);
  if (!record || place?.part !== "record") return null;
  const at = place.object.objects.findIndex(({ name }) => name === objectName);
  const object = place.object.objects[at];
  const objects = elementsOf(record).find(({ name }) => name === "Objects");
  const isThere = objects && elementsOf(objects).some(({ name }) => name === objectName);
  if (!object || isThere) return null;
  const keys = object.keys.map(({ id }) => ` ${id}=""`).join("");
  const fields = `Fields Action="${actionAround(document, element) ?? "insert"}"`;
  const around = [...(objects ? [] : ["Objects"]), objectName, `Element${keys}`, fields];
  const common = { document, element, name: element.name, wrap: (lines: readonly string[]) => nested(around, lines) };
  const ranks = objects
    ? new Map(place.object.objects.map(({ name }, rank) => [name, rank]))
    : new Map([["Fields", 0]]);
  const edits = moveEdits({ ...common, parent: objects ?? record, ranks, rank: objects ? at : 1 });
  return fixOf("move", { name: element.name, parent: objectName }, edits, true);
}

/** Lines in tags within tags, the first outermost; each is written as it opens. */
function nested(tags: readonly string[], lines: readonly string[]): string[] {
  return tags.reduceRight<string[]>(
    (inside, tag) => [`<${tag}>`, ...inside.map((line) => `${INDENT}${line}`), `</${tag.split(" ")[0] ?? tag}>`],
    [...lines],
  );
}

function ranksOf(children: readonly AllowedChild[]): Map<string, number> {
  return new Map(children.map(({ name, rank }) => [name, rank]));
}

/** A key is an attribute of Element; some clients write it as a field, or as both (protocol 6.3). */
function asKey({ schema, document, element }: FixContext, record: ElementNode): Fix | null {
  const { name: key } = element;
  const place = placeOf(schema, record);
  const value = valueText(document, element)?.value.trim();
  if (value === undefined || place.part !== "record" || !place.object.keys.some(({ id }) => id === key)) return null;
  const removal = removalOf(document.text, pieceAround(document, element));
  const params = { name: key, parent: "Element" };
  const attribute = record.attributes.find(({ name }) => name === key);
  const written = escapeAttribute(value).replaceAll("'", "&apos;");
  if (!attribute) {
    const end = record.attributes.at(-1)?.end ?? record.nameRange.end;
    return fixOf("move", params, [{ start: end, end, text: ` ${key}="${written}"` }, removal], true);
  }
  const { valueRange } = attribute;
  const there = attributeText(document, record, key);
  // Two keys that differ are for the person to judge.
  if (!valueRange || (there !== "" && there !== value)) return null;
  return fixOf("move", params, [{ start: valueRange.start, end: valueRange.end, text: written }, removal], true);
}

/** Fields or Objects right below an object: into its one record, or with a record around them where there is none. */
function asHalf({ schema, document, element }: FixContext): Fix | null {
  const { name, parent } = element;
  const place = parent && placeOf(schema, parent);
  if (!parent || place?.part !== "object") return null;
  const [record, ...others] = elementsOf(parent).filter((sibling) => sibling.name === "Element");
  const common = { document, element, name };
  const params = { name, parent: place.object.name };
  if (!record) {
    const keys = place.object.keys.map(({ id }) => ` ${id}=""`).join("");
    const wrap = (lines: readonly string[]) => nested([`Element${keys}`], lines);
    const edits = moveEdits({ ...common, parent, ranks: new Map(), rank: 0, wrap });
    return fixOf("move", params, edits, true);
  }
  if (others.length > 0 || elementsOf(record).some((half) => half.name === name)) return null;
  const halves = allowedChildren(schema.root, placeOf(schema, record));
  const half = halves.find((one) => one.name === name);
  if (!half) return null;
  return fixOf("move", params, moveEdits({ ...common, parent: record, ranks: ranksOf(halves), rank: half.rank }), true);
}
