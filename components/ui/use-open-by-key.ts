"use client";

import { useEffect, useRef, type RefObject } from "react";

/** For the trigger of a Radix menu that was fetched because of a key: it then opens at its first item. */
export function useOpenByKey(isByKeyboard: boolean): RefObject<HTMLButtonElement | null> {
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isByKeyboard) return;
    // Radix begins at the first item only for a key it has heard itself. The arrow opens, and never closes again.
    trigger.current?.focus();
    const key = { key: "ArrowDown", bubbles: true, cancelable: true };
    trigger.current?.dispatchEvent(new KeyboardEvent("keydown", key));
  }, [isByKeyboard]);
  return trigger;
}
