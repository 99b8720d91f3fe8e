import { MASK_TEXT } from "./mask-text";

// Written without a choice per character: an answer may be megabytes long, and each choice is remembered.
/** A property of JSON with its value, which may be cut off. What is nested is looked into by the next match. */
const JSON_PROPERTY =
  /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:\s*)("[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|-?[.\d][\d.eE+-]*|true|false|null|[[{])/g;
/** An element that holds text, which may be cut off. */
const XML_ELEMENT = /<([^\s<>/!?]+)((?:\s[^<>]*)?)>((?:[^<]+|<!\[CDATA\[[\s\S]*?(?:\]\]>|$))+)/g;
/** The same where rows stand as text inside an envelope, as SOAP has them. */
const ESCAPED_ELEMENT =
  /&lt;([^\s<>&/!?]+)((?:\s(?:[^<>&]+|&(?![lg]t;))*)?)&gt;((?:[^<&]+|&(?!lt;)|&lt;!\[CDATA\[[\s\S]*?(?:\]\]&gt;|$))+)/g;

/**
 * An answer's body with the values of these fields masked, for keeping and showing: rows as JSON, or as XML inside or
 * outside a SOAP envelope (protocol 3.5, 4.4). It may be cut off anywhere: half a value is masked as well. What is
 * neither form is masked whole, for then nobody can tell which part of it is whose.
 */
export function maskAnswerText(text: string, fieldIds: Iterable<string>): string {
  const masked = new Set(fieldIds);
  if (masked.size === 0 || text.trim() === "") return text;
  const head = text.replace(/^\uFEFF/, "").trimStart();
  if (head.startsWith("{") || head.startsWith("[")) return maskJson(text, masked);
  if (head.startsWith("<")) return maskXml(text, masked);
  return MASK_TEXT;
}

function maskJson(text: string, masked: ReadonlySet<string>): string {
  return text.replace(JSON_PROPERTY, (whole, key: string, colon: string, value: string) =>
    masked.has(unescaped(key)) && !UNTOUCHED.has(value) ? `"${key}"${colon}"${MASK_TEXT}"` : whole,
  );
}

/** Nothing stays nothing, in a kept answer as in rows. */
const UNTOUCHED: ReadonlySet<string> = new Set(["null", "[", "{"]);

function maskXml(text: string, masked: ReadonlySet<string>): string {
  const outer = text.replace(XML_ELEMENT, (whole, name: string, attributes: string) =>
    masked.has(fieldOf(name)) ? `<${name}${attributes}>${MASK_TEXT}` : whole,
  );
  return outer.replace(ESCAPED_ELEMENT, (whole, name: string, attributes: string) =>
    masked.has(fieldOf(name)) ? `&lt;${name}${attributes}&gt;${MASK_TEXT}` : whole,
  );
}

function unescaped(key: string): string {
  if (!key.includes("\\")) return key;
  try {
    return JSON.parse(`"${key}"`) as string;
  } catch {
    return key;
  }
}

/** `x:E-mail_x0020_werk` → `E-mail werk`: signs that a name cannot have are written as numbers. */
function fieldOf(name: string): string {
  return name
    .replace(/^[^:]*:/, "")
    .replace(/_x([\da-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
