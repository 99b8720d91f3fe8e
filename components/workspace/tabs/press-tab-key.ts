import type { KeyboardEvent } from "react";
import type { Tab } from "./tab-list";

type TabDeeds = {
  tabs: readonly Tab[];
  open: (id: string) => void;
  close: (id: string) => void;
  rename: (id: string) => void;
  move: (id: string, to: number) => void;
};

/** Keys on a tab that has the focus: one stop for Tab, arrows from tab to tab (roving focus), Enter goes there. */
export function pressTabKey(event: KeyboardEvent<HTMLElement>, { tabs, open, close, rename, move }: TabDeeds): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const at = all.indexOf(event.target as HTMLElement);
  const tab = tabs.find((_, index) => index === at);
  if (!tab || event.altKey) return;
  const isMove = event.ctrlKey && event.shiftKey;
  if (isMove && event.key === "PageUp") move(tab.id, at - 1);
  else if (isMove && event.key === "PageDown") move(tab.id, at + 1);
  else if (event.ctrlKey || event.metaKey) return;
  else if (event.key === "ArrowRight") all[(at + 1) % all.length]?.focus();
  else if (event.key === "ArrowLeft") all.at(at - 1)?.focus();
  else if (event.key === "Home") all[0]?.focus();
  else if (event.key === "End") all.at(-1)?.focus();
  else if (event.key === "Enter" || event.key === " ") open(tab.id);
  else if (event.key === "F2") rename(tab.id);
  else if (event.key === "Delete") {
    close(tab.id);
    // The focus stays in the strip when another tab than the one on the screen closes.
    (all[at + 1] ?? all[at - 1])?.focus();
  } else return;
  event.preventDefault();
}
