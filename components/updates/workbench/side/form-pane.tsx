"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Problem } from "@/lib/schema/check/problem";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { Range } from "@/lib/xml/document/xml-node";
import type { FormCandidates } from "../../form/form-context";
import { UpdateForm } from "../../form/update-form";
import type { Message, Snapshot } from "../use-message";
import { useSettledSnapshot } from "./use-settled-snapshot";

type FormPaneProps = {
  schema: ConnectorSchema;
  message: Message;
  snapshot: Snapshot;
  problems: readonly Problem[];
  candidates: FormCandidates;
  onReveal: (range: Range) => void;
};

/** The form beside the message. That of a large one is made anew when somebody goes to it, and not while they type. */
export function FormPane({ schema, message, snapshot, candidates, onReveal, ...given }: FormPaneProps) {
  const t = useTranslations("updates.workbench");
  const { settled, isLate, hurry } = useSettledSnapshot(snapshot);
  // Places of problems are those of the text that the form shows.
  const [problems, setProblems] = useState(given.problems);
  if (!isLate && problems !== given.problems) setProblems(given.problems);
  return (
    <div onPointerEnter={hurry} onFocus={hurry} className="flex min-w-0 flex-1 flex-col">
      {isLate ? (
        <p className="flex items-center justify-between gap-2 border-b px-3 py-1 text-sm text-muted-foreground">
          {t("formLate")}
          <Button variant="ghost" size="small" onClick={hurry}>
            {t("formFollow")}
          </Button>
        </p>
      ) : null}
      <UpdateForm
        {...{ schema, candidates, problems, onReveal }}
        text={settled.text()}
        currentText={message.text}
        onEdit={(edits) => {
          hurry();
          message.edit(edits);
        }}
      />
    </div>
  );
}
