// cspell:ignore conin conout
/**
 * Names from Profit made safe for a file on Windows, macOS and Linux: one segment of a path in which nothing leads
 * elsewhere, hides what it is, or is refused by a file system. Free of Node, so that the browser shows the same names.
 */

/** Names that Windows keeps for devices, with any extension and with blanks before it. */
const RESERVED = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$|clock\$)\s*(\.|$)/i;
/** Controls, directions, ends of lines, what nobody can see, and what paths and Windows keep for themselves. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]/gu;
const MOST_CHARACTERS = 150;
/** Linux takes 255; that leaves room for a number behind the name. */
const MOST_BYTES = 240;
const EXTENSION = /(\.[A-Za-z0-9]{1,4})?\.[A-Za-z0-9]{1,12}$/;

/** `fallback` is for a name of which nothing is left; it is made safe as well. */
export function safeFileName(name: string, fallback = "bestand"): string {
  const clean = cleaned(name);
  if (isBlank(clean)) return fallback === "" || isBlank(cleaned(fallback)) ? "bestand" : safeFileName(fallback, "");
  const usable = clean.startsWith(".") || RESERVED.test(clean) ? `_${clean}` : clean;
  return shortened(usable);
}

/** Names within folders, none twice: without regard to case and to how accents are written, as Windows and macOS compare. */
export class UniqueNames {
  readonly #taken = new Set<string>();

  take(folder: string, name: string): string {
    for (let count = 1; ; count++) {
      const tried = count === 1 ? name : withNumber(name, count);
      const key = keyOf(`${folder}/${tried}`);
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return tried;
    }
  }
}

function keyOf(path: string): string {
  // Both ways: some signs have a small form alone, others change with the large one.
  return path.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}

function withNumber(name: string, count: number): string {
  const extension = extensionOf(name);
  return `${name.slice(0, name.length - extension.length)} (${count})${extension}`;
}

function cleaned(name: string): string {
  return name
    .toWellFormed()
    .normalize("NFC")
    .replace(FORBIDDEN, "_")
    .replace(/[\p{Zs}\uFFFD]+/gu, " ")
    .replace(/^ +|[ .]+$/g, "");
}

/** Nothing in it tells one file from another. */
function isBlank(name: string): boolean {
  return /^[_. ]*$/.test(name);
}

function extensionOf(name: string): string {
  const extension = EXTENSION.exec(name)?.[0] ?? "";
  return extension.length < name.length ? extension : "";
}

/** Whole signs are left out before the extension, which tells what opens the file. */
function shortened(name: string): string {
  if (name.length <= MOST_CHARACTERS && bytesOf(name) <= MOST_BYTES) return name;
  const extension = extensionOf(name);
  const room = { characters: MOST_CHARACTERS - extension.length, bytes: MOST_BYTES - extension.length };
  let stem = "";
  for (const { segment } of new Intl.Segmenter("nl").segment(name.slice(0, name.length - extension.length))) {
    if (stem.length + segment.length > room.characters || bytesOf(stem + segment) > room.bytes) break;
    stem += segment;
  }
  return `${stem.replace(/[ .]+$/, "") || "_"}${extension}`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
