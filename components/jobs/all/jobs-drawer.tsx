"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { Refusal } from "@/components/feedback/refusal";
import { EmptyState } from "../../feedback/empty-state";
import { ErrorPanel } from "../../feedback/error-panel";
import { routes } from "../../layout/routes";
import { Button } from "../../ui/button";
import { Sheet, SheetBody, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "../../ui/sheet";
import { Skeleton } from "../../ui/skeleton";
import { JobCard } from "../job-card";
import { JobList } from "./job-list";
import { jobQueries } from "../job-queries";

/** Jobs beside whatever one is doing. */
export function JobsDrawer({ onClose }: { onClose: () => void }) {
  const t = useTranslations("jobs");
  const [shown, setShown] = useState<string | null>(null);
  return (
    <Sheet open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>{t("title")}</SheetTitle>
          <SheetDescription>{t("intro")}</SheetDescription>
        </SheetHeader>
        <SheetBody>
          {shown === null ? (
            <Jobs onShow={setShown} />
          ) : (
            <>
              <Button variant="ghost" className="self-start" onClick={() => setShown(null)}>
                <ArrowLeft aria-hidden />
                {t("all")}
              </Button>
              <JobCard key={shown} jobId={shown} onRemoved={() => setShown(null)} />
            </>
          )}
          <Button asChild variant="link" className="mt-auto self-start">
            <Link href={shown === null ? routes.jobs() : routes.job(shown)} onClick={onClose}>
              {t("asPage")}
            </Link>
          </Button>
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}

function Jobs({ onShow }: { onShow: (jobId: string) => void }) {
  const t = useTranslations("jobs");
  const { data, error, refetch } = useQuery(jobQueries.list(false));
  if (error instanceof Refusal) return <ErrorPanel error={error.publicError} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40" />;
  if (data.jobs.length === 0) return <EmptyState icon={ListChecks} title={t("emptyTitle")} text={t("emptyText")} />;
  return (
    <JobList
      jobs={data.jobs}
      linkOf={({ id }, title) => (
        <button
          type="button"
          className="max-w-full truncate text-left font-semibold after:absolute after:inset-0"
          onClick={() => onShow(id)}
        >
          {title}
        </button>
      )}
    />
  );
}
