import { nodeAt } from "@/lib/xml/document/find-node";
import type { XmlDocument } from "@/lib/xml/document/xml-node";
import type { Problem } from "../../check/problem";
import type { ConnectorSchema } from "../../connector-schema";
import { isBlank, lineAt } from "../layout/lines";
import { sampleOf } from "../sample/sample-of";
import { attributeRemoval, removalOf } from "./edits/removal";
import { type Fix, fixOf } from "./fix";
import type { FixContext } from "./fix-context";

type Asked = { schema: Pick<ConnectorSchema, "root">; document: XmlDocument; problem: Problem };

/** Signs that are half of nothing. */
export function strayFixes({ document: { text }, problem: { start, end } }: Asked): Fix[] {
  // Blanks are no loss.
  return [fixOf("removeText", {}, [{ start, end, text: "" }], isBlank(text.slice(start, end)))];
}

/** A `<` that begins no tag: in a value it was meant as a sign. */
export function bareLessFixes({ document, element, place, problem: { start, end } }: FixContext): Fix[] {
  const isInValue =
    place.part === "field" || (place.part === "unknown" && element.name === "" && isField(element, document));
  return [
    fixOf("replaceEntity", { from: "<", to: "&lt;" }, [{ start, end, text: "&lt;" }], isInValue),
    fixOf("removeText", {}, [{ start, end, text: "" }], !isInValue),
  ];
}

/** The sign is an element without a name; what it stands in tells whether there was text around it. */
function isField({ start, parent }: FixContext["element"], { text }: XmlDocument): boolean {
  const before = parent?.children.find((child) => child.end === start);
  return before?.kind === "text" && !isBlank(text.slice(before.start, before.end));
}

/** No comment holds two dashes in a row, nor ends in one. */
export function dashesFixes({ document, problem: { start } }: Asked): Fix[] {
  const comment = nodeAt(document, start);
  if (comment?.kind !== "comment") return [];
  const last = comment.end - "-->".length;
  let end = start;
  while (end < last && document.text[end] === "-") end++;
  const from = document.text.slice(start, end);
  const to = [...from].join(" ") + (end === last ? " " : "");
  return [fixOf("replaceEntity", { from: "--", to: "- -" }, [{ start, end, text: to }], true)];
}

/** Something beside the root. */
export function outsideRootFixes({ document, problem }: Asked): Fix[] {
  const node = nodeAt(document, problem.start);
  if (!node || node.parent) return [];
  const edit = removalOf(document.text, node);
  return node.kind === "element"
    ? [fixOf("removeElement", { name: node.name }, [edit])]
    : [fixOf("removeText", {}, [edit])];
}

/** A text without an element begins with what is required. */
export function emptyDocumentFixes({ schema, document: { text } }: Asked): Fix[] {
  if (!isBlank(text)) return [];
  const edit = { start: 0, end: text.length, text: sampleOf(schema, "required") };
  return [fixOf("insertElement", { name: schema.root.name }, [edit], true)];
}

/** A tag without its `>`: that goes before the blanks that follow, or the tag goes. */
export function unfinishedTagFixes({ document: { text }, problem: { start, end: upTo } }: Asked): Fix[] {
  let end = upTo;
  while (end > start && isBlank(text[end - 1] ?? "x")) end--;
  return [
    fixOf("addEnding", { ending: ">" }, [{ start: end, end, text: ">" }]),
    fixOf("removeText", {}, [removalOf(text, { start, end })]),
  ];
}

const ENDINGS: Readonly<Record<string, string>> = { comment: " -->", cdata: "]]>", instruction: "?>" };

/** A comment that never ends was meant to end on its line. */
export function unfinishedMarkupFixes({ document: { text }, problem: { start, params } }: Asked): Fix[] {
  const ending = ENDINGS[String(params["kind"])];
  const { end } = lineAt(text, start);
  return ending === undefined
    ? []
    : [fixOf("addEnding", { ending: ending.trim() }, [{ start: end, end, text: ending }])];
}

/** An attribute without quotes, without the second of them, or without a value. */
export function badAttributeFixes({ document: { text }, attribute }: FixContext): Fix[] {
  if (!attribute || attribute.valueRange) return [];
  const removal = fixOf("removeAttribute", { name: attribute.name }, [attributeRemoval(text, attribute)]);
  const rest = text.slice(attribute.nameRange.end, lineAt(text, attribute.nameRange.end).end);
  const [unquoted, sign = "", value = ""] = /^(\s*=\s*)([^\s"'<>/=]+)/.exec(rest) ?? [];
  if (unquoted) {
    const start = attribute.nameRange.end + sign.length;
    const edit = { start, end: start + value.length, text: `"${value}"` };
    return [fixOf("replaceValue", { from: value, to: edit.text }, [edit], true), removal];
  }
  const [, quote] = /^\s*=\s*(["'])/.exec(rest) ?? [];
  if (quote === undefined) return [removal];
  let end = attribute.end;
  while (/[\s/]/.test(text[end - 1] ?? "")) end--;
  return [fixOf("addEnding", { ending: quote }, [{ start: end, end, text: quote }], true), removal];
}
