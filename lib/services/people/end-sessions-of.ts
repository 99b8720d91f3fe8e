import { z } from "zod";
import type { ServiceContext } from "../context";
import { findPerson } from "./find-person";
import { requireAdmin } from "../require-admin";

export const EndSessionsOfInput = z.object({ personId: z.uuid() });
export type EndSessionsOfInput = z.output<typeof EndSessionsOfInput>;

/** Signs somebody out everywhere; resolves to how many sessions ended. */
export async function endSessionsOf(ctx: ServiceContext, { personId }: EndSessionsOfInput): Promise<number> {
  requireAdmin(ctx);
  const person = await findPerson(ctx, personId);
  const ended = await ctx.people.endSessions(personId);
  await ctx.history.record({
    kind: "act",
    action: "person.endSessions",
    outcome: "ok",
    subject: person.email,
    rows: ended,
  });
  return ended;
}
