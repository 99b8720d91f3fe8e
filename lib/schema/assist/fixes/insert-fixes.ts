import { elementsOf } from "@/lib/xml/document/find-node";
import type { ElementNode } from "@/lib/xml/document/xml-node";
import { escapeAttribute, escapeText } from "@/lib/xml/escape-xml";
import type { SchemaField } from "../../connector-schema";
import { placeOf } from "../../place/placed-element";
import { actionAround } from "../completion/action-around";
import { type AllowedChild, allowedChildren } from "../completion/allowed-children";
import type { Action } from "../completion/completion";
import { childInsertion, siblingBefore } from "../layout/insertion";
import type { ObjectWriting } from "../layout/object-lines";
import { sampleValue } from "../sample/sample-value";
import { nilAttributeOf } from "./edits/nil-edits";
import { attributeRemoval } from "./edits/removal";
import { valueEdit } from "./edits/value-edit";
import { type Fix, fixOf } from "./fix";
import { type FixContext, paramOf } from "./fix-context";

const EXAMPLE_DAY = "2026-01-01";

/** With examples that fit, so that what is put in is whole; the title of the fix says so. */
function exampleWriting(action: Action): ObjectWriting {
  return {
    action: () => action,
    key: (key) => escapeAttribute(sampleValue(key, EXAMPLE_DAY)),
    field: (field) => (field.isMandatory === true ? escapeText(sampleValue(field, EXAMPLE_DAY)) : null),
    hasObject: ({ isObligatory }) => isObligatory === true,
  };
}

/** An element that its parent cannot do without, at its place among the others. */
export function missingElementFixes(context: FixContext): Fix[] {
  const { schema, element, problem } = context;
  const name = paramOf(problem, "name");
  // It is told at the parent, or at the sibling that it must come before.
  for (const parent of [element, element.parent]) {
    if (!parent) continue;
    const children = allowedChildren(schema.root, placeOf(schema, parent));
    const child = children.find((one) => one.name === name);
    if (child) return [insertion(context, parent, child, children, name)];
    const objects = children.find((one) => one.name === "Objects");
    const isBelow = objects?.object.objects.some((object) => object.name === name) ?? false;
    if (objects && isBelow) return [insertion(context, parent, objects, children, name)];
  }
  return [];
}

function insertion(
  { document }: FixContext,
  parent: ElementNode,
  child: AllowedChild,
  children: readonly AllowedChild[],
  name: string,
): Fix {
  const ranks = new Map(children.map((one) => [one.name, one.rank]));
  const before = siblingBefore(elementsOf(parent), (one) => ranks.get(one), child.rank);
  const lines = child.lines(exampleWriting(actionAround(document, parent) ?? "insert"));
  return fixOf("insertElement", { name }, [childInsertion(document, parent, before, lines)], true);
}

/** A field that Profit wants of a new record: with an example, for empty it would still be missing. */
export function missingMandatoryFixes(context: FixContext): Fix[] {
  const { schema, document, element, place, problem } = context;
  const name = paramOf(problem, "name");
  if (place.part === "field" && place.field.id === name) return filled(context, place.field);
  if (place.part !== "fields") return [];
  const children = allowedChildren(schema.root, place);
  const child = children.find((one) => one.name === name);
  if (!child || !("field" in child.of)) return [];
  const { field } = child.of;
  const ranks = new Map(children.map((one) => [one.name, one.rank]));
  const before = siblingBefore(elementsOf(element), (one) => ranks.get(one), child.rank);
  const edit = childInsertion(document, element, before, child.lines(exampleWriting("insert")));
  return [fixOf("insertMandatory", mandatoryParams(field), [edit], true)];
}

function filled(context: FixContext, field: SchemaField): Fix[] {
  const { document, element } = context;
  const nil = nilAttributeOf(document, element);
  const edit = valueEdit({ ...context, attribute: null }, sampleValue(field, EXAMPLE_DAY));
  if (!edit) return [];
  const edits = [...(nil ? [attributeRemoval(document.text, nil)] : []), edit];
  return [fixOf("insertMandatory", mandatoryParams(field), edits, true)];
}

function mandatoryParams(field: SchemaField) {
  return { name: field.id, label: field.label ?? "none", value: sampleValue(field, EXAMPLE_DAY) };
}

/** Empty: a made-up key could be that of a record that exists. */
export function missingKeyFixes({ element, place, problem }: FixContext): Fix[] {
  const name = paramOf(problem, "name");
  const keys = place.part === "record" ? place.object.keys : [];
  const at = keys.findIndex(({ id }) => id === name);
  const key = keys[at];
  if (!key) return [];
  // Behind the keys that come before it.
  const before = keys.slice(0, at).map(({ id }) => element.attributes.find((attribute) => attribute.name === id)?.end);
  const end = Math.max(element.nameRange.end, ...before.filter((one) => one !== undefined));
  return [fixOf("insertKey", { name, label: key.label ?? "none" }, [{ start: end, end, text: ` ${name}=""` }], true)];
}
