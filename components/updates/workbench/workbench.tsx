"use client";

import { ChevronLeft } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { routes } from "@/components/layout/routes";
import { CopyButton } from "@/components/ui/copy-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { MissingSource } from "@/lib/services/updates/describe/describe-update-connector";
import type { UpdateActions, UpdatePlace } from "../update-actions";
import { SchemaNotices } from "./schema-notices";
import { schemaQuery } from "./schema-query";

// Monaco and the validator: larger than any other page. It comes while the schema does.
const loadDesk = () => import("./desk").then((module) => module.Desk);
// Where it fails, whoever shows it says so.
if (typeof window !== "undefined") loadDesk().catch(() => undefined);
const Desk = dynamic(loadDesk, {
  ssr: false,
  loading: () => <Skeleton className="m-3 min-h-64 flex-1" />,
});

type WorkbenchProps = {
  place: UpdatePlace;
  actions: UpdateActions;
  label: string | null;
  /** Of the schema. */
  version: string;
  missing: readonly MissingSource[];
};

/** One UpdateConnector: its message as XML, form and JSON, what is wrong with it, and sending it (design 5.3). */
export function Workbench({ place, actions, label, version, missing }: WorkbenchProps) {
  const { connectionId, connectorId } = place;
  const t = useTranslations("updates.workbench");
  const asked = useQuery(schemaQuery({ connectionId, connectorId, version }));
  const [bar, setBar] = useState<HTMLElement | null>(null);
  return (
    <div className="flex min-w-0 flex-1 flex-col lg:fill-page lg:flex-none">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-surface px-3 py-2">
        <Link
          href={routes.updates(connectionId)}
          className="inline-flex items-center gap-0.5 text-sm text-link hover:underline sm:hidden"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {t("backToList")}
        </Link>
        <div className="flex min-w-0 flex-1 basis-48 items-center gap-1.5">
          <h1 className="min-w-0 truncate text-lg font-semibold">{connectorId}</h1>
          <CopyButton text={connectorId} label={t("copyName")} />
          {label && label !== connectorId ? (
            <p className="min-w-0 truncate text-muted-foreground max-2xl:hidden">{label}</p>
          ) : null}
        </div>
        {/* What can be done with the message is known by the desk; it stands here. */}
        <div ref={setBar} className="flex flex-wrap items-center justify-end gap-1" />
      </header>
      <SchemaNotices missing={missing} disagreements={asked.data?.schema.disagreements ?? []} />
      {asked.isError ? (
        <div className="p-3">
          <ErrorPanel
            error={{ code: "INTERNAL", explanation: "internal", params: {} }}
            onRetry={() => void asked.refetch()}
          />
        </div>
      ) : asked.data && bar ? (
        <Desk {...{ place, actions, bar }} {...asked.data} />
      ) : (
        <Skeleton className="m-3 min-h-64 flex-1" />
      )}
    </div>
  );
}
