import { findReadableConnection } from "../../connections/find-readable-connection";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { errorOfFailure } from "../export-messages";
import type { ExportSummary } from "../pager/export-job";
import type { ExportState } from "../port";
import { readDetail } from "./export-detail";
import { stopRunning } from "./running-exports";

/** How an export stands, for the person who began it. */
export type ExportView = {
  state: ExportState;
  rows: number;
  bytes: number;
  /** Set when it is done: also whether the order told all rows apart. */
  summary: ExportSummary | null;
  /** What Profit, or the way to it, said when it broke off; null when the reader left. */
  failure: Error | null;
  /** How long Profit still asks to wait. */
  waitMs: number | null;
};

/** Throws NOT_FOUND for what is not there, somebody else's, or of a connection that is no longer granted. */
export async function findExport(ctx: ServiceContext, { exportId }: { exportId: string }): Promise<ExportView> {
  const found = await ctx.exports.find(ctx.actor.id, exportId);
  if (!found) throw new ServiceError("NOT_FOUND", "Export not found");
  await findReadableConnection(ctx, found.connectionId);
  const { state, rows, bytes } = found;
  const { summary, failure, waitingUntil } = readDetail(found.detail);
  const waitMs = waitingUntil === null ? 0 : waitingUntil - ctx.now().getTime();
  return {
    ...{ state, rows, bytes, summary },
    failure: failure && errorOfFailure(failure),
    waitMs: waitMs > 0 ? waitMs : null,
  };
}

/** The person does not want it any more: what was kept to go on with it is thrown away. */
export async function forgetExport(ctx: ServiceContext, { exportId }: { exportId: string }): Promise<void> {
  const found = await ctx.exports.find(ctx.actor.id, exportId);
  if (!found) throw new ServiceError("NOT_FOUND", "Export not found");
  await stopRunning(exportId);
  await ctx.exports.forget(ctx.actor.id, exportId);
}
