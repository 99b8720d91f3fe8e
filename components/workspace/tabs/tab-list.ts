import type { WorkspaceTab } from "@/lib/services/workspace/workspace-tab";
import { isPlain, isSameAddress, isSameConnector, type TabAddress } from "./tab-address";

/** A tab as the browser knows it; what is more than `WorkspaceTab` is of this browser tab only. */
export type Tab = WorkspaceTab & {
  /** The query in it was changed since it was run or saved. */
  isChanged?: boolean;
  /** What the page calls it, a saved query's name; the person's own title goes before it. */
  pageTitle?: string;
};

export type TabList = {
  tabs: readonly Tab[];
  /** The one whose page is on the screen; null on other pages. */
  activeId: string | null;
  /** The active one, or the last that was: new tabs come beside it. */
  lastId: string | null;
  /** Closed here, the last one last, with where they stood. */
  closed: readonly { tab: Tab; index: number }[];
};

/** As in the verb (lib/services/workspace/workspace-tab.ts), which may not be imported here. */
export const MOST_TABS = 40;
const MOST_CLOSED = 20;

export const NO_TABS: TabList = { tabs: [], activeId: null, lastId: null, closed: [] };

/** A page came on the screen. `wantedId` says for which tab it was asked; `newId` is for a tab that must be made. */
type Visit = { address: TabAddress; wantedId: string | null; newId: string; now: number };

/** The tab whose page this is: the one that was asked for, the active one whose query changed, one like it, or a new one. */
export function visited(list: TabList, { address, wantedId, newId, now }: Visit): TabList {
  const active = list.tabs.find(({ id }) => id === list.activeId);
  const wanted = list.tabs.find((tab) => tab.id === wantedId && isSameConnector(tab, address));
  const found = wanted ?? (active && isSameConnector(active, address) ? active : likeIt(list.tabs, address));
  if (!found) return opened(list, { ...address, id: newId, usedAt: now });
  const change = found.id === list.activeId ? { search: address.search } : { search: address.search, usedAt: now };
  return { ...withTab(list, found.id, change), activeId: found.id, lastId: found.id };
}

/** The same query; or, for a connector without one, its tab without one. Of several the one used last. */
function likeIt(tabs: readonly Tab[], address: TabAddress): Tab | undefined {
  const fits = tabs.filter(
    (tab) => isSameAddress(tab, address) || (isSameConnector(tab, address) && isPlain(tab) && isPlain(address)),
  );
  return fits.toSorted((one, other) => other.usedAt - one.usedAt)[0];
}

/** Beside the tab it came from. Past the bound the one used longest ago gives way; it can be reopened. */
export function opened(list: TabList, tab: Tab): TabList {
  const full = list.tabs.length >= MOST_TABS ? oldest(list) : undefined;
  const room = full ? closed(list, [full.id]) : list;
  const at = room.tabs.findIndex(({ id }) => id === room.lastId);
  const tabs = room.tabs.toSpliced(at < 0 ? room.tabs.length : at + 1, 0, tab);
  return { ...room, tabs: pinnedFirst(tabs), activeId: tab.id, lastId: tab.id };
}

function oldest({ tabs, lastId }: TabList): Tab | undefined {
  return tabs
    .filter(({ id }) => id !== lastId)
    .toSorted(
      (one, other) => Number(one.isPinned ?? false) - Number(other.isPinned ?? false) || one.usedAt - other.usedAt,
    )[0];
}

export function closed(list: TabList, ids: readonly string[]): TabList {
  const leaving = list.tabs.flatMap((tab, index) => (ids.includes(tab.id) ? [{ tab, index }] : []));
  const next = neighbourOf(list, ids);
  return {
    tabs: list.tabs.filter(({ id }) => !ids.includes(id)),
    activeId: list.activeId !== null && ids.includes(list.activeId) ? null : list.activeId,
    lastId: list.lastId !== null && ids.includes(list.lastId) ? (next?.id ?? null) : list.lastId,
    closed: [...list.closed, ...leaving].slice(-MOST_CLOSED),
  };
}

