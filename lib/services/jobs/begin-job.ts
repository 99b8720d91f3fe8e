import { findConnection } from "../connections/find-connection";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import type { JobKind, Params } from "./job-kind";

export type NewJob<Definition> = {
  connectionId: string;
  definition: Definition;
  /** What the sentence `jobs.titles.<kind>` in lib/messages needs; no free text in one language. */
  title: Params;
  /** A folder of EXPORT_DIRS to write into; absent = the console's own, from which it is downloaded. */
  target?: string | null;
};

/**
 * Puts a job in the queue: it runs as this person, with the rights he has by then. For the verbs of a kind, which have
 * judged its definition; not an action by itself. Resolves to the job's id.
 */
export async function beginJob<Definition, Payload>(
  ctx: ServiceContext,
  kind: Pick<JobKind<Definition, Payload>, "name">,
  { connectionId, definition, title, target = null }: NewJob<Definition>,
): Promise<string> {
  await findConnection(ctx, connectionId);
  if (target !== null && !ctx.jobs.files.targets().includes(target)) {
    throw new ServiceError("INVALID_INPUT", "That folder is not one the server may write into", { fields: "target" });
  }
  const { actor, language } = ctx;
  const id = await ctx.jobs.ledger.insert({
    ...{ kind: kind.name, ownerId: actor.id, connectionId, language, title },
    ...{ definition: JSON.stringify(definition), place: ctx.jobs.files.place(), target },
  });
  await ctx.history.record({ kind: "act", action: "job.begin", outcome: "ok", connectionId, subject: kind.name });
  await ctx.jobs.queue.dispatch(id);
  return id;
}
