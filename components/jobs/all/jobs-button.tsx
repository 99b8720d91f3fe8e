"use client";

import { useQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "../../ui/button";
import { jobQueries } from "../job-queries";

const JobsDrawer = dynamic(() => import("./jobs-drawer").then((module) => module.JobsDrawer), { ssr: false });

/** In the header of every page: how many of one's jobs are under way, and the drawer that tells of them. */
export function JobsButton() {
  const t = useTranslations("jobs");
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(jobQueries.count());
  const underWay = data?.underWay ?? 0;
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        aria-haspopup="dialog"
        aria-label={t("button", { count: underWay })}
        title={t("button", { count: underWay })}
        onClick={() => setOpen(true)}
      >
        <ListChecks aria-hidden />
        {underWay > 0 ? (
          <span
            aria-hidden
            className="absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-primary px-1 text-xs text-primary-foreground tabular-nums"
          >
            {underWay}
          </span>
        ) : null}
      </Button>
      {isOpen ? <JobsDrawer onClose={() => setOpen(false)} /> : null}
    </>
  );
}
