"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { ShellConnection } from "@/components/layout/current-connection";
import { Button } from "@/components/ui/button";
import type { LoadedTabs } from "@/lib/services/workspace/load-tabs";
import { pressTabKey } from "./press-tab-key";
import { TabItem } from "./tab-item";
import { titleOf } from "./tab-list";
import { TabMenu, type TabMenuPlace } from "./tab-menu";
import { TabTitleInput } from "./tab-title-input";
import { useTabKeys } from "./use-tab-keys";
import { type Tabs, useTabs } from "./use-tabs";

type TabStripProps = {
  /** Whose tabs these are. */
  owner: string;
  loaded: LoadedTabs;
  connections: readonly ShellConnection[];
  /** Opens where one chooses a connector. */
  onNew: () => void;
};

/** The opened queries of a person, above the explorer. Scrolls sideways where there is no room. */
export function TabStrip({ owner, loaded, connections, onNew }: TabStripProps) {
  const t = useTranslations("workspace.tabs");
  const tabs = useTabs(owner, loaded);
  const { list } = tabs;
  const [renamedId, setRenamedId] = useState<string | null>(null);
  const [menu, setMenu] = useState<TabMenuPlace | null>(null);
  const { move, said } = useMoves(tabs);
  const dragged = useRef<string | null>(null);
  const strip = useRef<HTMLDivElement>(null);
  useTabKeys(tabs, move, onNew);
  useInSight(strip, list.activeId, list.tabs.length);
  const focusable = list.activeId ?? list.tabs[0]?.id;
  const deeds = { tabs: list.tabs, open: tabs.goTo, close: tabs.close, rename: setRenamedId, move };

  return (
    <section aria-label={t("label")} className="flex h-full min-w-0 items-stretch">
      <div
        ref={strip}
        // Without tabs it is no list of tabs.
        {...(list.tabs.length > 0 && { role: "tablist", "aria-label": t("label") })}
        onKeyDown={(event) => pressTabKey(event, deeds)}
        className="relative flex min-w-0 [scrollbar-width:none] items-stretch overflow-x-auto overscroll-x-contain"
      >
        {list.tabs.map((tab, index) =>
          tab.id === renamedId ? (
            <TabTitleInput
              key={tab.id}
              title={titleOf(tab)}
              label={t("title")}
              onDone={(title) => {
                if (title !== null) tabs.rename(tab.id, title);
                setRenamedId(null);
              }}
            />
          ) : (
            <TabItem
              key={tab.id}
              tab={tab}
              connection={connections.find(({ id }) => id === tab.connectionId) ?? null}
              isActive={tab.id === list.activeId}
              isFocusable={tab.id === focusable}
              onOpen={() => tabs.goTo(tab.id)}
              onClose={() => tabs.close(tab.id)}
              onRename={() => setRenamedId(tab.id)}
              onMenu={(x, y) => setMenu({ tabId: tab.id, x, y })}
              onDragStart={() => {
                dragged.current = tab.id;
              }}
              onDropHere={() => dragged.current !== null && move(dragged.current, index)}
            />
          ),
        )}
      </div>
      {list.tabs.length === 0 ? (
        <p className="min-w-0 self-center truncate px-3 text-sm text-muted-foreground">{t("empty")}</p>
      ) : null}
      <div className="flex shrink-0 items-center gap-0.5 px-1">
        <Button variant="ghost" size="icon-small" aria-label={t("new")} title={`${t("new")} (Alt+T)`} onClick={onNew}>
          <Plus aria-hidden />
        </Button>
        <TabMenu tabs={tabs} place={menu} onPlace={setMenu} onRename={setRenamedId} onMove={move} />
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  );
}

/** Moving is told: who does not see the strip would not know that it worked. */
function useMoves({ list, move }: Tabs) {
  const t = useTranslations("workspace.tabs");
  const [said, say] = useState("");
  return {
    said,
    move: (id: string, to: number) => {
      const tab = list.tabs.find((known) => known.id === id);
      if (!tab || to < 0 || to >= list.tabs.length) return;
      move(id, to);
      say(t("moved", { tab: titleOf(tab), position: to + 1, count: list.tabs.length }));
    },
  };
}

/** Follows the active tab; the page itself must not move for it. */
function useInSight(strip: RefObject<HTMLElement | null>, activeId: string | null, count: number): void {
  useEffect(() => {
    const element = strip.current;
    const tab = element?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!element || !tab) return;
    const { offsetLeft: left, offsetWidth: width } = tab;
    const { scrollLeft, clientWidth } = element;
    if (left < scrollLeft) element.scrollTo({ left });
    else if (left + width > scrollLeft + clientWidth) element.scrollTo({ left: left + width - clientWidth });
  }, [strip, activeId, count]);
}
