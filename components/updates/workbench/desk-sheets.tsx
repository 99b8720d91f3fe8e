"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { UpdateTransport } from "@/lib/services/updates/port";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { useCandidates } from "../read-back/use-candidates";
import type { UpdateActions, UpdatePlace } from "../update-actions";
import type { DeskSheet } from "./desk-sheet";

const SendPanel = dynamic(() => import("../send/send-panel").then((module) => module.SendPanel), { ssr: false });
const SendsSheet = dynamic(() => import("../send/list/sends-sheet").then((module) => module.SendsSheet), {
  ssr: false,
});
const ReadBackSheet = dynamic(() => import("../read-back/read-back-sheet").then((module) => module.ReadBackSheet), {
  ssr: false,
});
const RecordSampleDialog = dynamic(
  () => import("../read-back/record-sample-dialog").then((module) => module.RecordSampleDialog),
  { ssr: false },
);
const ReferenceSourceDialog = dynamic(
  () => import("../read-back/reference-source-dialog").then((module) => module.ReferenceSourceDialog),
  { ssr: false },
);
const PasteDialog = dynamic(() => import("./paste-dialog").then((module) => module.PasteDialog), { ssr: false });

type DeskSheetsProps = {
  sheet: DeskSheet | null;
  schema: ConnectorSchema;
  place: UpdatePlace;
  actions: UpdateActions;
  transport: UpdateTransport;
  candidates: ReturnType<typeof useCandidates>;
  text: () => string;
  onSheet: (sheet: DeskSheet | null) => void;
  onTransport: (transport: UpdateTransport) => void;
  onReplace: (xml: string, transport?: UpdateTransport) => void;
};

/** Each comes when it is first wanted, and stays: a send goes on while its panel is closed. */
export function DeskSheets({ sheet, place, actions, schema, candidates, text, ...rest }: DeskSheetsProps) {
  const { transport, onTransport, onReplace, onSheet } = rest;
  const [wanted, setWanted] = useState<ReadonlySet<DeskSheet>>(new Set());
  if (sheet !== null && !wanted.has(sheet)) setWanted(new Set([...wanted, sheet]));
  const opening = (name: DeskSheet) => ({
    isOpen: sheet === name,
    onOpenChange: (isOpen: boolean) => onSheet(isOpen ? name : null),
  });
  const setUp = () => onSheet("readBack");
  return (
    <>
      {wanted.has("send") ? (
        <SendPanel
          {...{ place, schema, actions, transport, onTransport, text, onReplace }}
          {...opening("send")}
          onSetUp={setUp}
        />
      ) : null}
      {wanted.has("sends") ? (
        <SendsSheet {...{ place, schema, actions, onReplace }} {...opening("sends")} onSetUp={setUp} />
      ) : null}
      {wanted.has("readBack") ? <ReadBackSheet {...{ place, actions, schema }} {...opening("readBack")} /> : null}
      {wanted.has("record") ? (
        <RecordSampleDialog {...{ place, actions, schema, onReplace }} {...opening("record")} onSetUp={setUp} />
      ) : null}
      {wanted.has("paste") ? <PasteDialog {...{ schema, onReplace }} {...opening("paste")} /> : null}
      {candidates.choosing === null ? null : <ReferenceSourceDialog {...{ candidates, actions }} />}
    </>
  );
}
