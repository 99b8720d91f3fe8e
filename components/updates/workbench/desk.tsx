"use client";

import { useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { useShortcuts } from "@/components/layout/use-shortcuts";
import { Splitter } from "@/components/ui/splitter";
import { sampleOf } from "@/lib/schema/assist/sample/sample-of";
import type { UpdateTransport } from "@/lib/services/updates/port";
import type { Problem } from "@/lib/schema/check/problem";
import { fieldsOf } from "@/lib/schema/flatten";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { useDraft } from "../drafts/use-draft";
import { useCandidates } from "../read-back/use-candidates";
import type { UpdateActions, UpdatePlace } from "../update-actions";
import { DeskBar } from "./desk-bar";
import { DeskSheets } from "./desk-sheets";
import { type DeskSheet } from "./desk-sheet";
import { DeskSide } from "./side/desk-side";
import type { WorkbenchSchema } from "./schema-query";
import { useCheck } from "./use-check";
import { useDocumentClient } from "./use-document-client";
import { MessageZone } from "./message-zone";
import { useMessage } from "./use-message";
import { useTeaching } from "./use-teaching";

type DeskProps = WorkbenchSchema & { place: UpdatePlace; actions: UpdateActions; bar: HTMLElement };

const NO_PROBLEMS: readonly Problem[] = [];

/** The message and what is around it. The editor's text is the one document: form, JSON and fixes edit it there. */
export function Desk({ schema, xsd, place, actions, bar }: DeskProps) {
  const t = useTranslations("updates.workbench");
  const [initialText] = useState(() => sampleOf(schema, "required"));
  const message = useMessage(initialText);
  const { editor, snapshot, text } = message;
  const client = useDocumentClient({ schema, xsd }, editor, initialText);
  const checked = useCheck(client, { schema, xsd }, snapshot);
  const [transport, setTransport] = useState<UpdateTransport>("rest");
  const [sheet, setSheet] = useState<DeskSheet | null>(null);
  const [isSideOpen, setSideOpen] = useState(true);
  const [share, setShare] = useState(58);
  const tables = useMemo(() => tablesOf(schema), [schema]);
  const candidates = useCandidates(place.connectionId, actions, tables);
  const onReplace = (xml: string, over?: UpdateTransport) => {
    message.replace(xml);
    if (over) setTransport(over);
  };
  const draft = useDraft({
    ...{ place, actions, text, transport, onReplace },
    blank: () => sampleOf(schema, "required"),
  });
  const teach = useTeaching({ schema, client, checked, candidates: candidates.map, onXml: message.replace });
  const preview = () => setSheet("send");
  useShortcuts([
    { keys: "Mod+Enter", run: preview },
    { keys: "Mod+S", run: () => void draft.flush() },
    { keys: "F8", run: () => editor.current?.run("editor.action.marker.next") },
  ]);
  const sideId = useId();
  const reveal = (problem: Pick<Problem, "start" | "end">) => editor.current?.reveal(problem);

  return (
    <div className="flex min-h-0 flex-1 max-lg:flex-col">
      {createPortal(
        <DeskBar
          {...{ place, actions, draft, isSideOpen }}
          onSample={(kind) => onReplace(sampleOf(schema, kind))}
          onSheet={setSheet}
          onFormat={() => editor.current?.run("editor.action.formatDocument")}
          onSide={() => setSideOpen(!isSideOpen)}
          onPreview={preview}
        />,
        bar,
      )}
      <MessageZone
        {...{ editor, client, initialText, checked, place }}
        id={`${sideId}-message`}
        share={isSideOpen ? share : 100}
        onChange={() => {
          message.onChange();
          draft.noteEdit();
        }}
        onReady={teach}
        onPreview={preview}
      />
      {isSideOpen ? (
        <>
          <Splitter
            label={t("widths")}
            controls={`${sideId}-message`}
            share={share}
            onShare={setShare}
            className="max-lg:hidden"
          />
          <DeskSide
            {...{ schema, client, place, actions, message, candidates }}
            {...{ id: sideId, problems: checked?.problems ?? NO_PROBLEMS, onReveal: reveal }}
            onClose={() => setSideOpen(false)}
          />
        </>
      ) : null}
      <DeskSheets
        {...{ sheet, schema, place, actions, transport, candidates, onReplace }}
        text={text}
        onSheet={setSheet}
        onTransport={setTransport}
      />
    </div>
  );
}

/** Tables that a field of the message may refer to. */
function tablesOf(schema: ConnectorSchema): string[] {
  return [...new Set(fieldsOf(schema).flatMap(({ field }) => (field.reference ? [field.reference.table] : [])))];
}
