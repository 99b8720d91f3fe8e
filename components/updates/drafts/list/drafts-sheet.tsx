"use client";

import { useQuery } from "@tanstack/react-query";
import { FilePlus2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Sheet, SheetBody, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import type { PublicError } from "@/lib/actions/public-error";
import { type OpenedDraft, troubleOf } from "../../update-actions";
import { updateQueries } from "../../update-queries";
import { FillTemplate } from "../template/fill-template-form";
import type { DraftHandle } from "../use-draft";
import { CurrentDraft } from "./current-draft";
import { DraftLines, type DraftRow } from "./draft-lines";

type DraftsSheetProps = { draft: DraftHandle; onClose: () => void };

/** The draft that is open, and all others of this UpdateConnector; templates ask for their values first. */
export function DraftsSheet({ draft, onClose }: DraftsSheetProps) {
  const t = useTranslations("updateDrafts");
  const { place, actions } = draft;
  const [trouble, setTrouble] = useState<PublicError | null>(null);
  const [template, setTemplate] = useState<OpenedDraft | null>(null);

  async function open(row: DraftRow): Promise<void> {
    const found = await (row.kind === "template" ? actions.findDraft({ draftId: row.id }) : draft.openDraft(row.id));
    setTrouble(found.ok ? null : found.error);
    if (!found.ok) return;
    if (row.kind === "template") setTemplate(found.data);
    else onClose();
  }

  return (
    <Sheet open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>{t(template ? "template.fillTitle" : "title")}</SheetTitle>
          <SheetDescription>{template ? template.name : place.connectorId}</SheetDescription>
        </SheetHeader>
        <SheetBody>
          {template ? (
            <FillTemplate
              template={template}
              onBack={() => setTemplate(null)}
              onFilled={(xml) => {
                draft.show(xml, template.transport, null);
                draft.noteEdit();
                onClose();
              }}
              onEdit={() => void draft.openDraft(template.id).then((found) => found.ok && onClose())}
            />
          ) : (
            <>
              {trouble ? <ErrorPanel error={trouble} /> : null}
              <CurrentDraft draft={draft} key={draft.open?.id ?? "new"} />
              <Others draft={draft} onOpen={(row) => void open(row)} onClose={onClose} />
            </>
          )}
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}

type OthersProps = DraftsSheetProps & { onOpen: (row: DraftRow) => void };

function Others({ draft, onOpen, onClose }: OthersProps) {
  const t = useTranslations("updateDrafts.list");
  const { place, actions } = draft;
  const asked = useQuery(updateQueries.drafts(place.connectionId, actions));
  const trouble = troubleOf(asked.error);
  const rows = asked.data?.filter(({ connectorId }) => connectorId === place.connectorId) ?? [];
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-medium">{t("title")}</h3>
        <Button size="small" onClick={() => void draft.startNew().then(onClose)}>
          <FilePlus2 aria-hidden />
          {t("new")}
        </Button>
      </div>
      {trouble ? (
        <ErrorPanel error={trouble} onRetry={() => void asked.refetch()} />
      ) : asked.data ? (
        <DraftLines rows={rows} openId={draft.open?.id ?? null} onOpen={onOpen} />
      ) : (
        <Skeleton className="h-24" />
      )}
    </section>
  );
}
