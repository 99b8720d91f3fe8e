"use client";

import { useLocale, useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { formatMoment } from "@/lib/format/moments";
import { formatNumber } from "@/lib/format/numbers";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { RowsRun } from "../explorer/rows-queries";
import { mostCalls, SLOW_SKIP } from "@/lib/queries/count-by-skip";
import { NewestRow } from "./newest-row";
import { useCount } from "./use-count";

type CountPanelProps = { run: RowsRun; fields: readonly GetConnectorField[]; loaded: number; isComplete: boolean };

/** Says what a count costs before it is asked for; the newest row is one call. */
export function CountPanel({ run, fields, loaded, isComplete }: CountPanelProps) {
  const t = useTranslations("count");
  const language = useLocale();
  const { result, progress, trouble, count, stop } = useCount(run, loaded);
  const known = run.query.skip + loaded;
  return (
    <div className="flex flex-col gap-4">
      <section aria-label={t("title")} className="flex flex-col gap-2">
        <h3 className="font-semibold">{t("title")}</h3>
        <p role="status">
          {isComplete && !run.changes
            ? t("all", { count: known })
            : progress
              ? t(progress.atMost === null ? "atLeast" : "between", {
                  calls: progress.calls,
                  least: formatNumber(progress.atLeast, language),
                  most: formatNumber(progress.atMost ?? 0, language),
                })
              : result
                ? t("counted", { count: result.rows, moment: formatMoment(result.at, language) })
                : t("known", { count: known })}
        </p>
        {isComplete && !run.changes ? null : (
          <>
            <p className="text-sm text-muted-foreground">
              {t("cost", {
                calls: mostCalls(1_000_000, known),
                rows: formatNumber(1_000_000, language),
                slow: formatNumber(SLOW_SKIP, language),
              })}
            </p>
            <Button className="self-start" onClick={progress ? stop : count}>
              {t(progress ? "stop" : result ? "again" : "count")}
            </Button>
          </>
        )}
        {trouble ? <ErrorPanel error={trouble} onRetry={count} /> : null}
      </section>
      <NewestRow run={run} fields={fields} />
    </div>
  );
}
