import { contextFromRequest } from "@/lib/actions/context";
import { ticketForRows } from "@/lib/actions/unmask-cookies";
import { RunId } from "@/lib/services/history/list-run-calls";
import type { ServiceContext } from "@/lib/services/context";
import { notSignedInResponse, problemResponse } from "./problem-response";

type Place = { connectionId: string; connectorId: string };
type Params = { params: Promise<Place> };
type Respond = (
  ctx: ServiceContext,
  place: Place & { unmask: string | undefined },
  params: URLSearchParams,
) => Promise<Response>;

/** The handler of a route that answers with rows of a connector: who asks, what they may see, and trouble as a status. */
export function rowsRoute(respond: Respond): (request: Request, params: Params) => Promise<Response> {
  return async (request, { params }) => {
    try {
      const ctx = await contextFromRequest();
      if (!ctx) return notSignedInResponse();
      const place = { ...(await params), unmask: await ticketForRows() };
      const { searchParams } = new URL(request.url);
      const runId = RunId.safeParse(searchParams.get("run")).data;
      const asking = { ...ctx, signal: request.signal, ...(runId !== undefined && { runId }) };
      return await respond(asking, place, searchParams);
    } catch (error) {
      // Nobody is left to read it, and a person who leaves is no trouble worth a line in the log.
      if (request.signal.aborted) return new Response(null, { status: 499 });
      return problemResponse(error);
    }
  };
}
