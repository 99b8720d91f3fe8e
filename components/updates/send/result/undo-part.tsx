"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import type { UpdateTransport } from "@/lib/services/updates/port";
import type { UndoReason } from "@/lib/services/updates/send/undo-document";
import type { Undo } from "@/lib/services/updates/send/undo-of";
import type { SendActions } from "../../update-actions";
import { rememberUndo } from "./undo-memory";

type UndoPartProps = {
  sendId: string;
  actions: Pick<SendActions, "undoOf">;
  /** Puts the document into the editor, to be checked and sent as any other. */
  onReplace: (xml: string, transport: UpdateTransport) => void;
};

/** The message that turns a send back, as far as there is one. It is never sent by itself (design 5.3). */
export function UndoPart({ sendId, actions, onReplace }: UndoPartProps) {
  const t = useTranslations("updateSend.undo");
  const [undo, setUndo] = useState<Undo | null>(null);
  const call = useActionCall(actions.undoOf, setUndo);
  if (call.error) return <ErrorPanel error={call.error} onRetry={() => call.run({ sendId })} />;
  if (undo === null) {
    return (
      <Button className="self-start" isPending={call.isPending} onClick={() => call.run({ sendId })}>
        <Undo2 aria-hidden />
        {t("ask")}
      </Button>
    );
  }
  const { xml, transport, parts } = undo;
  const undone = parts.filter((part) => part.undo !== null);
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2 rounded-lg border p-3">
      <h3 className="font-medium">{t("title")}</h3>
      <p>{xml === null ? t("nothing") : t("made", { count: undone.length })}</p>
      <Reasons parts={parts} />
      {xml === null ? null : (
        <Button
          variant="primary"
          className="self-start"
          onClick={() => {
            rememberUndo(xml, sendId);
            onReplace(xml, transport);
          }}
        >
          {t("toEditor")}
        </Button>
      )}
    </section>
  );
}

/** Each reason once with the records and fields it is about. */
function Reasons({ parts }: Pick<Undo, "parts">) {
  const t = useTranslations("updateSend.undo");
  const known = new Map<UndoReason, { records: number[]; fields: Set<string> }>();
  for (const { record, reasons, fields } of parts) {
    for (const reason of reasons) {
      const about = known.get(reason) ?? { records: [], fields: new Set() };
      about.records.push(record + 1);
      if (reason === "masked" || reason === "notRead") for (const field of fields) about.fields.add(field);
      known.set(reason, about);
    }
  }
  if (known.size === 0) return null;
  return (
    <ul className="list-disc pl-5 text-sm">
      {[...known].map(([reason, { records, fields }]) => (
        <li key={reason}>
          {t("about", { count: records.length, records: numbersOf(records) })}{" "}
          {t(`reasons.${reason}`, { fields: [...fields].join(", ") })}
        </li>
      ))}
    </ul>
  );
}

function numbersOf(numbers: readonly number[]): string {
  return numbers.length > 10 ? `${numbers.slice(0, 10).join(", ")}, …` : numbers.join(", ");
}
