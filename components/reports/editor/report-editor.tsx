"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { routes } from "@/components/layout/routes";
import { Button } from "@/components/ui/button";
import type { NamedReport } from "@/lib/services/reports/port";
import { isInvoiceReport } from "../is-invoice";
import type { ReportActions } from "../report-actions";
import { RunPanel } from "../run/run-panel";
import { LearnQuestions } from "./learn-questions";
import { QuestionList } from "./question-list";
import { RemoveReport } from "./remove-report";
import { contentOf, type DraftProblem, draftOf, problemsOf, type ReportDraft } from "./report-draft";
import { ReportFields } from "./report-fields";

type ReportEditorProps = {
  connectionId: string;
  /** null = a new one. */
  report: NamedReport | null;
  actions: ReportActions;
  onSaved: (report: NamedReport) => void;
  onRemoved?: () => void;
  onCancel: () => void;
};

/** Makes or changes a report: what it is called, which of Profit's it is, what it asks, how its files are called. */
export function ReportEditor({ connectionId, report, actions, onSaved, onRemoved, onCancel }: ReportEditorProps) {
  const t = useTranslations("reports.editor");
  const common = useTranslations("common");
  const [draft, setDraft] = useState<ReportDraft>(() => draftOf(report));
  const [hasTried, setHasTried] = useState(false);
  const [trial, setTrial] = useState<{ content: ReturnType<typeof contentOf>; number: number } | null>(null);
  const saving = useActionCall(actions.save, onSaved);
  const problems = problemsOf(draft);
  const change = (part: Partial<ReportDraft>) => setDraft((before) => ({ ...before, ...part }));
  const shown = (problem: DraftProblem) => hasTried && problems.has(problem);

  function send(version: number | null): void {
    setHasTried(true);
    if (problems.size > 0) return;
    const existing = report && version !== null ? { reportId: report.id, version } : null;
    saving.run({ connectionId, content: contentOf(draft), existing });
  }
  function tryIt(): void {
    setHasTried(true);
    if (problems.size === 0) setTrial({ content: contentOf(draft), number: (trial?.number ?? 0) + 1 });
  }
  return (
    <div className="flex min-w-0 flex-col gap-5">
      {report ? null : <h2 className="text-lg font-semibold">{t("titleNew")}</h2>}
      <form
        noValidate
        aria-label={t("title")}
        className="flex max-w-3xl flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          send(report?.version ?? null);
        }}
      >
        <ReportFields draft={draft} onChange={change} shown={shown} />
        <QuestionList
          questions={draft.fields}
          onChange={(fields) => change({ fields })}
          isWrong={(place) => hasTried && problems.has(`field.${place}`)}
        />
        <LearnQuestions
          {...{ connectionId, actions }}
          known={draft.fields}
          onAdd={(fields, connectorId) => change({ fields: [...draft.fields, ...fields], connectorId })}
        />
        <SaveTrouble error={saving.error} onOverwrite={send} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isPending={saving.isPending}>
            {t("save")}
          </Button>
          <Button onClick={tryIt}>{t("try")}</Button>
          <Button variant="ghost" onClick={onCancel}>
            {common("cancel")}
          </Button>
          {report && onRemoved ? <RemoveReport {...{ report, actions, onRemoved }} /> : null}
        </div>
      </form>
      {trial ? (
        <section aria-label={t("trial")} className="flex flex-col gap-3 border-t pt-4">
          <h3 className="font-semibold">{t("trial")}</h3>
          <RunPanel
            key={trial.number}
            fields={trial.content.fields}
            address={routes.reportTry(connectionId)}
            body={{ content: trial.content }}
            isInvoice={isInvoiceReport(trial.content)}
          />
        </section>
      ) : null}
    </div>
  );
}

type SaveTroubleProps = {
  error: ReturnType<typeof useActionCall>["error"];
  onOverwrite: (version: number) => void;
};

/** Somebody was first: saving over it is a choice of its own. */
function SaveTrouble({ error, onOverwrite }: SaveTroubleProps) {
  const t = useTranslations("reports.editor");
  if (!error) return null;
  const version = error.code === "CONFLICT" ? error.params["version"] : undefined;
  return (
    <ErrorPanel error={error}>
      {typeof version === "number" ? <Button onClick={() => onOverwrite(version)}>{t("overwrite")}</Button> : null}
    </ErrorPanel>
  );
}
