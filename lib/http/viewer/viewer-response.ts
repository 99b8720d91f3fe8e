import { type FramePage, makeFramePage } from "./frame-page";
import { readViewerFile } from "./viewer-file";

// Next evaluates modules more than once; one page is enough for the process.
const place = globalThis as typeof globalThis & { schakelViewerFrame?: Promise<FramePage> };

function framePage(): Promise<FramePage> {
  place.schakelViewerFrame ??= makeFramePage(process.cwd()).catch((error: unknown) => {
    delete place.schakelViewerFrame;
    throw error;
  });
  return place.schakelViewerFrame;
}

/** The frame of the PDF viewer. A browser that has it already asks whether it is still the same. */
export async function framePageResponse(request: Request): Promise<Response> {
  const { html, policy, tag } = await framePage();
  const headers = {
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-cache",
    etag: tag,
  };
  if (request.headers.get("if-none-match")?.includes(tag)) return new Response(null, { status: 304, headers });
  return new Response(html, { headers: { ...headers, "content-type": "text/html; charset=utf-8" } });
}

/** A file that the viewer's page hands to its frame. */
export async function viewerFileResponse({ kind, name }: { kind: string; name: string }): Promise<Response> {
  const bytes = await readViewerFile(process.cwd(), kind, name);
  if (!bytes) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/octet-stream",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, max-age=86400",
    },
  });
}
