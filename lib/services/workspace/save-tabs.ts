import { z } from "zod";
import type { ServiceContext } from "../context";
import { usableConnections } from "./load-tabs";
import { mergeTabs } from "./merge-tabs";
import { MOST_TABS, storedTabs, WorkspaceTab } from "./workspace-tab";

const Ids = z.array(z.uuid()).max(5 * MOST_TABS);

export const SaveTabsInput = z.object({ changed: z.array(WorkspaceTab).max(MOST_TABS), closed: Ids, order: Ids });
export type SaveTabsInput = z.output<typeof SaveTabsInput>;

/**
 * Keeps what a window changed, and answers with all tabs as they are now: those of other windows among them. A tab of a
 * connection that one may not use is not kept, and nothing tells whether there is such a connection.
 */
export async function saveTabs(ctx: ServiceContext, changes: SaveTabsInput): Promise<{ tabs: WorkspaceTab[] }> {
  const usable = await usableConnections(ctx);
  const isUsable = ({ connectionId }: WorkspaceTab) => usable.has(connectionId);
  const changed = changes.changed.filter(isUsable);
  const tabs = await ctx.workspace.changeTabs(ctx.actor.id, (stored) =>
    mergeTabs(storedTabs(stored).filter(isUsable), { ...changes, changed }),
  );
  return { tabs: tabs ?? [] };
}
