"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionResult } from "@/lib/actions/action-result";
import type { ReportField } from "@/lib/queries/report-field";
import type { ReportActions } from "../report-actions";

type LearnQuestionsProps = {
  connectionId: string;
  actions: ReportActions;
  known: readonly ReportField[];
  onAdd: (questions: ReportField[], connectorId: string) => void;
};

/** Questions out of a GetConnector on the same data collection: there the fields have the codes they have in the report. */
export function LearnQuestions({ connectionId, actions, known, onAdd }: LearnQuestionsProps) {
  const t = useTranslations("reports.editor");
  const [connectorId, setConnectorId] = useState("");
  const [connectors, setConnectors] = useState<readonly { id: string; description: string }[]>([]);
  const [learned, setLearned] = useState<{ from: string; fields: readonly ReportField[] } | null>(null);
  const listing = useActionCall(actions.connectors, (list) => setConnectors(list.connectors));
  const learn = async (from: string): Promise<ActionResult<NonNullable<typeof learned>>> => {
    const result = await actions.learn({ connectionId, connectorId: from });
    return result.ok ? { ok: true, data: { from, fields: result.data } } : result;
  };
  const learning = useActionCall(learn, setLearned);
  const wanted = connectorId.trim();
  const trouble = learning.error ?? listing.error;
  const taken = new Set(known.map(({ code }) => code));
  const offered = learned?.fields.filter(({ code }) => !taken.has(code)) ?? [];
  return (
    <details
      className="rounded-md border px-3 py-2"
      onToggle={(event) => {
        if (event.currentTarget.open && connectors.length === 0) listing.run({ connectionId });
      }}
    >
      <summary className="cursor-pointer font-medium">{t("learn")}</summary>
      <div className="flex flex-col gap-3 pt-3 pb-1">
        <p className="max-w-prose text-sm text-muted-foreground">{t("learnHint")}</p>
        <div className="flex flex-wrap items-end gap-2">
          <Field label="GetConnector" className="min-w-56 flex-1">
            <Input
              list="report-connectors"
              autoComplete="off"
              spellCheck={false}
              value={connectorId}
              onChange={({ target }) => setConnectorId(target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                // It stands in the form of the report, which is not to be saved by it.
                event.preventDefault();
                if (wanted !== "") learning.run(wanted);
              }}
            />
          </Field>
          <datalist id="report-connectors">
            {connectors.map(({ id, description }) => (
              <option key={id} value={id}>
                {description === id ? "" : description}
              </option>
            ))}
          </datalist>
          <Button isPending={learning.isPending} disabled={wanted === ""} onClick={() => learning.run(wanted)}>
            {t("learnFetch")}
          </Button>
        </div>
        {trouble ? <ErrorPanel error={trouble} /> : null}
        {learned === null ? null : (
          <ul aria-label={t("learned")} className="flex max-h-64 flex-col gap-1 overflow-y-auto">
            {offered.map((question) => (
              <li key={question.code} className="flex items-center gap-3">
                <Button size="small" variant="ghost" onClick={() => onAdd([question], learned.from)}>
                  {t("learnAdd")}
                  <span className="sr-only"> {question.label}</span>
                </Button>
                <span className="min-w-0 truncate">{question.label}</span>
                <code className="text-sm text-muted-foreground">{question.code}</code>
              </li>
            ))}
            {offered.length === 0 ? <li className="text-sm text-muted-foreground">{t("learnNone")}</li> : null}
          </ul>
        )}
      </div>
    </details>
  );
}
