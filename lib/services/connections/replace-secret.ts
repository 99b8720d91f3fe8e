import { z } from "zod";
import type { ServiceContext } from "../context";
import { requireAdmin } from "../require-admin";
import { PastedSecret, readSecret } from "./connection-draft";
import { findConnection } from "./find-connection";
import type { ConnectionReport } from "./port";
import { probeDraft } from "./test-draft";

export const ReplaceSecretInput = z.object({
  connectionId: z.uuid(),
  secret: PastedSecret,
  isUntested: z.boolean().default(false),
});
export type ReplaceSecretInput = z.output<typeof ReplaceSecretInput>;

/** Tests the new token against the same host, then replaces the old one. A refused token leaves the old one in place. */
export async function replaceSecret(ctx: ServiceContext, input: ReplaceSecretInput): Promise<ConnectionReport | null> {
  requireAdmin(ctx);
  const connection = await findConnection(ctx, input.connectionId);
  const secret = readSecret(input.secret);
  const report = input.isUntested
    ? null
    : await probeDraft(ctx, { restBaseUrl: connection.restBaseUrl, secret }, connection.id);
  await ctx.connections.replaceSecret(connection.id, secret);
  if (report) await ctx.connections.saveReport(connection.id, report);
  await ctx.history.record({
    kind: "act",
    action: "connection.replaceSecret",
    outcome: "ok",
    connectionId: connection.id,
    subject: connection.name,
  });
  return report;
}
