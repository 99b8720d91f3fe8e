import { MOST_TABS, type WorkspaceTab } from "./workspace-tab";

type TabChanges = {
  /** Tabs that are new, or changed since this window last said so. */
  changed: readonly WorkspaceTab[];
  /** Ids of tabs that this window closed. */
  closed: readonly string[];
  /** All ids as this window has them from left to right. */
  order: readonly string[];
};

/**
 * What one window changed, over what stands there. A window only speaks of what it changed, so two windows do not undo
 * each other: of a tab that both changed the later write stays, and tabs that this window never saw keep their place
 * beside the neighbour they had.
 */
export function mergeTabs(stored: readonly WorkspaceTab[], { changed, closed, order }: TabChanges): WorkspaceTab[] {
  const closedIds = new Set(closed);
  const byId = new Map(stored.filter(({ id }) => !closedIds.has(id)).map((tab) => [tab.id, tab]));
  for (const tab of changed) byId.set(tab.id, tab);

  const merged = [...new Set([...order, ...changed.map(({ id }) => id)])].flatMap((id) => byId.get(id) ?? []);
  const placed = new Set(merged.map(({ id }) => id));
  let before: string | undefined;
  for (const { id } of stored) {
    const tab = byId.get(id);
    if (tab && !placed.has(id)) merged.splice(merged.findIndex((other) => other.id === before) + 1, 0, tab);
    if (tab) before = id;
  }
  return withinBounds(merged, new Set(changed.map(({ id }) => id)));
}

/** Too many: those looked at longest ago give way, pinned ones and those just told of last. */
function withinBounds(tabs: WorkspaceTab[], changedIds: ReadonlySet<string>): WorkspaceTab[] {
  const weight = ({ id, isPinned }: WorkspaceTab) => (isPinned ? 2 : 0) + (changedIds.has(id) ? 1 : 0);
  const leaving = tabs
    .toSorted((one, other) => weight(one) - weight(other) || one.usedAt - other.usedAt)
    .slice(0, Math.max(0, tabs.length - MOST_TABS));
  return tabs.filter((tab) => !leaving.includes(tab));
}
