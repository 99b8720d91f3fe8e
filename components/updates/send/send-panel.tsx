"use client";

import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useState } from "react";
import { Sheet, SheetBody, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { UpdateTransport } from "@/lib/services/updates/port";
import { toast } from "@/components/ui/toast";
import type { LockActions, SendActions, UpdatePlace } from "../update-actions";
import { fieldLabels } from "./field-labels";
import { FlowSteps } from "./flow-steps";
import { OpenedSend } from "./list/opened-send";
import { SendPanelStep } from "./send-panel-step";
import type { SendStep } from "./send-step";
import { useSend } from "./use-send";

export type SendPanelProps = {
  place: UpdatePlace;
  schema: ConnectorSchema | null;
  actions: SendActions & LockActions;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  transport: UpdateTransport;
  onTransport: (transport: UpdateTransport) => void;
  /** The document as it stands in the editor. */
  text: () => string;
  /** Puts another document into the editor. */
  onReplace: (xml: string, transport: UpdateTransport) => void;
  /** Opens where a read-back is set up. */
  onSetUp?: () => void;
  /** How long to wait between two questions of what became of a send. */
  askEveryMs?: number;
};

/**
 * Preview, send and result of the message in the editor (ux.md, "Flow of a write"). Keep it mounted once it was opened:
 * a send goes on while the panel is closed, and its outcome is here when it is opened again.
 */
export function SendPanel(props: SendPanelProps) {
  const { place, schema, actions, isOpen, onOpenChange, transport, text } = props;
  const t = useTranslations("updateSend.panel");
  const language = useLocale();
  const labelOf = useMemo(() => fieldLabels(schema, language), [schema, language]);
  const send = useSend({
    place,
    actions,
    transport,
    ...(props.askEveryMs !== undefined && { askEveryMs: props.askEveryMs }),
  });
  const [openedSend, openSend] = useState<string | null>(null);
  const { isNews, see } = useNews(send.step, isOpen);
  const change = (next: boolean) => {
    if (!next) see();
    onOpenChange(next);
  };
  useEffectOnOpening(isOpen, () => {
    openSend(null);
    // What ended while nobody looked is shown first.
    if (send.step.kind !== "sending" && !isNews) void send.preview(text());
  });
  // Another sheet takes this one's place: what stands here was seen.
  const onSetUp = props.onSetUp && leaving(see, props.onSetUp);
  const { kind } = send.step;
  const current = kind === "sending" ? "send" : kind === "ended" || kind === "neverBegun" ? "result" : "preview";

  function replace(xml: string, over: UpdateTransport): void {
    props.onReplace(xml, over);
    send.reset();
    change(false);
  }

  return (
    <Sheet open={isOpen} onOpenChange={change}>
      <SheetContent className="max-w-3xl" onKeyDown={withoutModEnter}>
        <SheetHeader>
          <SheetTitle>{t(openedSend === null ? current : "earlier")}</SheetTitle>
          <SheetDescription>{place.connectorId}</SheetDescription>
          {openedSend === null ? <FlowSteps current={current} /> : null}
        </SheetHeader>
        <SheetBody>
          {openedSend === null ? (
            <SendPanelStep
              {...props}
              {...{ send, labelOf }}
              {...(onSetUp && { onSetUp })}
              onOpenChange={change}
              onReplace={replace}
              onOpenSend={openSend}
            />
          ) : (
            <OpenedSend
              sendId={openedSend}
              onSetUp={onSetUp ?? null}
              place={place}
              actions={actions}
              labelOf={labelOf}
              onReplace={replace}
              onBack={() => {
                openSend(null);
                // What was found out may allow it now.
                if (kind === "previewed") void send.preview(text());
              }}
            />
          )}
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}

function leaving(see: () => void, goOn: () => void): () => void {
  return () => {
    see();
    goOn();
  };
}

/** Whether it ended while the panel was closed, which is also said where it may be missed. */
function useNews(step: SendStep, isOpen: boolean) {
  const t = useTranslations("updateSend");
  const [seen, setSeen] = useState<SendStep | null>(null);
  const isEnd = step.kind === "ended" || step.kind === "neverBegun";
  const isNews = isEnd && seen !== step;
  const tell = useEffectEvent(() => {
    if (step.kind === "ended") toast(t("panel.ended", { outcome: t(`states.${step.outcome.state}`) }));
  });
  useEffect(() => {
    if (isNews && !isOpen) tell();
  }, [isNews, isOpen]);
  return { isNews, see: () => setSeen(step) };
}

function useEffectOnOpening(isOpen: boolean, onOpening: () => void): void {
  const opening = useEffectEvent(onOpening);
  useEffect(() => {
    if (isOpen) opening();
  }, [isOpen]);
}

/** The keys that asked for this panel must not press the button that has the focus in it: a write is one explicit press. */
function withoutModEnter(event: KeyboardEvent): void {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.preventDefault();
}
