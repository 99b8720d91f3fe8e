"use client";

import { TriangleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Explorer } from "./use-explorer";

/** What of a shared link could not be read, or names what this connector lacks. Nothing of it is thrown away. */
export function LinkNotices({ explorer }: { explorer: Explorer }) {
  const t = useTranslations("connectors.link");
  const tExplorer = useTranslations("connectors.explorer");
  const { linkProblems, unknown, state } = explorer;
  return (
    <>
      {linkProblems.length > 0 ? (
        <Notice title={t("title")} onDismiss={explorer.forgetLinkProblems} dismissLabel={t("dismiss")}>
          <ul className="flex flex-col gap-1">
            {linkProblems.map((problem, index) => (
              <li key={index}>
                <span className="font-medium">{t(`parameter.${problem.parameter}`)}: </span>
                {t(`kind.${problem.kind}`)} <code className="break-all">{problem.text}</code>
              </li>
            ))}
          </ul>
          {explorer.run === null ? <p>{t("kept")}</p> : null}
        </Notice>
      ) : null}
      {unknown.length > 0 ? (
        <Notice title={t("unknownTitle", { count: unknown.length })}>
          <p>{t("unknownText", { fields: unknown.join(", ") })}</p>
        </Notice>
      ) : null}
      {state.skip > 0 ? (
        <p className="flex flex-wrap items-center gap-x-3 border-b bg-info-soft px-3 py-1 text-sm text-info">
          {tExplorer("skipNotice", { from: state.skip + 1 })}
          <Button variant="link" className="text-sm" onClick={() => explorer.dispatch({ type: "skipCleared" })}>
            {tExplorer("skipReset")}
          </Button>
        </p>
      ) : null}
    </>
  );
}

type NoticeProps = { title: string; children: ReactNode; onDismiss?: () => void; dismissLabel?: string };

function Notice({ title, children, onDismiss, dismissLabel }: NoticeProps) {
  return (
    <div role="alert" className="flex max-h-[40dvh] gap-2 overflow-y-auto border-b bg-warning-soft px-3 py-2 text-sm">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <h2 className="font-semibold text-warning">{title}</h2>
        {children}
      </div>
      {onDismiss ? (
        <Button variant="ghost" size="icon-small" aria-label={dismissLabel} onClick={onDismiss}>
          <X aria-hidden />
        </Button>
      ) : null}
    </div>
  );
}
