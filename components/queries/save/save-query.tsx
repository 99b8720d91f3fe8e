"use client";

import { Save } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useEffect, useEffectEvent } from "react";
import type { Explorer } from "@/components/connectors/explorer/use-explorer";
import { Button } from "@/components/ui/button";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { useIsQueryChanged } from "../opened/use-is-query-changed";
import type { ListQueries, SaveQuery as SaveAction } from "../query-actions";

const load = () => import("./save-dialog").then((module) => module.SaveDialog);
const SaveDialog = dynamic(load, { ssr: false });

/** `quick` saves the open query as it is; the dialog opens only when it has something to ask. */
export type SaveWish = "quick" | "form" | "new";

export type SaveQueryProps = {
  explorer: Explorer;
  connectionId: string;
  connectorId: string;
  fields: readonly GetConnectorField[];
  actions: { save: SaveAction; list: ListQueries };
  wish: SaveWish | null;
  onWish: (wish: SaveWish | null) => void;
};

/** The button in the bar, its keys, and the dialog they fetch. */
export function SaveQuery(props: SaveQueryProps) {
  const { explorer, wish, onWish } = props;
  const t = useTranslations("savedQueries.save");
  const isChanged = useIsQueryChanged(explorer);
  const canBeQuick = isChanged && (explorer.openQuery.open?.mayChange ?? false);
  useSaveKeys((isNew) => {
    // With the form open the keys would begin it anew, and what was typed in it would be gone.
    if (wish === null) onWish(isNew ? "new" : canBeQuick ? "quick" : "form");
  });
  const begin = () => void load().catch(() => undefined);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        title={t("keys")}
        onPointerEnter={begin}
        onFocus={begin}
        onClick={() => onWish("form")}
      >
        <Save aria-hidden />
        {t("button")}
      </Button>
      {wish ? <SaveDialog {...props} key={wish} wish={wish} /> : null}
    </>
  );
}

/** Ctrl/Cmd+S, with Shift as a new one; the browser's own "save page" would save nothing of use. */
function useSaveKeys(onSave: (isNew: boolean) => void): void {
  const save = useEffectEvent(onSave);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      if (!event.repeat) save(event.shiftKey);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
