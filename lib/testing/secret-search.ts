/** A piece this long of a token is as good as the token to who wants to know whether it leaks (design 5.6). */
const PIECE_CHARACTERS = 16;

/**
 * Looks for a token, or any 16 characters of it, in a text of any kind: as hex in either case, and inside base64, which
 * has three faces depending on what stands before it. Resolves to the piece that was found, or null.
 */
export function secretSearch(hex: string): (text: string) => string | null {
  const upper = piecesOf(hex.toUpperCase());
  const encoded = [0, 1, 2].flatMap((shift) => {
    const base64 = btoa("x".repeat(shift) + hex);
    // The first and last groups depend on the neighbours.
    return [...piecesOf(base64.slice(4, -4)), ...piecesOf(base64Url(base64.slice(4, -4)))];
  });
  const exact = new Set(encoded);
  return (text) => firstPiece(text.toUpperCase(), upper) ?? firstPiece(text, exact);
}

function base64Url(text: string): string {
  return text.replaceAll("+", "-").replaceAll("/", "_");
}

function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>();
  for (let at = 0; at + PIECE_CHARACTERS <= text.length; at++) pieces.add(text.slice(at, at + PIECE_CHARACTERS));
  return pieces;
}

function firstPiece(text: string, pieces: ReadonlySet<string>): string | null {
  // Every piece is letters, digits and four signs: only runs of those are cut into windows.
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{16,}/g)) {
    for (let at = 0; at + PIECE_CHARACTERS <= run.length; at++) {
      const piece = run.slice(at, at + PIECE_CHARACTERS);
      if (pieces.has(piece)) return piece;
    }
  }
  return null;
}
