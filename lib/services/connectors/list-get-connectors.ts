import { z } from "zod";
import { readMetainfo, requestMetainfo } from "@/lib/profit/rest/metainfo";
import type { Metainfo } from "@/lib/profit/wire/metainfo";
import { findReadableConnection } from "../connections/find-readable-connection";
import type { Connection } from "../connections/port";
import type { ServiceContext } from "../context";
import { callProfit } from "./call-profit";
import { remembered } from "./remembered";

export const ListGetConnectorsInput = z.object({
  connectionId: z.uuid(),
  /** Asks Profit again instead of believing what was heard in the last ten minutes. */
  isFresh: z.boolean().optional(),
});
export type ListGetConnectorsInput = z.output<typeof ListGetConnectorsInput>;

export type GetConnectorListing = { id: string; description: string };
export type GetConnectorList = { connectors: GetConnectorListing[]; info: NonNullable<Metainfo["info"]> | null };

/** The GetConnectors that the connection's token may call, by id (protocol 3.2). */
export async function listGetConnectors(ctx: ServiceContext, input: ListGetConnectorsInput): Promise<GetConnectorList> {
  return listFor(ctx, await findReadableConnection(ctx, input.connectionId), { isFresh: input.isFresh });
}

/** The same for a connection whose grant was checked already. */
export async function listFor(
  ctx: ServiceContext,
  connection: Connection,
  { isFresh }: { isFresh?: boolean | undefined } = {},
): Promise<GetConnectorList> {
  const ask = async (): Promise<GetConnectorList> => {
    const metainfo = await callProfit(
      ctx,
      { connectionId: connection.id, action: "connectors.list" },
      async (endpoint, meter) => {
        const response = await requestMetainfo(endpoint, ctx.signal);
        meter.status = response.status;
        return readMetainfo(response, { signal: ctx.signal, meter });
      },
    );
    const connectors = (metainfo.getConnectors ?? []).map(({ id, description }) => ({
      id,
      description: description ?? id,
    }));
    return {
      connectors: connectors.toSorted((a, b) => a.id.localeCompare(b.id, "nl", { numeric: true })),
      info: metainfo.info ?? null,
    };
  };
  return remembered(ctx, connection, "list", ask, { isFresh });
}
