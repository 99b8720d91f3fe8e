import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { othersOf, rightOf } from "./tab-list";
import type { TabMenuPlace, TabMenuProps } from "./tab-menu";

/** What can be done with a tab, at the place where it was asked for. */
export function OpenTabMenu({ tabs, place, onPlace, onRename, onMove }: TabMenuProps & { place: TabMenuPlace }) {
  const t = useTranslations("workspace.tabs");
  // The element the menu was asked from gets the focus back; a name that is being written keeps it.
  const [opener] = useState(() => (document.activeElement instanceof HTMLElement ? document.activeElement : null));
  const { list } = tabs;
  const at = list.tabs.findIndex(({ id }) => id === place.tabId);
  const tab = list.tabs[at];
  return (
    <DropdownMenu open onOpenChange={(isOpen) => !isOpen && onPlace(null)}>
      <DropdownMenuTrigger
        aria-hidden
        tabIndex={-1}
        style={{ left: place.x, top: place.y }}
        className="pointer-events-none fixed size-0 opacity-0"
      />
      <DropdownMenuContent
        align="start"
        aria-label={t("menu")}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (!(document.activeElement instanceof HTMLInputElement)) opener?.focus();
        }}
      >
        {tab ? (
          <>
            <DropdownMenuItem onSelect={() => tabs.close(tab.id)}>
              {t("close")}
              <DropdownMenuShortcut>Alt W</DropdownMenuShortcut>
            </DropdownMenuItem>
            <DropdownMenuItem disabled={othersOf(list, tab.id).length === 0} onSelect={() => tabs.closeOthers(tab.id)}>
              {t("closeOthers")}
            </DropdownMenuItem>
            <DropdownMenuItem disabled={rightOf(list, tab.id).length === 0} onSelect={() => tabs.closeRight(tab.id)}>
              {t("closeRight")}
            </DropdownMenuItem>
          </>
        ) : null}
        <DropdownMenuItem disabled={list.tabs.length === 0} onSelect={tabs.closeAll}>
          {t("closeAll")}
        </DropdownMenuItem>
        <DropdownMenuItem disabled={list.closed.length === 0} onSelect={tabs.reopen}>
          {t("reopen")}
          <DropdownMenuShortcut>Alt Shift T</DropdownMenuShortcut>
        </DropdownMenuItem>
        {tab ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={() => onRename(tab.id)}>
              {t("rename")}
              <DropdownMenuShortcut>F2</DropdownMenuShortcut>
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={() => tabs.duplicate(tab.id)}>{t("duplicate")}</DropdownMenuItem>
            <DropdownMenuItem onSelect={() => tabs.pin(tab.id, !tab.isPinned)}>
              {t(tab.isPinned ? "unpin" : "pin")}
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem disabled={at === 0} onSelect={() => onMove(tab.id, at - 1)}>
              {t("moveLeft")}
              <DropdownMenuShortcut>Ctrl Shift PgUp</DropdownMenuShortcut>
            </DropdownMenuItem>
            <DropdownMenuItem disabled={at === list.tabs.length - 1} onSelect={() => onMove(tab.id, at + 1)}>
              {t("moveRight")}
              <DropdownMenuShortcut>Ctrl Shift PgDn</DropdownMenuShortcut>
            </DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
