import { z } from "zod";
import { readGetConnectorMetainfo, requestGetConnectorMetainfo } from "@/lib/profit/rest/metainfo";
import type { GetConnectorMetainfo } from "@/lib/profit/wire/get-connector-metainfo";
import { findReadableConnection } from "../connections/find-readable-connection";
import type { Connection } from "../connections/port";
import type { ServiceContext } from "../context";
import { callProfit } from "./call-profit";
import { remembered } from "./remembered";

/** Profit's names are short; what is longer, or leads elsewhere in a path, is no connector. */
export const ConnectorId = z
  .string()
  .min(1)
  .max(200)
  .refine((id) => id !== "." && id !== ".." && id.isWellFormed());

export const DescribeGetConnectorInput = z.object({
  connectionId: z.uuid(),
  connectorId: ConnectorId,
  isFresh: z.boolean().optional(),
});
export type DescribeGetConnectorInput = z.output<typeof DescribeGetConnectorInput>;

/** The fields of one GetConnector in Profit's order (protocol 3.3); remembered for ten minutes. */
export async function describeGetConnector(
  ctx: ServiceContext,
  { connectionId, connectorId, isFresh }: DescribeGetConnectorInput,
): Promise<GetConnectorMetainfo> {
  return describeFor(ctx, await findReadableConnection(ctx, connectionId), connectorId, { isFresh });
}

/** The same for a connection whose grant was checked already. */
export function describeFor(
  ctx: ServiceContext,
  connection: Connection,
  connectorId: string,
  options: { isFresh?: boolean | undefined; action?: string } = {},
): Promise<GetConnectorMetainfo> {
  const { isFresh, action = "connectors.describe" } = options;
  const ask = () =>
    callProfit(ctx, { connectionId: connection.id, connectorId, action }, async (endpoint, meter) => {
      const response = await requestGetConnectorMetainfo(endpoint, connectorId, ctx.signal);
      meter.status = response.status;
      return readGetConnectorMetainfo(response, { signal: ctx.signal, meter });
    });
  return remembered(ctx, connection, `describe:${connectorId}`, ask, { isFresh });
}
