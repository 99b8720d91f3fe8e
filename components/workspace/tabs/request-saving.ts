import { routes } from "@/components/layout/routes";
import type { SaveTabsInput } from "@/lib/services/workspace/save-tabs";
import type { WorkspaceTab } from "@/lib/services/workspace/workspace-tab";

/** What browsers let out of a page that is being left. */
const MOST_KEEPALIVE = 60_000;

/** Tells the server what changed here; answers with all tabs it keeps by then. Throws when they were not kept. */
export async function requestSaving(changes: SaveTabsInput): Promise<WorkspaceTab[]> {
  const body = JSON.stringify(changes);
  const response = await fetch(routes.workspaceTabs(), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    // Goes on when the page is left.
    keepalive: body.length < MOST_KEEPALIVE,
  });
  if (!response.ok) throw new Error(`The tabs were not kept: ${response.status}`);
  return ((await response.json()) as { tabs: WorkspaceTab[] }).tabs;
}
