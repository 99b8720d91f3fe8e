// cspell:ignore FDCF FFFD EFFFF
/** What XML 1.0 lets a name begin with, without the colon. */
const FIFTH_EDITION =
  "A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}" +
  "\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
// Of those only letters: parsers of the edition before take no others, such as the euro sign.
const START = new RegExp(`^[[\\p{L}_]&&[${FIFTH_EDITION}]]`, "v");
const FIT = `[\\p{L}\\p{M}\\p{Nd}_.\\-]&&[${FIFTH_EDITION}0-9.\\-\\u{300}-\\u{36F}]`;
/** Signs that can stand nowhere in a name, and an underscore that would look like the start of an escape. */
const UNFIT = new RegExp(`[^${FIT}]|_(?=x[0-9A-Fa-f]{4}_)`, "gv");

/**
 * A connector or field id as the name of an element. Profit's ids can hold anything; what cannot stand in a name becomes
 * `_x0020_`, as Microsoft's serializers write it (inferred: no source shows such a field in SOAP).
 */
export function xmlNameOf(id: string): string {
  const name = id.replace(UNFIT, escapedSign);
  const first = name.codePointAt(0);
  if (first === undefined || START.test(name)) return name;
  const sign = String.fromCodePoint(first);
  return escapedSign(sign) + name.slice(sign.length);
}

function escapedSign(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  return `_x${code
    .toString(16)
    .toUpperCase()
    .padStart(code > 0xffff ? 8 : 4, "0")}_`;
}
