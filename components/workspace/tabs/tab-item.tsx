import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { ENVIRONMENT_LOOK } from "@/components/connections/environment-look";
import type { ShellConnection } from "@/components/layout/current-connection";
import { cn } from "@/components/ui/class-names";
import { TabEnd } from "./tab-end";
import { type Tab, titleOf } from "./tab-list";

type TabItemProps = {
  tab: Tab;
  /** null: one that came later than this page; it has no name here. */
  connection: ShellConnection | null;
  isActive: boolean;
  isFocusable: boolean;
  onOpen: () => void;
  onClose: () => void;
  onRename: () => void;
  onMenu: (x: number, y: number) => void;
  onDragStart: () => void;
  onDropHere: () => void;
};

/** One tab. Where one presses, and what keys do, is the strip's; what it is, is said here. */
export function TabItem({ tab, connection, isActive, isFocusable, ...on }: TabItemProps) {
  const title = titleOf(tab);
  const details = [tab.connectorId, connection?.name].filter((text) => text && text !== title).join(" · ");
  return (
    <div
      role="tab"
      aria-selected={isActive}
      aria-controls="content"
      aria-keyshortcuts="Delete F2"
      tabIndex={isFocusable ? 0 : -1}
      title={details === "" ? title : `${title}\n${details}`}
      draggable
      onClick={on.onOpen}
      onDoubleClick={on.onRename}
      // The middle button would scroll.
      onMouseDown={(event) => event.button === 1 && event.preventDefault()}
      onAuxClick={(event) => event.button === 1 && on.onClose()}
      onContextMenu={(event) => {
        event.preventDefault();
        on.onMenu(...placeOf(event));
      }}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        on.onDragStart();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        on.onDropHere();
      }}
      className={cn(
        "group/tab relative flex max-w-56 min-w-28 shrink-0 cursor-default items-center gap-1.5 border-r pr-1.5 pl-2.5 text-sm -outline-offset-2 select-none",
        isActive
          ? "bg-background font-medium shadow-[inset_0_2px_0_var(--primary)]"
          : "text-muted-foreground hover:bg-accent hover:text-accent-foreground",
      )}
    >
      {connection ? <EnvironmentMark type={connection.environmentType} /> : null}
      <span className="min-w-0 flex-1 truncate">{title}</span>
      <TabFacts tab={tab} connection={connection} />
      <TabEnd tab={tab} isActive={isActive} onClose={on.onClose} />
    </div>
  );
}

/** A key asks for a menu without a place: then it is below the tab. */
function placeOf({ button, clientX, clientY, currentTarget }: MouseEvent<HTMLElement>): [x: number, y: number] {
  const { left, bottom } = currentTarget.getBoundingClientRect();
  return button === 2 ? [clientX, clientY] : [left, bottom];
}

/** What the marks mean, for who does not see them. */
function TabFacts({ tab, connection }: Pick<TabItemProps, "tab" | "connection">) {
  const t = useTranslations("workspace.tabs");
  const types = useTranslations("connections.types");
  const facts = [
    connection && `${connection.name} (${types(connection.environmentType)})`,
    tab.isChanged && t("changed"),
    tab.isPinned && t("pinned"),
  ].filter(Boolean);
  return <span className="sr-only">{facts.map((fact) => `, ${fact}`).join("")}</span>;
}

/** Which environment a query belongs to: tabs of test and production stand side by side. */
function EnvironmentMark({ type }: { type: ShellConnection["environmentType"] }) {
  const { icon: Icon, chip } = ENVIRONMENT_LOOK[type];
  return (
    <span aria-hidden className={cn("grid size-4.5 shrink-0 place-items-center rounded-full border", chip)}>
      <Icon className="size-3" />
    </span>
  );
}
