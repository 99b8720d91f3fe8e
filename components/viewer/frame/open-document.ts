import * as pdfjs from "pdfjs-dist";
import type { PDFDocumentProxy } from "pdfjs-dist";
import type { FrameProblem } from "../frame-messages";
import { AskedFiles } from "./ask-file";

/** More than this is a decompression bomb, not a page of a report: 64 megapixels are A0 at 200 dots per inch. */
const MOST_IMAGE_PIXELS = 64_000_000;

/** Without an origin a worker can only be made of text that is here already. */
function workerOfPage(): Worker {
  const text = JSON.parse(document.getElementById("worker")?.textContent ?? '""') as string;
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return new Worker(url);
}

export async function openDocument(bytes: ArrayBuffer): Promise<{ pdf: PDFDocumentProxy } | { problem: FrameProblem }> {
  const worker = workerOfPage();
  pdfjs.GlobalWorkerOptions.workerPort = worker;
  // A worker that does not start says so here, and to nobody else.
  const dead = new Promise<{ problem: FrameProblem }>((resolve) => {
    worker.addEventListener("error", () => resolve({ problem: "cannotDraw" }), { once: true });
  });
  return Promise.race([dead, openedIn(bytes)]);
}

async function openedIn(bytes: ArrayBuffer): Promise<{ pdf: PDFDocumentProxy } | { problem: FrameProblem }> {
  try {
    const pdf = await pdfjs.getDocument({
      data: new Uint8Array(bytes),
      BinaryDataFactory: AskedFiles,
      useWorkerFetch: false,
      cMapPacked: true,
      enableXfa: false,
      maxImageSize: MOST_IMAGE_PIXELS,
      // The fonts of this machine may be anything; those we bring are the same everywhere.
      useSystemFonts: false,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    }).promise;
    return pdf.numPages > 0 ? { pdf } : { problem: "noPages" };
  } catch (error) {
    return { problem: error instanceof pdfjs.PasswordException ? "encrypted" : "broken" };
  }
}
