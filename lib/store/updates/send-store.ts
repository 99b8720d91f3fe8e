import "server-only";
import { and, desc, eq, inArray, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { settings } from "@/lib/config/settings";
import { database } from "../database";
import { completeLineIn, packedLine } from "../history/history-line";
import type { WireCall } from "../history/wire-pack";
import { updateSendParts, updateSends } from "../schema/updates";
import { isUuid } from "../uuid";
import { abandonSend, beginSend, sentAs } from "./begin-send";
import { consoleId } from "./console-id";
import { openPart } from "./send-parts";
import {
  type Before,
  beforeOf,
  openEnding,
  SEND_COLUMNS,
  type SealedEnding,
  sealEnding,
  type SendLine,
  toSendLine,
} from "./send-row";

/** Writes into Profit, from their intent to their outcome. Structurally the SendPort of the services. */
type Person = { id: string; role: string };
type Ending = SealedEndingInput & {
  state: Exclude<SendLine["state"], "sending">;
  status: number | null;
  durationMs: number;
  answerBytes: number;
  wire: () => WireCall[];
};
type SealedEndingInput = {
  failure: SealedEnding["failure"];
  results: readonly { object: string; ids: Readonly<Record<string, string>> }[];
};
type Question = {
  connectionId: string | null;
  connectorId: string | null;
  state: SendLine["state"] | null;
  before: Date | null;
  limit: number;
};

/** A console that is alive says so every few seconds. */
export const HEARTBEAT_LIMIT_SECONDS = 20;
const MAX_LIMIT = 200;

const LINE_OUTCOMES = { ok: "ok", refused: "refused", unknown: "unknown", notSent: "failed" } as const;

async function beat(): Promise<void> {
  await database()
    .update(updateSends)
    .set({ heartbeatAt: sql`now()` })
    .where(and(eq(updateSends.consoleId, consoleId()), eq(updateSends.state, "sending")));
}

/** Also of a send that somebody gave up meanwhile: who holds the answer knows better. */
async function end(sendId: string, ending: Ending): Promise<void> {
  const { state, status, failure, results, durationMs, answerBytes, wire } = ending;
  const logReference = failure?.logReference ?? null;
  const [begun] = await database()
    .select({ url: updateSends.url, overrideReason: updateSends.overrideReason })
    .from(updateSends)
    .where(eq(updateSends.id, sendId));
  const line = await packedLine({
    ...{ outcome: LINE_OUTCOMES[state], durationMs, answerBytes, wire },
    ...(status !== null && { status }),
    ...(logReference !== null && { logReference }),
    detail: {
      ...(begun && sentAs(begun)),
      ...(failure && { errorCode: failure.code, ...(failure.original && { message: failure.original }) }),
    },
  });
  await database().transaction(async (tx) => {
    const [row] = await tx
      .update(updateSends)
      .set({
        ...{ state, status, logReference, answerBytes, durationMs: Math.round(durationMs) },
        endingSealed: sealEnding(sendId, { failure, results: results.map(({ object, ids }) => ({ object, ids })) }),
        endedAt: sql`clock_timestamp()`,
      })
      .where(
        and(
          eq(updateSends.id, sendId),
          eq(updateSends.consoleId, consoleId()),
          inArray(updateSends.state, ["sending", "unknown"]),
        ),
      )
      .returning({ historyId: updateSends.historyId });
    if (row?.historyId != null) await completeLineIn(tx, row.historyId, line);
  });
}

/**
 * Sends of consoles that are gone: nobody will ever know their answer. An embedded database is one console's alone, so
 * that whatever another process began is over; elsewhere a console is gone when its heart has not beaten for a while.
 */
export async function expireSends(isAlone: boolean): Promise<number> {
  const failure = { code: "CRASHED", explanation: "sendInterrupted", params: {}, original: null };
  const rows = await database().select({ id: updateSends.id }).from(updateSends).where(isOver(isAlone));
  let expired = 0;
  for (const { id } of rows) {
    const sealed = sealEnding(id, {
      failure: { ...failure, logReference: null, status: null, retryAfterSeconds: null },
      results: [],
    });
    const { rowCount } = await database()
      .update(updateSends)
      .set({ state: "unknown", endingSealed: sealed, endedAt: sql`clock_timestamp()` })
      .where(and(eq(updateSends.id, id), isOver(isAlone)));
    expired += rowCount ?? 0;
  }
  return expired;
}

function isOver(isAlone: boolean): SQL | undefined {
  const isSilent = lt(updateSends.heartbeatAt, sql`now() - make_interval(secs => ${HEARTBEAT_LIMIT_SECONDS})`);
  return and(
    eq(updateSends.state, "sending"),
    isAlone ? or(ne(updateSends.consoleId, consoleId()), isSilent) : isSilent,
  );
}

async function list(person: Person, question: Question): Promise<SendLine[]> {
  const { connectionId, connectorId, state, before, limit } = question;
  if (connectionId !== null && !isUuid(connectionId)) return [];
  const rows = await database()
    .select(SEND_COLUMNS)
    .from(updateSends)
    .where(
      and(
        mayRead(person),
        connectionId === null ? undefined : eq(updateSends.connectionId, connectionId),
        connectorId === null ? undefined : eq(updateSends.connectorId, connectorId),
        state === null ? undefined : eq(updateSends.state, state),
        before === null ? undefined : lt(updateSends.startedAt, before),
      ),
    )
    .orderBy(desc(updateSends.startedAt))
    .limit(Math.min(Math.max(limit, 1), MAX_LIMIT));
  return rows.map(toSendLine);
}

type Found = SendLine & SealedEnding & { xml: string | null; before: Before | null };

async function find(
  person: Person,
  sendId: string,
  { withoutXml = false }: { withoutXml?: boolean } = {},
): Promise<Found | null> {
  if (!isUuid(sendId)) return null;
  const [row] = await database()
    .select({ ...SEND_COLUMNS, endingSealed: updateSends.endingSealed })
    .from(updateSends)
    .where(and(eq(updateSends.id, sendId), mayRead(person)));
  if (!row) return null;
  const { endingSealed, ...line } = row;
  const [xml, before] = await Promise.all([withoutXml ? null : openPart(sendId, "xml"), openPart(sendId, "before")]);
  return { ...toSendLine(line), ...openEnding(sendId, endingSealed), xml, before: beforeOf(before) };
}

function mayRead(person: Person): SQL | undefined {
  if (person.role === "admin") return undefined;
  return isUuid(person.id) ? eq(updateSends.personId, person.id) : sql`false`;
}

async function withDigest(connectionId: string, digest: string): Promise<SendLine[]> {
  if (!isUuid(connectionId)) return [];
  const rows = await database()
    .select(SEND_COLUMNS)
    .from(updateSends)
    .where(and(eq(updateSends.connectionId, connectionId), eq(updateSends.digest, digest)))
    .orderBy(desc(updateSends.startedAt))
    .limit(20);
  return rows.map(toSendLine);
}

async function noteReadBack(
  sendId: string,
  readBackFinding: SendLine["readBackFinding"],
  readBackNote: string | null,
): Promise<SendLine | null> {
  if (!isUuid(sendId)) return null;
  const [row] = await database()
    .update(updateSends)
    .set({ readBackAt: sql`now()`, readBackFinding, readBackNote })
    .where(eq(updateSends.id, sendId))
    .returning(SEND_COLUMNS);
  return row ? toSendLine(row) : null;
}

/** Throws away bodies and words whose time is over; the lines stay. Resolves to how many. Meant to run once an hour. */
export async function sweepSends(): Promise<number> {
  return database().transaction(async (tx) => {
    const swept = await tx
      .update(updateSends)
      .set({ endingSealed: null, detailExpiresAt: null })
      .where(and(lt(updateSends.detailExpiresAt, sql`now()`), ne(updateSends.state, "sending")))
      .returning({ id: updateSends.id });
    const ids = swept.map(({ id }) => id);
    if (ids.length > 0) await tx.delete(updateSendParts).where(inArray(updateSendParts.sendId, ids));
    return ids.length;
  });
}

/** Implements SendPort of lib/services. */
export const sendStore = {
  begin: beginSend,
  abandon: abandonSend,
  beat,
  end,
  expire: () => expireSends(settings().databaseUrl === null),
  list,
  find,
  withDigest,
  noteReadBack,
};
