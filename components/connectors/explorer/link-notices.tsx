"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "./link-notice";
import type { Explorer } from "./use-explorer";

// Seldom needed; made on the server too, so that the page does not jump when it is.
const MissingFieldsNotice = dynamic(() =>
  import("@/components/queries/opened/missing-fields-notice").then((module) => module.MissingFieldsNotice),
);

type LinkNoticesProps = {
  explorer: Explorer;
  /** The link names a saved query that is not there. */
  isQueryGone: boolean;
  onSave: () => void;
};

/** What of a shared link could not be read, or names what this connector lacks. Nothing of it is thrown away. */
export function LinkNotices({ explorer, isQueryGone, onSave }: LinkNoticesProps) {
  const t = useTranslations("connectors.link");
  const tExplorer = useTranslations("connectors.explorer");
  const tQuery = useTranslations("savedQueries.open");
  const [ranWithout, setRanWithout] = useState<string[]>([]);
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
      {isQueryGone && explorer.run === null && explorer.openQuery.open === null ? (
        <Notice title={tQuery("goneTitle")}>
          <p>{tQuery("goneText")}</p>
        </Notice>
      ) : null}
      {unknown.length > 0 ? <MissingFieldsNotice explorer={explorer} onRunWithout={setRanWithout} /> : null}
      {ranWithout.length > 0 && unknown.length === 0 ? (
        <p className="flex flex-wrap items-center gap-x-3 border-b bg-info-soft px-3 py-1 text-sm text-info">
          {tQuery("ranWithout", { fields: ranWithout.join(", ") })}
          {explorer.openQuery.open ? (
            <Button variant="link" className="text-sm" onClick={onSave}>
              {tQuery("saveWithout")}
            </Button>
          ) : null}
        </p>
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
