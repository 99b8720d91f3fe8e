import type { ServiceContext } from "../context";

/** Signs the person out everywhere but here; resolves to how many sessions ended. */
export async function endOwnSessions(ctx: ServiceContext): Promise<number> {
  const ended = await ctx.people.endSessions(ctx.actor.id, ctx.actor.sessionId);
  await ctx.history.record({
    kind: "act",
    action: "account.endSessions",
    outcome: "ok",
    subject: ctx.actor.email,
    rows: ended,
  });
  return ended;
}
