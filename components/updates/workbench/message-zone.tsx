"use client";

import { useTranslations } from "next-intl";
import type { CSSProperties, RefObject } from "react";
import { CodeEditor, type CodeEditorHandle } from "../editor/code-editor";
import type { monaco } from "../editor/monaco";
import { fixesFor } from "@/lib/schema/assist/fixes/fixes-for";
import { previewOf } from "@/lib/schema/assist/fixes/preview-of";
import type { Problem } from "@/lib/schema/check/problem";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { OfferedFix } from "../problems/fix-menu";
import { ProblemList } from "../problems/problem-list";
import type { UpdatePlace } from "../update-actions";
import { CheckNotice } from "./check-notice";
import type { Checked } from "./use-check";
import { useMarkers } from "./use-markers";

type MessageZoneProps = {
  id: string;
  place: UpdatePlace;
  schema: ConnectorSchema;
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
export function MessageZone({ id, place, schema, editor, initialText, checked, share, ...heard }: MessageZoneProps) {
  const t = useTranslations("updates.workbench");
  const shown = useMarkers(editor, checked);
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
        problems={checked?.trouble ? [] : shown}
        isUnknown={Boolean(checked?.trouble)}
        counts={checked?.counts ?? { errors: 0, warnings: 0 }}
        onReveal={(problem) => editor.current?.reveal(problem)}
        fixes={{
          of: (problem) => fixesOf(checked, editor.current?.text(), problem, schema),
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
function fixesOf(
  checked: Checked | null,
  text: string | undefined,
  problem: Problem,
  schema: ConnectorSchema,
): OfferedFix[] {
  if (text === undefined || checked?.text !== text) return [];
  return fixesFor({ schema, text, problem }).map((fix) => ({ fix, preview: previewOf(text, fix.edits) }));
}
