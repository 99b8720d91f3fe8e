"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import type { NamedReport } from "@/lib/services/reports/port";
import type { ReportActions } from "../report-actions";

type RemoveReportProps = { report: NamedReport; actions: ReportActions; onRemoved: () => void };

/** Takes a report off everybody's desk; in Profit nothing changes. */
export function RemoveReport({ report, actions, onRemoved }: RemoveReportProps) {
  const t = useTranslations("reports.editor");
  const common = useTranslations("common");
  const [isAsking, setAsking] = useState(false);
  const removing = useActionCall(actions.remove, onRemoved);
  return (
    <>
      <Button variant="ghost" className="ml-auto text-danger" onClick={() => setAsking(true)}>
        {t("remove")}
      </Button>
      <Dialog open={isAsking} onOpenChange={setAsking}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{t("removeTitle", { name: report.name })}</DialogTitle>
            <DialogDescription>{t("removeText")}</DialogDescription>
          </DialogHeader>
          {removing.error ? <ErrorPanel error={removing.error} /> : null}
          <DialogFooter>
            <DialogClose asChild>
              <Button>{common("cancel")}</Button>
            </DialogClose>
            <Button
              variant="danger"
              isPending={removing.isPending}
              onClick={() => removing.run({ connectionId: report.connectionId, reportId: report.id })}
            >
              {t("remove")}
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}
