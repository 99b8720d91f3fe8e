import { useState, useTransition } from "react";
import { callAction } from "@/components/connections/use-action-call";
import type { PublicError } from "@/lib/actions/public-error";
import type { DossierChoice } from "@/lib/services/dossier-export/definition";
import type { ExportEstimate } from "@/lib/services/dossier-export/estimate-export";
import type { DossierExportActions } from "./export-actions";

type Estimated = { of: string; estimate: ExportEstimate | null; trouble: PublicError | null };

/** An estimate that was asked for, and whether it still is of what is chosen. */
export function useEstimate(
  { connectionId, estimate }: { connectionId: string; estimate: DossierExportActions["estimate"] },
  choice: DossierChoice,
) {
  const [known, setKnown] = useState<Estimated | null>(null);
  const [isBusy, startTransition] = useTransition();
  const { types, filter, withReactions, transport } = choice;
  const now = JSON.stringify({ types, filter, withReactions, transport });
  return {
    estimate: known?.estimate ?? null,
    trouble: known?.trouble ?? null,
    isOutdated: known !== null && known.of !== now,
    isBusy,
    ask: () =>
      startTransition(async () => {
        const asked = { connectionId, choice: { ...choice, folderPattern: "", columns: [] } };
        const result = await callAction(estimate, asked);
        setKnown({ of: now, estimate: result.ok ? result.data : null, trouble: result.ok ? null : result.error });
      }),
  };
}
