import { useEffect, useEffectEvent } from "react";

/** Two presses of Esc within this time stop a read. */
const ESC_TWICE_MS = 700;

/** Ctrl/Cmd+Enter runs from anywhere on the page, Esc twice stops. */
export function useExplorerKeys({ onRun, onStop }: { onRun: () => void; onStop: () => void }): void {
  const run = useEffectEvent(onRun);
  const stop = useEffectEvent(onStop);
  useEffect(() => {
    let lastEscape = -Infinity;
    const listen = (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
        event.preventDefault();
        run();
      }
      // A press that closed a menu or a dialog was meant for that.
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (event.timeStamp - lastEscape < ESC_TWICE_MS) stop();
      lastEscape = event.timeStamp;
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
