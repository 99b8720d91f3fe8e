"use client";

import "../layout/style-nonce";

import { Toaster as Sonner } from "sonner";

/** Only for what may be missed (ux.md): failures stay where they happened. Loaded late by the providers. */
export function Toaster({ closeLabel, label }: { closeLabel: string; label: string }) {
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
