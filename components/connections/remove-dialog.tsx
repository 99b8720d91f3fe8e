"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Slot from "radix-ui/slot";
import { lazy, Suspense } from "react";
import { Button } from "../ui/button";
import { useLate } from "../ui/use-late";
import type { RemoveDialogProps } from "./open-remove-dialog";

const load = () => import("./open-remove-dialog").then((module) => ({ default: module.OpenRemoveDialog }));
const OpenRemoveDialog = lazy(load);

/** Takes a connection away, after a question; the question's code comes with the first use (use-late.ts). */
export function RemoveDialog(props: RemoveDialogProps) {
  const t = useTranslations("connections.detail");
  const late = useLate(load);
  const trigger = (
    <Button className="self-start text-danger">
      <Trash2 aria-hidden />
      {t("remove")}
    </Button>
  );
  const standIn = (
    <Slot.Root aria-haspopup="dialog" aria-expanded={false} {...late.handlers}>
      {trigger}
    </Slot.Root>
  );
  return (
    <Suspense fallback={standIn}>
      {late.isWanted ? <OpenRemoveDialog {...props} trigger={trigger} /> : standIn}
    </Suspense>
  );
}
