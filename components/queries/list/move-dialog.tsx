"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ListQueries, QueryLine } from "../query-actions";
import { FolderField } from "../save/folder-field";

type MoveDialogProps = {
  connectionId: string;
  line: QueryLine;
  loadLines: ListQueries;
  onMove: (name: string, folder: string) => Promise<boolean>;
  onClose: () => void;
};

export function MoveDialog({ connectionId, line, loadLines, onMove, onClose }: MoveDialogProps) {
  const t = useTranslations("savedQueries");
  const common = useTranslations("common");
  const [name, setName] = useState(line.name);
  const [folder, setFolder] = useState(line.folder);
  const [isPending, setPending] = useState(false);
  const isNameless = name.trim() === "";

  async function send() {
    if (isNameless || isPending) return;
    setPending(true);
    await onMove(name, folder);
    // A refusal is told over the list, where one sees what the query is now.
    onClose();
  }
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent aria-describedby={undefined}>
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <DialogHeader>
            <DialogTitle>{t("list.moveTitle", { name: line.name })}</DialogTitle>
          </DialogHeader>
          <Field label={t("save.name")} error={isNameless ? t("save.nameMissing") : null}>
            <Input value={name} onChange={({ target }) => setName(target.value)} maxLength={120} autoComplete="off" />
          </Field>
          <FolderField folder={folder} onChange={setFolder} connectionId={connectionId} list={loadLines} />
          <DialogFooter>
            <DialogClose asChild>
              <Button>{common("cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary" isPending={isPending}>
              {t("list.moveSubmit")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
