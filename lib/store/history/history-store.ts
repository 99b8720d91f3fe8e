import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { and, desc, eq, ilike, lt, or, type SQL, sql } from "drizzle-orm";
import { log } from "@/lib/log/log";
import { database } from "../database";
import { connections } from "../schema/connections";
import { history } from "../schema/history";
import { isUuid } from "../uuid";
import { callsOfRun, type RunQuestion } from "./calls-of-run";
import { DETAIL_DAYS, type HistoryDetail, openDetail, packDetail, sealDetail } from "./history-detail";
import type { WireCall } from "./wire-pack";

/** The history: one line for every call to Profit and every administrative act, kept also when what it names is gone. */
type Person = { id: string; role: string };
type Actor = { id: string | null; name: string };
type Kind = "call" | "act";
type Outcome = "ok" | "refused" | "failed" | "stopped" | "unknown";

type HistoryEntry = {
  kind: Kind;
  action: string;
  outcome: Outcome;
  connectionId?: string;
  connectorId?: string;
  subject?: string;
  method?: string;
  status?: number;
  logReference?: string;
  durationMs?: number;
  requestBytes?: number;
  answerBytes?: number;
  rows?: number;
  detail?: HistoryDetail;
  wire?: () => WireCall[];
};

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

async function insertLine(actor: Actor, { detail: words, wire, ...entry }: HistoryEntry): Promise<void> {
  const calls = wire && toldCalls(wire);
  const detail = words || calls ? await packDetail({ ...words, ...(calls && { wire: calls }) }) : null;
  const connectionId = entry.connectionId && isUuid(entry.connectionId) ? entry.connectionId : null;
  await database().transaction(async (tx) => {
    // The connection may be gone by now (its removal is recorded too); the line is kept all the same.
    const [connection] = connectionId
      ? await tx
          .select({ name: connections.name })
          .from(connections)
          .where(eq(connections.id, connectionId))
          .for("share")
      : [];
    const [line] = await tx
      .insert(history)
      .values({
        ...entry,
        durationMs: entry.durationMs === undefined ? null : Math.round(entry.durationMs),
        personId: actor.id,
        personName: actor.name,
        connectionId: connection ? connectionId : null,
        connectionName: connection?.name ?? null,
      })
      .returning({ id: history.id });
    if (!line || !detail) return;
    // The id is part of the seal, so it must be known first.
    await tx
      .update(history)
      .set({
        detailSealed: sealDetail(line.id.toString(), detail),
        detailExpiresAt: sql`now() + make_interval(days => ${DETAIL_DAYS})`,
      })
      .where(eq(history.id, line.id));
  });
}

/** The line matters more than what hangs on it. */
function toldCalls(wire: () => WireCall[]): WireCall[] | undefined {
  try {
    return wire();
  } catch (error) {
    log().error({ err: error }, "the calls of a history line were lost");
    return undefined;
  }
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
