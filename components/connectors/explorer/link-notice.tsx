"use client";

import { TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type NoticeProps = { title: string; children: ReactNode; onDismiss?: () => void; dismissLabel?: string };

/** A band over the query about the link or the saved query that was opened. */
export function Notice({ title, children, onDismiss, dismissLabel }: NoticeProps) {
  return (
    <div role="alert" className="flex max-h-[40dvh] gap-2 overflow-y-auto border-b bg-warning-soft px-3 py-2 text-sm">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <h2 className="font-semibold text-warning">{title}</h2>
        {children}
      </div>
      {onDismiss ? (
        <Button variant="ghost" size="icon-small" aria-label={dismissLabel} onClick={onDismiss}>
          <X aria-hidden />
        </Button>
      ) : null}
    </div>
  );
}
