"use client";

import { callAction } from "@/components/connections/use-action-call";
import type { ActionResult } from "@/lib/actions/action-result";
import type { UpdateTransport } from "@/lib/services/updates/port";
import type { DraftActions, OpenedDraft, UpdatePlace } from "../update-actions";
import type { OpenDraft } from "./draft-state";
import { useAutosave } from "./use-autosave";
import { useKeptDraft, withoutText } from "./use-kept-draft";

export type DraftOptions = {
  place: UpdatePlace;
  actions: DraftActions;
  /** The document as it stands in the editor. */
  text: () => string;
  transport: UpdateTransport;
  onReplace: (xml: string, transport: UpdateTransport) => void;
  /** What a new message begins with. */
  blank?: () => string;
  /** After the last key. */
  saveAfterMs?: number;
};

/**
 * What is typed is kept by itself, as one goes and before one leaves. The first edit makes a draft of one's own; of two
 * who edit one draft the later is asked what to do, and nothing of either is lost.
 */
export function useDraft(options: DraftOptions) {
  const { place, actions, text, transport, onReplace } = options;
  const draft = useKeptDraft(options);
  const { saveNow, noteEdit, stopTimer, flush } = useAutosave(options, draft);

  /** Shows a text that is no edit: of a draft, or of a new one when `of` is null. */
  function show(xml: string, over: UpdateTransport, of: OpenDraft | null): void {
    stopTimer();
    draft.begin(xml, of);
    onReplace(xml, over);
  }

  return {
    ...{ place, actions, text, noteEdit, flush, saveNow, show },
    open: draft.shown,
    status: draft.status,
    /** What stands in the editor now is no edit: a sample that was put there, say. */
    settle(): void {
      stopTimer();
      draft.begin(text(), draft.open.current);
    },
    /** The draft is gone; its text stays in the editor. */
    forget(): void {
      stopTimer();
      draft.begin(text(), null);
    },
    /** Begins anew; what was there is kept first. */
    async startNew(): Promise<void> {
      await flush();
      show(options.blank?.() ?? "", transport, null);
    },
    /** Opens a kept one; one that the person may not change becomes one's own with the first edit. */
    async openDraft(draftId: string): Promise<ActionResult<OpenedDraft>> {
      await flush();
      const found = await callAction(actions.findDraft, { draftId });
      if (found.ok) show(found.data.xml, found.data.transport, found.data.mayChange ? withoutText(found.data) : null);
      return found;
    },
  };
}

export type DraftHandle = ReturnType<typeof useDraft>;
