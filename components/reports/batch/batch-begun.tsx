"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { Notice } from "@/components/feedback/notice";
import { Button } from "@/components/ui/button";

const JobCard = dynamic(() => import("@/components/jobs/job-card").then((module) => module.JobCard), { ssr: false });

/** It runs, also when this page is left; here is how far it is. */
export function BatchBegun({ jobId, onAgain }: { jobId: string; onAgain: () => void }) {
  const t = useTranslations("reports.batch");
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      <Notice kind="success" isNews>
        {t("begun")}
      </Notice>
      <div className="min-h-28">
        <JobCard jobId={jobId} />
      </div>
      <Button className="self-start" onClick={onAgain}>
        {t("again")}
      </Button>
    </div>
  );
}
