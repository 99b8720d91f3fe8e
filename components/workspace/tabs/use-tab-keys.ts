"use client";

import { useEffect, useEffectEvent } from "react";
import type { Tabs } from "./use-tabs";

type TabCommand =
  | { type: "new" }
  | { type: "reopen" }
  | { type: "close" }
  | { type: "place"; place: number | "last" }
  | { type: "step"; by: 1 | -1 }
  | { type: "move"; by: 1 | -1 };

type Keys = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

/** The keys of ux.md: browsers keep Ctrl+T and its like for themselves. */
function tabCommandOf({ key, code, altKey, ctrlKey, metaKey, shiftKey }: Keys): TabCommand | null {
  if (metaKey) return null;
  if (ctrlKey && altKey && !shiftKey) {
    return key === "ArrowRight" ? { type: "step", by: 1 } : key === "ArrowLeft" ? { type: "step", by: -1 } : null;
  }
  if (ctrlKey && shiftKey && !altKey) {
    return key === "PageDown" ? { type: "move", by: 1 } : key === "PageUp" ? { type: "move", by: -1 } : null;
  }
  if (!altKey || ctrlKey) return null;
  // With Alt a Mac types other signs: then the key's place counts.
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? "");
  if (letter === "t") return shiftKey ? { type: "reopen" } : { type: "new" };
  if (shiftKey) return null;
  if (letter === "w") return { type: "close" };
  const digit = /^Digit([1-9])$/.exec(code)?.[1];
  return digit ? { type: "place", place: digit === "9" ? "last" : Number(digit) } : null;
}

export function useTabKeys(tabs: Tabs, move: (id: string, to: number) => void, onNew: () => void): void {
  const act = useEffectEvent((command: TabCommand) => {
    const { activeId, tabs: all } = tabs.list;
    if (command.type === "new") onNew();
    else if (command.type === "reopen") tabs.reopen();
    else if (command.type === "place") tabs.goToPlace(command.place);
    else if (command.type === "step") tabs.step(command.by);
    else if (activeId === null) return;
    else if (command.type === "close") tabs.close(activeId);
    else move(activeId, all.findIndex(({ id }) => id === activeId) + command.by);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || typesSigns(event)) return;
      // A dialog is in front: its keys are its own.
      if (document.querySelector('[role="dialog"][data-state="open"]')?.contains(document.activeElement)) return;
      const command = tabCommandOf(event);
      if (!command) return;
      event.preventDefault();
      act(command);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

/** Who writes on a Mac types "™" with Alt+2. */
function typesSigns({ target, altKey, ctrlKey }: KeyboardEvent): boolean {
  if (!altKey || ctrlKey || !/mac|iphone|ipad/i.test(navigator.userAgent)) return false;
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea"));
}
