import { dossierExportKind } from "../dossier-export/export-job";
import { reportBatchKind } from "../reports/batch/report-batch-kind";
import { type AnyJobKind, asAnyKind } from "./job-kind";

/** Every kind of job there is. A kind that is not here any more cannot go on: its jobs say so. */
const KINDS: readonly AnyJobKind[] = [asAnyKind(dossierExportKind), asAnyKind(reportBatchKind)];

export function jobKindOf(name: string): AnyJobKind | null {
  return KINDS.find((kind) => kind.name === name) ?? null;
}
