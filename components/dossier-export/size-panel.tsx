"use client";

import { useLocale, useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { PublicError } from "@/lib/actions/public-error";
import { formatDuration } from "@/lib/format/durations";
import { formatBytes } from "@/lib/format/numbers";
import type { ExportEstimate } from "@/lib/services/dossier-export/estimate-export";

type SizePanelProps = {
  estimate: ExportEstimate | null;
  /** The choice has changed since. */
  isOutdated: boolean;
  isBusy: boolean;
  trouble: PublicError | null;
  onEstimate: () => void;
};

/** How large the export will be; asked for, because it costs calls. */
export function SizePanel({ estimate, isOutdated, isBusy, trouble, onEstimate }: SizePanelProps) {
  const t = useTranslations("dossierExport.estimate");
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2">
      <h2 className="text-base font-semibold">{t("title")}</h2>
      <div aria-live="polite" className="min-h-24">
        {trouble ? <ErrorPanel error={trouble} /> : estimate ? <EstimateText {...{ estimate, isOutdated }} /> : null}
        {!trouble && !estimate ? <p className="text-muted-foreground">{isBusy ? t("busy") : t("cost")}</p> : null}
      </div>
      <Button onClick={onEstimate} disabled={isBusy} className="self-start">
        {isBusy ? <Spinner /> : null}
        {t(estimate ? "again" : "button")}
      </Button>
    </section>
  );
}

function EstimateText({ estimate, isOutdated }: Pick<SizePanelProps, "isOutdated"> & { estimate: ExportEstimate }) {
  const t = useTranslations("dossierExport.estimate");
  const language = useLocale() === "en" ? "en" : "nl";
  const { items, files, isExact, bytes, seconds, calls } = estimate;
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">{t(isExact ? "exact" : "reckoned", { items, files })}</p>
      <p>{bytes === null ? t("noBytes") : t("bytes", { bytes: formatBytes(bytes, language) })}</p>
      <p className="text-muted-foreground">
        {seconds === null ? t("noTime") : t("time", { duration: formatDuration(seconds * 1_000, language) })}
      </p>
      <p className="text-sm text-muted-foreground">
        {t("spent", { calls })} {isOutdated ? t("outdated") : null}
      </p>
    </div>
  );
}
