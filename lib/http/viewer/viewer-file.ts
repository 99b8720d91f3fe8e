// cspell:ignore cmaps
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** What pdf.js calls them, and the folder they stand in. */
const FOLDERS: Readonly<Record<string, string>> = {
  cMapUrl: "cmaps",
  standardFontDataUrl: "standard_fonts",
  wasmUrl: "wasm",
};

/**
 * A character map, a font or a decoder of pdf.js; null for anything else. Only names that the folder itself lists are
 * opened, so no name leads out of it.
 */
export async function readViewerFile(root: string, kind: string, name: string): Promise<Buffer | null> {
  const folder = Object.hasOwn(FOLDERS, kind) ? FOLDERS[kind] : undefined;
  if (folder === undefined) return null;
  const place = join(root, "node_modules/pdfjs-dist", folder);
  return (await readdir(place)).includes(name) ? readFile(join(place, name)) : null;
}
