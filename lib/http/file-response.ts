import { contextFromRequest } from "@/lib/actions/context";
import { mediaTypeOf, kindOf } from "@/lib/format/file-kind";
import { safeFileName } from "@/lib/format/file-name";
import type { ServiceContext } from "@/lib/services/context";
import { openFile, OpenFileInput } from "@/lib/services/attachments/open-file";
import { ServiceError } from "@/lib/services/errors";
import { RunId } from "@/lib/services/history/list-run-calls";
import { attachmentDisposition } from "./content-disposition";
import { filePlaceOf } from "./file-place";
import { notSignedInResponse, problemResponse } from "./problem-response";
import { streamOf } from "./stream-of";

/** A megabyte: Profit is read and base64 undone while the network takes what is ready. */
const PIECES_AHEAD = 4;

type Place = { connectionId: string; place: readonly string[] };
type Params = { params: Promise<{ connectionId: string; place: string[] }> };

/** The handler of the route of files: who asks, and trouble as a status. */
export async function fileRoute(request: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await contextFromRequest();
    return ctx ? await fileResponse(ctx, request, await params) : notSignedInResponse();
  } catch (error) {
    // Nobody is left to read it, and a person who leaves is no trouble worth a line in the log.
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return problemResponse(error);
  }
}

/**
 * A file of Profit as a download that cannot be anything else: its type is read from its bytes and is never one that
 * runs, a browser may not guess, and what is opened all the same has no origin. `?as=` names it where Profit does not.
 */
export async function fileResponse(
  ctx: ServiceContext,
  request: Request,
  { connectionId, place }: Place,
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  // Next gives what stands behind a catch-all as it was written.
  const input = OpenFileInput.safeParse({ connectionId, place: filePlaceOf(place.map(decoded), searchParams) });
  if (!input.success) throw new ServiceError("NOT_FOUND", "No such file");
  const runId = RunId.safeParse(searchParams.get("run")).data;
  const stop = new AbortController();
  const signal = AbortSignal.any([request.signal, stop.signal]);
  const file = await openFile({ ...ctx, signal, ...(runId !== undefined && { runId }) }, input.data);
  const name = safeFileName(file.told().fileName ?? "", searchParams.get("as") ?? "");
  return new Response(
    streamOf(file.bytes, () => stop.abort(), PIECES_AHEAD),
    {
      headers: {
        "content-type": mediaTypeOf(kindOf(file.opening)),
        "content-disposition": attachmentDisposition(name),
        "content-security-policy": "sandbox; default-src 'none'",
        "x-content-type-options": "nosniff",
        // Packing it on the way would cost more than it saves: most files are packed already.
        "cache-control": "private, no-store, no-transform",
      },
    },
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
