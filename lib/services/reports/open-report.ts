import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { ProfitError } from "@/lib/profit/errors";
import type { FileAnswer } from "@/lib/profit/files/file-answer";
import { readReport, type ReportPlace } from "@/lib/profit/files/report";
import { type Patience, repeatRead } from "@/lib/profit/repeat-read";
import { WireRecorder } from "@/lib/profit/wire-log/wire-recorder";
import { type BytesEnding, followedBytes } from "../attachments/followed-bytes";
import { failureOf } from "../connectors/call-profit";
import type { ServiceContext } from "../context";
import type { HistoryEntry } from "../history/port";

export type ReportOrder = {
  connectionId: string;
  /** What the report is called; for the history. */
  name: string;
  fileName: string;
  place: ReportPlace;
};

/**
 * Asks Profit for a report and gives its bytes as they come. Until the first byte it is repeated like any read; from then
 * on what breaks off is broken. The place of the connection's five is kept, and the line of the history is written, when
 * the bytes have come to their end or their reader has left: with the file's name, size and sum.
 */
export async function openReport(
  ctx: ServiceContext,
  order: ReportOrder,
  patience?: Patience,
): Promise<{ opening: Uint8Array; bytes: AsyncGenerator<Uint8Array> }> {
  const endpoint = patient(await ctx.profit.endpointOf(order.connectionId, ctx.language));
  let attempt = 0;
  return repeatRead(
    async () => {
      const giveBack = await ctx.profit.takeSlot(order.connectionId, ctx.signal);
      const call = new ReportCall(
        ctx,
        order,
        new WireRecorder(endpoint.authorization, { run: ctx.runId, attempt: ++attempt }),
      );
      try {
        const limits = { meter: call.meter, ...(ctx.signal && { signal: ctx.signal }) };
        const file = await readReport({ ...endpoint, wire: call.wire }, order.place, limits);
        if (file.opening.length === 0) throw noContent(file);
        return { opening: file.opening, bytes: call.followed(file, giveBack) };
      } catch (cause) {
        const error = asReportError(cause);
        giveBack();
        await call.record(failureOf(error, ctx.signal));
        throw error;
      }
    },
    { signal: ctx.signal, ...(patience && { patience }) },
  );
}

function noContent({ status }: FileAnswer): ProfitError {
  return new ProfitError("BAD_ANSWER", "A report without a single byte", { status, fault: "empty" });
}

/** A report may take as long as Profit lets it (900 s, protocol 3.0): who waits sees that it runs, and can stop. */
function patient(endpoint: ProfitEndpoint): ProfitEndpoint {
  return { ...endpoint, timeoutMs: endpoint.writeTimeoutMs ?? endpoint.timeoutMs };
}

/** The same trouble, explained as that of a report. */
export function asReportError(error: unknown): unknown {
  if (!(error instanceof ProfitError)) return error;
  const { code, message, fault, status, logReference, errorNumber, retryAfterSeconds, cause } = error;
  return new ProfitError(code, message, {
    about: "report",
    ...(fault !== undefined && { fault }),
    ...(status !== undefined && { status }),
    ...(logReference !== undefined && { logReference }),
    ...(errorNumber !== undefined && { errorNumber }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(cause !== undefined && { cause }),
  });
}

/** Whatever is asked of them is asked of the source, so that who leaves before the first byte lets go of it too. */
function explained(source: FileAnswer["bytes"]): FileAnswer["bytes"] {
  const next = () =>
    source.next().catch((error: unknown) => {
      throw asReportError(error);
    });
  return {
    next,
    return: () => source.return(),
    throw: (error) => source.throw(error),
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: () => source[Symbol.asyncDispose](),
  };
}

type Ending = Pick<HistoryEntry, "outcome" | "status" | "logReference" | "detail">;

/** One call, and what is to be told of it. */
class ReportCall {
  readonly meter: { bytes: number; status?: number } = { bytes: 0 };
  readonly wire: WireRecorder;
  readonly #ctx: ServiceContext;
  readonly #order: ReportOrder;
  readonly #startedAt = performance.now();

  constructor(ctx: ServiceContext, order: ReportOrder, wire: WireRecorder) {
    this.#ctx = ctx;
    this.#order = order;
    this.wire = wire;
  }

  followed(file: FileAnswer, giveBack: () => void): AsyncGenerator<Uint8Array> {
    const { signal } = this.#ctx;
    return followedBytes(explained(file.bytes), { signal, giveBack, onEnd: (ending) => this.#told(file, ending) });
  }

  #told({ status }: FileAnswer, ending: BytesEnding): Promise<void> {
    const hash = ending.how === "whole" ? `, SHA-256 ${ending.sha256}` : "";
    const note = `${this.#order.fileName}, ${ending.size} bytes${hash}`;
    const outcome: Ending =
      ending.how === "broken"
        ? failureOf(ending.error, this.#ctx.signal)
        : { outcome: ending.how === "whole" ? "ok" : "stopped", status };
    return this.record({ ...outcome, detail: { ...outcome.detail, note } });
  }

  record(ending: Ending): Promise<void> {
    const { connectionId, name, place } = this.#order;
    return this.#ctx.history.record({
      kind: "call",
      action: "report.run",
      connectionId,
      subject: name,
      method: place.transport === "soap" ? "POST" : "GET",
      durationMs: Math.round(performance.now() - this.#startedAt),
      answerBytes: this.meter.bytes,
      ...ending,
      detail: { query: JSON.stringify({ report: place.reportId, filter: place.filter.groups }), ...ending.detail },
      wire: () => this.wire.calls(),
    });
  }
}
