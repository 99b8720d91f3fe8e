import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { findConnection } from "./find-connection";
import type { Connection } from "./port";

/**
 * For all that shows connectors, their rows or what was made of them. Support fetches reports and files by their own
 * verbs; connectors are theirs only where the grant says so (design 5.7).
 */
export async function findReadableConnection(ctx: ServiceContext, connectionId: string): Promise<Connection> {
  const connection = await findConnection(ctx, connectionId);
  if (!connection.mayReadConnectors) throw new ServiceError("FORBIDDEN", "The grant does not cover connectors");
  return connection;
}
