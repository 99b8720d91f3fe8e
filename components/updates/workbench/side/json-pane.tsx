"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { DocumentClient } from "../../document/document-client";
import { CodeEditor } from "../../editor/code-editor";
import { TwinDifferences } from "../../twin/twin-differences";
import type { Message, Snapshot } from "../use-message";
import { useFaultText } from "./use-fault-text";
import { useJsonTwin } from "./use-json-twin";

type JsonPaneProps = {
  client: RefObject<DocumentClient | null>;
  connectorId: string;
  message: Message;
  snapshot: Snapshot;
};

/** The same message as REST takes it. What is typed here becomes edits of the XML, which stays the one document. */
export function JsonPane({ client, connectorId, message, snapshot }: JsonPaneProps) {
  const t = useTranslations("updates.workbench");
  const { editor, first, differences, faults, onChange } = useJsonTwin({ client, message, snapshot });
  const textOf = useFaultText();
  if (first === null) return <Skeleton className="m-3 min-h-40 flex-1" />;
  const [fault] = faults;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <CodeEditor
        ref={editor}
        language="json"
        initialText={first}
        label={t("jsonLabel", { connector: connectorId })}
        onChange={onChange}
      />
      <div className="max-h-[40%] shrink-0 overflow-auto border-t bg-surface text-sm">
        {fault ? (
          <p role="status" className="px-3 py-1.5 text-danger">
            {t("jsonNotFollowed", { reason: textOf(fault) })}
          </p>
        ) : null}
        <TwinDifferences differences={differences} />
      </div>
    </div>
  );
}
