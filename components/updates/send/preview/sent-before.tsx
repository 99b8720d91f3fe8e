"use client";

import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/feedback/notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatMoment } from "@/lib/format/moments";
import type { SendLine } from "@/lib/services/updates/send/port";
import type { UpdatePreview } from "@/lib/services/updates/send/update-preview";

type SentBeforeProps = {
  preview: Pick<UpdatePreview, "earlier" | "isUnderWay" | "needsOverride">;
  reason: string;
  onReason: (reason: string) => void;
  /** Shows that send, to find out what became of it. */
  onOpen: (sendId: string) => void;
};

/** Whether exactly this was sent before, and what came of it: a second time makes it twice. */
export function SentBefore({ preview, reason, onReason, onOpen }: SentBeforeProps) {
  const t = useTranslations("updateSend.sentBefore");
  const language = useLocale();
  const { earlier, isUnderWay, needsOverride } = preview;
  const kind = isUnderWay ? "underWay" : needsOverride ? "unknown" : "before";
  const told = earlier.find(({ state }) => WORTH_TELLING[kind].includes(state));
  if (!told) return null;
  return (
    <Notice kind="warning">
      <p className="font-semibold">
        {t(`${kind}.title`, { when: formatMoment(told.startedAt, language), who: told.personName })}
      </p>
      <p>{t(`${kind}.text`)}</p>
      {kind === "unknown" && told.readBackFinding ? <p>{t(`unknown.noted.${told.readBackFinding}`)}</p> : null}
      <Button size="small" className="mt-2" onClick={() => onOpen(told.id)}>
        {t(kind === "unknown" ? "lookAtIt" : "open")}
      </Button>
      {kind === "unknown" ? (
        <Field className="mt-3" label={t("reason")} hint={t("reasonHint")}>
          <Input value={reason} onChange={({ target }) => onReason(target.value)} maxLength={500} autoComplete="off" />
        </Field>
      ) : null}
    </Notice>
  );
}

/** What was refused or never left is no reason to hesitate. */
const WORTH_TELLING: Record<"underWay" | "unknown" | "before", readonly SendLine["state"][]> = {
  underWay: ["sending"],
  unknown: ["unknown", "sending"],
  before: ["ok", "unknown"],
};
