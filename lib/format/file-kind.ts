/**
 * What a file is, by how it begins. Profit's mimetype and a file's name are claims of whoever stored it: what is shown in
 * a page follows from its bytes alone. Free of Node; the browser looks with the same eyes.
 */
export type FileKind =
  "pdf" | "png" | "jpeg" | "gif" | "webp" | "bmp" | "tiff" | "zip" | "ole" | "markup" | "text" | "empty" | "other";

const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["gif", ascii("GIF87a")],
  ["gif", ascii("GIF89a")],
  ["tiff", [0x49, 0x49, 0x2a, 0x00]],
  ["tiff", [0x4d, 0x4d, 0x00, 0x2a]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  // Outlook's messages and the documents of Office before 2007.
  ["ole", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];

/** Shown as text, never as what a browser would make of them. */
const MARKUP =
  /^\s*(<\?xml|<!doctype|<!--|<(html|head|body|script|style|svg|iframe|img|object|embed|form|a|p|div|table|meta|link|title|h[1-6]|br|math|xsl:|\w+:?\w*\s+xmlns)\b)/i;

/** `opening`: the first bytes, 512 or more unless the file is smaller. */
export function kindOf(opening: Uint8Array): FileKind {
  if (opening.length === 0) return "empty";
  const found = SIGNATURES.find(([, signature]) => startsWith(opening, signature));
  if (found) return found[0];
  if (isRiff(opening)) return "webp";
  if (isBitmap(opening)) return "bmp";
  const text = textOf(opening);
  if (startsWith(opening, ascii("%PDF-"))) return "pdf";
  if (text === null) return "other";
  return MARKUP.test(text) ? "markup" : "text";
}

/** How a page can show it: itself, as text in a box, or not at all. */
type PreviewKind = "image" | "pdf" | "text" | "none";

export function previewOf(kind: FileKind): PreviewKind {
  switch (kind) {
    case "png":
    case "jpeg":
    case "gif":
    case "webp":
    case "bmp":
      return "image";
    case "pdf":
      return "pdf";
    case "text":
    case "markup":
      return "text";
    case "tiff":
    case "zip":
    case "ole":
    case "empty":
    case "other":
      return "none";
  }
}

/** The type under which bytes of this kind may be given to a browser: never one that runs anything. */
export function mediaTypeOf(kind: FileKind): string {
  switch (kind) {
    case "pdf":
      return "application/pdf";
    case "png":
    case "jpeg":
    case "gif":
    case "webp":
    case "bmp":
    case "tiff":
      return `image/${kind}`;
    case "text":
    case "markup":
      return "text/plain; charset=utf-8";
    // A browser would add an extension of its own to the documents of Office, which are archives.
    case "zip":
    case "ole":
    case "empty":
    case "other":
      return "application/octet-stream";
  }
}

const KIND_BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  pdf: "pdf",
  png: "png",
  jpg: "jpeg",
  jpeg: "jpeg",
  gif: "gif",
  webp: "webp",
  bmp: "bmp",
  tif: "tiff",
  tiff: "tiff",
};

/** What a file's name says it is; null for names that say nothing we could hold against its bytes. */
export function namedKindOf(name: string): FileKind | null {
  const extension = /\.([a-z0-9]{2,4})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return KIND_BY_EXTENSION[extension] ?? null;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function isRiff(bytes: Uint8Array): boolean {
  return startsWith(bytes, ascii("RIFF")) && startsWith(bytes.subarray(8), ascii("WEBP"));
}

/** Two letters would be too little to go by: what follows on them must be the header of a picture. */
function isBitmap(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, ascii("BM")) &&
    bytes.length > 26 &&
    [12, 40, 52, 56, 64, 108, 124].includes(bytes[14] ?? 0) &&
    bytes[15] === 0
  );
}

/** How the letters of a text are written, as TextDecoder names it; null when the bytes are no text. */
export function encodingOf(opening: Uint8Array): string | null {
  const marked = startsWith(opening, [0xff, 0xfe]) ? "utf-16le" : startsWith(opening, [0xfe, 0xff]) ? "utf-16be" : null;
  try {
    // A sign may be cut in two by the end of what has arrived.
    const text = new TextDecoder(marked ?? "utf-8", { fatal: true }).decode(opening, { stream: true });
    // Controls that no text has; the escape that colours a terminal is one of those that some have.
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? null : (marked ?? "utf-8");
  } catch {
    return isWindowsText(opening) ? "windows-1252" : null;
  }
}

function textOf(opening: Uint8Array): string | null {
  const encoding = encodingOf(opening);
  return encoding === null ? null : new TextDecoder(encoding).decode(opening);
}

/** Text of older programs: letters beyond ASCII, and no bytes that text does not have. */
function isWindowsText(opening: Uint8Array): boolean {
  const odd = opening.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d).length;
  const high = opening.filter((byte) => byte >= 0x80).length;
  return odd === 0 && high < opening.length / 4;
}

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}
