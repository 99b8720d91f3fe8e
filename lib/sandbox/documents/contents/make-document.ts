// cspell:ignore dwg
import { type Document, documentOf } from "../document";
import { filled, repeated } from "./filling";
import { jpegOfSize } from "./jpeg";
import { keystream } from "./keystream";
import { extensionOf, mediaTypeOf } from "./media-types";
import { pdfOfSize } from "./pdf-of-size";
import { pngOfSize } from "./png";
import { csvLine, latin1Line, lines, noteLine } from "./text";

/** Makes the bytes of a file of exactly `size`; the same `seed` gives the same ones. */
type Maker = (seed: string, size: number) => Iterable<Buffer>;

/** What a file can hold, where that differs from what its name says. */
export type ContentKind = keyof typeof MAKERS;

const MAKERS = {
  pdf: pdfOfSize,
  png: pngOfSize,
  jpeg: jpegOfSize,
  text: (_seed, size) => lines(noteLine, "utf8", size),
  latin1: (_seed, size) => lines(latin1Line, "latin1", size),
  csv: (_seed, size) => lines(csvLine, "utf8", size),
  html: (_seed, size) =>
    filled(size, {
      head: Buffer.from(
        "<!doctype html><meta charset=utf-8><title>Bijlage</title><h1>Geen afbeelding</h1><script>document.title='uitgevoerd'</script><!--",
        "utf8",
      ),
      filling: (bytes) => repeated(".", bytes),
      tail: Buffer.from("--></html>\n", "utf8"),
    }),
  svg: (_seed, size) =>
    filled(size, {
      head: Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80" onload="document.title=\'uitgevoerd\'"><script>document.title="uitgevoerd"</script><circle cx="60" cy="40" r="30" fill="teal"/><!--',
        "utf8",
      ),
      filling: (bytes) => repeated(".", bytes),
      tail: Buffer.from("--></svg>\n", "utf8"),
    }),
  bytes: keystream,
  // These begin as their kind does, and hold nothing that a program could open.
  ole: (seed, size) => begun("d0cf11e0a1b11ae1", seed, size),
  zip: (seed, size) => begun("504b0304", seed, size),
  dwg: (seed, size) => begun("414331303332", seed, size),
  exe: (seed, size) => begun("4d5a90", seed, size),
} as const satisfies Record<string, Maker>;

const BY_EXTENSION: Readonly<Record<string, ContentKind>> = {
  csv: "csv",
  docx: "zip",
  dwg: "dwg",
  exe: "exe",
  htm: "html",
  html: "html",
  jpeg: "jpeg",
  jpg: "jpeg",
  msg: "ole",
  pdf: "pdf",
  png: "png",
  svg: "svg",
  txt: "text",
  xlsx: "zip",
  zip: "zip",
};

/** A document made up whole. `seed` tells two of the same name and size apart. */
export function makeDocument(file: { name: string; size: number; seed: string; kind?: ContentKind }): Document {
  const { name, size, seed, kind = kindOf(name) } = file;
  return documentOf(name, mediaTypeOf(name), size, () => MAKERS[kind](seed, size));
}

function kindOf(name: string): ContentKind {
  const extension = extensionOf(name);
  return Object.hasOwn(BY_EXTENSION, extension) ? (BY_EXTENSION[extension] ?? "bytes") : "bytes";
}

function begun(magic: string, seed: string, size: number): Iterable<Buffer> {
  const head = Buffer.from(magic, "hex");
  return filled(size, { head, filling: (bytes) => keystream(seed, bytes), tail: Buffer.alloc(0) });
}
