"use client";

import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Understood } from "@/lib/profit/paste/understand";
import { EnvironmentChip } from "./environment-chip";
import { Remarks } from "./remarks";

/** What was read in the pasted text: the facts, what is missing, what is odd. Spoken as it changes. */
export function UnderstoodFacts({ understood }: { understood: Understood }) {
  const t = useTranslations("connections");
  const { token, environment, source, missing, odd } = understood;
  const isNothing = token === null && environment.number === null && environment.restBaseUrl === null;
  return (
    <section
      aria-live="polite"
      aria-label={t("form.understood")}
      className="flex flex-col gap-3 rounded-lg border bg-surface-sunken p-4"
    >
      {isNothing && odd.length === 0 ? <p className="text-base text-muted-foreground">{t("form.nothing")}</p> : null}
      {isNothing ? null : (
        <dl className="grid grid-cols-1 gap-x-6 gap-y-2 text-base sm:grid-cols-[max-content_1fr]">
          <Fact label={t("form.source")} isKnown>
            {t(`sources.${source}`)}
          </Fact>
          <Fact label={t("form.token")} isKnown={token !== null}>
            {token ? (
              <>
                <code>{token.ends}</code> · {t(`forms.${token.form}`)}
              </>
            ) : (
              t("form.add.token")
            )}
          </Fact>
          <Fact label={t("report.environment")} isKnown={environment.restBaseUrl !== null}>
            {environment.type ? <EnvironmentChip type={environment.type} number={environment.number} /> : null}
            {environment.code ? <code className="ml-2">{environment.code}</code> : null}
            {environment.type ? null : environment.number}
            {missing.includes("environment") ? t("form.add.environment") : null}
            {missing.includes("environmentType") ? <> · {t("form.add.environmentType")}</> : null}
          </Fact>
        </dl>
      )}
      <Remarks odd={odd} />
    </section>
  );
}

function Fact({ label, isKnown, children }: { label: string; isKnown: boolean; children: ReactNode }) {
  const Icon = isKnown ? CircleCheck : CircleDashed;
  return (
    <div className="contents">
      <dt className="flex items-center gap-2 text-muted-foreground">
        <Icon aria-hidden className={`size-4 shrink-0 ${isKnown ? "text-success" : "text-muted-foreground"}`} />
        {label}
      </dt>
      <dd className={`min-w-0 pl-6 break-words sm:pl-0 ${isKnown ? "" : "text-muted-foreground"}`}>{children}</dd>
    </div>
  );
}
