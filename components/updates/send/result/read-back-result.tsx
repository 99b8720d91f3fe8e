"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { SendReadBack } from "@/lib/services/updates/read-back/read-back-of";
import { answerOf, type SendActions, troubleOf } from "../../update-actions";
import { updateKeys } from "../../update-queries";
import type { LabelOf } from "../field-labels";
import { RecordDifferences } from "../record-differences";
import { RecordsNow } from "../records-now";

type ReadBackResultProps = {
  sendId: string;
  actions: Pick<SendActions, "readBackOf">;
  labelOf: LabelOf;
  /** Costs a call to Profit for each record: by itself only right after a send. */
  isWanted: boolean;
  onWant: () => void;
  /** Where a GetConnector is chosen; null where that is not at hand. */
  onSetUp: (() => void) | null;
};

/** What the records are now, read through the chosen GetConnector: what really changed, not what was asked. */
export function ReadBackResult({ sendId, actions, labelOf, isWanted, onWant, onSetUp }: ReadBackResultProps) {
  const t = useTranslations("updateSend.readBack");
  const asked = useQuery({
    queryKey: updateKeys.readBackOf(sendId),
    queryFn: () => answerOf(actions.readBackOf, { sendId }),
    enabled: isWanted,
    staleTime: 60_000,
  });
  const trouble = troubleOf(asked.error);
  return (
    <section aria-label={t("title")} className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-medium">{t("title")}</h3>
        {asked.data?.canRead === "noReadBack" ? (
          onSetUp ? (
            <Button size="small" onClick={onSetUp}>
              {t("setUp")}
            </Button>
          ) : null
        ) : isWanted && !asked.data ? null : (
          <Button
            size="small"
            isPending={asked.isFetching}
            onClick={() => (isWanted ? void asked.refetch() : onWant())}
          >
            {t(isWanted ? "again" : "look")}
          </Button>
        )}
      </div>
      {trouble ? (
        <ErrorPanel error={trouble} onRetry={() => void asked.refetch()} />
      ) : asked.data ? (
        <Found {...asked.data} labelOf={labelOf} />
      ) : isWanted ? (
        <Skeleton className="h-20" />
      ) : null}
    </section>
  );
}

type FoundProps = Pick<SendReadBack, "before" | "now" | "differences" | "deviations" | "canRead"> & {
  labelOf: LabelOf;
};

function Found({ before, now, differences, deviations, canRead, labelOf }: FoundProps) {
  const t = useTranslations("updateSend.readBack");
  if (canRead !== "yes") return <p className="text-sm text-muted-foreground">{t(canRead)}</p>;
  return (
    <>
      {differences.length > 0 ? (
        <RecordDifferences differences={differences} labelOf={labelOf} tense="did" />
      ) : before.length > 0 && now.some(({ state }) => state === "found") ? (
        <p className="text-sm">{t("noDifference")}</p>
      ) : null}
      {deviations.length > 0 ? (
        <>
          <p className="text-sm font-medium text-warning">{t("deviations")}</p>
          <RecordDifferences differences={deviations} labelOf={labelOf} tense="wanted" />
        </>
      ) : null}
      <RecordsNow records={now} labelOf={labelOf} isFolded={differences.length > 0} />
    </>
  );
}
