/** The characters XML 1.0 has no way to write: controls but tab, line feed and carriage return, halves of surrogates, non-characters. */
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text between tags. What XML cannot carry becomes U+FFFD; a carriage return is left as it is (see escapeAttribute). */
export function escapeText(text: string): string {
  return text.replace(UNWRITABLE, "\ufffd").replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** The value of an attribute in double quotes; line ends and tabs as references, or a parser would make blanks of them. */
export function escapeAttribute(text: string): string {
  return text
    .replace(UNWRITABLE, "\ufffd")
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(/[\t\n\r]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`);
}
