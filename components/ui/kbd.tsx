"use client";

import { Fragment, useSyncExternalStore } from "react";
import { cn } from "./class-names";

/** "Mod+K": Mod is Ctrl, or ⌘ on a Mac. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const isMac = useSyncExternalStore(subscribeToNothing, readIsMac, () => false);
  return (
    <span className={cn("inline-flex items-center gap-0.5 text-xs whitespace-nowrap", className)}>
      {keys.split("+").map((key, index) => (
        <Fragment key={key}>
          {index > 0 ? <span className="sr-only">+</span> : null}
          <kbd className="inline-grid h-[1.125rem] min-w-[1.125rem] place-items-center rounded-xs border bg-surface-sunken px-1 font-sans text-[0.6875rem] text-muted-foreground">
            {key === "Mod" ? (isMac ? "⌘" : "Ctrl") : key}
          </kbd>
        </Fragment>
      ))}
    </span>
  );
}

const subscribeToNothing = () => () => {};
const readIsMac = () => /mac|iphone|ipad/i.test(navigator.userAgent);
