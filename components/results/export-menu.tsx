"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Slot from "radix-ui/slot";
import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { useLate } from "@/components/ui/use-late";
import type { ExportMenuProps } from "./open-export-menu";

const load = () => import("./open-export-menu").then((module) => ({ default: module.OpenExportMenu }));
const OpenExportMenu = lazy(load);

/** Rows to a file: what is loaded, or everything as a choice of its own with its cost. Goes on while the menu is closed. */
export function ExportMenu(props: ExportMenuProps) {
  const t = useTranslations("results.export");
  const late = useLate(load);
  const standIn = (
    <Slot.Root aria-haspopup="dialog" aria-expanded={false} {...late.handlers}>
      <Button>
        <Download aria-hidden />
        {t("button")}
      </Button>
    </Slot.Root>
  );
  return <Suspense fallback={standIn}>{late.isWanted ? <OpenExportMenu {...props} /> : standIn}</Suspense>;
}
