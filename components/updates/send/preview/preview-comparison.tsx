"use client";

import { useTranslations } from "next-intl";
import type { UpdatePreview } from "@/lib/services/updates/send/update-preview";
import type { LabelOf } from "../field-labels";
import { RecordDifferences } from "../record-differences";
import { RecordsNow } from "../records-now";

type PreviewComparisonProps = Pick<UpdatePreview, "now" | "differences"> & { labelOf: LabelOf };

/** What the message would change of the records as they are now. */
export function PreviewComparison({ now, differences, labelOf }: PreviewComparisonProps) {
  const t = useTranslations("updateSend.comparison");
  if (now === null) return null;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-1.5">
      <h3 className="font-medium">{t("title")}</h3>
      {differences && differences.length > 0 ? (
        <RecordDifferences differences={differences} labelOf={labelOf} tense="will" />
      ) : now.some(({ state }) => state === "found") ? (
        <p className="text-sm">{t("noDifference")}</p>
      ) : null}
      <RecordsNow records={now} labelOf={labelOf} isFolded />
    </section>
  );
}
