"use client";

import { ArrowLeft, FileText, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { EmptyState } from "@/components/feedback/empty-state";
import { Button } from "@/components/ui/button";
import type { DeskReport, ReportActions } from "../report-actions";
import { ReportList } from "./report-list";
import { ReportPlace } from "./report-place";
import { useDesk } from "./use-desk";

const ReportEditor = dynamic(() => import("../editor/report-editor").then((module) => module.ReportEditor), {
  ssr: false,
});

type ReportDeskProps = {
  connectionId: string;
  reports: readonly DeskReport[];
  /** Consultants and administrators make and change reports; support runs them. */
  mayChange: boolean;
  chosenId: string | null;
  actions: ReportActions;
};

/** The named reports of a connection: choose one, fill it in, look at it, save it. */
export function ReportDesk({ connectionId, reports, mayChange, chosenId, actions }: ReportDeskProps) {
  const t = useTranslations("reports.desk");
  const desk = useDesk(reports, chosenId);
  const { chosen, isMaking } = desk;
  const isOpen = chosen !== null || isMaking;
  if (desk.reports.length === 0 && !isMaking) {
    return (
      <EmptyState icon={FileText} title={t("emptyTitle")} text={t(mayChange ? "emptyMaker" : "emptyUser")}>
        {mayChange ? (
          <Button variant="primary" onClick={() => desk.make()}>
            <Plus aria-hidden />
            {t("make")}
          </Button>
        ) : null}
      </EmptyState>
    );
  }
  return (
    <div className="grid min-h-0 flex-1 gap-5 md:grid-cols-[16rem_minmax(0,1fr)] xl:grid-cols-[19rem_minmax(0,1fr)]">
      {/* A telephone shows one of the two. */}
      <div className={isOpen ? "hidden min-h-0 md:block" : "min-h-0"}>
        <ReportList
          reports={desk.reports}
          chosenId={chosen?.id ?? null}
          onChoose={desk.choose}
          onMake={mayChange ? desk.make : null}
        />
      </div>
      <div className={isOpen ? "flex min-h-0 min-w-0 flex-col gap-3" : "hidden min-w-0 md:block"}>
        {isOpen ? (
          <Button size="small" variant="ghost" className="self-start md:hidden" onClick={() => desk.choose(null)}>
            <ArrowLeft aria-hidden />
            {t("back")}
          </Button>
        ) : null}
        {isMaking ? (
          <ReportEditor
            key="new"
            connectionId={connectionId}
            report={null}
            actions={actions}
            onSaved={desk.put}
            onCancel={() => desk.choose(null)}
          />
        ) : chosen ? (
          <ReportPlace key={chosen.id} {...{ connectionId, mayChange, actions }} report={chosen} desk={desk} />
        ) : (
          <EmptyState icon={FileText} title={t("chooseTitle")} text={t("chooseText")} />
        )}
      </div>
    </div>
  );
}
