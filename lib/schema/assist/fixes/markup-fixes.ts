// cspell:ignore nbsp eacute euml egrave iuml ouml uuml auml aacute oacute iacute uacute ccedil ntilde ndash mdash lsquo rsquo ldquo rdquo hellip bull copy
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { XmlDocument } from "@/lib/xml/document/xml-node";
import type { Problem } from "../../check/problem";
import { isBlank } from "../layout/lines";
import { xsiAt } from "./edits/nil-edits";
import { attributeRemoval, removalOf } from "./edits/removal";
import { type Fix, fixOf } from "./fix";
import { type FixContext, paramOf } from "./fix-context";
import { nameEdits } from "./name-fixes";

/** Of what HTML has and XML has not, that which people paste. */
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ nbsp: "\u00a0", euro: "€", copy: "©", ndash: "–", mdash: "—", hellip: "…", bull: "•", deg: "°" },
  ...{ eacute: "é", euml: "ë", egrave: "è", iuml: "ï", ouml: "ö", uuml: "ü", auml: "ä", aacute: "á" },
  ...{ oacute: "ó", iacute: "í", uacute: "ú", ccedil: "ç", ntilde: "ñ" },
  ...{ lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”" },
};

type Asked = { document: XmlDocument; problem: Problem };

/** An `&` that begins nothing XML knows: the sign that was meant, or the `&` itself. */
export function referenceFixes({ document: { text }, problem }: Asked): Fix[] {
  const { start, end } = problem;
  const from = text.slice(start, end);
  if (!from.startsWith("&")) return [];
  const name = paramOf(problem, "name");
  const sign = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  const escaped = `&amp;${from.slice(1)}`;
  const replaced = (to: string, isPreferred: boolean) =>
    fixOf("replaceEntity", { from, to }, [{ start, end, text: to }], isPreferred);
  return [...(sign === undefined ? [] : [replaced(sign, true)]), replaced(escaped, sign === undefined)];
}

/** The reader takes the first `>` for its end, which may be one of its own declarations. */
export function doctypeFixes({ document: { text }, problem: { start, end } }: Asked): Fix[] {
  const written = text.slice(start, end);
  const subset = written.includes("[") ? /\][ \t\r\n]*>/.exec(text.slice(start)) : null;
  if (written.includes("[") && !subset) return [];
  const whole = subset ? start + subset.index + subset[0].length : end;
  return [fixOf("removeDoctype", {}, [removalOf(text, { start, end: whole })], true)];
}

export function encodingFixes({ problem: { start, end } }: Asked): Fix[] {
  return [fixOf("setEncoding", {}, [{ start, end, text: "UTF-8" }], true)];
}

/** A closing tag that closes nothing. */
export function strayCloseFixes({ document: { text }, problem }: Asked): Fix[] {
  return [fixOf("removeTag", { name: paramOf(problem, "name") }, [removalOf(text, problem)])];
}

/** An element that nothing closes: a field behind its text, anything else behind what is in it. */
export function notClosedFixes({ document: { text }, element, place }: FixContext): Fix[] {
  if (element.close || element.isSelfClosed || element.name === "") return [];
  const [first] = element.children;
  const isField = place.part === "field";
  let end = isField ? (first?.kind === "text" ? first.end : element.openEnd) : element.end;
  while (end > element.openEnd && isBlank(text[end - 1] ?? "x")) end--;
  const edit: TextEdit = { start: end, end, text: `</${element.name}>` };
  return [fixOf("closeElement", { name: element.name }, [edit], isField)];
}

/** What `xsi` stands for is known; any other prefix was meant for somebody else. */
export function undeclaredPrefixFixes({ document, element, attribute, problem }: FixContext): Fix[] {
  const [prefix, name] = [paramOf(problem, "prefix"), paramOf(problem, "name")];
  const { edits } = xsiAt(document, element);
  if (prefix === "xsi" && edits.length > 0) return [fixOf("declarePrefix", { prefix }, edits, true)];
  if (attribute) return [fixOf("removeAttribute", { name }, [attributeRemoval(document.text, attribute)])];
  const to = name.slice(prefix.length + 1);
  return to === "" ? [] : [fixOf("rename", { from: name, to, label: "none" }, nameEdits(element, to), true)];
}
