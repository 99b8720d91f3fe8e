import "server-only";
import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { database } from "../database";
import { history } from "../schema/history";
import { isUuid } from "../uuid";
import { openDetail } from "./history-detail";
import type { WireCall } from "./wire-pack";

/** A run of more pages than this is looked at by its newest ones. */
const MOST_LINES = 100;

export type RunQuestion = { run: string; connectionId: string; withinSeconds: number };

/**
 * The calls of one run, oldest first. Which run a line belongs to stands under its seal, so the person's newest lines are
 * opened until the run has been seen whole; no other person's line is ever opened for it.
 */
export async function callsOfRun(personId: string | null, question: RunQuestion): Promise<WireCall[]> {
  const { run, connectionId, withinSeconds } = question;
  if (personId === null || !isUuid(personId) || !isUuid(connectionId)) return [];
  const lines = await database()
    .select({ id: history.id, sealed: history.detailSealed })
    .from(history)
    .where(
      and(
        eq(history.personId, personId),
        eq(history.connectionId, connectionId),
        eq(history.kind, "call"),
        isNotNull(history.detailSealed),
        sql`${history.at} > now() - make_interval(secs => ${withinSeconds})`,
      ),
    )
    .orderBy(desc(history.id))
    .limit(MOST_LINES);
  const details = await Promise.all(lines.map(({ id, sealed }) => openDetail(id.toString(), sealed ?? "")));
  const calls = details.flatMap(({ wire = [] }) => wire.filter((call) => call.run === run));
  return calls.toSorted((a, b) => a.at.localeCompare(b.at) || a.attempt - b.attempt);
}
