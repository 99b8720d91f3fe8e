import type { WorkspaceTab } from "@/lib/services/workspace/workspace-tab";
import { requestSaving } from "./request-saving";
import { createTabStore, type TabStore } from "./tab-store";
import type { Tab } from "./tab-list";

type Notices = { onTrouble: () => void; onGaveWay: (tab: Tab) => void };

let current: { owner: string; store: TabStore } | null = null;

/** This window's tabs. They outlive the strip, which is not on every page; another person begins with their own. */
export function tabStoreFor(owner: string, initial: readonly WorkspaceTab[], notices: Notices): TabStore {
  if (current?.owner !== owner)
    current = { owner, store: createTabStore({ initial, save: requestSaving, ...notices }) };
  return current.store;
}

/** null until the tabs were shown once. */
export function currentTabStore(): TabStore | null {
  return current?.store ?? null;
}
