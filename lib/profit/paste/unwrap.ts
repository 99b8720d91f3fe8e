/** Longer pastes are read up to here: no token, address or request that we could use is this long. */
export const MAX_PASTE_CHARACTERS = 200_000;

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", "#60": "<", "#62": ">" };
const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\n", t: " " };

/**
 * Takes off what shells, JSON, XML and address bars put around a text, so that tokens and addresses can be looked for
 * in one way: continued lines (bash `\`, cmd `^`, PowerShell backtick), escaped quotes and slashes, entities (also
 * escaped twice), percent-escapes, byte order marks. Every step is one pass.
 */
export function unwrap(text: string): string {
  return text
    .slice(0, MAX_PASTE_CHARACTERS)
    .replace(/[\uFEFF\u200B\u200C\u200D\u2060]/g, "")
    .replace(/\u00A0/g, " ")
    .replace(/[\\^`]\r?\n/g, " ")
    .replace(/\^/g, "")
    .replace(/\\u00([0-7][0-9a-fA-F])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\([/"'nrt])/g, (_, letter: string) => ESCAPED[letter] ?? letter)
    .replace(/&(?:amp;)*(lt|gt|quot|apos|#60|#62);/gi, (_, name: string) => ENTITIES[name.toLowerCase()] ?? "")
    .replace(/&#x(?:0*)(3c|3e);/gi, (_, hex: string) => (hex.toLowerCase() === "3c" ? "<" : ">"))
    .replace(/%(3C|3E|2F|3D|2B|22|3A)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
