"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Notice } from "@/components/feedback/notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ReadBackFinding, SendLine } from "@/lib/services/updates/send/port";
import type { SendActions } from "../../update-actions";

const FINDINGS: readonly ReadBackFinding[] = ["done", "notDone", "partly", "unclear"];

type UnknownOutcomeProps = {
  send: Pick<SendLine, "id" | "readBackFinding" | "readBackNote">;
  actions: Pick<SendActions, "noteReadBack">;
  onNoted: (send: SendLine) => void;
};

/**
 * Nobody knows whether Profit wrote it. Says what that means and what not to do, and takes down what the person finds
 * who looks: only then is the same message sent again without giving a reason.
 */
export function UnknownOutcome({ send, actions, onNoted }: UnknownOutcomeProps) {
  const t = useTranslations("updateSend.unknown");
  return (
    <Notice kind="warning" isNews>
      <p className="font-semibold">{t("title")}</p>
      <p>{t("means")}</p>
      <ol className="mt-1 list-decimal pl-5">
        <li>{t("stepLook")}</li>
        <li>{t("stepNote")}</li>
        <li>{t("stepDecide")}</li>
      </ol>
      {send.readBackFinding === null ? null : (
        <p className="mt-2 font-medium">
          {t(`noted.${send.readBackFinding}`)}
          {send.readBackNote ? <span className="font-normal"> {t("note", { note: send.readBackNote })}</span> : null}
        </p>
      )}
      <FindingForm send={send} actions={actions} onNoted={onNoted} />
    </Notice>
  );
}

function FindingForm({ send, actions, onNoted }: UnknownOutcomeProps) {
  const t = useTranslations("updateSend.unknown");
  const [finding, setFinding] = useState<ReadBackFinding | null>(send.readBackFinding);
  const [note, setNote] = useState(send.readBackNote ?? "");
  const [hasTried, setHasTried] = useState(false);
  const call = useActionCall(actions.noteReadBack, onNoted);
  return (
    <form
      noValidate
      className="mt-3 flex flex-col gap-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        setHasTried(true);
        if (finding !== null) call.run({ sendId: send.id, finding, note: note.trim() === "" ? null : note.trim() });
      }}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium">{t("question")}</legend>
        {FINDINGS.map((choice) => (
          <label key={choice} className="flex items-center gap-2">
            <input
              type="radio"
              name={`finding-${send.id}`}
              className="size-4 accent-primary"
              checked={finding === choice}
              onChange={() => setFinding(choice)}
            />
            {t(`findings.${choice}`)}
          </label>
        ))}
        {hasTried && finding === null ? (
          <p role="alert" className="text-sm text-danger">
            {t("findingMissing")}
          </p>
        ) : null}
      </fieldset>
      <Field label={t("noteLabel")}>
        <Input value={note} onChange={({ target }) => setNote(target.value)} maxLength={1_000} autoComplete="off" />
      </Field>
      {call.error ? <ErrorPanel error={call.error} /> : null}
      <Button type="submit" className="self-start" isPending={call.isPending}>
        {t("keep")}
      </Button>
    </form>
  );
}
