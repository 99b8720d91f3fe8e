"use client";

import { useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Notice } from "@/components/feedback/notice";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { LabelOf } from "./field-labels";
import { PreviewView } from "./preview/preview-view";
import { ResultView } from "./result/result-view";
import { undoneBy } from "./result/undo-memory";
import type { SendPanelProps } from "./send-panel";
import { SendingView } from "./sending-view";
import type { Send } from "./use-send";

type SendPanelStepProps = SendPanelProps & { send: Send; labelOf: LabelOf; onOpenSend: (sendId: string) => void };

/** Where the message is on its way out. */
export function SendPanelStep(props: SendPanelStepProps) {
  const { place, actions, text, onTransport, onReplace, onOpenChange, schema, send, labelOf, onOpenSend } = props;
  const t = useTranslations("updateSend.panel");
  const { step } = send;
  const lookAgain = () => void send.preview(text());
  switch (step.kind) {
    case "idle":
    case "previewing":
      return (
        <>
          <p role="status" className="text-muted-foreground">
            {t("looking")}
          </p>
          <Skeleton className="h-40" />
        </>
      );
    case "failed":
      return <ErrorPanel error={step.error} onRetry={lookAgain} />;
    case "previewed":
      return (
        <PreviewView
          {...{ place, actions, labelOf, onOpenSend }}
          key={step.preview.sendId}
          preview={step.preview}
          error={step.error}
          xml={step.xml}
          schema={schema}
          onAgain={lookAgain}
          onTransport={(transport) => {
            onTransport(transport);
            void send.preview(text(), transport);
          }}
          onSend={(override) => void send.send(override, undoneBy(step.xml))}
        />
      );
    case "sending":
      return <SendingView startedAt={step.startedAt} isLost={step.isLost} />;
    case "neverBegun":
      return (
        <Notice kind="warning" isNews>
          <p className="font-semibold">{t("neverBegun")}</p>
          <p>{t("neverBegunText")}</p>
          <Button className="mt-2" onClick={lookAgain}>
            {t("lookAgain")}
          </Button>
        </Notice>
      );
    case "ended":
      return (
        <>
          <ResultView
            {...{ place, actions, labelOf, onReplace }}
            outcome={step.outcome}
            onOutcome={send.note}
            onSetUp={props.onSetUp ?? null}
            isNew
          />
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => onOpenChange(false)}>{t("backToMessage")}</Button>
            {step.outcome.state === "ok" ? null : <Button onClick={lookAgain}>{t("lookAgain")}</Button>}
          </div>
        </>
      );
  }
}
