"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { ErrorPanel } from "../feedback/error-panel";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { ConnectionReport } from "./connection-report";
import type { DraftState } from "./draft-state";
import { EnvironmentFields } from "./environment-fields";
import { NextSteps } from "./next-steps";
import { PasteField } from "./paste-field";
import { UnderstoodFacts } from "./understood-facts";
import { type DraftActions, type DraftOutcome, useConnectionDraft } from "./use-connection-draft";

/** One field takes anything; what was understood can be corrected; then it is tested and saved. */
export function ConnectionForm(actions: DraftActions) {
  const t = useTranslations("connections.form");
  const form = useConnectionDraft(actions);
  const { draft, change, problems, outcome, isPending } = form;
  if (outcome?.kind === "saved") return <NextSteps connection={outcome.connection} onAnother={form.startAgain} />;
  return (
    <form
      // `post`, and fields without names: sent before the scripts run, nothing of it may reach the address.
      method="post"
      noValidate
      aria-busy={isPending}
      onSubmit={(event) => {
        event.preventDefault();
        form.save(false);
      }}
      className="flex flex-col gap-5"
    >
      <h1 className="text-xl font-semibold">{t("title")}</h1>
      <PasteField
        label={t("paste")}
        hint={t("pasteHint")}
        error={problems.includes("token") ? t("add.token") : null}
        textRef={form.textRef}
        hasToken={draft.understood?.token != null}
        onText={form.readText}
      />
      {draft.understood ? (
        <>
          <UnderstoodFacts understood={draft.understood} />
          <EnvironmentFields draft={draft} problems={problems} change={change} />
          <Field label={t("name")} hint={t("nameHint")} error={problems.includes("name") ? t("nameMissing") : null}>
            <Input
              value={form.name}
              onChange={(event) => change({ kind: "name", name: event.target.value })}
              maxLength={80}
              autoComplete="off"
            />
          </Field>
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" variant="primary" isPending={isPending}>
              {t("save")}
            </Button>
            <Button onClick={form.tryOut} disabled={isPending}>
              {t("test")}
            </Button>
            <p role="status" className="text-sm text-muted-foreground">
              {isPending ? t("testing") : null}
            </p>
          </div>
        </>
      ) : null}
      {isPending ? null : <Outcome outcome={outcome} draft={draft} saveUntested={() => form.save(true)} />}
    </form>
  );
}

type OutcomeProps = { outcome: DraftOutcome | null; draft: DraftState; saveUntested: () => void };

function Outcome({ outcome, draft, saveUntested }: OutcomeProps) {
  const t = useTranslations("connections");
  if (outcome?.kind === "refused") {
    // What our own guard forbids stays forbidden; Profit may be asked another time.
    const isOurNo = outcome.error.code === "HOST_NOT_ALLOWED" || outcome.error.code === "INVALID_INPUT";
    return (
      <div className="flex flex-col items-start gap-3">
        <ErrorPanel error={outcome.error} />
        {isOurNo ? null : <Button onClick={saveUntested}>{t("form.saveUntested")}</Button>}
      </div>
    );
  }
  if (outcome?.kind !== "tested") return null;
  return (
    <section className="flex flex-col gap-4 rounded-lg border bg-card p-4" role="status">
      <h2 className="flex items-center gap-2 text-lg font-semibold">
        <CircleCheck aria-hidden className="size-5 text-success" />
        {t("report.success")}
      </h2>
      <ConnectionReport
        report={outcome.report}
        connection={{ environmentType: draft.type || "other", environmentNumber: draft.number.trim() || null }}
      />
    </section>
  );
}
