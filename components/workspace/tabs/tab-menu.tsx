import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import type { Tabs } from "./use-tabs";

const load = () => import("./open-tab-menu").then((module) => ({ default: module.OpenTabMenu }));
const OpenTabMenu = lazy(load);

/** For which tab, and where on the screen. */
export type TabMenuPlace = { tabId: string | null; x: number; y: number };

export type TabMenuProps = {
  tabs: Tabs;
  place: TabMenuPlace | null;
  onPlace: (place: TabMenuPlace | null) => void;
  onRename: (tabId: string) => void;
  onMove: (tabId: string, to: number) => void;
};

/** The button for who does not right-click; its menu is about the tab in front. The menu's code comes with its first use. */
export function TabMenu(props: TabMenuProps) {
  const t = useTranslations("workspace.tabs");
  const { list } = props.tabs;
  const begin = () => void load().catch(() => undefined);
  return (
    <>
      <Button
        variant="ghost"
        size="icon-small"
        aria-label={t("menu")}
        aria-haspopup="menu"
        aria-expanded={props.place !== null}
        title={t("menu")}
        onPointerEnter={begin}
        onFocus={begin}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          props.onPlace({ tabId: list.activeId, x: left, y: bottom });
        }}
      >
        <ChevronDown aria-hidden />
      </Button>
      <Suspense fallback={null}>
        {props.place ? <OpenTabMenu {...props} place={props.place} key={`${props.place.x} ${props.place.y}`} /> : null}
      </Suspense>
    </>
  );
}
