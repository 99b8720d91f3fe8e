// cspell:ignore financi
/** Characters of Windows-1252 above Latin-1, by the byte they stand for. */
const WINDOWS: ReadonlyMap<string, number> = new Map(
  [...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index))].map(
    (character, index) => [character, 0x80 + index],
  ),
);
/** A first byte of UTF-8 for more than one byte, read as Windows-1252, and what may follow it. */
const SUSPECT =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]+/g;
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Mends text that was UTF-8, read as Windows-1252 and written as UTF-8 again: `financiÃ«le` is `financiële`. Profit's
 * code lists carry such texts (protocol 6.2). What is no such accident stays as it is.
 */
export function mendEncoding(text: string): string {
  return text.replace(SUSPECT, (piece) => {
    const bytes = [...piece].map((character) => WINDOWS.get(character) ?? character.charCodeAt(0));
    if (bytes.some((byte) => byte > 0xff)) return piece;
    try {
      return decoder.decode(Uint8Array.from(bytes));
    } catch {
      return piece;
    }
  });
}
