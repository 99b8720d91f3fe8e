import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import type { Connection } from "./port";

/** One answer for "absent" and "not granted to you": ids must not be probeable. */
export async function findConnection(ctx: ServiceContext, connectionId: string): Promise<Connection> {
  const connection = await ctx.connections.findFor(ctx.actor, connectionId);
  if (!connection) throw new ServiceError("NOT_FOUND", "Connection not found");
  return connection;
}
