import { Bookmark } from "lucide-react";
import { QUERY_PARAMETER } from "../queries/opened/opened-search";
import type { ShownEntry } from "./palette-parts";
import type { QueryName } from "./palette-queries";
import { routes } from "./routes";

/** The saved queries of a connection, each found by its name, folder and connector. */
export function savedQueryEntries(
  connectionId: string,
  names: readonly QueryName[] | undefined,
  go: (href: string) => () => void,
): ShownEntry[] {
  return (names ?? []).map(({ id, name, folder, connectorId }) => ({
    id,
    group: "queries",
    label: name,
    detail: [folder, connectorId].filter(Boolean).join(" · "),
    run: go(routes.connector(connectionId, connectorId, new URLSearchParams({ [QUERY_PARAMETER]: id }))),
    icon: <Bookmark aria-hidden className="text-muted-foreground" />,
  }));
}
