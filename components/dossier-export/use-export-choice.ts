import { type Dispatch, useMemo, useReducer, useState } from "react";
import {
  type ExplorerAction,
  explorerReducer,
  type ExplorerState,
  queryOf,
  stateOf,
  unfinishedConditions,
} from "@/components/connectors/explorer/explorer-state";
import { hasPlaceholder } from "@/lib/queries/placeholders";
import type { DossierChoice } from "@/lib/services/dossier-export/definition";
import type { ExportOptions } from "@/lib/services/dossier-export/export-options";

type Rest = Omit<DossierChoice, "filter"> & { target: string | null };

export type ExportChoice = {
  rest: Rest;
  change: (change: Partial<Rest>) => void;
  /** The filter as it stands in the form. */
  filter: ExplorerState;
  dispatch: Dispatch<ExplorerAction>;
  fieldsById: ReadonlyMap<string, ExportOptions["fields"][number]>;
  choice: DossierChoice;
  isUnfinished: boolean;
};

const NO_FILTER = { fields: [], filter: { groups: [] }, orderBy: [], skip: 0, take: 100 };

/** What the form holds. The filter is the explorer's own, for there is one way to make a filter. */
export function useExportChoice({ fields, words, hasReactions }: ExportOptions): ExportChoice {
  const [rest, setRest] = useState<Rest>(() => ({
    ...{ types: [], columns: [], withReactions: hasReactions, transport: "rest", target: null },
    folderPattern: ["relatie", "jaar", "type"]
      .filter((word) => words.some((known) => known === word))
      .map((word) => `{{${word}}}`)
      .join("/"),
  }));
  const [filter, dispatch] = useReducer(explorerReducer, null, () => stateOf(NO_FILTER, 0, 1, true, new Map()));
  const fieldsById = useMemo(() => new Map(fields.map((field) => [field.id, field])), [fields]);
  const choice = useMemo((): DossierChoice => {
    const { types, columns, folderPattern, withReactions, transport } = rest;
    return { types, columns, folderPattern, withReactions, transport, filter: queryOf(filter, fieldsById).filter };
  }, [rest, filter, fieldsById]);
  return {
    ...{ rest, filter, dispatch, fieldsById, choice },
    change: (change) => setRest((before) => ({ ...before, ...change })),
    isUnfinished: unfinishedConditions(filter, fieldsById).length > 0 || asksForValues(filter),
  };
}

/** A job runs without anybody to ask: the blanks that a saved query may have are not for an export. */
function asksForValues({ groups }: ExplorerState): boolean {
  return groups.some(({ conditions }) => conditions.some(({ value }) => hasPlaceholder(value)));
}
