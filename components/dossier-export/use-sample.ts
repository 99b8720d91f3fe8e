import { queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { callAction } from "@/components/connections/use-action-call";
import type { PublicError } from "@/lib/actions/public-error";
import type { DossierChoice } from "@/lib/services/dossier-export/definition";
import type { SampleFile } from "@/lib/services/dossier-export/sample-files";
import type { DossierExportActions } from "./export-actions";

type Place = { connectionId: string; sample: DossierExportActions["sample"] };

/** Typing must not ask Profit with every key. */
const PAUSE_MS = 700;

/** What decides which files come first; folders and columns do not. */
const sampleQuery = ({ connectionId, sample }: Place, choice: DossierChoice) =>
  queryOptions({
    queryKey: ["dossier-export", connectionId, choice],
    queryFn: () => callAction(sample, { connectionId, choice }),
    staleTime: Number.POSITIVE_INFINITY,
    // What stood there stays to be seen until the new files are known.
    placeholderData: (previous) => previous,
  });

/** The first files of a choice; asked again when it has not changed for a moment. */
export function useSample(
  place: Place,
  { types, filter, withReactions, transport }: DossierChoice,
  isUnfinished: boolean,
): { files: readonly SampleFile[] | null; trouble: PublicError | null; onRetry: () => void } {
  const wanted = JSON.stringify({ types, filter, withReactions, transport });
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    if (isUnfinished) return;
    const timer = setTimeout(() => setSettled(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted, isUnfinished]);
  const chosen = JSON.parse(settled) as Pick<DossierChoice, "types" | "filter" | "withReactions" | "transport">;
  const { data, refetch } = useQuery(sampleQuery(place, { ...chosen, folderPattern: "", columns: [] }));
  return {
    files: data?.ok ? data.data : null,
    trouble: data && !data.ok ? data.error : null,
    onRetry: () => void refetch(),
  };
}
