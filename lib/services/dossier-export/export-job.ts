import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import { ProfitError } from "@/lib/profit/errors";
import { findConnection } from "../connections/find-connection";
import { describeFor } from "../connectors/describe-get-connector";
import { assertTransport } from "../connectors/page-source";
import type { ServiceContext } from "../context";
import type { JobKind, JobRun } from "../jobs/job-kind";
import type { Reading } from "./chain/connector-rows";
import { openChain } from "./chain/open-chain";
import { PlanPlace, planDossier } from "./chain/plan-dossier";
import { patternOf } from "./chain/pattern-of";
import { DossierExportDefinition, DossierLine } from "./definition";
import { fetchAttachment } from "./fetch-attachment";
import { fetchedFilesOf } from "./fetched-files";
import { INDEX_WORDS } from "./index/index-words";
import { writeIndex } from "./index/write-index";
import { recordedReading } from "./recorded-reading";
import { requireExporter } from "./require-exporter";

type Run = JobRun<DossierExportDefinition>;

/**
 * A dossier as a job: its lines are the files of items and reactions, in the order of the items, and what has no file is
 * told of for the index. The engine fetches beside the planning, five at once, and keeps what is done.
 */
export const dossierExportKind: JobKind<DossierExportDefinition, DossierLine> = {
  name: "dossier-export",
  definition: DossierExportDefinition,
  payload: DossierLine,
  requireRight: requireExporter,
  plan: planRun,
  async runLine(run, { payload }, file) {
    try {
      await fetchAttachment(run, await endpointOf(run), payload, file);
      return { state: "done" };
    } catch (error) {
      if (error instanceof ProfitError && error.fault === "noFile") return { state: "missing", why: error };
      throw error;
    }
  },
  async finish(run, result) {
    const { ctx, connectionId, definition } = run;
    await fetchedFilesOf(run).flush();
    const words = INDEX_WORDS[ctx.language];
    await writeIndex(result, words, await labelledColumns(ctx, connectionId, definition));
  },
};

async function planRun(
  run: Run,
  checkpoint: unknown,
  emit: Parameters<(typeof dossierExportKind)["plan"]>[2],
): Promise<void> {
  const { ctx, connectionId, definition, signal } = run;
  const connection = await findConnection(ctx, connectionId);
  const endpoint = await endpointOf(run);
  const { transport } = definition;
  assertTransport(endpoint, transport);
  const reading: Reading = {
    ...{ endpoint, transport, signal, seen: { calls: 0, bytes: 0, rows: 0 } },
    takeSlot: (aborted) => ctx.profit.takeSlot(connectionId, aborted),
  };
  const place = { connectionId, connectorId: definition.mapping.items.connectorId };
  await recordedReading(ctx, { action: "dossierExport.plan", ...place, reading }, async () => {
    const chain = await openChain(ctx, connection, definition, reading);
    const pattern = patternOf(definition, chain);
    const from = checkpoint === null ? null : PlanPlace.parse(checkpoint);
    await planDossier({ definition, chain, pattern, reading }, from, emit);
  });
}

/** Opened once per run: a secret that is replaced meanwhile counts from the next run on. */
const endpoints = new WeakMap<object, Promise<ProfitEndpoint>>();

function endpointOf(run: Run): Promise<ProfitEndpoint> {
  const known = endpoints.get(run);
  if (known) return known;
  const opening = run.ctx.profit.endpointOf(run.connectionId, run.ctx.language);
  opening.catch(() => undefined);
  endpoints.set(run, opening);
  return opening;
}

/** The chosen columns as Profit labels them; by their ids when it cannot be asked any more. */
async function labelledColumns(
  ctx: ServiceContext,
  connectionId: string,
  { columns, mapping }: DossierExportDefinition,
): Promise<{ id: string; label: string }[]> {
  const labelOf = new Map<string, string>();
  try {
    const connection = await findConnection(ctx, connectionId);
    const action = "dossierExport.describe";
    const { fields } = await describeFor(ctx, connection, mapping.items.connectorId, { action });
    for (const { id, label } of fields) labelOf.set(id, label ?? id);
  } catch (error) {
    if (!(error instanceof ProfitError)) throw error;
  }
  return columns.map((id) => ({ id, label: labelOf.get(id) ?? id }));
}
