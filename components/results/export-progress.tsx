import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { formatDuration } from "@/lib/format/durations";
import { formatBytes, formatNumber, formatRate } from "@/lib/format/numbers";
import { PauseNotice } from "./transfer/pause-notice";
import type { ExportState } from "./use-export";

type ExportProgressProps = {
  progress: Extract<ExportState, { kind: "running" }>;
  total: number | null;
  onStop: () => void;
};

/** How far an export is. Without a total there is no bar and no time left: a made-up one would be worse than none. */
export function ExportProgress({ progress, total, onStop }: ExportProgressProps) {
  const t = useTranslations("results.export");
  const language = useLocale();
  const { rows, bytes, elapsedMs, rowsPerSecond } = progress;
  const leftMs =
    total !== null && rows !== null && rowsPerSecond ? (Math.max(0, total - rows) / rowsPerSecond) * 1_000 : null;
  const facts: [string, string][] = [
    [t("size"), formatBytes(bytes, language)],
    [t("elapsed"), formatDuration(elapsedMs, language)],
  ];
  if (rows !== null) {
    const counted = formatNumber(rows, language);
    facts.unshift([t("rows"), total === null ? counted : `${counted} / ${formatNumber(total, language)}`]);
    facts.push(
      [
        t("rate"),
        rowsPerSecond === null ? t("measuring") : t("rowsPerSecond", { rate: formatRate(rowsPerSecond, language) }),
      ],
      [
        t("timeLeft"),
        total === null ? t("unknownTotal") : leftMs === null ? t("measuring") : formatDuration(leftMs, language),
      ],
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium">{t("title")}</p>
      {total === null || rows === null ? null : (
        <progress
          aria-label={t("title")}
          value={Math.min(rows, total)}
          max={total}
          className="h-1.5 w-full accent-primary"
        />
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 tabular-nums">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted-foreground">{name}</dt>
            <dd className="text-right">{value}</dd>
          </div>
        ))}
      </dl>
      {progress.pause ? <PauseNotice pause={progress.pause} /> : null}
      {progress.isInMemory ? <p className="text-sm text-muted-foreground">{t("memoryNote")}</p> : null}
      <Button onClick={onStop}>{t("stop")}</Button>
    </div>
  );
}
