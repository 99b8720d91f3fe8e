import { ConnectorId } from "@/lib/services/connectors/describe-get-connector";
import type { ServiceContext } from "@/lib/services/context";
import { ServiceError } from "@/lib/services/errors";
import { describeUpdateConnector } from "@/lib/services/updates/describe/describe-update-connector";

/** Asked for by its version, so that a browser may keep it without asking again. */
const KEEP_SECONDS = 7 * 24 * 3600;

/**
 * The schema of an UpdateConnector and the XSD that it came from, as JSON. `version` is what the page told: with another
 * one the answer is still right, but is not kept.
 */
export async function updateSchemaResponse(
  ctx: ServiceContext,
  place: { connectionId: string; connectorId: string },
  params: URLSearchParams,
): Promise<Response> {
  if (!ConnectorId.safeParse(place.connectorId).success) throw new ServiceError("NOT_FOUND", "Connector not found");
  const { connectionId, connectorId } = place;
  const { schema, xsd, version } = await describeUpdateConnector(ctx, { connectionId, connectorId });
  const isAsked = params.get("version") === version;
  return Response.json(
    { schema, xsd },
    {
      headers: {
        "cache-control": isAsked ? `private, max-age=${KEEP_SECONDS}, immutable` : "private, no-store",
      },
    },
  );
}
