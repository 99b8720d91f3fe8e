import { z } from "zod";
import { MOMENT } from "@/lib/services/changes/moment-form";
import { readChanges } from "@/lib/services/changes/read-changes";
import { ConnectorId } from "@/lib/services/connectors/describe-get-connector";
import type { ServiceContext } from "@/lib/services/context";
import { ServiceError } from "@/lib/services/errors";
import { readRowsRequest } from "./rows-request";
import { streamOf } from "./stream-of";

/** `unmask`: a ticket that came in a cookie. */
type Place = { connectionId: string; connectorId: string; unmask?: string | undefined };

const Asked = z.object({
  /** The saved query. */
  query: z.uuid(),
  /** Names this reading, so that it can be taken as read. */
  reading: z.uuid(),
  from: z.union([z.literal("mark"), z.literal("start"), z.string().regex(MOMENT)]),
});

/**
 * What changed of a saved query's rows, oldest change first, in one of the formats: `query=<id>`, `reading=<uuid>`,
 * `from=mark|start|2026-11-27T14:03:12`, and the rows route's own `filter`, `format` and the like. Throws before the
 * first byte, or breaks the transfer off after it.
 */
export async function changesResponse(ctx: ServiceContext, place: Place, params: URLSearchParams): Promise<Response> {
  if (!ConnectorId.safeParse(place.connectorId).success) throw new ServiceError("NOT_FOUND", "Connector not found");
  const { query, output } = readRowsRequest(params);
  const asked = Asked.safeParse(
    Object.fromEntries(["query", "reading", "from"].map((name) => [name, params.get(name)])),
  );
  if (!asked.success) {
    const parameter = String(asked.error.issues[0]?.path[0] ?? "query");
    const sentence = `"${parameter}" is missing or not in its form.`;
    throw new ServiceError("INVALID_INPUT", sentence, { parameter, kind: "notAChoice", text: "", sentence });
  }
  const { from } = asked.data;
  const answer = await readChanges(ctx, {
    ...place,
    queryId: asked.data.query,
    runId: asked.data.reading,
    from: from === "mark" || from === "start" ? from : { second: from },
    filter: query.filter,
    output,
  });
  return new Response(streamOf(answer.chunks), {
    headers: {
      "content-type": answer.contentType,
      "cache-control": "private, no-store, no-transform",
      "x-content-type-options": "nosniff",
      "x-schakel-masked": answer.maskedFields.map((id) => encodeURIComponent(id.toWellFormed())).join(","),
    },
  });
}
