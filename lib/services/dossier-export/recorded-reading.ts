import { failureOf } from "../connectors/call-profit";
import type { ServiceContext } from "../context";
import type { HistoryEntry } from "../history/port";
import type { Reading } from "./chain/connector-rows";

type Told = { action: string; connectionId: string; connectorId: string; reading: Reading };

/** What reads many pages, with one line in the history that tells how many calls it took and how it ended. */
export async function recordedReading<T>(
  ctx: ServiceContext,
  { action, connectionId, connectorId, reading }: Told,
  read: () => Promise<T>,
): Promise<T> {
  const { seen, transport, signal } = reading;
  const startedAt = performance.now();
  const before = { ...seen };
  let ending: Pick<HistoryEntry, "outcome" | "status" | "logReference" | "detail"> = { outcome: "ok" };
  try {
    return await read();
  } catch (error) {
    ending = failureOf(error, signal);
    throw error;
  } finally {
    await ctx.history.record({
      ...{ kind: "call", action, connectionId, connectorId, method: transport === "soap" ? "POST" : "GET" },
      ...{ rows: seen.rows - before.rows, answerBytes: seen.bytes - before.bytes, ...ending },
      durationMs: Math.round(performance.now() - startedAt),
      detail: { ...ending.detail, note: `calls: ${seen.calls - before.calls}` },
    });
  }
}
