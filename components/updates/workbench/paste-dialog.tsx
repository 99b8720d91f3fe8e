"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Textarea } from "@/components/ui/textarea";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { type Pasted, readPasted } from "@/lib/schema/twin/read-pasted";

type PasteDialogProps = {
  schema: ConnectorSchema;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onReplace: (xml: string) => void;
};

/** A body of REST or an envelope of SOAP, as it came out of a log or another tool, becomes the message. */
export function PasteDialog({ schema, isOpen, onOpenChange, onReplace }: PasteDialogProps) {
  const t = useTranslations("updates.paste");
  const [typed, setTyped] = useState("");
  const pasted = typed.trim() === "" ? null : readPasted(schema, typed);
  const xml = pasted?.xml ?? null;
  function use() {
    if (xml === null) return;
    onReplace(xml);
    setTyped("");
    onOpenChange(false);
  }
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("hint")}</DialogDescription>
        </DialogHeader>
        <Textarea
          aria-label={t("label")}
          rows={12}
          spellCheck={false}
          className="font-mono text-sm"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div role="status" className="min-h-6 text-sm">
          {pasted ? <Understood pasted={pasted} expected={schema.root.name} /> : null}
        </div>
        <DialogFooter>
          <Button variant="primary" disabled={xml === null} onClick={use}>
            {t("use")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

/** What it was taken for, or why it is nothing. */
function Understood({ pasted, expected }: { pasted: Pasted; expected: string }) {
  const t = useTranslations("updates.paste");
  const faults = useTranslations("updateForm.jsonFaults");
  const { kind, xml, root } = pasted;
  const [fault] = pasted.faults;
  if (fault) return <p className="text-danger">{faults(fault.code, { ...fault.params })}</p>;
  if (kind === "unknown") return <p className="text-danger">{t("unknown")}</p>;
  if (xml === null) return <p className="text-danger">{t("noMessage")}</p>;
  return (
    <>
      <p>{t(`saw.${kind}`, { root: root ?? "?" })}</p>
      {root === expected ? null : <p className="text-warning">{t("other", { root: root ?? "?", expected })}</p>}
    </>
  );
}
