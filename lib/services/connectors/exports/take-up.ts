import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { type Checkpoint, checkpointAt } from "../pager/checkpoint";
import type { ExportJob } from "../pager/export-job";
import type { BegunExport } from "./export-book";
import { readDetail, signatureOf, writeDetail } from "./export-detail";
import { stopRunning } from "./running-exports";

/** An export that broke off, and how much of its file the reader has. */
export type TakenUp = { exportId: string; receivedBytes: number };

type Owner = { connectionId: string; connectorId: string };

/** `from` is where in the file it goes on; null for its beginning. */
type Begun = { begun: BegunExport; from: Checkpoint | null };

/** Begins an export, or goes on with one. `owner` has been checked against the person's grants. */
export async function beginExport(
  ctx: ServiceContext,
  owner: Owner,
  job: ExportJob,
  { restBaseUrl, language }: ProfitEndpoint,
  taken: TakenUp | undefined,
): Promise<Begun> {
  const startedAt = ctx.now();
  const signature = signatureOf(job, `${language} ${restBaseUrl.href}`);
  if (taken) return takeUp(ctx, owner, signature, taken);
  const detail = { signature, checkpoints: [], summary: null, failure: null, waitingUntil: null };
  const progress = { state: "running", rows: 0, bytes: 0, detail: writeDetail(detail) } as const;
  const { connectionId, connectorId } = owner;
  const id = await ctx.exports.begin({ personId: ctx.actor.id, connectionId, connectorId }, progress, startedAt);
  return { begun: { id, isNew: true, startedAt, rows: 0, bytes: 0, detail }, from: null };
}

async function takeUp(ctx: ServiceContext, owner: Owner, signature: string, taken: TakenUp): Promise<Begun> {
  const { exportId, receivedBytes } = taken;
  const isTheirs = async () => {
    const found = await ctx.exports.find(ctx.actor.id, exportId);
    return found?.connectionId === owner.connectionId && found.connectorId === owner.connectorId ? found : null;
  };
  // One answer for "absent", "someone else's" and "of another connector".
  const absent = new ServiceError("NOT_FOUND", "Export not found");
  if (!(await isTheirs())) throw absent;
  // Its run may not have noticed yet that the reader is gone; what it knows last is written by then.
  await stopRunning(exportId);
  const known = await isTheirs();
  if (!known) throw absent;
  const detail = readDetail(known.detail);
  if (detail.signature !== signature) {
    const sentence = "The connector's fields, or what may be seen of them, have changed since. Export anew.";
    throw new ServiceError("CONFLICT", sentence, { kind: "exportChanged", sentence });
  }
  // Also when two runs begin within one tick of the clock.
  const startedAt = new Date(Math.max(ctx.now().getTime(), known.startedAt.getTime() + 1));
  await ctx.exports.takeOver(exportId, startedAt);
  const from = checkpointAt(detail.checkpoints, receivedBytes);
  // What lies behind it will be written anew, and may differ in length.
  const checkpoints = detail.checkpoints.filter(({ bytes }) => from !== null && bytes <= from.bytes);
  const { rows, bytes } = from ?? { rows: 0, bytes: 0 };
  return { begun: { id: exportId, isNew: false, startedAt, rows, bytes, detail: { ...detail, checkpoints } }, from };
}
