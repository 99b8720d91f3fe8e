"use client";

import { useTranslations } from "next-intl";
import type { CSSProperties, RefObject } from "react";
import { CodeEditor, type CodeEditorHandle } from "../editor/code-editor";
import type { monaco } from "../editor/monaco";
import type { Problem } from "@/lib/schema/check/problem";
import type { DocumentClient } from "../document/document-client";
import type { OfferedFix } from "../document/document-messages";
import { ProblemList } from "../problems/problem-list";
import type { UpdatePlace } from "../update-actions";
import { CheckNotice } from "./check-notice";
import type { Checked } from "./use-check";
import { useMarkers } from "./use-markers";

type MessageZoneProps = {
  id: string;
  place: UpdatePlace;
  client: RefObject<DocumentClient | null>;
  editor: RefObject<CodeEditorHandle | null>;
  initialText: string;
  checked: Checked | null;
  /** Percent of the width, where there is a beside. */
  share: number;
  onChange: () => void;
  onReady: (editor: monaco.editor.IStandaloneCodeEditor) => () => void;
  onPreview: () => void;
};

/** The message as XML, and under it what is wrong with it. */
export function MessageZone({ id, place, client, editor, initialText, checked, share, ...heard }: MessageZoneProps) {
  const t = useTranslations("updates.workbench");
  useMarkers(editor, checked);
  return (
    <section
      id={id}
      aria-label={t("document")}
      style={{ "--share": `${share}%` } as CSSProperties}
      className="flex min-h-0 min-w-0 shrink-0 flex-col max-lg:h-[75dvh] lg:basis-(--share)"
    >
      <CheckNotice checked={checked} />
      <CodeEditor
        ref={editor}
        language="xml"
        initialText={initialText}
        label={`${t("editorLabel", { connector: place.connectorId })}. ${t("leaveEditor")}`}
        {...heard}
      />
      <ProblemList
        problems={checked?.problems ?? null}
        isUnknown={Boolean(checked?.trouble)}
        counts={checked?.counts ?? { errors: 0, warnings: 0 }}
        onReveal={(problem) => editor.current?.reveal(problem)}
        fixes={{
          of: (problem) => fixesOf(client.current, checked, editor.current?.model()?.getVersionId(), problem),
          apply: ({ edits }) => {
            editor.current?.edit(edits);
            editor.current?.focus();
          },
        }}
      />
    </section>
  );
}

/** The places of problems are those of the text in which they were found: of an older one nothing is offered. */
async function fixesOf(
  client: DocumentClient | null,
  checked: Checked | null,
  version: number | undefined,
  problem: Problem,
): Promise<readonly OfferedFix[]> {
  if (version === undefined || checked?.version !== version) return [];
  const answer = await client?.now("fixes", { problem });
  return answer?.version === version ? answer.output : [];
}
