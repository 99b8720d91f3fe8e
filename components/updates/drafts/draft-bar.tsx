"use client";

import { FileClock } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConflictNotice } from "./conflict-notice";
import { DraftStatusWords } from "./draft-status-words";
import type { DraftHandle } from "./use-draft";

const DraftsSheet = dynamic(() => import("./list/drafts-sheet").then((module) => module.DraftsSheet), { ssr: false });

/** The draft that is worked on: its name, how it stands with keeping it, and the way to all of them. Ctrl+S keeps now. */
export function DraftBar({ draft }: { draft: DraftHandle }) {
  const t = useTranslations("updateDrafts");
  const [isOpen, setOpen] = useState(false);
  const { open, status } = draft;
  useSaveKey(() => {
    if (status.kind !== "conflict") void draft.saveNow();
  });
  return (
    <>
      <div className="flex min-w-0 items-center gap-2">
        <Button className="min-w-0" title={t("open")} onClick={() => setOpen(true)}>
          <FileClock aria-hidden />
          <span className="max-w-48 truncate max-sm:sr-only">{open ? open.name : t("title")}</span>
        </Button>
        <DraftStatusWords draft={draft} />
      </div>
      {status.kind === "conflict" ? <ConflictNotice draft={draft} conflict={status} /> : null}
      {isOpen ? <DraftsSheet draft={draft} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Ctrl/Cmd+S; the browser's own "save page" would save nothing of use. */
function useSaveKey(onSave: () => void): void {
  const save = useEffectEvent(onSave);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      if (!event.repeat) save();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
