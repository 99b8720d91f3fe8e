/**
 * Verbs on the GetConnectors of a connection. They read: which connectors there are, what fields they have, their
 * rows. Each checks the grant itself, takes a place of the connection's five, and leaves a line in the history.
 */
import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { ProfitError } from "@/lib/profit/errors";
import { repeatRead } from "@/lib/profit/repeat-read";
import { WireRecorder } from "@/lib/profit/wire-log/wire-recorder";
import type { ServiceContext } from "../context";
import type { HistoryEntry, HistoryOutcome } from "../history/port";
import { maskedWire } from "./masked-wire";

/** What an exchange tells about itself while it runs. */
export type CallMeter = { bytes: number; status?: number; rows?: number };

export type ProfitCall = {
  connectionId: string;
  /** Key of `history.actions` in lib/messages. */
  action: string;
  connectorId?: string;
  /** GET unless it is said: over SOAP a read is a POST too. */
  method?: "GET" | "POST";
  /** As sent, for the history's sealed detail. */
  query?: string;
  /** The page's own parameters for the same query, to open it again from the history. */
  page?: string;
  /** For the history's sealed detail. */
  note?: string;
  /** Fields whose values are not kept with the answer; asked for when it is. */
  maskedFields?: () => Iterable<string>;
  /** True when the answer has begun to go out: what then breaks off is not asked again. */
  isBegun?: () => boolean;
  /** For who has opened the connection already. */
  endpoint?: ProfitEndpoint;
};

/** Codes with which Profit itself said no; with all others nobody, or somebody else, answered. */
const REFUSALS: ReadonlySet<string> = new Set(["TOKEN_REJECTED", "ADDRESS_BLOCKED", "REFUSED", "NOT_FOUND"]);

/**
 * One read: waits for a place, asks, and records each try. Repeated only when there was no answer, or "later please".
 */
export async function callProfit<T>(
  ctx: ServiceContext,
  call: ProfitCall,
  exchange: (endpoint: ProfitEndpoint, meter: CallMeter) => Promise<T>,
): Promise<T> {
  const endpoint = call.endpoint ?? (await ctx.profit.endpointOf(call.connectionId, ctx.language));
  let attempt = 0;
  return repeatRead(
    async () => {
      const giveBack = await ctx.profit.takeSlot(call.connectionId, ctx.signal);
      const meter: CallMeter = { bytes: 0 };
      const wire = new WireRecorder(endpoint.authorization, { run: ctx.runId, attempt: ++attempt });
      const startedAt = performance.now();
      const tellWire = () => maskedWire(wire.calls(), call.maskedFields?.() ?? []);
      try {
        const answer = await exchange({ ...endpoint, wire }, meter);
        // Not awaited: a read need not wait for its line, and `record` never throws.
        void record(ctx, call, meter, startedAt, { outcome: "ok", wire: tellWire });
        return answer;
      } catch (error) {
        await record(ctx, call, meter, startedAt, { ...failureOf(error, ctx.signal), wire: tellWire });
        throw error;
      } finally {
        giveBack();
      }
    },
    {
      signal: ctx.signal,
      ...(ctx.patience && { patience: ctx.patience }),
      isWorthRetrying: (error) => error.isWorthRetrying && call.isBegun?.() !== true,
    },
  );
}

/** How an error stands in the history; `stopped` when the person left. */
export function failureOf(
  error: unknown,
  signal?: AbortSignal,
): Pick<HistoryEntry, "outcome" | "status" | "logReference" | "detail"> {
  if (signal?.aborted) return { outcome: "stopped" };
  if (!(error instanceof ProfitError)) return { outcome: "failed" };
  const outcome: HistoryOutcome = REFUSALS.has(error.code) || error.status === 413 ? "refused" : "failed";
  return {
    outcome,
    ...(error.status !== undefined && { status: error.status }),
    ...(error.logReference !== undefined && { logReference: error.logReference }),
    detail: { errorCode: error.code, message: error.message },
  };
}

async function record(
  ctx: ServiceContext,
  { connectionId, action, connectorId, method = "GET", query, page, note }: ProfitCall,
  { bytes, status, rows }: CallMeter,
  startedAt: number,
  ending: Pick<HistoryEntry, "outcome" | "status" | "logReference" | "detail" | "wire">,
): Promise<void> {
  await ctx.history.record({
    kind: "call",
    action,
    connectionId,
    method,
    durationMs: Math.round(performance.now() - startedAt),
    answerBytes: bytes,
    ...(connectorId !== undefined && { connectorId }),
    ...(status !== undefined && { status }),
    ...(rows !== undefined && { rows }),
    ...ending,
    detail: {
      ...(query !== undefined && { query }),
      ...(page !== undefined && { page }),
      ...(note !== undefined && { note }),
      ...ending.detail,
    },
  });
}
