/** What a base64 cell holds. `extension` is for the download, `mediaType` only for what is safe to preview. */
export type Base64File = {
  bytes: Uint8Array<ArrayBuffer>;
  kind: "pdf" | "image" | "zip" | "office" | "text" | "unknown";
  name: string;
  extension: string;
  mediaType: string;
};

type Signature = { starts: number[]; at?: number } & Pick<Base64File, "kind" | "name" | "extension" | "mediaType">;

const BINARY = "application/octet-stream";

/** SVG is left out: it is a document that can hold scripts, not a picture. */
const SIGNATURES: readonly Signature[] = [
  { starts: [0x25, 0x50, 0x44, 0x46], kind: "pdf", name: "PDF", extension: "pdf", mediaType: "application/pdf" },
  { starts: [0x89, 0x50, 0x4e, 0x47], kind: "image", name: "PNG", extension: "png", mediaType: "image/png" },
  { starts: [0xff, 0xd8, 0xff], kind: "image", name: "JPEG", extension: "jpg", mediaType: "image/jpeg" },
  { starts: [0x47, 0x49, 0x46, 0x38], kind: "image", name: "GIF", extension: "gif", mediaType: "image/gif" },
  { starts: [0x57, 0x45, 0x42, 0x50], at: 8, kind: "image", name: "WebP", extension: "webp", mediaType: "image/webp" },
  { starts: [0x42, 0x4d], kind: "image", name: "BMP", extension: "bmp", mediaType: "image/bmp" },
  { starts: [0x49, 0x49, 0x2a, 0x00], kind: "unknown", name: "TIFF", extension: "tif", mediaType: BINARY },
  { starts: [0x4d, 0x4d, 0x00, 0x2a], kind: "unknown", name: "TIFF", extension: "tif", mediaType: BINARY },
  {
    starts: [0xd0, 0xcf, 0x11, 0xe0],
    kind: "office",
    name: "Office (doc, xls, msg)",
    extension: "doc",
    mediaType: BINARY,
  },
  { starts: [0x7b, 0x5c, 0x72, 0x74, 0x66], kind: "text", name: "RTF", extension: "rtf", mediaType: BINARY },
];

/** Null when it is not base64 after all. */
export function readBase64File(text: string): Base64File | null {
  const bytes = bytesOfBase64(text);
  if (!bytes) return null;
  const known = SIGNATURES.find(({ starts, at = 0 }) => starts.every((byte, index) => bytes[at + index] === byte));
  if (known)
    return { bytes, kind: known.kind, name: known.name, extension: known.extension, mediaType: known.mediaType };
  if (startsWith(bytes, "PK\u0003\u0004")) return { bytes, ...zipKind(bytes), mediaType: BINARY };
  if (isText(bytes))
    return { bytes, kind: "text", name: "Tekst", extension: "txt", mediaType: "text/plain;charset=utf-8" };
  return { bytes, kind: "unknown", name: "", extension: "bin", mediaType: BINARY };
}

/** Whether the bytes are text a person can read; for the viewer, which shows it. */
export function textOfFile({ bytes, kind, extension }: Base64File): string | null {
  return kind === "text" && extension === "txt" ? new TextDecoder().decode(bytes) : null;
}

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    // Newer browsers do it themselves, 20 MB in a blink.
    const made = (Uint8Array as { fromBase64?: (from: string) => Uint8Array<ArrayBuffer> }).fromBase64?.(text);
    if (made) return made;
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
    return bytes;
  } catch {
    return null;
  }
}

/** Word, Excel and PowerPoint are ZIPs that name their own parts near the front. */
function zipKind(bytes: Uint8Array): Pick<Base64File, "kind" | "name" | "extension"> {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4_000));
  if (head.includes("word/")) return { kind: "office", name: "Word", extension: "docx" };
  if (head.includes("xl/")) return { kind: "office", name: "Excel", extension: "xlsx" };
  if (head.includes("ppt/")) return { kind: "office", name: "PowerPoint", extension: "pptx" };
  return { kind: "zip", name: "ZIP", extension: "zip" };
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

function isText(bytes: Uint8Array): boolean {
  try {
    const head = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, 4_096), { stream: true });
    return head !== "" && !/[\u0000-\u0008\u000e-\u001f]/.test(head);
  } catch {
    return false;
  }
}
