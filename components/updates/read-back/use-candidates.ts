"use client";

import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { PublicError } from "@/lib/actions/public-error";
import type { Candidate, Candidates } from "@/lib/schema/assist/completion/completion";
import type { ReferenceSource } from "@/lib/services/updates/references/port";
import { answerOf, type ReferenceActions, troubleOf } from "../update-actions";
import { updateKeys } from "../update-queries";

/** Each costs Profit a call, once in ten minutes for all who work here. */
const MOST_TABLES = 20;

/**
 * Records that references may name, of the tables for which somebody on this connection chose a GetConnector: read once,
 * for completion and for the form alike. `choose` opens the question where the records of a table come from.
 */
export function useCandidates(connectionId: string, actions: ReferenceActions, tables?: readonly string[]) {
  const queries = useQueryClient();
  const [choosing, setChoosing] = useState<string | null>(null);
  const listed = useQuery({
    queryKey: updateKeys.references(connectionId),
    queryFn: () => answerOf(actions.listReferenceSources, { connectionId }),
  });
  const sources = (listed.data ?? []).filter(({ table }) => tables?.includes(table) ?? true).slice(0, MOST_TABLES);
  const { map, troubles } = useQueries({
    queries: sources.map(({ table, getConnectorId, idFieldId, textFieldId }) => ({
      queryKey: [...updateKeys.candidates(connectionId, table), getConnectorId, idFieldId, textFieldId],
      queryFn: () => answerOf(actions.readCandidates, { connectionId, table }),
      staleTime: 10 * 60_000,
    })),
    combine: (answers) => ({
      map: new Map(
        sources.flatMap(({ table }, at): [string, readonly Candidate[]][] => {
          const found = answers[at]?.data?.candidates;
          return found ? [[table, found]] : [];
        }),
      ),
      troubles: new Map(
        sources.flatMap(({ table }, at): [string, PublicError][] => {
          const trouble = troubleOf(answers[at]?.error ?? null);
          return trouble ? [[table, trouble]] : [];
        }),
      ),
    }),
  });
  return useMemo(
    () => ({
      connectionId,
      actions,
      map: map as Candidates,
      candidatesFor: (table: string): readonly Candidate[] | null => map.get(table) ?? null,
      sourceOf: (table: string): ReferenceSource | null => listed.data?.find((one) => one.table === table) ?? null,
      troubleOf: (table: string): PublicError | null => troubles.get(table) ?? null,
      /** The table whose source is asked for now. */
      choosing,
      choose: (table: string) => setChoosing(table),
      close: () => setChoosing(null),
      /** After a source was chosen or let go. */
      look: () => void queries.invalidateQueries({ queryKey: updateKeys.references(connectionId) }),
    }),
    [connectionId, actions, map, troubles, listed.data, choosing, queries],
  );
}

export type CandidatesHandle = ReturnType<typeof useCandidates>;