/** Which one comes to the front when these close: to the right of the active one, else to its left. */
export function neighbourOf({ tabs, lastId }: TabList, ids: readonly string[]): Tab | undefined {
  const at = tabs.findIndex(({ id }) => id === lastId);
  const stays = ({ id }: Tab) => !ids.includes(id);
  return tabs.slice(at + 1).find(stays) ?? tabs.slice(0, Math.max(0, at)).findLast(stays);
}

/** Pinned tabs only close one by one. */
export function othersOf({ tabs }: TabList, id: string): string[] {
  return tabs.filter((tab) => tab.id !== id && !tab.isPinned).map((tab) => tab.id);
}

export function rightOf({ tabs }: TabList, id: string): string[] {
  const at = tabs.findIndex((tab) => tab.id === id);
  return tabs.slice(at + 1).flatMap((tab) => (tab.isPinned ? [] : [tab.id]));
}

/** The one closed last, where it stood. */
export function reopened(list: TabList): { list: TabList; tab: Tab } | null {
  const last = list.closed.at(-1);
  if (!last) return null;
  const tabs = pinnedFirst(list.tabs.toSpliced(last.index, 0, last.tab));
  return { list: { ...list, tabs, closed: list.closed.slice(0, -1) }, tab: last.tab };
}

function withTab(list: TabList, id: string, change: Partial<Tab>): TabList {
  return { ...list, tabs: list.tabs.map((tab) => (tab.id === id ? { ...tab, ...change } : tab)) };
}

/** An empty title gives the connector's name back. */
export function renamed(list: TabList, id: string, title: string): TabList {
  const words = title.trim().slice(0, 80);
  const tabs = list.tabs.map((tab) => {
    if (tab.id !== id) return tab;
    return words === "" ? without(tab, "title") : { ...tab, title: words };
  });
  return { ...list, tabs };
}

export function moved(list: TabList, id: string, to: number): TabList {
  const from = list.tabs.findIndex((tab) => tab.id === id);
  const tab = list.tabs[from];
  if (!tab || to < 0 || to >= list.tabs.length) return list;
  return { ...list, tabs: pinnedFirst(list.tabs.toSpliced(from, 1).toSpliced(to, 0, tab)) };
}

export function pinned(list: TabList, id: string, isPinned: boolean): TabList {
  const changed = withTab(list, id, { isPinned });
  return { ...changed, tabs: pinnedFirst(changed.tabs) };
}

function pinnedFirst(tabs: readonly Tab[]): Tab[] {
  return [...tabs.filter(({ isPinned }) => isPinned), ...tabs.filter(({ isPinned }) => !isPinned)];
}

/**
 * What the server keeps, after this window told its part: tabs of other windows come in, and what they closed goes. A tab
 * with changes that were not told yet, and the one on the screen, stay as they are here.
 */
export function adopted(
  list: TabList,
  server: readonly WorkspaceTab[],
  { untold, known }: { untold: ReadonlySet<string>; known: ReadonlySet<string> },
): TabList {
  const closedHere = new Set(list.closed.map(({ tab }) => tab.id));
  const here = new Map(list.tabs.map((tab) => [tab.id, tab]));
  const stays = (id: string) => untold.has(id) || id === list.activeId || !known.has(id);
  const serverIds = new Set(server.map(({ id }) => id));
  const merged = server
    .filter(({ id }) => here.has(id) || !closedHere.has(id))
    .map((tab): Tab => {
      const mine = here.get(tab.id);
      if (!mine) return tab;
      if (stays(tab.id)) return mine;
      const { isChanged, pageTitle } = mine;
      return { ...tab, ...(isChanged !== undefined && { isChanged }), ...(pageTitle !== undefined && { pageTitle }) };
    });
  for (const [index, tab] of list.tabs.entries())
    if (!serverIds.has(tab.id) && stays(tab.id)) merged.splice(Math.min(index, merged.length), 0, tab);
  return { ...list, tabs: merged };
}

/** Absent, not undefined: that is how tabs are kept. */
export function without(tab: Tab, key: "title" | "pageTitle" | "isPinned"): Tab {
  const copy = { ...tab };
  delete copy[key];
  return copy;
}

export function titleOf({ title, pageTitle, connectorId }: Tab): string {
  return title ?? pageTitle ?? connectorId;
}
