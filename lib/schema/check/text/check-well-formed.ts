import { elementsOf, nodeAt } from "@/lib/xml/document/find-node";
import type { DocumentFault, ElementNode, Range, XmlDocument, XmlNode } from "@/lib/xml/document/xml-node";
import { type CheckMemory, isRecord } from "../check-memory";
import type { Findings } from "../findings";
import { DEEPEST } from "./check-size";
import { isBlankText } from "../value/collapsed";
import { isDeclaration, namespaceOf, splitName } from "../structure/name-scope";

/**
 * What keeps a text from being XML, as far as it can be told in plain words and with all its places: a parser stops at
 * the first, and says it in its own words. What it says beyond these is `notWellFormed`. Whether it is no deeper nested
 * than can be looked into.
 */
export function checkWellFormed(
  document: XmlDocument,
  expected: string,
  findings: Findings,
  memory: CheckMemory | null,
): boolean {
  if (!checkNodes({ text: document.text, findings, memory }, document.children, DEEPEST)) return false;
  checkOutside(document, expected, findings);
  addFaults(document.faults, findings);
  checkReferences(document, findings);
  checkSurrogates(document.text, findings);
  return true;
}

/** Calls itself no deeper than documents may be; false when this one is. */
function checkNodes(check: NodeCheck, nodes: readonly XmlNode[], left: number): boolean {
  const { text, findings, memory } = check;
  for (const node of nodes) {
    if (node.kind === "comment") checkComment(text, node, findings);
    if (node.kind !== "element") continue;
    if (left === 0) {
      findings.add({ code: "tooDeep", range: node.nameRange, params: { limit: DEEPEST } });
      return false;
    }
    const look = () => {
      checkNames(text, node, findings);
      return checkNodes(check, node.children, left - 1);
    };
    const isIn = memory && isRecord(node) ? memory.recall("names", node, findings, look) : look();
    if (!isIn) return false;
  }
  return true;
}

type NodeCheck = { text: string; findings: Findings; memory: CheckMemory | null };

/** One root, and no text beside it. */
function checkOutside({ text, children }: XmlDocument, expected: string, findings: Findings): void {
  const [root] = elementsOf({ children });
  const at = { start: 0, end: text.length };
  if (!root) return findings.add({ code: "emptyDocument", range: at, params: { expected } });
  for (const child of children) {
    if (child === root || child.kind === "comment" || child.kind === "instruction" || child.kind === "doctype")
      continue;
    // A byte order mark is none of the text.
    if (child.kind === "text" && isBlankText(text.slice(child.start, child.end).replace(/^\ufeff/, ""))) continue;
    findings.add({
      code: "outsideRoot",
      range: child.kind === "element" ? child.nameRange : child,
      params: { expected },
    });
  }
}

function addFaults(faults: readonly DocumentFault[], findings: Findings): void {
  // A `<` of a text, with words behind it that are no attributes.
  const noTags = faults.filter(({ kind, name }) => kind === "unfinishedTag" && name === "");
  // Nor is a tag that is not finished closed.
  const unfinished = new Set(faults.filter(({ kind }) => kind === "unfinishedTag").map(({ start }) => start));
  let next = 0;
  for (const fault of faults) {
    while (next < noTags.length && (noTags[next]?.end ?? 0) < fault.start) next++;
    const noTag = noTags[next];
    if (fault.kind === "badAttribute" && noTag && noTag.start < fault.start) continue;
    if (fault.kind === "notClosed" && unfinished.has(fault.start)) continue;
    addFault(fault, findings);
  }
}

function addFault({ kind, name, start, end }: DocumentFault, findings: Findings): void {
  const range = { start, end };
  if (kind === "unfinishedMarkup") findings.add({ code: kind, range, params: { kind: name } });
  else if (kind === "unfinishedTag" && name === "")
    findings.add({ code: "bareLess", range: { start, end: start + 1 } });
  else if (kind === "badAttribute" && name === "") findings.add({ code: "strayInTag", range });
  else findings.add({ code: kind, range, params: { name } });
}

const KNOWN_REFERENCE = /&(?:#\d+|#x[\da-fA-F]+|lt|gt|amp|quot|apos);/y;
const NAMED = /&([\p{L}_][\p{L}\p{N}._:-]{0,100});/uy;

/** An `&` that is none of the five entities and no number. */
function checkReferences(document: XmlDocument, findings: Findings): void {
  const { text } = document;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", at + 1)) {
    KNOWN_REFERENCE.lastIndex = at;
    if (KNOWN_REFERENCE.test(text)) continue;
    const node = nodeAt(document, at);
    if (node && node.kind !== "text" && node.kind !== "element") continue;
    NAMED.lastIndex = at;
    const [named, name = ""] = NAMED.exec(text) ?? [];
    const range = { start: at, end: at + (named?.length ?? 1) };
    if (named === undefined) findings.add({ code: "bareAmpersand", range });
    else findings.add({ code: "entity", range, params: { name } });
  }
}

function checkComment(text: string, { start, end }: Range, findings: Findings): void {
  const at = text.indexOf("--", start + "<!--".length);
  // Where it ends, unless it has no end.
  if (at !== -1 && at < end - "-->".length)
    findings.add({ code: "dashesInComment", range: { start: at, end: at + 2 } });
}

/** Attributes that stand twice, and prefixes that nothing declares. */
function checkNames(text: string, element: ElementNode, findings: Findings): void {
  checkPrefix(text, element, element, element, findings);
  if (element.attributes.length === 0) return;
  const seen = element.attributes.length > 1 ? new Set<string>() : null;
  for (const attribute of element.attributes) {
    const { name, nameRange } = attribute;
    if (seen?.has(name)) findings.add({ code: "repeatedAttribute", range: nameRange, params: { name } });
    seen?.add(name);
    if (!isDeclaration(attribute)) checkPrefix(text, element, attribute, element, findings);
  }
}

type Named = Pick<ElementNode, "name" | "nameRange">;

function checkPrefix(
  text: string,
  scope: ElementNode,
  { name, nameRange }: Named,
  about: ElementNode,
  findings: Findings,
) {
  if (!name.includes(":")) return;
  const [prefix] = splitName(name);
  if (prefix === "" || namespaceOf(text, scope, prefix) !== null) return;
  const attribute = name === about.name ? null : name;
  findings.add({ code: "undeclaredPrefix", range: nameRange, params: { prefix, name }, about, attribute });
}

/** Halves of a character, which no encoding has. */
function checkSurrogates(text: string, findings: Findings): void {
  if (text.isWellFormed()) return;
  const start = /[\ud800-\udfff]/u.exec(text)?.index ?? 0;
  findings.add({
    ...{ code: "notWellFormed", range: { start, end: start + 1 } },
    params: { message: "half of a surrogate pair" },
  });
}
