import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { ProfitError } from "@/lib/profit/errors";
import { readMetainfo, requestMetainfo } from "@/lib/profit/rest/metainfo";
import { readProfitVersion, requestProfitVersion } from "@/lib/profit/rest/profit-version";
import { WireRecorder } from "@/lib/profit/wire-log/wire-recorder";
import type { ServiceContext } from "../context";
import type { HistoryEntry, HistoryOutcome } from "../history/port";
import type { ConnectionReport } from "./port";

/** A person waits for this test, and metainfo is a small answer: silence this long is an answer too. */
const MAX_SILENCE_MS = 20_000;

/** Codes with which Profit itself said no; with all others nobody, or somebody else, answered. */
const REFUSALS: ReadonlySet<string> = new Set(["TOKEN_REJECTED", "ADDRESS_BLOCKED", "REFUSED", "NOT_FOUND"]);

/** Asks Profit what the token may do, and its version when that may be asked (protocol 3.1, 3.2). In the history. */
export async function probe(
  ctx: ServiceContext,
  endpoint: ProfitEndpoint,
  about: Pick<HistoryEntry, "connectionId" | "subject">,
): Promise<ConnectionReport> {
  const wire = new WireRecorder(endpoint.authorization, { attempt: 1 });
  const patient = { ...endpoint, wire, timeoutMs: Math.min(endpoint.timeoutMs, MAX_SILENCE_MS) };
  const startedAt = ctx.now();
  const tellWire = () => wire.calls();
  const call = { kind: "call", action: "connection.test", method: "GET", wire: tellWire, ...about } as const;
  const detail = { url: new URL("metainfo", endpoint.restBaseUrl).href };
  try {
    const report = await ask(ctx, patient, startedAt);
    await ctx.history.record({ ...call, outcome: "ok", status: 200, durationMs: report.roundTripMs, detail });
    return report;
  } catch (error) {
    const durationMs = ctx.now().getTime() - startedAt.getTime();
    await ctx.history.record({ ...call, durationMs, ...failureOf(ctx, error, detail) });
    throw error;
  }
}

async function ask(ctx: ServiceContext, endpoint: ProfitEndpoint, startedAt: Date): Promise<ConnectionReport> {
  const { getConnectors, updateConnectors, info } = await readMetainfo(await requestMetainfo(endpoint, ctx.signal));
  const roundTripMs = ctx.now().getTime() - startedAt.getTime();
  return {
    testedAt: startedAt.toISOString(),
    appConnector: info?.appName ?? null,
    group: info?.group ?? null,
    environmentCode: info?.envid ?? null,
    tokenExpiry: info?.tokenExpiry ?? null,
    profitVersion: await profitVersionOf(ctx, endpoint),
    getConnectors: getConnectors?.length ?? 0,
    updateConnectors: updateConnectors?.length ?? 0,
    roundTripMs,
  };
}

/** The version is a courtesy: without AppConnectorVersion in the app connector Profit refuses to say it. */
async function profitVersionOf(ctx: ServiceContext, endpoint: ProfitEndpoint): Promise<string | null> {
  try {
    return (await readProfitVersion(await requestProfitVersion(endpoint, ctx.signal))).version;
  } catch (error) {
    if (error instanceof ProfitError) return null;
    throw error;
  }
}

function failureOf(
  ctx: ServiceContext,
  error: unknown,
  detail: { url: string },
): Pick<HistoryEntry, "outcome" | "status" | "logReference" | "detail"> {
  if (ctx.signal?.aborted) return { outcome: "stopped", detail };
  if (!(error instanceof ProfitError)) return { outcome: "failed", detail };
  const outcome: HistoryOutcome = REFUSALS.has(error.code) ? "refused" : "failed";
  return {
    outcome,
    ...(error.status !== undefined && { status: error.status }),
    ...(error.logReference !== undefined && { logReference: error.logReference }),
    detail: { ...detail, errorCode: error.code, message: error.message },
  };
}
