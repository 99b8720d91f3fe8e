import { z } from "zod";
import type { ServiceContext } from "../context";
import { requireAdmin } from "../require-admin";
import { ConnectionDraft, ConnectionName, readDraft } from "./connection-draft";
import type { Connection } from "./port";
import { probeDraft } from "./test-draft";

export const AddConnectionInput = ConnectionDraft.extend({
  name: ConnectionName,
  /** Save it even though Profit cannot be asked now, or refuses. The guard's own no stays a no. */
  isUntested: z.boolean().default(false),
});
export type AddConnectionInput = z.output<typeof AddConnectionInput>;

/** Tests, then saves: what is refused is not stored. */
export async function addConnection(ctx: ServiceContext, input: AddConnectionInput): Promise<Connection> {
  requireAdmin(ctx);
  const draft = readDraft(ctx, input);
  const report = input.isUntested ? null : await probeDraft(ctx, draft);
  const connection = await ctx.connections.insert({
    ...draft,
    environmentCode: report?.environmentCode ?? draft.environmentCode,
    name: input.name,
    origin: "person",
    createdBy: ctx.actor.id,
  });
  if (report) await ctx.connections.saveReport(connection.id, report);
  await ctx.history.record({
    kind: "act",
    action: "connection.add",
    outcome: "ok",
    connectionId: connection.id,
    subject: connection.name,
  });
  return { ...connection, lastReport: report };
}
