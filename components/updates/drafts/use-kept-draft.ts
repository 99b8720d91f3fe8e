"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import { formatMoment } from "@/lib/format/moments";
import type { OpenedDraft, SaveDraftOrder } from "../update-actions";
import { updateKeys } from "../update-queries";
import { conflictOf, type DraftStatus, type OpenDraft } from "./draft-state";
import { LARGEST_DRAFT, requestSaveDraft } from "./request-save-draft";
import { parametersOfText } from "./template/parameters-of-text";
import type { DraftOptions } from "./use-draft";

export type DraftChange = Partial<Pick<SaveDraftOrder, "name" | "visibility" | "kind" | "parameters">>;

/** The draft that is open and what is kept of it; one save at a time, each knowing the version that the one before made. */
export function useKeptDraft({ place, text, transport }: DraftOptions) {
  const t = useTranslations("updateDrafts");
  const language = useLocale();
  const queries = useQueryClient();
  const [shown, setShown] = useState<OpenDraft | null>(null);
  const [status, setStatus] = useState<DraftStatus>({ kind: "untouched" });
  /** The same as `shown`, for what runs later than the render it was made in. */
  const open = useRef<OpenDraft | null>(null);
  /** What is kept of the open draft, or stood in the editor when it was begun. */
  const kept = useRef<string | null>(null);
  const saving = useRef<Promise<unknown> | null>(null);
  /** After a conflict nothing is kept by itself until the person chose. */
  const isStopped = useRef(false);

  function order(xml: string, change: DraftChange, asNew: boolean): SaveDraftOrder {
    const base = open.current ?? {
      ...{ kind: "draft" as const, visibility: "private" as const, parameters: [] },
      name: t("newName", { connector: place.connectorId, when: formatMoment(new Date(), language) }),
    };
    const { kind, name, visibility, parameters } = { ...base, ...change };
    return {
      ...{ kind, name, visibility, transport, xml },
      parameters: kind === "template" ? parametersOfText(xml, parameters) : [],
      existing: open.current && !asNew ? { draftId: open.current.id, version: open.current.version } : null,
    };
  }

  function setOpen(draft: OpenDraft | null): void {
    open.current = draft;
    setShown(draft);
  }

  /** As it stands when nothing is to be kept. */
  function rest(): void {
    setStatus(open.current ? { kind: "saved", at: open.current.updatedAt } : { kind: "untouched" });
  }

  /** `xml` is no edit: it is what is kept of `draft`, or what a new one begins with. */
  function begin(xml: string, draft: OpenDraft | null): void {
    isStopped.current = false;
    kept.current = xml;
    setOpen(draft);
    rest();
  }

  async function save(change: DraftChange, asNew: boolean): Promise<ActionResult<OpenedDraft> | null> {
    while (saving.current) await saving.current;
    const xml = text();
    if (xml.length > LARGEST_DRAFT) {
      setStatus({ kind: "tooLarge" });
      return null;
    }
    setStatus({ kind: "saving" });
    const asked = requestSaveDraft(place, order(xml, change, asNew));
    saving.current = asked;
    const result = await asked;
    saving.current = null;
    if (result.ok) {
      isStopped.current = false;
      kept.current = xml;
      setOpen(withoutText(result.data));
      rest();
      void queries.invalidateQueries({ queryKey: updateKeys.drafts(place.connectionId) });
      return result;
    }
    const conflict = conflictOf(result.error);
    isStopped.current = conflict !== null;
    setStatus(conflict ?? { kind: "failed", error: result.error });
    // Removed meanwhile, or no longer shared: what is typed here is kept as one's own with the next key.
    if (result.error.code === "NOT_FOUND") setOpen(null);
    return result;
  }

  return { shown, status, setStatus, kept, isStopped, open, begin, rest, save };
}

export type KeptDraft = ReturnType<typeof useKeptDraft>;

/** The text is the editor's. */
export function withoutText(draft: OpenedDraft): OpenDraft {
  const line: OpenDraft & { xml?: string } = { ...draft };
  delete line.xml;
  return line;
}
