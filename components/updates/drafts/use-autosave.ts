"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { isUnkept } from "./draft-state";
import type { DraftOptions } from "./use-draft";
import type { DraftChange, KeptDraft } from "./use-kept-draft";

/** Keeps what is typed a moment after the last key, when the page is hidden, and before it is left. */
export function useAutosave({ text, saveAfterMs = 1_500 }: DraftOptions, draft: KeptDraft) {
  const { kept, isStopped, status, setStatus, rest } = draft;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  function stopTimer(): void {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
  }

  async function saveNow(change: DraftChange = {}, asNew = false) {
    stopTimer();
    const result = await draft.save(change, asNew);
    if (result?.ok && text() !== kept.current) noteEdit();
    return result;
  }
  const latestSave = useRef(saveNow);
  useEffect(() => {
    latestSave.current = saveNow;
  });

  /** Cheap: called for every key. */
  function noteEdit(): void {
    if (isStopped.current) return;
    stopTimer();
    timer.current = setTimeout(() => {
      timer.current = null;
      if (kept.current !== text()) void latestSave.current();
      else rest();
    }, saveAfterMs);
    setStatus((now) => (now.kind === "changed" ? now : { kind: "changed" }));
  }

  const begin = useEffectEvent(() => void (kept.current ??= text()));
  const leave = useEffectEvent(() => {
    if (timer.current === null || isStopped.current) return;
    stopTimer();
    if (kept.current !== text()) void saveNow();
  });
  useEffect(() => {
    begin();
    const hidden = () => document.visibilityState === "hidden" && leave();
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      leave();
    };
  }, []);
  const unkept = isUnkept(status);
  useEffect(() => {
    if (!unkept) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unkept]);

  return {
    saveNow,
    noteEdit,
    stopTimer,
    /** Keeps at once what is not kept yet; nothing where the person must choose first. */
    flush: () => (unkept && !isStopped.current ? saveNow() : Promise.resolve(null)),
  };
}
