"use client";

import "../layout/style-nonce";

import { useEffect } from "react";
import { Toaster as Sonner } from "sonner";

/** A screen reader announces only what comes into a region it has seen before. */
const SETTLE_MS = 150;

/** Only for what may be missed (ux.md): failures stay where they happened. Put on the page by the providers, with the first toast. */
export function Toaster({ closeLabel, label, onReady }: { closeLabel: string; label: string; onReady: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onReady, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [onReady]);
  return (
    <Sonner
      position="bottom-right"
      containerAriaLabel={label}
      toastOptions={{
        closeButtonAriaLabel: closeLabel,
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-2 rounded-lg border bg-popover px-3 py-2.5 text-base text-popover-foreground shadow-floating",
          description: "text-sm text-muted-foreground",
          actionButton: "ml-auto rounded-md px-2 py-1 text-sm font-medium text-link hover:bg-accent",
        },
      }}
    />
  );
}
