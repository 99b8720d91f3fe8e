"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type DossierSearch, readDossierSearch, toDossierParams } from "./dossier-search";

/** The page's state is its address, changed in place. */
export function useDossierSearch(): [DossierSearch, (change: Partial<DossierSearch>) => void] {
  const pathname = usePathname();
  const search = readDossierSearch(useSearchParams());
  const change = (changes: Partial<DossierSearch>) => {
    // From the address as it is now: two changes may follow each other before the page is drawn again.
    const now = readDossierSearch(new URLSearchParams(window.location.search));
    const params = toDossierParams({ ...now, ...changes }).toString();
    window.history.replaceState(null, "", params ? `${pathname}?${params}` : pathname);
  };
  return [search, change];
}
