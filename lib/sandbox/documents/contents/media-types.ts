// cspell:ignore dwg openxmlformats spreadsheetml wordprocessingml
const BY_EXTENSION: Readonly<Record<string, string>> = {
  csv: "text/csv",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  dwg: "image/vnd.dwg",
  eml: "message/rfc822",
  gif: "image/gif",
  htm: "text/html",
  html: "text/html",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  json: "application/json",
  msg: "application/vnd.ms-outlook",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xml: "text/xml",
  zip: "application/zip",
};

/** The extension in lower case, without the dot; empty when there is none. */
export function extensionOf(fileName: string): string {
  return /\.([^.\\/]*)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
}

/** The type that goes with a file's name, whatever is inside it (inferred; protocol 3.9 shows one for a PDF only). */
export function mediaTypeOf(fileName: string): string {
  const extension = extensionOf(fileName);
  return Object.hasOwn(BY_EXTENSION, extension) ? (BY_EXTENSION[extension] ?? OTHER) : OTHER;
}

const OTHER = "application/octet-stream";
