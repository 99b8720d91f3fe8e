import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { ProfitError } from "@/lib/profit/errors";
import { readUpdateAnswer, requestUpdate } from "@/lib/profit/rest/update-connector";
import { readSoapUpdateAnswer, requestSoapUpdate } from "@/lib/profit/soap/operations/update-connector";
import { WireRecorder } from "@/lib/profit/wire-log/wire-recorder";
import { outcomeOfFailure } from "@/lib/profit/write/write-outcome";
import type { WriteAnswer } from "@/lib/profit/write/written-record";
import type { UpdateRequest } from "../compile/compiled-update";
import type { UpdateTransport } from "../port";
import type { SendEnding } from "./port";
import { sendFailureOf } from "./send-failure";

type Order = { request: UpdateRequest; transport: UpdateTransport; runId: string | undefined };

/**
 * The one place where a write leaves. It is tried once; whatever happens becomes an outcome and nothing is thrown, for
 * the intent is stored already and must get its end. `error` is a fault of ours, to be told on when the end is stored.
 */
export async function sendOnce(
  endpoint: ProfitEndpoint,
  { request, transport, runId }: Order,
): Promise<SendEnding & { error: unknown }> {
  const wire = new WireRecorder(endpoint.authorization, { run: runId, attempt: 1 });
  const left = { isSent: false, isNotSent: false };
  const leaving = { onSent: () => void (left.isSent = true), onNotSent: () => void (left.isNotSent = true) };
  const meter = { bytes: 0 };
  const startedAt = performance.now();
  let status: number | null = null;
  const told = () => ({
    status,
    durationMs: performance.now() - startedAt,
    answerBytes: meter.bytes,
    wire: () => wire.calls(),
  });
  try {
    const response = await asked({ ...endpoint, wire }, request, transport, leaving);
    status = response.status;
    const { records } = await readAnswer(response, transport, { meter });
    return { state: "ok", failure: null, results: records, ...told(), error: null };
  } catch (error) {
    if (error instanceof ProfitError) status ??= error.status ?? null;
    const state = outcomeOfFailure(error, left);
    const isOurs = !(error instanceof ProfitError);
    return { state, failure: sendFailureOf(error), results: [], ...told(), error: isOurs ? error : null };
  }
}

type Leaving = Parameters<typeof requestUpdate>[2];

function asked(
  endpoint: ProfitEndpoint,
  request: UpdateRequest,
  transport: UpdateTransport,
  leaving: Leaving,
): Promise<Response> {
  const { url, body } = request;
  return transport === "soap"
    ? requestSoapUpdate(endpoint, { url, body: body ?? "" }, leaving)
    : requestUpdate(endpoint, request, leaving);
}

function readAnswer(
  response: Response,
  transport: UpdateTransport,
  limits: { meter: { bytes: number } },
): Promise<WriteAnswer> {
  return transport === "soap" ? readSoapUpdateAnswer(response, limits) : readUpdateAnswer(response, limits);
}
