"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { formatMoment } from "@/lib/format/moments";
import { TextDifference } from "./difference/text-difference";
import type { DraftStatus } from "./draft-state";
import type { DraftHandle } from "./use-draft";

type ConflictNoticeProps = { draft: DraftHandle; conflict: Extract<DraftStatus, { kind: "conflict" }> };

/** Somebody was first. Nothing of either is lost: the person takes theirs, or keeps the own one as a draft of its own. */
export function ConflictNotice({ draft, conflict }: ConflictNoticeProps) {
  const t = useTranslations("updateDrafts.conflict");
  const language = useLocale();
  const [isClosed, setClosed] = useState(false);
  const [theirs, setTheirs] = useState<string | null>(null);
  const { open, actions } = draft;
  const looking = useActionCall(actions.findDraft, ({ xml }) => setTheirs(xml));
  const [isKeeping, setKeeping] = useState(false);
  if (open === null) return null;
  if (isClosed) {
    return (
      <Button size="small" onClick={() => setClosed(false)}>
        {t("choose")}
      </Button>
    );
  }
  const keepMine = async () => {
    setKeeping(true);
    await draft.saveNow({ name: t("mineName", { name: open.name }).slice(0, 120), visibility: "private" }, true);
    setKeeping(false);
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && setClosed(true)}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>{t("title", { name: open.name })}</DialogTitle>
          <DialogDescription>
            {t("text", { who: conflict.by || t("somebody"), when: formatMoment(conflict.at, language) })}
          </DialogDescription>
        </DialogHeader>
        {looking.error ? <ErrorPanel error={looking.error} /> : null}
        {theirs === null ? null : (
          <TextDifference from={theirs} to={draft.text()} fromName={t("theirs")} toName={t("mine")} />
        )}
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" isPending={isKeeping} onClick={() => void keepMine()}>
            {t("keepMine")}
          </Button>
          <Button onClick={() => void draft.openDraft(open.id)}>{t("takeTheirs")}</Button>
          <Button isPending={looking.isPending} onClick={() => looking.run({ draftId: open.id })}>
            {t("look")}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
