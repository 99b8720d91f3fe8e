import { z } from "zod";
import type { ServiceContext } from "../context";
import { requireAdmin } from "../require-admin";
import { ConnectionName, environmentTypeOf } from "./connection-draft";
import { findConnection } from "./find-connection";
import { ENVIRONMENT_TYPES } from "./port";

export const RenameConnectionInput = z.object({
  connectionId: z.uuid(),
  name: ConnectionName,
  environmentType: z.enum(ENVIRONMENT_TYPES),
});
export type RenameConnectionInput = z.output<typeof RenameConnectionInput>;

/** Name and type only. The address stays: a secret is bound to the host it was entered for (design 5.6). */
export async function renameConnection(ctx: ServiceContext, input: RenameConnectionInput): Promise<void> {
  requireAdmin(ctx);
  const connection = await findConnection(ctx, input.connectionId);
  const environmentType =
    connection.origin === "sandbox" ? "sandbox" : environmentTypeOf(connection.restBaseUrl, input.environmentType);
  await ctx.connections.rename(connection.id, { name: input.name, environmentType });
  await ctx.history.record({
    kind: "act",
    action: "connection.rename",
    outcome: "ok",
    connectionId: connection.id,
    subject: connection.name === input.name ? input.name : `${connection.name} → ${input.name}`,
  });
}
