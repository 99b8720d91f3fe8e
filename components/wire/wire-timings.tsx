import { useLocale, useTranslations } from "next-intl";
import { formatDuration } from "@/lib/format/durations";
import type { WireCall } from "@/lib/services/history/port";
import { proxyStatsOf } from "./proxy-stats";
import { WireBar } from "./wire-bar";

export function WireTimings({ timings }: { timings: WireCall["timings"] }) {
  const t = useTranslations("wire.timings");
  const language = useLocale();
  const told = (ms: number | null) => (ms === null ? t("unknown") : formatDuration(ms, language));
  const { connectMs, isReused, waitMs, downloadMs, totalMs } = timings;
  const parts = [
    [t("connect"), isReused ? t("reused") : told(connectMs), "bg-warning"],
    [t("wait"), told(waitMs), "bg-primary"],
    [t("download"), told(downloadMs), "bg-success"],
    [t("total"), told(totalMs), null],
  ] as const;
  return (
    <div className="flex flex-col gap-2">
      <WireBar timings={timings} longestMs={totalMs} />
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm">
        {parts.map(([name, value, colour]) => (
          <div key={name} className="contents">
            <dt className="flex items-center gap-2">
              {colour ? <span aria-hidden className={`size-2.5 rounded-xs ${colour}`} /> : null}
              {name}
            </dt>
            <dd className="text-right tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

export function WireProxy({ call }: { call: WireCall }) {
  const t = useTranslations("wire.proxy");
  const language = useLocale();
  const header = call.answer?.headers.find(([name]) => name.toLowerCase() === "x-afas-proxy-stats")?.[1] ?? "";
  const steps = proxyStatsOf(header);
  if (steps.length === 0) return <p className="text-sm text-muted-foreground">{header || t("none")}</p>;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="text-muted-foreground">{t("text")}</p>
      <table className="w-full">
        <thead>
          <tr className="border-b text-left text-muted-foreground">
            <th className="py-1 font-medium">{t("step")}</th>
            <th className="py-1 text-right font-medium">{t("at")}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ name, ms }, index) => (
            <tr key={index} className="border-b last:border-0">
              <td className="py-1">{name}</td>
              <td className="py-1 text-right tabular-nums">{formatDuration(ms, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
