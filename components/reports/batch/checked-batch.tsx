"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/feedback/notice";
import { Button } from "@/components/ui/button";
import type { BatchCheck } from "@/lib/services/reports/batch/batch-request";

type CheckedBatchProps = { checked: BatchCheck; isPending: boolean; onBegin: () => void };

/** What a batch will be: how many, how the first files are called, what is left out and why. */
export function CheckedBatch({ checked, isPending, onBegin }: CheckedBatchProps) {
  const t = useTranslations("reports.batch");
  const { count, names, wrong, wrongCount, doubles } = checked;
  return (
    <div className="flex flex-col gap-3" role="status">
      {wrongCount > 0 ? (
        <Notice kind="warning">
          <p>{t("wrong", { count: wrongCount })}</p>
          <ul className="mt-1 max-h-40 list-inside list-disc overflow-y-auto text-sm">
            {wrong.map(({ row, questions }) => (
              <li key={row}>{t("wrongRow", { row, questions: questions.join(", ") })}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {doubles > 0 ? <p className="text-sm text-muted-foreground">{t("doubles", { count: doubles })}</p> : null}
      {count > 0 ? (
        <>
          <p>{t("becomes", { count })}</p>
          <ul aria-label={t("names")} className="list-inside list-disc text-sm break-words">
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
            {count > names.length ? <li className="list-none">…</li> : null}
          </ul>
          <Button className="self-start" variant="primary" isPending={isPending} onClick={onBegin}>
            <Play aria-hidden />
            {t("begin", { count })}
          </Button>
        </>
      ) : (
        <p>{t("nothingLeft")}</p>
      )}
    </div>
  );
}
