/**
 * The http room puts a verb's answer on the wire: parameters in, status, headers and bytes out. What may be asked and
 * by whom is decided in the services; nothing here talks to Profit or the database.
 */
import type { ServiceContext } from "@/lib/services/context";
import { ServiceError } from "@/lib/services/errors";
import { ConnectorId } from "@/lib/services/connectors/describe-get-connector";
import type { RunExport } from "@/lib/services/connectors/export-in-worker";
import { exportRows } from "@/lib/services/connectors/export-rows";
import { streamRows } from "@/lib/services/connectors/stream-rows";
import { attachmentDisposition } from "./content-disposition";
import { type RowsRequest, readRowsRequest } from "./rows-request";
import { streamOf, streamOfAll } from "./stream-of";

/** `unmask`: a ticket that came in a cookie. */
type Place = { connectionId: string; connectorId: string; unmask?: string | undefined };

/**
 * Rows of a GetConnector in one of the formats. Throws before the first byte, or breaks the transfer off after it.
 * `run` is for tests, which have no built worker.
 */
export async function rowsResponse(
  ctx: ServiceContext,
  place: Place,
  params: URLSearchParams,
  run?: RunExport,
): Promise<Response> {
  if (!ConnectorId.safeParse(place.connectorId).success) throw new ServiceError("NOT_FOUND", "Connector not found");
  const request = readRowsRequest(params);
  const { query, output, pageSize, resume } = request;
  const { take } = query;
  if (take !== "all") {
    const answer = await streamRows(ctx, { ...place, query: { ...query, take }, output });
    if ("stream" in answer) {
      return new Response(streamOf(answer.stream, answer.stop), {
        headers: {
          ...headersOf(ctx, place, request, answer.contentType),
          "x-schakel-page-size": String(take),
          "x-schakel-masked": listOf(answer.maskedFields),
        },
      });
    }
    return new Response(streamOfAll(answer.chunks), {
      headers: {
        ...headersOf(ctx, place, request, answer.contentType),
        "content-length": String(answer.chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0)),
        "x-profit-duration-ms": String(answer.profit.durationMs),
        "x-profit-bytes": String(answer.profit.bytes),
        "x-profit-status": String(answer.profit.status),
        "x-schakel-page-size": String(take),
        "x-schakel-rows": String(answer.rows),
        "x-schakel-duplicates": String(answer.duplicates),
        "x-schakel-masked": listOf(answer.maskedFields),
      },
    });
  }
  const asked = { ...place, query, output, ...(pageSize !== undefined && { pageSize }), ...(resume && { resume }) };
  const answer = await exportRows(ctx, asked, run);
  const order = answer.orderBy.map(
    ({ fieldId, direction }) => (direction === "desc" ? "-" : "") + encodeURIComponent(fieldId),
  );
  return new Response(streamOf(answer.chunks, answer.stop), {
    headers: {
      ...headersOf(ctx, place, request, answer.contentType),
      "x-schakel-page-size": String(answer.pageSize),
      "x-schakel-order": order.join(","),
      "x-schakel-export": answer.exportId,
      "x-schakel-from": String(answer.from.bytes),
      "x-schakel-from-rows": String(answer.from.rows),
      "x-schakel-masked": listOf(answer.maskedFields),
    },
  });
}

/** Field ids as a header takes them. */
function listOf(fieldIds: readonly string[]): string {
  return fieldIds.map((id) => encodeURIComponent(id.toWellFormed())).join(",");
}

function headersOf(
  ctx: ServiceContext,
  place: Place,
  request: RowsRequest,
  contentType: string,
): Record<string, string> {
  const { isDownload, output } = request;
  return {
    "content-type": contentType,
    // `no-transform` keeps Next from packing: that costs more time than all the rest together (measured).
    "cache-control": "private, no-store, no-transform",
    "x-content-type-options": "nosniff",
    ...(isDownload && {
      "content-disposition": attachmentDisposition(fileNameOf(place.connectorId, ctx.now(), output.format)),
    }),
  };
}

/** `Profit_Debtor 2026-11-23 1557.csv`, in Dutch time as everything of Profit is. */
function fileNameOf(connectorId: string, now: Date, extension: string): string {
  const [day = "", time = ""] = now.toLocaleString("sv-SE", { timeZone: "Europe/Amsterdam" }).split(" ");
  return `${connectorId} ${day} ${time.slice(0, 5).replace(":", "")}.${extension}`;
}
