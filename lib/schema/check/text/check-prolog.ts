import type { Range, XmlDocument } from "@/lib/xml/document/xml-node";
import type { Findings } from "../findings";

const ENCODING = /\sencoding\s*=\s*(?:"([^"]*)"|'([^']*)')/;
const UTF8 = /^utf-?8$/i;

/** As many declarations as it has. */
const END_OF_DECLARATIONS = /\]\s*>/g;

/** What may stand before the root: a declaration in UTF-8, and no DOCTYPE. Whether the rest can be looked into. */
export function checkProlog({ text, children }: XmlDocument, findings: Findings): boolean {
  for (const node of children) {
    if (node.kind === "doctype" && text.startsWith("<!DOCTYPE", node.start)) {
      findings.add({ code: "doctype", range: { start: node.start, end: endOfDoctype(text, node) } });
      return false;
    }
    if (node.kind === "instruction" && text.startsWith("<?xml ", node.start)) {
      const declared = ENCODING.exec(text.slice(node.start, node.end));
      const encoding = declared?.[1] ?? declared?.[2] ?? "";
      if (!declared || UTF8.test(encoding)) continue;
      const start = node.start + declared.index + declared[0].length - encoding.length - 1;
      findings.add({ code: "notUtf8", range: { start, end: start + encoding.length }, params: { encoding } });
    }
  }
  return true;
}

/** The reader takes the first `>`, which may be of a declaration in it. */
function endOfDoctype(text: string, { start, end }: Range): number {
  if (!text.slice(start, end).includes("[")) return end;
  END_OF_DECLARATIONS.lastIndex = start;
  const found = END_OF_DECLARATIONS.exec(text);
  return found ? found.index + found[0].length : end;
}
