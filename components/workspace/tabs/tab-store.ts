import type { SaveTabsInput } from "@/lib/services/workspace/save-tabs";
import type { WorkspaceTab } from "@/lib/services/workspace/workspace-tab";
import { announceReturn } from "../kept-runs";
import type { PageReport } from "../page-report";
import { hrefOf, isSameAddress, isSameConnector, type TabAddress } from "./tab-address";
import { tabCommands } from "./tab-commands";
import { adopted, NO_TABS, type Tab, type TabList, visited, without } from "./tab-list";
import { createTabSaving } from "./tab-saving";

type StoreOptions = {
  initial: readonly WorkspaceTab[];
  save: (changes: SaveTabsInput) => Promise<WorkspaceTab[]>;
  onTrouble: () => void;
  /** There were more than fit: this one closed. */
  onGaveWay: (tab: Tab) => void;
};

/** Addresses of this visit whose tab is remembered, for "back". */
const MOST_SEEN = 300;

export type TabStore = ReturnType<typeof createTabStore>;

/**
 * The tabs of this window. Pages come and go by their address, which is the truth (`visit`); what a person does to the tabs
 * answers with where to go, or null to stay (tab-commands.ts). Outlives the strip that shows them.
 */
export function createTabStore({ initial, save, onTrouble, onGaveWay }: StoreOptions) {
  let list: TabList = { ...NO_TABS, tabs: initial };
  let wantedId: string | null = null;
  let report: PageReport | null = null;
  const seen = new Map<string, string>();
  const listeners = new Set<() => void>();
  const saving = createTabSaving(
    { save, onTrouble, read: () => list, onSaved: (tabs, told) => put(adopted(list, tabs, told)) },
    initial,
  );

  function put(next: TabList): void {
    if (next === list) return;
    list = next;
    for (const listener of listeners) listener();
  }

  function change(next: TabList): void {
    put(next);
    saving.schedule();
  }

  /** Where a tab leads; its rows are wanted as they were. */
  function goTo(tab: Tab | undefined): string | null {
    if (!tab) return null;
    const active = list.tabs.find(({ id }) => id === list.activeId);
    if (active && isSameAddress(active, tab)) {
      change({ ...list, activeId: tab.id, lastId: tab.id });
      return null;
    }
    wantedId = tab.id;
    announceReturn(hrefOf(tab));
    return hrefOf(tab);
  }

  /** The page on the screen, null for one that is no explorer. `isReturn`: by the browser's own back or forward. */
  function visit(address: TabAddress | null, isReturn: boolean): void {
    if (!address) return list.activeId === null ? undefined : put({ ...list, activeId: null });
    const was = list;
    const asked = isReturn ? (seen.get(hrefOf(address)) ?? null) : wantedId;
    wantedId = null;
    const next = visited(list, { address, wantedId: asked, newId: crypto.randomUUID(), now: Date.now() });
    remember(seen, hrefOf(address), next.activeId);
    put(applied(next, report));
    if (list.tabs !== was.tabs) saving.schedule();
    const gone = list.closed.length > was.closed.length ? list.closed.at(-1) : undefined;
    if (gone) onGaveWay(gone.tab);
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    read: () => list,
    flush: saving.flush,
    visit,
    /** null when the page leaves: what it said must not be taken for the next one's. */
    report(told: PageReport | null): void {
      report = told;
      const next = applied(list, told);
      if (next !== list) change(next);
    },
    ...tabCommands({
      read: () => list,
      change,
      goTo,
      want: (id) => {
        wantedId = id;
      },
    }),
  };
}

/** What the page said of itself goes to the active tab when it is of the same connector. */
function applied(list: TabList, report: PageReport | null): TabList {
  const active = list.tabs.find(({ id }) => id === list.activeId);
  if (!report || !active || !isSameConnector(active, report.address)) return list;
  const { isChanged, pageTitle, address } = report;
  const { search } = address;
  if (active.search === search && (active.isChanged ?? false) === isChanged && active.pageTitle === pageTitle)
    return list;
  const told: Tab = {
    ...without(active, "pageTitle"),
    ...{ search, isChanged },
    ...(pageTitle !== undefined && { pageTitle }),
  };
  return { ...list, tabs: list.tabs.map((tab) => (tab === active ? told : tab)) };
}

function remember(seen: Map<string, string>, href: string, id: string | null): void {
  if (id === null) return;
  seen.delete(href);
  seen.set(href, id);
  const [first] = seen.keys();
  if (seen.size > MOST_SEEN && first !== undefined) seen.delete(first);
}
