import { contextFromRequest } from "@/lib/actions/context";
import { ConnectorId } from "@/lib/services/connectors/describe-get-connector";
import type { ServiceContext } from "@/lib/services/context";
import { ServiceError } from "@/lib/services/errors";
import { notSignedInResponse, problemResponse } from "./problem-response";

type Place = { connectionId: string; connectorId: string };
type Params = { params: Promise<Place> };
type Run = (ctx: ServiceContext, place: Place, request: Request) => Promise<unknown>;

/**
 * The handler of a route that does something with a message for an UpdateConnector: who asks, the answer as JSON, trouble
 * as a status.
 */
export function updateRoute(run: Run): (request: Request, params: Params) => Promise<Response> {
  return async (request, { params }) => {
    try {
      const ctx = await contextFromRequest();
      if (!ctx) return notSignedInResponse();
      const place = await params;
      if (!ConnectorId.safeParse(place.connectorId).success) throw new ServiceError("NOT_FOUND", "No such connector");
      const answer = await run(ctx, place, request);
      return Response.json(answer, { headers: { "cache-control": "private, no-store" } });
    } catch (error) {
      if (request.signal.aborted) return new Response(null, { status: 499 });
      return problemResponse(error);
    }
  };
}
