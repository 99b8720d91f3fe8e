import { listConnections } from "../connections/list-connections";
import type { ServiceContext } from "../context";
import { storedTabs, type WorkspaceTab } from "./workspace-tab";

export type LoadedTabs = {
  tabs: WorkspaceTab[];
  /** How many were let go because their connection is gone, or no longer granted; told once. */
  dropped: number;
};

/** The tabs this person left open, in any browser. */
export async function loadTabs(ctx: ServiceContext): Promise<LoadedTabs> {
  const stored = storedTabs(await ctx.workspace.tabsOf(ctx.actor.id));
  if (stored.length === 0) return { tabs: [], dropped: 0 };
  const usable = await usableConnections(ctx);
  const tabs = stored.filter(({ connectionId }) => usable.has(connectionId));
  const dropped = stored.length - tabs.length;
  if (dropped > 0) {
    await ctx.workspace.changeTabs(ctx.actor.id, (now) =>
      storedTabs(now).filter(({ connectionId }) => usable.has(connectionId)),
    );
  }
  return { tabs, dropped };
}

export async function usableConnections(ctx: ServiceContext): Promise<Set<string>> {
  return new Set((await listConnections(ctx)).map(({ id }) => id));
}
