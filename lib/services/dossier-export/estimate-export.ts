import type { ServiceContext } from "../context";
import { connectorRows } from "./chain/connector-rows";
import { countItems } from "./chain/count-items";
import { itemFilter } from "./chain/item-filter";
import { linesOfItems } from "./chain/lines-of-items";
import { dossierExportKind } from "./export-job";
import { type ChosenExportInput, type OpenedExport, openExport } from "./open-export";
import { recordedReading } from "./recorded-reading";

export type ExportEstimate = {
  items: number;
  files: number;
  /** True when all items were looked at; else the files are reckoned from the first ones. */
  isExact: boolean;
  /** Reckoned from the sizes that Profit lists; null where it lists none. */
  bytes: number | null;
  /** At the pace of this connection's latest export; null before the first one. */
  seconds: number | null;
  /** What this estimate cost. */
  calls: number;
};

/** Items whose files are looked at. */
const LOOKED_AT = 500;
const RECENT_JOBS = 50;

/** How large an export will be. Looks at the first items and their files, and counts the rest by a few calls. */
export async function estimateExport(ctx: ServiceContext, input: ChosenExportInput): Promise<ExportEstimate> {
  const { connectionId } = input;
  const opened = await openExport(ctx, input);
  const { reading, chain } = opened;
  const told = { action: "dossierExport.estimate", connectionId, connectorId: chain.items.connectorId, reading };
  const { items, files, isExact, bytes } = await recordedReading(ctx, told, () => sizeOf(opened));
  const seconds = await secondsFor(ctx, connectionId, { files, bytes });
  return { items, files, isExact, bytes, seconds, calls: reading.seen.calls };
}

async function sizeOf({ definition, chain, pattern, reading }: OpenedExport) {
  const filter = itemFilter(definition);
  let looked = 0;
  let isExact = true;
  const sizes = new Map<string, number | null>();
  for await (const { rows } of connectorRows(chain.items, { filter, pageSize: LOOKED_AT }, reading)) {
    if (looked >= LOOKED_AT) {
      isExact = false;
      break;
    }
    looked += rows.length;
    for (const { lines } of await linesOfItems(rows, chain, { choice: definition, pattern, reading })) {
      for (const { fetchKey, payload } of lines) if (fetchKey) sizes.set(fetchKey, payload.file?.fileSize ?? null);
    }
  }
  const items = isExact ? looked : await countItems(chain.items, filter, looked, reading);
  const files = isExact ? sizes.size : Math.round((sizes.size / looked) * items);
  const known = [...sizes.values()].filter((size) => size !== null);
  const mean = known.reduce((sum, size) => sum + size, 0) / known.length;
  return { items, files, isExact, bytes: known.length === 0 ? null : Math.round(mean * files) };
}

/** By files or by bytes, whichever takes longer: small files are many calls, and large ones many bytes. */
async function secondsFor(
  { jobs, actor }: ServiceContext,
  connectionId: string,
  { files, bytes }: { files: number; bytes: number | null },
): Promise<number | null> {
  const recent = await jobs.ledger.list(actor.role === "admin" ? null : actor.id, RECENT_JOBS);
  const latest = recent.find(
    (job) =>
      job.kind === dossierExportKind.name && job.connectionId === connectionId && job.done > 0 && job.activeMs > 0,
  );
  if (!latest) return null;
  const perFile = latest.activeMs / latest.done;
  const perByte = latest.bytes > 0 ? latest.activeMs / latest.bytes : 0;
  return Math.ceil(Math.max(files * perFile, (bytes ?? 0) * perByte) / 1_000);
}
