import { Clock, Star, Table2 } from "lucide-react";
import type { ShownEntry } from "./palette-parts";
import type { ConnectorNames } from "./palette-queries";

/** More is not "a moment ago". */
const RECENTS_SHOWN = 6;

/** The connectors of a connection; while nothing is typed one's favourites and what one opened last stand first. */
export function connectorEntries(names: ConnectorNames | undefined, open: (id: string) => () => void): ShownEntry[] {
  if (!names) return [];
  const favourites = new Set(names.favourites);
  const there = new Map(names.connectors.map((connector) => [connector.id, connector]));
  const recents = names.recents.filter((id) => there.has(id) && !favourites.has(id)).slice(0, RECENTS_SHOWN);
  // In the order in which they were opened; the others by name, as they come.
  const inOrder = [
    ...recents.flatMap((id) => there.get(id) ?? []),
    ...names.connectors.filter(({ id }) => !recents.includes(id)),
  ];
  return inOrder.map(({ id, description }): ShownEntry => {
    const shelf = favourites.has(id) ? "favourites" : recents.includes(id) ? "recents" : undefined;
    const Icon = shelf === "favourites" ? Star : shelf === "recents" ? Clock : Table2;
    return {
      id,
      group: "connectors",
      shelf,
      label: id,
      detail: description,
      run: open(id),
      icon: <Icon aria-hidden className="text-muted-foreground" />,
    };
  });
}
