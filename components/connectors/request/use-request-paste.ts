import { useEffect, useEffectEvent, useState } from "react";
import type { UnderstoodRequest } from "@/lib/profit/paste/request/understand-request";
import type { ExplorerState } from "../explorer/explorer-state";
import type { Explorer } from "../explorer/use-explorer";

/** `before` is the form as it was when the paste was taken over; null when it was not. */
type PastedRequest = { number: number; request: UnderstoodRequest; before: ExplorerState | null };

/** Cheap, for every paste: whether it is worth loading what understands requests. */
const LOOKS_LIKE_REQUEST =
  /^\s*(<|\{|\[|https?:|[?&]?\w+=|\$?\s*curl)|\bcurl(\.exe)?\s|Invoke-|\b(irm|iwr)\s|\.afas\.online/i;

/**
 * A request that is pasted anywhere on the page, but in a field where somebody types, fills the builder at once, unless it
 * is meant for somewhere else. What was understood is kept, and never the text.
 */
export function useRequestPaste(explorer: Explorer, onPaste: () => void) {
  const [pasted, setPasted] = useState<PastedRequest | null>(null);
  const { state, dispatch } = explorer;

  function take(text: string) {
    void import("./take-paste").then(({ takePaste }) => {
      const { request, filled } = takePaste(text, explorer);
      setPasted((last) => ({ number: (last?.number ?? 0) + 1, request, before: filled ? state : null }));
      if (filled) dispatch({ type: "loaded", state: filled });
    });
  }

  const listen = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (event.defaultPrevented || isTyping(event.target) || !LOOKS_LIKE_REQUEST.test(text.slice(0, 5_000))) return;
    event.preventDefault();
    take(text);
    onPaste();
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent) => listen(event);
    document.addEventListener("paste", listener);
    return () => document.removeEventListener("paste", listener);
  }, []);

  return {
    pasted,
    take,
    /** Fills the builder with what was not filled by itself. */
    fill: (filled: ExplorerState) => {
      setPasted((last) => last && { ...last, before: state });
      dispatch({ type: "loaded", state: filled });
    },
    undo: () => {
      if (pasted?.before) dispatch({ type: "loaded", state: pasted.before });
      setPasted((last) => last && { ...last, before: null });
    },
    forget: () => setPasted(null),
  };
}

export type RequestPaste = ReturnType<typeof useRequestPaste>;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog]") !== null
  );
}
