import { z } from "zod";
import type { ServiceContext } from "../context";
import { findConnection } from "./find-connection";
import type { ConnectionReport } from "./port";
import { probe } from "./probe";

export const TestConnectionInput = z.object({ connectionId: z.uuid() });
export type TestConnectionInput = z.output<typeof TestConnectionInput>;

/** Tests a stored connection and keeps the report. Whoever may use the connection may test it. */
export async function testConnection(
  ctx: ServiceContext,
  { connectionId }: TestConnectionInput,
): Promise<ConnectionReport> {
  const connection = await findConnection(ctx, connectionId);
  const giveBack = await ctx.profit.takeSlot(connectionId, ctx.signal);
  try {
    const endpoint = await ctx.profit.endpointOf(connectionId, ctx.language);
    const report = await probe(ctx, endpoint, { connectionId, subject: connection.name });
    await ctx.connections.saveReport(connectionId, report);
    return report;
  } finally {
    giveBack();
  }
}
