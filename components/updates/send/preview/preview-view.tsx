"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorPanel } from "@/components/feedback/error-panel";
import type { PublicError } from "@/lib/actions/public-error";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { UpdateTransport } from "@/lib/services/updates/port";
import type { UpdatePreview } from "@/lib/services/updates/send/update-preview";
import type { LockActions, UpdatePlace } from "../../update-actions";
import type { LabelOf } from "../field-labels";
import { BodyView } from "./body-view";
import { PreviewComparison } from "./preview-comparison";
import { PreviewProblems } from "./preview-problems";
import { PreviewTarget } from "./preview-target";
import { PreviewTwin } from "./preview-twin";
import { SendStrip } from "./send-strip";
import { SentBefore } from "./sent-before";

type PreviewViewProps = {
  place: UpdatePlace;
  preview: UpdatePreview;
  /** It was asked to be sent, and was not. */
  error: PublicError | null;
  actions: LockActions;
  labelOf: LabelOf;
  onTransport: (transport: UpdateTransport) => void;
  /** Looks anew at what the editor holds now. */
  onAgain: () => void;
  onSend: (override: string | null) => void;
  onOpenSend: (sendId: string) => void;
  /** The message, and its schema, for what the two services do differently with it. */
  xml: string;
  schema: ConnectorSchema | null;
};

const SHORTEST_REASON = 3;

/** All that a person must see before a byte leaves (design 5.3), and the one button that sends. */
export function PreviewView(props: PreviewViewProps) {
  const { place, preview, error, actions, labelOf, onTransport, onAgain, onSend, onOpenSend } = props;
  const t = useTranslations("updateSend.preview");
  const [isAccepted, setAccepted] = useState(false);
  const [reason, setReason] = useState("");
  const { request, counts, needsOverride, isUnderWay } = preview;
  const isHeldUp =
    request === null ||
    isUnderWay ||
    (counts.errors > 0 && !isAccepted) ||
    (needsOverride && reason.trim().length < SHORTEST_REASON);
  return (
    <div className="flex flex-1 flex-col gap-4">
      <PreviewTarget place={place} preview={preview} onTransport={onTransport} />
      {error ? <SendingFailed error={error} onAgain={onAgain} onOpenSend={onOpenSend} /> : null}
      <PreviewProblems
        blocks={preview.blocks}
        counts={counts}
        isAccepted={isAccepted}
        onAccept={setAccepted}
        onTransport={onTransport}
      />
      <SentBefore preview={preview} reason={reason} onReason={setReason} onOpen={onOpenSend} />
      <PreviewComparison now={preview.now} differences={preview.differences} labelOf={labelOf} />
      {request === null ? null : request.body === null ? (
        <p className="text-muted-foreground">{t("noBody")}</p>
      ) : (
        <BodyView
          body={request.body}
          sizeBytes={request.bodyBytes}
          isShortened={request.isShortened}
          isJson={preview.transport === "rest"}
          fileName={`${preview.connectorId}.${preview.transport === "rest" ? "json" : "xml"}`}
        />
      )}
      {request ? <PreviewTwin schema={props.schema} xml={props.xml} /> : null}
      <SendStrip
        place={place}
        actions={actions}
        isHeldUp={isHeldUp}
        onSend={() => onSend(needsOverride ? reason.trim() : null)}
      />
    </div>
  );
}

type SendingFailedProps = { error: PublicError } & Pick<PreviewViewProps, "onAgain" | "onOpenSend">;

/** Why it was not sent; what can be done about it is in reach. */
function SendingFailed({ error, onAgain, onOpenSend }: SendingFailedProps) {
  const t = useTranslations("updateSend.sentBefore");
  const { sendId } = error.params;
  const isOutdated = error.code === "PREVIEW_OUTDATED" || error.code === "OUTCOME_UNKNOWN";
  return (
    <ErrorPanel error={error} {...(isOutdated && { onRetry: onAgain })}>
      {typeof sendId === "string" ? <SendLink label={t("lookAtIt")} onClick={() => onOpenSend(sendId)} /> : null}
    </ErrorPanel>
  );
}

function SendLink({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className="text-link hover:underline" onClick={onClick}>
      {label}
    </button>
  );
}
