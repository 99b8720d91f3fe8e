"use client";

import { useEffect, useEffectEvent } from "react";

type Shortcut = {
  /** `Mod+K`, `?`. Mod is Ctrl, or ⌘ on a Mac. */
  keys: string;
  run: () => void;
};

/** Keys that work everywhere. A single character is left alone while somebody types. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const shortcut = shortcuts.find(({ keys }) => matches(event, keys));
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

function matches(event: KeyboardEvent, keys: string): boolean {
  const hasMod = keys.startsWith("Mod+");
  const key = hasMod ? keys.slice(4) : keys;
  if (hasMod !== (event.ctrlKey || event.metaKey) || event.altKey) return false;
  if (!hasMod && isTyping(event.target)) return false;
  return event.key.toLowerCase() === key.toLowerCase() && (!hasMod || !event.shiftKey);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select, [role='textbox'], [role='grid'] *"))
  );
}
