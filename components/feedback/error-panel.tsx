"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { PublicError } from "@/lib/actions/public-error";
import type { Messages } from "@/lib/messages/nl";

type ExplanationKey = Exclude<keyof Messages["refusals"], "labels">;

type ErrorPanelProps = {
  error: PublicError;
  /** Offered as a button only where asking again can help. */
  onRetry?: () => void;
  /** What else can be done right here. */
  children?: ReactNode;
};

/** Profit's own words are the news here, the three lines only frame them: shown unfolded. */
const SPEAKS_FOR_ITSELF: readonly string[] = ["refused", "unexpected", "unknownValue", "missingValue"];

/**
 * Trouble in three lines (design 5.4): what happened, most likely why, what to do. Profit's own text is folded below, its
 * log reference can be copied. Stays where the trouble was until it is over; read out when it appears. Not for
 * "nothing found" (`EmptyState`) or things to know (`Notice`).
 */
export function ErrorPanel({ error, onRetry, children }: ErrorPanelProps) {
  const t = useTranslations("refusals");
  const key = explanationKeyOf(error, (known) => t.has(known));
  const { original, logReference, status } = error;
  return (
    <div role="alert" className="flex w-full gap-3 rounded-lg border border-danger/35 bg-danger-soft p-4">
      <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
      <div className="flex max-w-prose min-w-0 flex-1 flex-col gap-1.5">
        <p className="font-semibold">{t(`${key}.happened`, error.params)}</p>
        <p>
          <span className="text-muted-foreground">{t("labels.likely")}: </span>
          {t(`${key}.likely`, error.params)}
        </p>
        <p>
          <span className="text-muted-foreground">{t("labels.todo")}: </span>
          {t(`${key}.todo`, error.params)}
        </p>
        {original ? (
          <details className="text-sm" open={SPEAKS_FOR_ITSELF.includes(key)}>
            <summary className="w-fit cursor-pointer text-muted-foreground hover:text-foreground">
              {t("labels.original")}
              {status === undefined ? null : ` (${t("labels.status", { status: String(status) })})`}
            </summary>
            <p className="mt-1 rounded-md border bg-surface px-2.5 py-1.5 break-words whitespace-pre-wrap select-text">
              {original}
            </p>
          </details>
        ) : null}
        {logReference ? (
          <p className="flex flex-wrap items-center gap-x-1.5 text-sm">
            <span className="text-muted-foreground">{t("labels.logReference")}</span>
            <code className="font-mono break-all select-all">{logReference}</code>
            <CopyButton text={logReference} label={t("labels.copyLogReference")} />
          </p>
        ) : null}
        {onRetry || children ? (
          <div className="mt-1 flex flex-wrap gap-2">
            {onRetry ? <Button onClick={onRetry}>{t("labels.retry")}</Button> : null}
            {children}
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** A newer server may name a cause this page has no words for yet. */
function explanationKeyOf(
  { explanation }: PublicError,
  has: (path: `${ExplanationKey}.happened`) => boolean,
): ExplanationKey {
  const key = explanation as ExplanationKey;
  return explanation !== "labels" && has(`${key}.happened`) ? key : "internal";
}
