import { z } from "zod";
import { readMetainfo, requestMetainfo } from "@/lib/profit/rest/metainfo";
import type { Metainfo } from "@/lib/profit/wire/metainfo";
import { findReadableConnection } from "../../connections/find-readable-connection";
import { callProfit } from "../../connectors/call-profit";
import { remembered } from "../../connectors/remembered";
import type { ServiceContext } from "../../context";

export const ListUpdateConnectorsInput = z.object({
  connectionId: z.uuid(),
  /** Asks Profit again instead of believing what was heard in the last ten minutes. */
  isFresh: z.boolean().optional(),
});
export type ListUpdateConnectorsInput = z.output<typeof ListUpdateConnectorsInput>;

export type UpdateConnectorListing = { id: string; description: string };
export type UpdateConnectorList = {
  connectors: UpdateConnectorListing[];
  info: NonNullable<Metainfo["info"]> | null;
};

/** The UpdateConnectors that the connection's token may call, by id (protocol 3.2). */
export async function listUpdateConnectors(
  ctx: ServiceContext,
  input: ListUpdateConnectorsInput,
): Promise<UpdateConnectorList> {
  const connection = await findReadableConnection(ctx, input.connectionId);
  const ask = async (): Promise<UpdateConnectorList> => {
    const metainfo = await callProfit(
      ctx,
      { connectionId: connection.id, action: "updates.list" },
      async (endpoint, meter) => {
        const response = await requestMetainfo(endpoint, ctx.signal);
        meter.status = response.status;
        return readMetainfo(response, { signal: ctx.signal, meter });
      },
    );
    const connectors = (metainfo.updateConnectors ?? []).map(({ id, description }) => ({
      id,
      description: description || id,
    }));
    return {
      connectors: connectors.toSorted((a, b) => a.id.localeCompare(b.id, "nl", { numeric: true })),
      info: metainfo.info ?? null,
    };
  };
  return remembered(ctx, connection, "updates:list", ask, { isFresh: input.isFresh });
}
