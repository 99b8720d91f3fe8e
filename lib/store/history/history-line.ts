import "server-only";
import { eq, sql } from "drizzle-orm";
import { log } from "@/lib/log/log";
import type { database } from "../database";
import { connections } from "../schema/connections";
import { history } from "../schema/history";
import { isUuid } from "../uuid";
import { DETAIL_DAYS, type HistoryDetail, type PackedDetail, packDetail, sealDetail } from "./history-detail";
import type { WireCall } from "./wire-pack";

/** Writing one line of the history, inside a transaction that may hold more: a send and its line are one. */
type Transaction = Parameters<Parameters<ReturnType<typeof database>["transaction"]>[0]>[0];

export type Actor = { id: string | null; name: string };
export type Kind = "call" | "act";
export type Outcome = "ok" | "refused" | "failed" | "stopped" | "unknown";

export type HistoryEntry = {
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

/** A line that only has to be written: what takes time is done, before a transaction holds anything up. */
type Packed<T> = { entry: Omit<T, "detail" | "wire">; detail: PackedDetail | null };

type Words = Pick<HistoryEntry, "detail" | "wire">;

export async function packedLine<T extends Words>({ detail: words, wire, ...entry }: T): Promise<Packed<T>> {
  const calls = wire && toldCalls(wire);
  const detail = words || calls ? await packDetail({ ...words, ...(calls && { wire: calls }) }) : null;
  return { entry, detail };
}

/** Resolves to the line's id. */
export async function insertLineIn(
  tx: Transaction,
  actor: Actor,
  { entry, detail }: Packed<HistoryEntry>,
): Promise<bigint | null> {
  const connectionId = entry.connectionId && isUuid(entry.connectionId) ? entry.connectionId : null;
  // The connection may be gone by now (its removal is recorded too); the line is kept all the same.
  const [connection] = connectionId
    ? await tx.select({ name: connections.name }).from(connections).where(eq(connections.id, connectionId)).for("share")
    : [];
  const [line] = await tx
    .insert(history)
    .values({
      ...entry,
      durationMs: roundedOrNull(entry.durationMs),
      personId: actor.id,
      personName: actor.name,
      connectionId: connection ? connectionId : null,
      connectionName: connection?.name ?? null,
    })
    .returning({ id: history.id });
  // The id is part of the seal, so it must be known first.
  if (line && detail) await keepDetail(tx, line.id, detail);
  return line?.id ?? null;
}

export type LineEnding = Pick<
  HistoryEntry,
  "outcome" | "status" | "logReference" | "durationMs" | "answerBytes" | "detail" | "wire"
>;

/** What only became known after the line was written: how a write ended. */
export async function completeLineIn(
  tx: Transaction,
  id: bigint,
  { entry, detail }: Packed<LineEnding>,
): Promise<void> {
  await tx
    .update(history)
    .set({ ...entry, durationMs: roundedOrNull(entry.durationMs) })
    .where(eq(history.id, id));
  if (detail) await keepDetail(tx, id, detail);
}

async function keepDetail(tx: Transaction, id: bigint, detail: PackedDetail): Promise<void> {
  await tx
    .update(history)
    .set({
      detailSealed: sealDetail(id.toString(), detail),
      detailExpiresAt: sql`now() + make_interval(days => ${DETAIL_DAYS})`,
    })
    .where(eq(history.id, id));
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

function roundedOrNull(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms);
}
