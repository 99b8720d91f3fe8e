import type { ActionResult } from "@/lib/actions/action-result";
import type { DossierChoice } from "@/lib/services/dossier-export/definition";
import type { ExportEstimate } from "@/lib/services/dossier-export/estimate-export";
import type { SampleFile } from "@/lib/services/dossier-export/sample-files";

type Chosen = { connectionId: string; choice: DossierChoice };

/** The server actions of the page, handed over as props. */
export type DossierExportActions = {
  sample: (input: Chosen) => Promise<ActionResult<SampleFile[]>>;
  estimate: (input: Chosen) => Promise<ActionResult<ExportEstimate>>;
  begin: (input: Chosen & { target: string | null }) => Promise<ActionResult<{ jobId: string }>>;
};
