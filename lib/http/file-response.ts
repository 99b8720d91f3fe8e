import { contextFromRequest } from "@/lib/actions/context";
import { mediaTypeOf, kindOf } from "@/lib/format/file-kind";
import { safeFileName } from "@/lib/format/file-name";
import { openFile, OpenFileInput } from "@/lib/services/attachments/open-file";
import { ServiceError } from "@/lib/services/errors";
import { RunId } from "@/lib/services/history/list-run-calls";
import { attachmentDisposition } from "./content-disposition";
import { filePlaceOf } from "./file-place";
import { notSignedInResponse, problemResponse } from "./problem-response";
import { streamOf } from "./stream-of";

type Params = { params: Promise<{ connectionId: string; place: string[] }> };

/**
 * A file of Profit as a download that cannot be anything else: its type is read from its bytes and is never one that
 * runs, a browser may not guess, and what is opened all the same has no origin. `?as=` names it where Profit does not.
 */
export async function fileResponse(request: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await contextFromRequest();
    if (!ctx) return notSignedInResponse();
    const { connectionId, place } = await params;
    const { searchParams } = new URL(request.url);
    // Next gives what stands behind a catch-all as it was written.
    const input = OpenFileInput.safeParse({ connectionId, place: filePlaceOf(place.map(decoded), searchParams) });
    if (!input.success) throw new ServiceError("NOT_FOUND", "No such file");
    const runId = RunId.safeParse(searchParams.get("run")).data;
    const stop = new AbortController();
    const signal = AbortSignal.any([request.signal, stop.signal]);
    const file = await openFile({ ...ctx, signal, ...(runId !== undefined && { runId }) }, input.data);
    const fallback = searchParams.get("as") ?? "";
    const name = file.told().fileName ?? "";
    return new Response(
      streamOf(file.bytes, () => stop.abort()),
      {
        headers: {
          "content-type": mediaTypeOf(kindOf(file.opening)),
          "content-disposition": attachmentDisposition(safeFileName(name, fallback)),
          "content-security-policy": "sandbox; default-src 'none'",
          "x-content-type-options": "nosniff",
          "cache-control": "private, no-store",
        },
      },
    );
  } catch (error) {
    // Nobody is left to read it, and a person who leaves is no trouble worth a line in the log.
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return problemResponse(error);
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
