import { z } from "zod";
import { contextFromRequest } from "@/lib/actions/context";
import type { ServiceContext } from "@/lib/services/context";
import { ServiceError } from "@/lib/services/errors";
import { RunId } from "@/lib/services/history/list-run-calls";
import type { ReportFile } from "@/lib/services/reports/run-report";
import { attachmentDisposition } from "./content-disposition";
import { notSignedInResponse, problemResponse } from "./problem-response";
import { readJson } from "./read-json";
import { streamOf } from "./stream-of";

/** Twenty questions of a thousand characters, and a report that is being made. */
const MOST_BYTES = 128 * 1024;

type Params<P> = { params: Promise<P> };

/**
 * The handler of a route that runs a report: who asks, what was filled in, the PDF as it comes. A POST, for it is run
 * anew each time, and what was filled in stands in no address.
 */
export function reportRoute<S extends z.ZodObject, P extends object>(
  body: S,
  run: (ctx: ServiceContext, place: P, input: z.output<S>) => Promise<ReportFile>,
): (request: Request, params: Params<P>) => Promise<Response> {
  return async (request, { params }) => {
    try {
      const ctx = await contextFromRequest();
      if (!ctx) return notSignedInResponse();
      const place = await params;
      if (Object.values(place).some((id) => !z.uuid().safeParse(id).success)) {
        throw new ServiceError("NOT_FOUND", "No such report");
      }
      const input = await readJson(request, body, MOST_BYTES);
      const runId = RunId.safeParse(new URL(request.url).searchParams.get("run")).data;
      const stop = new AbortController();
      const signal = AbortSignal.any([request.signal, stop.signal]);
      const file = await run({ ...ctx, signal, ...(runId !== undefined && { runId }) }, place, input);
      return new Response(
        streamOf(file.bytes, () => stop.abort()),
        {
          headers: {
            "content-type": file.mediaType,
            "content-disposition": attachmentDisposition(file.fileName),
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
  };
}
