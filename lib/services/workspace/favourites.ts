import { z } from "zod";
import { findReadableConnection } from "../connections/find-readable-connection";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { StoredConnectorId } from "./workspace-tab";

export const SetFavouriteInput = z.object({
  connectionId: z.uuid(),
  connectorId: StoredConnectorId,
  isFavourite: z.boolean(),
});
export type SetFavouriteInput = z.output<typeof SetFavouriteInput>;

/** Ids of this person's favourite connectors of a connection. */
export async function listFavourites(ctx: ServiceContext, connectionId: string): Promise<string[]> {
  const connection = await findReadableConnection(ctx, connectionId);
  const favourites = await ctx.workspace.favouritesOf(ctx.actor.id);
  return favourites.filter((of) => of.connectionId === connection.id).map(({ connectorId }) => connectorId);
}

/** Not asked of Profit whether there is such a connector: what is no longer there shows nowhere, and may come back. */
export async function setFavourite(ctx: ServiceContext, input: SetFavouriteInput): Promise<void> {
  const { isFavourite, ...connector } = input;
  await findReadableConnection(ctx, connector.connectionId);
  const isSet = await ctx.workspace.setFavourite(ctx.actor.id, connector, isFavourite);
  if (!isSet) throw new ServiceError("NOT_FOUND", "Connection not found");
}
