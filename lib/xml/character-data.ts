/** What XML 1.0 takes nowhere: controls but tab, line feed and carriage return, and two non-characters. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const AMPERSAND = 0x26;
/** Decoded text is put together from pieces of so many units; a call takes that many arguments. */
const PIECE = 4_096;

const ENTITIES: ReadonlyMap<string, number> = new Map([
  ["lt", 0x3c],
  ["gt", 0x3e],
  ["amp", AMPERSAND],
  ["quot", 0x22],
  ["apos", 0x27],
]);

export type TextFault = { at: number; message: string };

/** The first thing in a piece of text, CDATA or comment that XML cannot carry. */
export function forbiddenIn(text: string): TextFault | undefined {
  const at = text.search(FORBIDDEN);
  if (at >= 0) return { at, message: "disallowed character" };
  return text.isWellFormed() ? undefined : { at: 0, message: "half of a surrogate pair" };
}

/** Line ends as a parser hands them on: one line feed each (XML 1.0, 2.11). */
export function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replaceAll("\r\n", "\n").replaceAll("\r", "\n") : text;
}

/** Text between tags, decoded; or what is wrong with it. Made for text that is very long, and for text full of references. */
export function readText(written: string): string | TextFault {
  const forbidden = forbiddenIn(written);
  if (forbidden) return forbidden;
  const end = written.indexOf("]]>");
  if (end >= 0) return { at: end, message: 'the string "]]>" is disallowed in text' };
  const text = withLineFeeds(written);
  if (!text.includes("&")) return text;
  return text.length <= PIECE ? decodedShort(text) : decoded(text);
}

/** In pieces that are added, which is dear for a text of millions of references and cheap for any other. */
function decodedShort(text: string): string | TextFault {
  let pieces = "";
  let done = 0;
  for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", done)) {
    const end = text.indexOf(";", at);
    const code = end < 0 ? undefined : codeOf(text.slice(at + 1, end));
    if (code === undefined) return { at, message: "undefined entity" };
    pieces += text.slice(done, at) + String.fromCodePoint(code);
    done = end + 1;
  }
  return pieces + text.slice(done);
}

function decoded(text: string): string | TextFault {
  const units = new Uint16Array(Math.min(PIECE, text.length + 1));
  let pieces = "";
  let count = 0;
  for (let at = 0; at < text.length;) {
    // A reference can take two units.
    if (count >= units.length - 1) {
      pieces += String.fromCharCode(...units.subarray(0, count));
      count = 0;
    }
    const unit = text.charCodeAt(at);
    if (unit !== AMPERSAND) {
      units[count++] = unit;
      at++;
      continue;
    }
    const end = text.indexOf(";", at);
    const code = end < 0 ? undefined : codeOf(text.slice(at + 1, end));
    if (code === undefined) return { at, message: "undefined entity" };
    if (code > 0xffff) units[count++] = 0xd800 + ((code - 0x10000) >> 10);
    units[count++] = code > 0xffff ? 0xdc00 + (code & 0x3ff) : code;
    at = end + 1;
  }
  return pieces + String.fromCharCode(...units.subarray(0, count));
}

/** The five entities and the numeric references (design 5.8); undefined for any other, and for what is no character. */
function codeOf(name: string): number | undefined {
  const known = ENTITIES.get(name);
  if (known !== undefined) return known;
  const [, hex, decimal] = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(name) ?? [];
  const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : Number.NaN;
  return isCharacter(code) ? code : undefined;
}

function isCharacter(code: number): boolean {
  if (code === 0x9 || code === 0xa || code === 0xd) return true;
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
