import { useState } from "react";
import type { QueryRights, SavedQuery } from "@/lib/services/queries/port";

export type OpenQuery = SavedQuery & QueryRights;

/** The saved query that is open, if any. Those of earlier in this visit are known too: "back" returns to them. */
export function useOpenQuery(initial: OpenQuery | null) {
  const [known, setKnown] = useState<ReadonlyMap<string, OpenQuery>>(
    () => new Map(initial ? [[initial.id, initial]] : []),
  );
  const [openId, setOpenId] = useState<string | null>(initial?.id ?? null);
  return {
    open: openId === null ? null : (known.get(openId) ?? null),
    find: (id: string | null) => (id === null ? null : (known.get(id) ?? null)),
    goTo: (id: string | null) => setOpenId(id !== null && known.has(id) ? id : null),
    /** As the server has it now: after a save, or after opening another. */
    keep: (query: OpenQuery) => {
      setKnown((before) => new Map(before).set(query.id, query));
      setOpenId(query.id);
    },
  };
}
