"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { routes } from "@/components/layout/routes";
import { CopyButton } from "@/components/ui/copy-button";

type ExplorerHeaderProps = {
  connectionId: string;
  connectorId: string;
  description: string | null;
  /** Which saved query is open. */
  queryName: ReactNode;
  children: ReactNode;
};

export function ExplorerHeader({ connectionId, connectorId, description, queryName, children }: ExplorerHeaderProps) {
  const t = useTranslations("connectors.explorer");
  const hasOwnWords = description !== null && description !== "" && description !== connectorId;
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-surface px-3 py-2">
      <Link
        href={routes.connectors(connectionId)}
        // On wide screens the header above shows the same way back.
        className="inline-flex items-center gap-0.5 text-sm text-link hover:underline sm:hidden"
      >
        <ChevronLeft aria-hidden className="size-4" />
        {t("backToList")}
      </Link>
      <div className="flex min-w-0 flex-1 basis-48 items-center gap-1.5">
        <h1 className="min-w-0 truncate text-lg font-semibold">{connectorId}</h1>
        <CopyButton text={connectorId} label={t("copyName")} />
        {hasOwnWords ? <p className="min-w-0 truncate text-muted-foreground">{description}</p> : null}
        {queryName}
      </div>
      <div className="flex flex-wrap items-center justify-end gap-1">
        <CopyLink label={t("copyLink")} />
        {children}
      </div>
    </header>
  );
}

function CopyLink({ label }: { label: string }) {
  return (
    <span className="max-sm:hidden">
      <CopyButton text={() => window.location.href} label={label}>
        {label}
      </CopyButton>
    </span>
  );
}
