import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { Connection } from "../../connections/port";
import type { ServiceContext } from "../../context";
import { describeUpdateFor } from "../describe/describe-update-connector";
import type { UpdateTransport } from "../port";
import type { ReadBack } from "../read-back/port";
import { compiledUpdate } from "./compile-in-thread";
import type { CompiledUpdate } from "./compiled-update";

type Order = {
  connectorId: string;
  transport: UpdateTransport;
  xml: string;
  isChecked: boolean;
  readBack: ReadBack | null;
};
export type CompiledFor = { compiled: CompiledUpdate; endpoint: ProfitEndpoint; schema: ConnectorSchema };

/** What a document becomes at this connection, by its schema and its addresses as they are now. */
export async function compileFor(
  ctx: ServiceContext,
  connection: Connection,
  { readBack, ...order }: Order,
): Promise<CompiledFor> {
  const [endpoint, { schema, xsd }] = await Promise.all([
    ctx.profit.endpointOf(connection.id, ctx.language),
    describeUpdateFor(ctx, connection, order.connectorId),
  ]);
  const compiled = await compiledUpdate({
    ...order,
    ...{ schema, xsd: order.isChecked ? xsd : null },
    restBaseUrl: endpoint.restBaseUrl.href,
    soapBaseUrl: endpoint.soapBaseUrl?.href ?? null,
    places: readBack ? [...readBack.keys, ...readBack.fields] : [],
  });
  return { compiled, endpoint, schema };
}
