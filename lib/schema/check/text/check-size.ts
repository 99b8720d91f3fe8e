import type { Findings } from "../findings";

/** Profit takes no request above 75 MB (protocol 3.0). */
export const LARGEST_BYTES = 75 * 1024 * 1024;
/** More of them cost the browser gigabytes. */
export const MOST_ELEMENTS = 500_000;
/** The deepest known schema takes 16. */
export const DEEPEST = 256;

/** Whether a text is small enough to be looked into; else it says why not. */
export function checkSize(text: string, findings: Findings): boolean {
  const range = { start: 0, end: Math.min(text.length, 1) };
  const sizeBytes = text.length * 3 <= LARGEST_BYTES ? 0 : new Blob([text]).size;
  if (sizeBytes > LARGEST_BYTES) {
    const params = {
      sizeBytes,
      limitBytes: LARGEST_BYTES,
      sizeMb: megabytes(sizeBytes),
      limitMb: megabytes(LARGEST_BYTES),
    };
    findings.add({ code: "tooLarge", range, params });
    return false;
  }
  const count = elementsIn(text);
  if (count <= MOST_ELEMENTS) return true;
  findings.add({ code: "tooManyElements", range, params: { count, limit: MOST_ELEMENTS } });
  return false;
}

/** Rounded up, so that what is too large never looks as if it fits. */
function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 102.4) / 10;
}

/** Opening tags, as far as they can be told without reading. */
function elementsIn(text: string): number {
  if (text.length <= MOST_ELEMENTS * 3) return 0;
  let count = 0;
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) if (text[at + 1] !== "/") count++;
  return count;
}
