import { z } from "zod";
import type { ServiceContext } from "../context";
import { beginJob } from "../jobs/begin-job";
import { dossierExportKind } from "./export-job";
import { ChosenExportInput, openExport } from "./open-export";

export const BeginDossierExportInput = ChosenExportInput.extend({
  /** A folder of EXPORT_DIRS; null = kept by the console, to be fetched as a ZIP. */
  target: z.string().min(1).max(1_000).nullable(),
});
export type BeginDossierExportInput = z.output<typeof BeginDossierExportInput>;

/** Puts an export in the queue; it runs as this person. Resolves to the job's id. */
export async function beginDossierExport(
  ctx: ServiceContext,
  input: BeginDossierExportInput,
): Promise<{ jobId: string }> {
  const { connectionId, target } = input;
  const { definition } = await openExport(ctx, input);
  const title = { types: definition.types.length };
  return { jobId: await beginJob(ctx, dossierExportKind, { connectionId, definition, title, target }) };
}
