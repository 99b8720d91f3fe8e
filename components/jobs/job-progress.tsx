import { useLocale, useTranslations } from "next-intl";
import type { JobStatus } from "@/lib/actions/job-status";
import { formatDuration } from "@/lib/format/durations";
import { formatBytes, formatNumber, formatRate } from "@/lib/format/numbers";
import { isUnderWay } from "./job-queries";
import { paceOf } from "./job-pace";

/** How far a job is: a bar, what is behind it, how fast it goes and how long it will take. */
export function JobProgress({ job }: { job: JobStatus }) {
  const t = useTranslations("jobs");
  const language = useLocale();
  const { fraction, bytesPerSecond, filesPerSecond, leftMs } = paceOf(job);
  const number = (value: number) => formatNumber(value, language);
  const behind = job.done + job.missing + job.failed;
  const ofAll = t(job.isPlanned ? "of" : "counting", { done: number(behind), total: number(job.total) });
  const facts = [
    t("counts.done", { count: job.done, shown: number(job.done) }),
    formatBytes(job.bytes, language),
    job.missing > 0 && t("counts.missing", { count: job.missing, shown: number(job.missing) }),
    job.failed > 0 && t("counts.failed", { count: job.failed, shown: number(job.failed) }),
    job.duplicates > 0 && t("counts.duplicates", { count: job.duplicates, shown: number(job.duplicates) }),
  ];
  const pace = !isUnderWay(job)
    ? []
    : [
        filesPerSecond !== null && t("rate", { files: formatRate(filesPerSecond, language) }),
        bytesPerSecond !== null && t("bytesRate", { bytes: formatBytes(bytesPerSecond, language) }),
        leftMs !== null && t("left", { time: formatDuration(leftMs, language) }),
      ];
  return (
    <div className="flex flex-col gap-1.5">
      <div
        role="progressbar"
        aria-label={t("progress")}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(fraction !== null && { "aria-valuenow": Math.floor(fraction * 100) })}
        aria-valuetext={ofAll}
        className="h-2 overflow-hidden rounded-full bg-muted"
      >
        <div
          className="h-full origin-left bg-primary transition-transform duration-700 ease-linear motion-reduce:transition-none"
          // Until all is counted the bar shows what is behind of what is known, and no end.
          style={{ transform: `scaleX(${fraction ?? (job.total === 0 ? 0 : Math.min(0.9, behind / job.total))})` }}
        />
      </div>
      <p className="flex flex-wrap gap-x-2 text-sm tabular-nums">
        {job.state === "done" && job.done === job.total ? null : <span className="font-medium">{ofAll}</span>}
        <span className="text-muted-foreground">{facts.filter(Boolean).join(" · ")}</span>
      </p>
      {/* Its room is kept, so that what is below does not move each second. */}
      {isUnderWay(job) ? (
        <p className="min-h-5 text-sm text-muted-foreground tabular-nums">{pace.filter(Boolean).join(" · ")}</p>
      ) : null}
    </div>
  );
}
