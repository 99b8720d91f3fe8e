import { hrefOf, isSameAddress, type TabAddress } from "./tab-address";
import {
  closed,
  moved,
  neighbourOf,
  opened,
  othersOf,
  pinned,
  renamed,
  reopened,
  rightOf,
  type Tab,
  type TabList,
  without,
} from "./tab-list";

type Core = {
  read: () => TabList;
  change: (next: TabList) => void;
  goTo: (tab: Tab | undefined) => string | null;
  /** The next page that comes is this tab's. */
  want: (id: string) => void;
};

/** What a person does to the tabs. Answers with the address to go to, or null to stay where one is. */
export function tabCommands({ read, change, goTo, want }: Core) {
  const tabOf = (id: string) => read().tabs.find((tab) => tab.id === id);

  /** Closing the one on the screen leads to `stays`, else to its neighbour; closing the last leads to `otherwise`. */
  function close(ids: readonly string[], otherwise: (tab: Tab) => string, stays?: string): string | null {
    const before = read();
    const active = before.tabs.find(({ id }) => id === before.activeId);
    const next = (stays === undefined ? undefined : tabOf(stays)) ?? neighbourOf(before, ids);
    const left = closed(before, ids);
    if (!active || !ids.includes(active.id)) {
      change(left);
      return null;
    }
    // Of the same query: nothing is to be gone to, it is on the screen.
    const isThere = next !== undefined && isSameAddress(next, active);
    change(isThere ? { ...left, activeId: next.id, lastId: next.id } : left);
    if (isThere) return null;
    return next ? goTo(next) : otherwise(active);
  }

  return {
    goTo: (id: string) => goTo(tabOf(id)),
    /** By place from the left; `last` is the last one, whatever its number. */
    goToPlace: (place: number | "last") => goTo(place === "last" ? read().tabs.at(-1) : read().tabs[place - 1]),
    step(by: 1 | -1): string | null {
      const { tabs, lastId } = read();
      const at = tabs.findIndex(({ id }) => id === lastId);
      return tabs.length === 0 ? null : goTo(tabs[(at + by + tabs.length) % tabs.length]);
    },
    close: (id: string, otherwise: (tab: Tab) => string) => close([id], otherwise),
    closeOthers: (id: string, otherwise: (tab: Tab) => string) => close(othersOf(read(), id), otherwise, id),
    closeRight: (id: string, otherwise: (tab: Tab) => string) => close(rightOf(read(), id), otherwise, id),
    closeAll: (otherwise: (tab: Tab) => string) =>
      close(
        read().tabs.map(({ id }) => id),
        otherwise,
      ),
    reopen(): string | null {
      const again = reopened(read());
      if (!again) return null;
      change(again.list);
      return goTo(again.tab);
    },
    rename: (id: string, title: string) => change(renamed(read(), id, title)),
    move: (id: string, to: number) => change(moved(read(), id, to)),
    pin: (id: string, isPinned: boolean) => change(pinned(read(), id, isPinned)),
    duplicate(id: string): string | null {
      const tab = tabOf(id);
      if (!tab) return null;
      const { activeId } = read();
      const copy = { ...without(tab, "isPinned"), id: crypto.randomUUID(), usedAt: Date.now() };
      const next = opened({ ...read(), lastId: id }, copy);
      change(activeId === id ? next : { ...next, activeId });
      return activeId === id ? null : goTo(copy);
    },
    /** A new tab for this query, also when there is one like it. */
    openNew(address: TabAddress): string {
      const { activeId } = read();
      const tab = { ...address, id: crypto.randomUUID(), usedAt: Date.now() };
      change({ ...opened(read(), tab), activeId });
      want(tab.id);
      return hrefOf(tab);
    },
  };
}
