import type { z } from "zod";
import { contextFromRequest } from "@/lib/actions/context";
import { notSignedInResponse, problemResponse } from "./problem-response";
import { reportResponse, type RunOf } from "./report-response";

/**
 * The handler of a route that runs a report: who asks, the answer, trouble as a status. A POST, for it is run anew each
 * time, and what was filled in stands in no address.
 */
export function reportRoute<S extends z.ZodObject, P extends object>(
  body: S,
  run: RunOf<S, P>,
): (request: Request, route: { params: Promise<P> }) => Promise<Response> {
  return async (request, { params }) => {
    try {
      const ctx = await contextFromRequest();
      return ctx ? await reportResponse(ctx, request, await params, { body, run }) : notSignedInResponse();
    } catch (error) {
      // Nobody is left to read it, and a person who leaves is no trouble worth a line in the log.
      if (request.signal.aborted) return new Response(null, { status: 499 });
      return problemResponse(error);
    }
  };
}
