/** Read at a time: a multiple of three, so that the pieces of base64 join without padding in between. */
const SLICE_BYTES = 3 * 128 * 1_024;

/** Digits that base64 needs for so many bytes. */
export function base64Length(sizeBytes: number): number {
  return Math.ceil(sizeBytes / 3) * 4;
}

/**
 * A file as base64, read in slices with room for the page in between, so that a large one does not freeze it.
 * `onProgress` is told what part is done, from 0 to 1.
 */
export async function encodeFile(file: Blob, signal: AbortSignal, onProgress: (part: number) => void): Promise<string> {
  const pieces: string[] = [];
  for (let at = 0; at < file.size; at += SLICE_BYTES) {
    const bytes = new Uint8Array(await file.slice(at, at + SLICE_BYTES).arrayBuffer());
    signal.throwIfAborted();
    pieces.push(base64Of(bytes));
    onProgress(Math.min(1, (at + SLICE_BYTES) / file.size));
    await pause();
  }
  return pieces.join("");
}

/** As many bytes as a call takes arguments. */
const PIECE = 8_192;

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

/** Lets the page draw and hear keys. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
