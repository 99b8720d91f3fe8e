import { elementsOf } from "@/lib/xml/document/find-node";
import type { ElementNode, Range } from "@/lib/xml/document/xml-node";
import { isCustomField, type SchemaObject } from "../../connector-schema";
import type { Findings } from "../findings";
import { textOf } from "../text/text-of";
import { isBlankText } from "../value/collapsed";
import { type Member, membersOf, type Part } from "./members";
import { namespaceOf, splitName } from "./name-scope";
import { placeElsewhere } from "./place-elsewhere";

/** Where the content of one part is looked at. */
export type ContentCheck = { text: string; root: SchemaObject; findings: Findings };

/** Which elements stand in a part of a record and in which order, and that no text stands between them. */
export function checkContent(check: ContentCheck, element: ElementNode, placed: Part): void {
  checkChildren(check, element, placed);
  const { text, findings } = check;
  // What may hold nothing may not even hold blanks (a schema with an empty sequence).
  const mayHoldBlanks = membersOf(placed.object, placed.part).byName.size > 0;
  for (const child of element.children) {
    if (child.kind !== "text" && child.kind !== "cdata") continue;
    if (mayHoldBlanks && child.kind === "text" && isBlankText(text, child.start, child.end)) continue;
    const said = textOf(text, { children: [child] });
    if (said === "" || said === null || (mayHoldBlanks && child.kind === "text" && isBlankText(said))) continue;
    findings.add({
      ...{ code: isBlankText(said) ? "mustBeEmpty" : "textNotAllowed" },
      ...{ path: placed.path, about: element, isOfSchema: true },
      range: child.kind === "text" && !isBlankText(said) ? inked(text, child) : child,
      params: { parent: element.name },
    });
  }
}

const NONE: ReadonlySet<Member> & { delete(member: Member): boolean } = new Set();

function checkChildren(check: ContentCheck, element: ElementNode, placed: Part): void {
  const { byName, required } = membersOf(placed.object, placed.part);
  const missing = required.length === 0 ? NONE : new Set(required);
  const { children } = element;
  let last = -1;
  for (const child of children) {
    if (child.kind !== "element") continue;
    const member = byName.get(child.name);
    if (!member) {
      stranger(check, child, element, placed);
      continue;
    }
    if (missing.size > 0) {
      for (const one of missing) {
        if (one.order >= member.order || member.order <= last) continue;
        missing.delete(one);
        lack(check, one, element, placed, child);
      }
      missing.delete(member);
    }
    if (member.order < last || (member.order === last && !member.isMany)) outOfOrder(check, child, element, placed);
    last = member.order;
  }
  for (const one of missing) lack(check, one, element, placed, element);
}

/** One that must be there is not: told where it should have stood. */
function lack({ findings }: ContentCheck, { name }: Member, parent: ElementNode, placed: Part, at: ElementNode): void {
  findings.add({
    ...{ code: "missingElement", range: at.nameRange, path: placed.path, about: at, isOfSchema: true },
    params: { name, ...aroundIt(parent, placed) },
  });
}

/** An element that stands there twice, or behind what must come after it. */
function outOfOrder({ findings }: ContentCheck, child: ElementNode, parent: ElementNode, placed: Part): void {
  const { byName } = membersOf(placed.object, placed.part);
  const { name } = child;
  const at = { range: child.nameRange, path: placed.path, about: child, isOfSchema: true };
  const siblings = elementsOf(parent);
  if (siblings.find((one) => one.name === name) !== child && byName.get(name)?.isMany === false) {
    return findings.add({ ...at, code: "repeatedElement", params: { name } });
  }
  const order = byName.get(name)?.order ?? 0;
  const expected = siblings.find((one) => (byName.get(one.name)?.order ?? -1) > order)?.name ?? "";
  findings.add({
    ...{ ...at, code: "misplacedElement" },
    params: { name, ...aroundIt(parent, placed), expected, where: "before" },
  });
}

/** An element that the schema does not have here. */
function stranger({ text, root, findings }: ContentCheck, child: ElementNode, parent: ElementNode, placed: Part): void {
  const [prefix] = splitName(child.name);
  if (prefix !== "" && namespaceOf(text, child, prefix) === null) return;
  const at = { range: child.nameRange, path: placed.path, about: child, isOfSchema: true };
  const params = { name: child.name, ...aroundIt(parent, placed) };
  const elsewhere = placeElsewhere(root, placed, child.name);
  if (elsewhere) findings.add({ ...at, code: "misplacedElement", params: { ...params, ...elsewhere } });
  else if (isCustomField(child.name)) findings.add({ ...at, code: "unknownCustomField", params: { name: child.name } });
  else findings.add({ ...at, code: "unknownElement", params });
}

/** How sentences name where something stands. */
function aroundIt({ name }: ElementNode, { object, part }: Part): { parent: string; within: string } {
  const within = part === "object" ? [name] : part === "record" ? [object.name, name] : [object.name, "Element", name];
  return { parent: name, within: within.join("/") };
}

/** Without the blanks around it. */
function inked(text: string, { start, end }: Range): Range {
  while (start < end && isBlankText(text.charAt(start))) start++;
  while (end > start && isBlankText(text.charAt(end - 1))) end--;
  return { start, end };
}
