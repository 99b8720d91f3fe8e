import { z } from "zod";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { requireAdmin } from "../require-admin";
import { findConnection } from "./find-connection";
import type { ConnectionDependants } from "./port";

export const RemoveConnectionInput = z.object({
  connectionId: z.uuid(),
  /** The connection's name, typed; asked for production only. */
  confirmation: z.string().max(200),
});
export type RemoveConnectionInput = z.output<typeof RemoveConnectionInput>;

/** What goes, or loses its link, with the connection; shown before removing. */
export async function findDependants(ctx: ServiceContext, connectionId: string): Promise<ConnectionDependants> {
  requireAdmin(ctx);
  await findConnection(ctx, connectionId);
  return ctx.connections.dependants(connectionId);
}

/** Removes the connection, its secret and its grants. The history keeps its lines, with the name. */
export async function removeConnection(ctx: ServiceContext, input: RemoveConnectionInput): Promise<void> {
  requireAdmin(ctx);
  const connection = await findConnection(ctx, input.connectionId);
  if (connection.environmentType === "production" && input.confirmation.trim() !== connection.name) {
    throw new ServiceError("INVALID_INPUT", "The typed name is not the connection's", { fields: "confirmation" });
  }
  await ctx.connections.remove(connection.id);
  await ctx.history.record({ kind: "act", action: "connection.remove", outcome: "ok", subject: connection.name });
}
