import "server-only";
import { and, asc, count, desc, eq, gt, isNotNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "../database";
import { jobItems } from "../schema/jobs";
import { isUuid } from "../uuid";
import { openFailure, openPayload } from "./item-lines";

/** The ledger's lines, read a page at a time: an export has tens of thousands of them. */
type LineState = (typeof jobItems.$inferSelect)["state"];

const MOST_AT_ONCE = 2_000;
/** A duplicate tells where the first of its file is. */
const first = alias(jobItems, "first");

const SHOWN = {
  ordinal: jobItems.ordinal,
  state: jobItems.state,
  path: sql<string | null>`coalesce(${jobItems.path}, ${first.path})`,
  duplicateOf: jobItems.duplicateOf,
  attempts: jobItems.attempts,
  size: sql<number | null>`coalesce(${jobItems.size}, ${first.size})`.mapWith(numberOrNull),
  sha256: sql<string | null>`coalesce(${jobItems.sha256}, ${first.sha256})`,
  finishedAt: jobItems.finishedAt,
  failureSealed: jobItems.failureSealed,
};
const WHOLE = { ...SHOWN, payloadSealed: jobItems.payloadSealed, modifiedMs: jobItems.modifiedMs };

function select<T extends typeof SHOWN>(columns: T) {
  return database()
    .select(columns)
    .from(jobItems)
    .leftJoin(first, and(eq(first.jobId, jobItems.jobId), eq(first.ordinal, jobItems.duplicateOf)));
}

export const itemStore = {
  waiting: (jobId: string, after: number, limit: number) => wholeLines(jobId, after, limit, "waiting"),
  linesAfter: (jobId: string, after: number, limit: number) => wholeLines(jobId, after, limit, null),

  async lineAt(jobId: string, ordinal: number) {
    if (!isUuid(jobId) || !Number.isInteger(ordinal) || Math.abs(ordinal) > 2_000_000_000) return null;
    const [line] = await select(SHOWN).where(and(eq(jobItems.jobId, jobId), eq(jobItems.ordinal, ordinal)));
    return line ? toShown(jobId, line) : null;
  },

  async shownLines(jobId: string, question: { state: LineState | null; after: number; limit: number }) {
    if (!isUuid(jobId)) return [];
    const { state, after, limit } = question;
    const lines = await select(SHOWN)
      .where(inJob(jobId, after, state))
      .orderBy(asc(jobItems.ordinal))
      .limit(Math.min(limit, MOST_AT_ONCE));
    return lines.map((line) => toShown(jobId, line));
  },

  async failuresByCode(jobId: string): Promise<{ code: string; count: number }[]> {
    if (!isUuid(jobId)) return [];
    const rows = await database()
      .select({ code: jobItems.failureCode, count: count() })
      .from(jobItems)
      .where(and(eq(jobItems.jobId, jobId), eq(jobItems.state, "failed"), isNotNull(jobItems.failureCode)))
      .groupBy(jobItems.failureCode)
      .orderBy(desc(count()));
    return rows.map(({ code, count: lines }) => ({ code: code ?? "", count: lines }));
  },
};

async function wholeLines(jobId: string, after: number, limit: number, state: LineState | null) {
  const lines = await select(WHOLE)
    .where(inJob(jobId, after, state))
    .orderBy(asc(jobItems.ordinal))
    .limit(Math.min(limit, MOST_AT_ONCE));
  return lines.map(({ payloadSealed, modifiedMs, ...line }) => ({
    ...toShown(jobId, line),
    ...{ payload: openPayload(jobId, line.ordinal, payloadSealed), modifiedMs },
  }));
}

function inJob(jobId: string, after: number, state: LineState | null) {
  return and(
    eq(jobItems.jobId, jobId),
    gt(jobItems.ordinal, after),
    state === null ? undefined : eq(jobItems.state, state),
  );
}

type Shown = { ordinal: number; failureSealed: string | null };

function toShown<T extends Shown>(jobId: string, { failureSealed, ...line }: T) {
  return { ...line, failure: openFailure(jobId, line.ordinal, failureSealed) };
}

/** `coalesce` comes back as the text of a bigint. */
function numberOrNull(value: unknown): number {
  return Number(value);
}
