"use client";

import { useQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { Refusal } from "@/components/feedback/refusal";
import { EmptyState } from "../../feedback/empty-state";
import { ErrorPanel } from "../../feedback/error-panel";
import { routes } from "../../layout/routes";
import { Label } from "../../ui/label";
import { Switch } from "../../ui/switch";
import { JobList } from "./job-list";
import { type JobList as Jobs, jobQueries } from "../job-queries";

type JobsPanelProps = { first: Jobs; isAdmin: boolean };

/** The page of all jobs. */
export function JobsPanel({ first, isAdmin }: JobsPanelProps) {
  const t = useTranslations("jobs");
  const [ofEverybody, setOfEverybody] = useState(false);
  const { data, error, refetch } = useQuery({
    ...jobQueries.list(ofEverybody),
    ...(!ofEverybody && { initialData: first }),
    placeholderData: (before) => before,
  });
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4 p-4 sm:p-6">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <h1 className="text-xl font-semibold">{t("title")}</h1>
        {isAdmin ? (
          <div className="ml-auto flex items-center gap-2">
            <Switch id="everybody" checked={ofEverybody} onCheckedChange={setOfEverybody} />
            <Label htmlFor="everybody">{t("everybody")}</Label>
          </div>
        ) : null}
      </div>
      {error instanceof Refusal ? (
        <ErrorPanel error={error.publicError} onRetry={() => void refetch()} />
      ) : data && data.jobs.length > 0 ? (
        <JobList
          jobs={data.jobs}
          linkOf={({ id }, title) => (
            <Link href={routes.job(id)} className="font-semibold after:absolute after:inset-0">
              {title}
            </Link>
          )}
        />
      ) : (
        <EmptyState icon={ListChecks} title={t("emptyTitle")} text={t("emptyText")} />
      )}
    </div>
  );
}
