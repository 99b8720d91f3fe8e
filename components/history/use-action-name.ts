"use client";

import { useTranslations } from "next-intl";

/** What a line of the history was, in words; an action without words shows its own name. */
export function useActionName(): (action: string) => string {
  const t = useTranslations("history.actions");
  return (action) => {
    const key = action as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key as Parameters<typeof t>[0]) : action;
  };
}
