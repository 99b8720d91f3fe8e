import { useTranslations } from "next-intl";
import { startTransition, useOptimistic, useState } from "react";
import { toast } from "@/components/ui/toast";
import { useWorkspaceActions } from "@/components/workspace/workspace-actions";

/** The favourites of a connection. A star turns at once, and back with a sentence when it could not be kept. */
export function useFavourites(connectionId: string, initial: readonly string[]) {
  const { setFavourite } = useWorkspaceActions();
  const t = useTranslations("workspace.shelf");
  const [kept, setKept] = useState<ReadonlySet<string>>(() => new Set(initial));
  const [shown, show] = useOptimistic(kept, withStar);

  function toggle(connectorId: string): void {
    const isFavourite = !shown.has(connectorId);
    startTransition(async () => {
      show({ connectorId, isFavourite });
      const result = await setFavourite({ connectionId, connectorId, isFavourite }).catch(() => null);
      if (result?.ok) startTransition(() => setKept((before) => withStar(before, { connectorId, isFavourite })));
      else toast(t(isFavourite ? "starFailed" : "starStays", { connector: connectorId }));
    });
  }
  return { favourites: shown, toggle };
}

type Star = { connectorId: string; isFavourite: boolean };

function withStar(favourites: ReadonlySet<string>, { connectorId, isFavourite }: Star): ReadonlySet<string> {
  const next = new Set(favourites);
  if (isFavourite) next.add(connectorId);
  else next.delete(connectorId);
  return next;
}
