"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Notice } from "@/components/feedback/notice";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { formatExactMoment } from "@/lib/format/moments";
import type { UpdateTransport } from "@/lib/services/updates/port";
import type { SendRecord } from "@/lib/services/updates/send/port";
import { type SendActions, troubleOf, type UpdatePlace } from "../../update-actions";
import { updateKeys, updateQueries } from "../../update-queries";
import type { LabelOf } from "../field-labels";
import { BodyView } from "../preview/body-view";
import { ResultView } from "../result/result-view";
import { SendStateBadge } from "../send-state-badge";
import { useCountWords } from "../use-count-words";

type OpenedSendProps = {
  sendId: string;
  place: UpdatePlace;
  actions: SendActions;
  labelOf: LabelOf;
  onReplace: (xml: string, transport: UpdateTransport) => void;
  onSetUp: (() => void) | null;
  onBack: () => void;
};

/** One send of the past: what went out, what became of it, and what can still be done. */
export function OpenedSend({ sendId, place, actions, labelOf, onReplace, onSetUp, onBack }: OpenedSendProps) {
  const t = useTranslations("updateSend.list");
  const queries = useQueryClient();
  const asked = useQuery({
    ...updateQueries.send(sendId, actions),
    refetchInterval: ({ state }) => (state.data?.state === "sending" ? 3_000 : false),
  });
  const trouble = troubleOf(asked.error);
  const look = () => {
    void queries.invalidateQueries({ queryKey: updateKeys.sends(place.connectionId) });
    void asked.refetch();
  };
  return (
    <>
      <Button variant="ghost" size="small" className="self-start" onClick={onBack}>
        <ArrowLeft aria-hidden />
        {t("back")}
      </Button>
      {trouble ? (
        <ErrorPanel error={trouble} onRetry={() => void asked.refetch()} />
      ) : asked.data ? (
        <>
          <SendFacts send={asked.data} place={place} />
          {asked.data.state === "sending" ? (
            <Notice>{t("stillSending")}</Notice>
          ) : (
            <ResultView
              {...{ place, actions, labelOf, onReplace, onSetUp }}
              outcome={asked.data}
              onOutcome={look}
              isNew={false}
            />
          )}
          <SentMessage send={asked.data} onReplace={onReplace} />
        </>
      ) : (
        <Skeleton className="h-40" />
      )}
    </>
  );
}

function SendFacts({ send, place }: { send: SendRecord; place: UpdatePlace }) {
  const t = useTranslations("updateSend.list");
  const language = useLocale();
  const words = useCountWords(place.environment);
  const { state, startedAt, personName, transport, actions, overrideReason, undoesSendId } = send;
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <SendStateBadge state={state} />
        <span>{t("sentBy", { when: formatExactMoment(startedAt, language), who: personName })}</span>
        <span className="text-muted-foreground">{transport.toUpperCase()}</span>
      </p>
      {state === "ok" ? null : <p>{words.does(actions)}</p>}
      {undoesSendId === null ? null : <p className="text-sm text-muted-foreground">{t("wasUndo")}</p>}
      {overrideReason === null ? null : (
        <p className="text-sm text-muted-foreground">{t("overridden", { reason: overrideReason })}</p>
      )}
    </div>
  );
}

function SentMessage({ send, onReplace }: { send: SendRecord } & Pick<OpenedSendProps, "onReplace">) {
  const t = useTranslations("updateSend.list");
  const { xml, connectorId, transport } = send;
  if (xml === null) return <p className="text-sm text-muted-foreground">{t("bodyGone")}</p>;
  return (
    <div className="flex flex-col gap-2">
      <BodyView body={xml} sizeBytes={xml.length} isShortened={false} isJson={false} fileName={`${connectorId}.xml`} />
      <Button className="self-start" onClick={() => onReplace(xml, transport)}>
        {t("toEditor")}
      </Button>
    </div>
  );
}
