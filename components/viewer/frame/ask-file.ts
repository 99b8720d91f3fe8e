import type { FileKind } from "../frame-messages";
import { say } from "./say";

const waiting = new Map<number, { resolve: (bytes: Uint8Array) => void; reject: (reason: Error) => void }>();
let asked = 0;

export function answerFile(id: number, bytes: ArrayBuffer | null): void {
  const asker = waiting.get(id);
  waiting.delete(id);
  if (bytes) asker?.resolve(new Uint8Array(bytes));
  else asker?.reject(new Error("The page has no such file"));
}

/** How pdf.js gets a character map, a font or a decoder in a frame without a network: the page fetches it. */
export class AskedFiles {
  fetch({ kind, filename }: { kind: FileKind; filename: string }): Promise<Uint8Array> {
    const id = ++asked;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      say({ kind: "askFile", id, file: kind, name: filename });
    });
  }
}
