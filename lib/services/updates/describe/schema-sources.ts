import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { readUpdateConnectorMetainfo, requestUpdateConnectorMetainfo } from "@/lib/profit/rest/metainfo";
import { readXmlSchema, requestXmlSchema } from "@/lib/profit/soap/operations/data-connector";
import type { UpdateConnectorMetainfo } from "@/lib/profit/wire/update-connector-metainfo";
import type { Connection } from "../../connections/port";
import { callProfit } from "../../connectors/call-profit";
import type { ServiceContext } from "../../context";

type Place = { connection: Connection; connectorId: string };

/** Metainfo in a language of Profit's: the labels and code lists come in it (protocol 3.0). */
export async function askMetainfo(
  ctx: ServiceContext,
  { connection, connectorId }: Place,
  language: "nl" | "en",
): Promise<UpdateConnectorMetainfo> {
  const endpoint = await ctx.profit.endpointOf(connection.id, language);
  return callProfit(
    ctx,
    { connectionId: connection.id, connectorId, action: "updates.describe", endpoint },
    async (watched, meter) => {
      const response = await requestUpdateConnectorMetainfo(watched, connectorId, ctx.signal);
      meter.status = response.status;
      return readUpdateConnectorMetainfo(response, { signal: ctx.signal, meter });
    },
  );
}

/** The XSD over SOAP (protocol 4.6); null when the connection has no address for it. */
export async function askXsd(ctx: ServiceContext, { connection, connectorId }: Place): Promise<string | null> {
  const endpoint: ProfitEndpoint = await ctx.profit.endpointOf(connection.id, "nl");
  if (!endpoint.soapBaseUrl) return null;
  return callProfit(
    ctx,
    { connectionId: connection.id, connectorId, action: "updates.schema", method: "POST", endpoint },
    async (watched, meter) => {
      const response = await requestXmlSchema(watched, connectorId, ctx.signal);
      meter.status = response.status;
      return readXmlSchema(response, { signal: ctx.signal, meter });
    },
  );
}
