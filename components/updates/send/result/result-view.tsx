"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Notice } from "@/components/feedback/notice";
import { formatDuration } from "@/lib/format/durations";
import type { UpdateTransport } from "@/lib/services/updates/port";
import type { SendLine } from "@/lib/services/updates/send/port";
import type { SendActions, UpdatePlace } from "../../update-actions";
import type { LabelOf } from "../field-labels";
import type { SendOutcome } from "../send-step";
import { useCountWords } from "../use-count-words";
import { ReadBackResult } from "./read-back-result";
import { ResultIds } from "./result-ids";
import { errorOfFailure } from "./send-failure";
import { UndoPart } from "./undo-part";
import { UnknownOutcome } from "./unknown-outcome";

type ResultViewProps = {
  place: UpdatePlace;
  outcome: SendOutcome;
  actions: SendActions;
  labelOf: LabelOf;
  onReplace: (xml: string, transport: UpdateTransport) => void;
  /** What is known of it has changed. */
  onOutcome: (change: SendLine) => void;
  onSetUp: (() => void) | null;
  /** It was sent just now, so that it is read back by itself where that is set up. */
  isNew: boolean;
};

/** What became of a send, and what can be done about it. Also for one of the past. */
export function ResultView({ outcome, ...props }: ResultViewProps) {
  const { place, actions, labelOf, onReplace, onOutcome, onSetUp, isNew } = props;
  const [isLooked, setLooked] = useState(isNew);
  const { id, state, failure, results } = outcome;
  const canBeThere = state === "ok" || state === "unknown";
  return (
    <div className="flex flex-col gap-4">
      {state === "ok" ? <Done outcome={outcome} place={place} isNew={isNew} /> : null}
      {state === "unknown" ? <UnknownOutcome send={outcome} actions={actions} onNoted={onOutcome} /> : null}
      {state === "notSent" || state === "refused" ? <NothingWritten state={state} /> : null}
      {failure ? <Why failure={failure} isFolded={state === "unknown"} /> : null}
      {state === "ok" ? <ResultIds results={results} /> : null}
      {canBeThere ? (
        <ReadBackResult
          sendId={id}
          actions={actions}
          labelOf={labelOf}
          isWanted={isLooked}
          onWant={() => setLooked(true)}
          onSetUp={onSetUp}
        />
      ) : null}
      {state === "ok" ? <UndoPart sendId={id} actions={actions} onReplace={onReplace} /> : null}
    </div>
  );
}

function Done({ outcome, place, isNew }: Pick<ResultViewProps, "outcome" | "place" | "isNew">) {
  const t = useTranslations("updateSend.result");
  const language = useLocale();
  const words = useCountWords(place.environment);
  const { actions, durationMs } = outcome;
  return (
    <Notice kind="success" isNews={isNew}>
      <p className="font-semibold">{words.did(actions)}</p>
      {durationMs === null ? null : (
        <p className="text-sm text-muted-foreground">{t("took", { time: formatDuration(durationMs, language) })}</p>
      )}
    </Notice>
  );
}

function NothingWritten({ state }: { state: "refused" | "notSent" }) {
  const t = useTranslations("updateSend.result");
  return <p className="font-medium">{t(state)}</p>;
}

type WhyProps = { failure: NonNullable<SendOutcome["failure"]>; isFolded: boolean };

function Why({ failure, isFolded }: WhyProps) {
  const t = useTranslations("updateSend.result");
  const panel = <ErrorPanel error={errorOfFailure(failure)} />;
  if (!isFolded) return panel;
  return (
    <details>
      <summary className="w-fit cursor-pointer text-muted-foreground hover:text-foreground">{t("why")}</summary>
      <div className="mt-2">{panel}</div>
    </details>
  );
}
