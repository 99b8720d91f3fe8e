import "server-only";
import { and, desc, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import { database } from "../database";
import { DETAIL_DAYS } from "../history/history-detail";
import { insertLineIn, packedLine } from "../history/history-line";
import { connections } from "../schema/connections";
import { updateSends, updateUnlocks } from "../schema/updates";
import { consoleId } from "./console-id";
import { insertPieces, sealedPieces } from "./send-parts";
import { SEND_COLUMNS, sealEnding, type SendLine, toSendLine } from "./send-row";

type NewSend = Pick<
  SendLine,
  | ("id" | "connectorId" | "environmentType" | "environmentNumber" | "transport" | "method" | "url" | "digest")
  | ("recordCount" | "bodyBytes" | "overrideReason" | "undoesSendId")
> & {
  actions: readonly SendLine["actions"][number][];
  connectionId: string;
  actor: { id: string; name: string };
  body: string;
  xml: string;
  before: readonly unknown[] | null;
  needsUnlock: boolean;
};

type Begun =
  { kind: "begun" } | { kind: "locked" } | { kind: "known"; send: SendLine } | { kind: "open"; send: SendLine };

type Transaction = Parameters<Parameters<ReturnType<typeof database>["transaction"]>[0]>[0];

/**
 * Commits what is about to be sent: the order, its sealed body and a line in the history whose outcome is unknown. Only
 * when this resolves to `begun` may a byte leave. One transaction looks at everything that could speak against it, and
 * equal digests wait for each other there: of two that come at once the second sees the first.
 */
export async function beginSend(send: NewSend): Promise<Begun> {
  const { body, xml, before, needsUnlock, actor, ...columns } = send;
  const pieces = [
    ...(await sealedPieces(send.id, "body", body)),
    ...(await sealedPieces(send.id, "xml", xml)),
    ...(before ? await sealedPieces(send.id, "before", JSON.stringify(before)) : []),
  ];
  const line = await packedLine(lineOf(send));
  return database().transaction(async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`${send.connectionId} ${send.digest}`}, 20261128))`,
    );
    const known = await findIn(tx, eq(updateSends.id, send.id));
    if (known) return { kind: "known", send: known };
    if (needsUnlock && !(await isUnlocked(tx, send.connectionId))) return { kind: "locked" };
    const open = await openOneIn(tx, send);
    if (open) return { kind: "open", send: open };
    const [connection] = await tx
      .select({ name: connections.name })
      .from(connections)
      .where(eq(connections.id, send.connectionId))
      .for("share");
    if (!connection) throw new Error("The connection is gone");
    const historyId = await insertLineIn(tx, actor, line);
    await tx.insert(updateSends).values({
      ...columns,
      ...{ personId: actor.id, personName: actor.name, connectionName: connection.name },
      ...{ state: "sending", consoleId: consoleId(), historyId },
      detailExpiresAt: sql`now() + make_interval(days => ${DETAIL_DAYS})`,
    });
    await insertPieces(tx, send.id, pieces);
    return { kind: "begun" };
  });
}

/**
 * Takes an order's id before the order does: whatever still carries it about can no longer begin. Whoever comes first
 * decides, by the key of the table.
 */
export async function abandonSend(send: Abandoned): Promise<SendLine> {
  const { actor, connectionId, connectorId, ...columns } = send;
  const line = await packedLine({
    ...{ kind: "call" as const, action: "updates.send", outcome: "failed" as const, connectionId, connectorId },
    detail: { errorCode: "ABANDONED" },
  });
  return database().transaction(async (tx) => {
    const [connection] = await tx
      .select({ name: connections.name })
      .from(connections)
      .where(eq(connections.id, connectionId))
      .for("share");
    const { rowCount } = await tx
      .insert(updateSends)
      .values({
        ...{ ...columns, connectorId, connectionId: connection ? connectionId : null },
        ...{ connectionName: connection?.name ?? "", personId: actor.id, personName: actor.name },
        ...{ method: "", url: "", actions: [], recordCount: 0, bodyBytes: 0, durationMs: 0 },
        ...{ state: "notSent", consoleId: consoleId(), endedAt: sql`now()` },
        endingSealed: sealEnding(send.id, { failure: ABANDONED, results: [] }),
        detailExpiresAt: sql`now() + make_interval(days => ${DETAIL_DAYS})`,
      })
      .onConflictDoNothing();
    if (rowCount === 1) {
      const historyId = await insertLineIn(tx, actor, line);
      await tx.update(updateSends).set({ historyId }).where(eq(updateSends.id, send.id));
    }
    const found = await findIn(tx, eq(updateSends.id, send.id));
    if (!found) throw new Error("A row that is there cannot be missing");
    return found;
  });
}

type Abandoned = Pick<
  NewSend,
  ("id" | "connectionId" | "connectorId" | "environmentType" | "environmentNumber" | "transport" | "digest") | "actor"
>;

const ABANDONED = {
  ...{ code: "ABANDONED", explanation: "sendAbandoned", params: {}, original: null },
  ...{ logReference: null, status: null, retryAfterSeconds: null },
};

function lineOf({ connectionId, connectorId, method, bodyBytes, recordCount, url, overrideReason }: NewSend) {
  return {
    ...{ kind: "call" as const, action: "updates.send", outcome: "unknown" as const },
    ...{ connectionId, connectorId, method, requestBytes: bodyBytes, rows: recordCount },
    detail: sentAs({ url, overrideReason }),
  };
}

/** For the detail of the history's line. */
export function sentAs({ url, overrideReason }: Pick<SendLine, "url" | "overrideReason">) {
  return { url, ...(overrideReason !== null && { note: `override: ${overrideReason}` }) };
}

/** Held until the send is committed, so that a lock that is put on meanwhile is either seen or comes later. */
async function isUnlocked(tx: Transaction, connectionId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: updateUnlocks.id })
    .from(updateUnlocks)
    .where(
      and(
        eq(updateUnlocks.connectionId, connectionId),
        isNull(updateUnlocks.lockedAt),
        gt(updateUnlocks.expiresAt, sql`clock_timestamp()`),
      ),
    )
    .for("share");
  return rows.length > 0;
}

/**
 * The same again while nobody knows what became of it. Who gives a reason may send after an unknown outcome, but never
 * while the first is still under way; somebody who looked and did not find it done needs no reason.
 */
async function openOneIn(tx: Transaction, { connectionId, digest, overrideReason }: NewSend): Promise<SendLine | null> {
  const isUnknown = and(
    eq(updateSends.state, "unknown"),
    or(isNull(updateSends.readBackAt), sql`coalesce(${updateSends.readBackFinding}, 'notDone') <> 'notDone'`),
  );
  return findIn(
    tx,
    and(
      eq(updateSends.connectionId, connectionId),
      eq(updateSends.digest, digest),
      overrideReason === null ? or(eq(updateSends.state, "sending"), isUnknown) : eq(updateSends.state, "sending"),
    ),
  );
}

async function findIn(tx: Transaction, condition: SQL | undefined): Promise<SendLine | null> {
  const [row] = await tx
    .select(SEND_COLUMNS)
    .from(updateSends)
    .where(condition)
    .orderBy(desc(updateSends.startedAt))
    .limit(1);
  return row ? toSendLine(row) : null;
}
