import { useLocale, useTranslations } from "next-intl";
import { formatDuration } from "@/lib/format/durations";
import type { WireCall } from "@/lib/services/history/port";

/** Where the time of a call went, as lengths; `longestMs` is what a whole bar stands for. */
export function WireBar({ timings, longestMs }: { timings: WireCall["timings"]; longestMs: number }) {
  const t = useTranslations("wire.timings");
  const language = useLocale();
  const { connectMs, isReused, waitMs, downloadMs } = timings;
  const told = (ms: number | null) => (ms === null ? t("unknown") : formatDuration(ms, language));
  const share = (ms: number | null) => `${(100 * (ms ?? 0)) / Math.max(longestMs, 1)}%`;
  const label = t("bar", {
    connect: isReused ? t("reused") : told(connectMs),
    wait: told(waitMs),
    download: told(downloadMs),
  });
  return (
    <span role="img" aria-label={label} title={label} className="flex h-1.5 w-full overflow-hidden rounded-sm bg-muted">
      <span className="bg-warning" style={{ width: share(connectMs) }} />
      <span className="bg-primary" style={{ width: share(waitMs) }} />
      <span className="bg-success" style={{ width: share(downloadMs) }} />
    </span>
  );
}
