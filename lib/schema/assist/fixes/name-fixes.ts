import { elementsOf } from "@/lib/xml/document/find-node";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { ElementNode } from "@/lib/xml/document/xml-node";
import { isCustomField } from "../../connector-schema";
import { placeOf } from "../../place/placed-element";
import { type AllowedChild, allowedChildren } from "../completion/allowed-children";
import { moveEdits } from "./edits/move-edits";
import { attributeRemoval, elementRemoval, isClosed } from "./edits/removal";
import { type Fix, fixOf, MOST_CHOICES } from "./fix";
import { type FixContext, paramOf } from "./fix-context";
import { isClear, nearestOf } from "./readings/nearest";

/** An element that the schema does not have: what it may have been meant to be, put where that belongs; or away with it. */
export function unknownElementFixes(context: FixContext): Fix[] {
  const { schema, document, element, problem } = context;
  const { parent } = element;
  const present = new Set(elementsOf(parent ?? document).map(({ name }) => name));
  const children = allowedChildren(schema.root, parent && placeOf(schema, parent));
  const isCustom = problem.code === "unknownCustomField";
  // A field of one's own has a name that nobody types: another is meant only if it is nearly the same.
  const among = children.filter(
    ({ name, isRepeated }) => isCustomField(name) === isCustom && (isRepeated || !present.has(name)),
  );
  const found = nearestOf(element.name, among, namesOf, MOST_CHOICES).filter(
    ({ likeness }) => !isCustom || likeness > 0.85,
  );
  const isMeant = isClear(found);
  return [
    ...found.map(({ item }, index) =>
      fixOf("rename", renameParams(element.name, item), renameEdits(context, item, children), isMeant && index === 0),
    ),
    fixOf("removeElement", { name: element.name }, [elementRemoval(document.text, element)]),
  ];
}

function namesOf(child: AllowedChild): (string | null)[] {
  const { of, name } = child;
  if ("field" in of) return [name, of.field.label, of.field.englishLabel];
  return "object" in of ? [name, of.object.label] : [name];
}

function renameParams(from: string, child: AllowedChild) {
  return { from, to: child.name, label: namesOf(child)[1] ?? "none" };
}

function renameEdits(
  { document, element }: FixContext,
  child: AllowedChild,
  children: readonly AllowedChild[],
): TextEdit[] {
  const ranks = new Map(children.map(({ name, rank }) => [name, rank]));
  const siblings = elementsOf(element.parent ?? document).filter((sibling) => sibling !== element);
  const isInOrder = siblings.every(({ name, start }) => {
    const rank = ranks.get(name);
    return rank === undefined || child.isRepeated || (start < element.start ? rank <= child.rank : rank >= child.rank);
  });
  if (isInOrder || !element.parent || !isClosed(element)) return nameEdits(element, child.name);
  return moveEdits({ document, element, parent: element.parent, ranks, rank: child.rank, name: child.name });
}

/** Both its names. */
export function nameEdits({ nameRange, close }: ElementNode, name: string): TextEdit[] {
  return [nameRange, ...(close ? [close.nameRange] : [])].map(({ start, end }) => ({ start, end, text: name }));
}

export function wrongRootFixes({ element, problem, schema }: FixContext): Fix[] {
  const to = schema.root.name;
  const params = { from: paramOf(problem, "name"), to, label: schema.root.label ?? "none" };
  return [fixOf("rename", params, nameEdits(element, to), true)];
}

/** A second of what may stand once: it goes when it says the same as the first, or when the person says so. */
export function repeatedFixes({ document, element }: FixContext): Fix[] {
  const { text } = document;
  const first = elementsOf(element.parent ?? document).find(({ name }) => name === element.name);
  const isSame = first !== undefined && first !== element && sliceOf(text, first) === sliceOf(text, element);
  return [fixOf("removeElement", { name: element.name }, [elementRemoval(text, element)], isSame)];
}

function sliceOf(text: string, { start, end }: ElementNode): string {
  return text.slice(start, end);
}

/** An attribute that the schema does not have there. */
export function unknownAttributeFixes({ document, element, place, attribute }: FixContext): Fix[] {
  if (!attribute) return [];
  const { name, nameRange } = attribute;
  const known =
    place.part === "fields" ? ["Action"] : place.part === "record" ? place.object.keys.map(({ id }) => id) : [];
  const free = known.filter((one) => !element.attributes.some((other) => other.name === one));
  const found = nearestOf(name, free, (one) => [one], 1);
  return [
    ...found.map(({ item: to }) =>
      fixOf(
        "rename",
        { from: name, to, label: "none" },
        [{ start: nameRange.start, end: nameRange.end, text: to }],
        isClear(found),
      ),
    ),
    fixOf("removeAttribute", { name }, [attributeRemoval(document.text, attribute)], found.length === 0),
  ];
}

export function removeAttributeFixes({ document, attribute }: FixContext): Fix[] {
  if (!attribute) return [];
  return [fixOf("removeAttribute", { name: attribute.name }, [attributeRemoval(document.text, attribute)], true)];
}
