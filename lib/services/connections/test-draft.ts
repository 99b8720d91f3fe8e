import type { ServiceContext } from "../context";
import { requireAdmin } from "../require-admin";
import { type ConnectionDraft, type ReadDraft, readDraft } from "./connection-draft";
import type { ConnectionReport } from "./port";
import { probe } from "./probe";

/** Tries an address and a token that are not stored. Throws what Profit, or our own guard, has against them. */
export async function testDraft(ctx: ServiceContext, draft: ConnectionDraft): Promise<ConnectionReport> {
  requireAdmin(ctx);
  return probeDraft(ctx, readDraft(ctx, draft));
}

export function probeDraft(
  ctx: ServiceContext,
  draft: Pick<ReadDraft, "restBaseUrl" | "secret">,
  connectionId?: string,
): Promise<ConnectionReport> {
  const endpoint = ctx.profit.endpointFor({ restBaseUrl: draft.restBaseUrl, token: draft.secret }, ctx.language);
  return probe(ctx, endpoint, { subject: endpoint.restBaseUrl.host, ...(connectionId && { connectionId }) });
}
