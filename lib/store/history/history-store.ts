import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { and, desc, eq, ilike, lt, or, type SQL, sql } from "drizzle-orm";
import { log } from "@/lib/log/log";
import { database } from "../database";
import { history } from "../schema/history";
import { isUuid } from "../uuid";
import { callsOfRun, type RunQuestion } from "./calls-of-run";
import { type HistoryDetail, openDetail } from "./history-detail";
import { type Actor, type HistoryEntry, insertLineIn, type Kind, type Outcome, packedLine } from "./history-line";

/** The history: one line for every call to Profit and every administrative act, kept also when what it names is gone. */
type Person = { id: string; role: string };
type HistoryRow = Omit<HistoryEntry, "detail" | "wire"> & {
  id: string;
  at: Date;
  personName: string | null;
  connectionName: string | null;
};

type HistoryQuestion = {
  search: string;
  kind: Kind | null;
  outcome: Outcome | null;
  connectionId: string | null;
  before: string | null;
  limit: number;
};

const MAX_LIMIT = 500;

/** Implements HistoryPort of lib/services for one actor; an act of the console itself has no id. */
export function historyStoreFor(actor: Actor) {
  return {
    record: (entry: HistoryEntry) => record(actor, entry),
    recordOrThrow: (entry: HistoryEntry) => insertLine(actor, entry),
    list,
    find,
    callsOfRun: (question: RunQuestion) => callsOfRun(actor.id, question),
  };
}

/** Until after the answer: its line takes longer than a small page, and nobody waits for it. */
const CALL_WAITS_MS = 20;

/** A lost line must not undo what was done, so it is logged and not thrown. */
async function record(actor: Actor, entry: HistoryEntry): Promise<void> {
  try {
    if (entry.kind === "call" && entry.outcome === "ok") await pause(CALL_WAITS_MS);
    await insertLine(actor, entry);
  } catch (error) {
    const { kind, action, outcome, connectionId } = entry;
    log().error({ err: error, personId: actor.id, kind, action, outcome, connectionId }, "a history line was lost");
  }
}

async function insertLine(actor: Actor, entry: HistoryEntry): Promise<void> {
  const line = await packedLine(entry);
  await database().transaction(async (tx) => void (await insertLineIn(tx, actor, line)));
}

const COLUMNS = {
  id: history.id,
  at: history.at,
  kind: history.kind,
  action: history.action,
  outcome: history.outcome,
  personName: history.personName,
  connectionId: history.connectionId,
  connectionName: history.connectionName,
  connectorId: history.connectorId,
  subject: history.subject,
  method: history.method,
  status: history.status,
  logReference: history.logReference,
  durationMs: history.durationMs,
  requestBytes: history.requestBytes,
  answerBytes: history.answerBytes,
  rows: history.rows,
};

async function list(person: Person, question: HistoryQuestion): Promise<HistoryRow[]> {
  if (question.connectionId !== null && !isUuid(question.connectionId)) return [];
  const before = question.before === null ? null : idOf(question.before);
  if (question.before !== null && before === null) return [];
  const rows = await database()
    .select(COLUMNS)
    .from(history)
    .where(
      and(
        mayRead(person),
        before === null ? undefined : lt(history.id, before),
        question.kind === null ? undefined : eq(history.kind, question.kind),
        question.outcome === null ? undefined : eq(history.outcome, question.outcome),
        question.connectionId === null ? undefined : eq(history.connectionId, question.connectionId),
        matches(question.search),
      ),
    )
    .orderBy(desc(history.id))
    .limit(Math.min(Math.max(question.limit, 1), MAX_LIMIT));
  return rows.map(toRow);
}

async function find(person: Person, id: string): Promise<(HistoryRow & { detail: HistoryDetail | null }) | null> {
  const number = idOf(id);
  if (number === null) return null;
  const [row] = await database()
    .select({ ...COLUMNS, detailSealed: history.detailSealed })
    .from(history)
    .where(and(eq(history.id, number), mayRead(person)));
  if (!row) return null;
  const { detailSealed, ...line } = row;
  return { ...toRow(line), detail: detailSealed === null ? null : await openDetail(number.toString(), detailSealed) };
}

function mayRead(person: Person): SQL | undefined {
  if (person.role === "admin") return undefined;
  return isUuid(person.id) ? eq(history.personId, person.id) : sql`false`;
}

/** Every word must stand somewhere in the line; case does not matter. */
function matches(search: string): SQL | undefined {
  const words = search.trim().slice(0, 200).split(/\s+/).filter(Boolean);
  const columns = [
    ...[history.connectorId, history.action, history.subject, history.personName],
    ...[history.connectionName, history.logReference],
  ];
  return and(
    ...words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
      return or(...columns.map((column) => ilike(column, pattern)));
    }),
  );
}

/** Ids are handed out as text: they may grow past what a number holds. */
function idOf(text: string): bigint | null {
  return /^\d{1,18}$/.test(text) ? BigInt(text) : null;
}

type Line = { [K in keyof typeof COLUMNS]: (typeof history.$inferSelect)[K] };

/** Absent rather than null, as the port has it. */
function toRow({ id, at, kind, action, outcome, personName, connectionName, ...rest }: Line): HistoryRow {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return { id: id.toString(), at, kind, action, outcome, personName, connectionName, ...given };
}
