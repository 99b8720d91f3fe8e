"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { useParameterLabel } from "../parameters/use-parameter-label";
import { draftOf, type SaveDraft } from "./save-draft";
import { ParameterList } from "./parameter-list";
import { QueryFields } from "./query-fields";
import type { SaveQueryProps, SaveWish } from "./save-query";
import { SaveTroubleNotice } from "./save-trouble-notice";
import { useSave } from "./use-save";

/** Name, folder, for whom, and the questions of a query. A quick save shows itself only when there is trouble. */
export function SaveDialog(props: SaveQueryProps & { wish: SaveWish }) {
  const { explorer, connectionId, connectorId, fields, actions, wish, onWish } = props;
  const t = useTranslations("savedQueries.save");
  const common = useTranslations("common");
  const labelFor = useParameterLabel(explorer.state, explorer.byId);
  const { open } = explorer.openQuery;
  const isNew = wish === "new" || !open?.mayChange;
  const [draft, setDraft] = useState<SaveDraft>(() => draftOf(explorer, isNew, labelFor));
  const [hasTried, setHasTried] = useState(false);
  const close = () => onWish(null);
  const saving = useSave({ explorer, place: { connectionId, connectorId }, save: actions.save, onDone: close });
  const isNameless = draft.name.trim() === "";

  function send(version: number | null, content: SaveDraft = draft) {
    setHasTried(true);
    if (!isNameless) void saving.send(content, version);
  }
  const version = isNew || !open ? null : open.version;
  useQuickSave(wish === "quick", () => send(version));
  if (wish === "quick" && saving.trouble === null) return null;

  // A copy is one's own: it is not shared because the other one was.
  const sendAsNew = () => send(null, isNew ? draft : { ...draft, visibility: "private" });
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent aria-describedby={undefined} className="max-w-2xl">
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            send(version);
          }}
        >
          <DialogHeader>
            <DialogTitle>{t(isNew && open ? "titleNew" : "title")}</DialogTitle>
            {open && !open.mayChange ? (
              <p className="text-muted-foreground">{t("notYours", { owner: open.ownerName })}</p>
            ) : null}
          </DialogHeader>
          <QueryFields
            draft={draft}
            onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
            isNameMissing={hasTried && isNameless}
            {...{ connectionId, fields, list: actions.list }}
          />
          <ParameterList
            parameters={draft.parameters}
            onChange={(parameters) => setDraft((before) => ({ ...before, parameters }))}
          />
          <SaveTroubleNotice
            trouble={saving.trouble}
            {...{ connectionId, connectorId, open }}
            onOverwrite={(newer) => send(newer)}
          />
          <DialogFooter>
            <DialogClose asChild>
              <Button>{common("cancel")}</Button>
            </DialogClose>
            {isNew ? null : (
              <Button onClick={sendAsNew} isPending={saving.isPending}>
                {t("submitNew")}
              </Button>
            )}
            <Button type="submit" variant="primary" isPending={saving.isPending}>
              {t(isNew && open ? "submitNew" : "submit")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function useQuickSave(isQuick: boolean, onSave: () => void): void {
  const save = useEffectEvent(onSave);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!isQuick || hasBegun.current) return;
    hasBegun.current = true;
    save();
  }, [isQuick]);
}
