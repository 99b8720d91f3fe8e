import { cutOff } from "./filling";

type Encoding = "utf8" | "latin1";

/** Characters per piece, about. */
const PIECE = 48 * 1_024;

/** Lines without end, each with its number, cut where the file ends. */
export function* lines(lineAt: (number: number) => string, encoding: Encoding, size: number): Generator<Buffer> {
  const endless = pieces(lineAt, encoding);
  yield* cutOff(encoding === "utf8" ? mended(endless, size) : endless, size);
}

function* pieces(lineAt: (number: number) => string, encoding: Encoding): Generator<Buffer> {
  let number = 1;
  for (;;) {
    let text = "";
    while (text.length < PIECE) text += lineAt(number++);
    yield Buffer.from(text, encoding);
  }
}

/** Puts dots in the place of a character of UTF-8 of which only the first bytes would fit. */
function* mended(source: Iterable<Buffer>, size: number): Generator<Buffer> {
  let from = 0;
  for (const piece of source) {
    const end = size - from;
    if (end > 0 && end < piece.length && isInsideCharacter(piece, end)) {
      let start = end;
      while (start > 0 && isInsideCharacter(piece, start)) start--;
      piece.fill(".", start, end);
    }
    yield piece;
    from += piece.length;
  }
}

/** Bytes 10xxxxxx carry on a character. */
function isInsideCharacter(bytes: Buffer, at: number): boolean {
  return ((bytes[at] ?? 0) & 0xc0) === 0x80;
}

export function noteLine(number: number): string {
  return `${String(number).padStart(6, "0")}  Notitie bij dit dossier: één regel met ë, ü en € – voor de zekerheid.\r\n`;
}

/** Without the signs that latin1 has no place for. */
export function latin1Line(number: number): string {
  return `${String(number).padStart(6, "0")}  Notitie bij dit dossier: één regel met ë, ü en ±.\r\n`;
}

export function csvLine(number: number): string {
  if (number === 1) return "Nummer;Omschrijving;Aantal;Bedrag\r\n";
  return `${1_000 + number};"Koperen buis ""15 mm""; één lengte";${number % 40};${number % 900},${String(number % 100).padStart(2, "0")}\r\n`;
}
