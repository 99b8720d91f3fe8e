import { Pin, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { Tab } from "./tab-list";

/**
 * A dot for a changed query, a pin, and under the pointer the mark that closes. For the mouse alone: a button inside a tab
 * would be none to a screen reader, and keys have Delete and Alt+W.
 */
export function TabEnd({ tab, isActive, onClose }: { tab: Tab; isActive: boolean; onClose: () => void }) {
  const t = useTranslations("workspace.tabs");
  const isMarked = Boolean(tab.isChanged) || Boolean(tab.isPinned);
  const givesWay = "group-hover/tab:opacity-0 pointer-coarse:opacity-0";
  return (
    <span aria-hidden className="relative grid size-5 shrink-0 place-items-center">
      {tab.isChanged ? (
        <span title={t("changed")} className={cn("size-2 rounded-full bg-warning", givesWay)} />
      ) : tab.isPinned ? (
        <Pin className={cn("size-3.5", givesWay)} />
      ) : null}
      <span
        title={`${t("close")} (Alt+W)`}
        onClick={(event) => {
          event.stopPropagation();
          onClose();
        }}
        onDoubleClick={(event) => event.stopPropagation()}
        className={cn(
          "absolute inset-0 grid place-items-center rounded-sm group-hover/tab:opacity-100 hover:bg-muted pointer-coarse:opacity-100",
          isActive && !isMarked ? "opacity-100" : "opacity-0",
        )}
      >
        <X className="size-3.5" />
      </span>
    </span>
  );
}
