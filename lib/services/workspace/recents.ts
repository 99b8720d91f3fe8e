import { findReadableConnection } from "../connections/find-readable-connection";
import type { ServiceContext } from "../context";
import type { ConnectorRef } from "./port";

/** Of one person, over all connections. */
const MOST_RECENTS = 30;

/** Ids of the connectors this person opened last, newest first. */
export async function listRecents(ctx: ServiceContext, connectionId: string): Promise<string[]> {
  const connection = await findReadableConnection(ctx, connectionId);
  const recents = await ctx.workspace.recentsOf(ctx.actor.id);
  return recents.filter((of) => of.connectionId === connection.id).map(({ connectorId }) => connectorId);
}

/** After Profit described the connector: what cannot be opened was not opened. */
export async function noteOpened(ctx: ServiceContext, connector: ConnectorRef): Promise<void> {
  const { id } = await findReadableConnection(ctx, connector.connectionId);
  await ctx.workspace.noteOpened(ctx.actor.id, { ...connector, connectionId: id }, ctx.now(), MOST_RECENTS);
}
