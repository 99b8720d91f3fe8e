"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "@/components/feedback/notice";
import { Spinner } from "@/components/ui/spinner";
import { formatDuration } from "@/lib/format/durations";

type SendingViewProps = { startedAt: number; isLost: boolean };

/** A write cannot be taken back half-way: there is nothing to press here, only to know. */
export function SendingView({ startedAt, isLost }: SendingViewProps) {
  const t = useTranslations("updateSend.sending");
  const language = useLocale();
  const seconds = useSecondsSince(startedAt);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-3 rounded-lg border p-4">
        <Spinner />
        <p>
          <span role="status">{t("waiting")}</span> {/* Read out once, not every second. */}
          <span aria-hidden className="tabular-nums">
            {formatDuration(seconds * 1_000, language)}
          </span>
        </p>
      </div>
      <p className="text-muted-foreground">{t("mayClose")}</p>
      {isLost ? (
        <Notice kind="warning" isNews>
          <p className="font-semibold">{t("lostTitle")}</p>
          <p>{t("lostText")}</p>
        </Notice>
      ) : null}
    </div>
  );
}

function useSecondsSince(startedAt: number): number {
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.round((now - startedAt) / 1_000));
}
