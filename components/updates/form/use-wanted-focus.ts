import { useEffect, useRef } from "react";
import { useFormDesk } from "./form-context";

/** Takes the focus into the part of the form that was just added, once it is there. */
export function useWantedFocus<T extends HTMLElement>(key: string) {
  const { wanted, want } = useFormDesk();
  const box = useRef<T>(null);
  const isWanted = wanted === key;
  useEffect(() => {
    if (!isWanted) return;
    box.current?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
    want(null);
  }, [isWanted, want]);
  return box;
}

const FOCUSABLE = "input:not([hidden]), textarea, select, button";
