"use client";

import { FilePlus2, Logs, type LucideIcon, PanelRight, Send, WandSparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { DraftBar } from "../drafts/draft-bar";
import type { DraftHandle } from "../drafts/use-draft";
import { ProductionLock } from "../send/lock/production-lock";
import type { UpdateActions, UpdatePlace } from "../update-actions";
import type { DeskSheet } from "./desk-sheet";

type DeskBarProps = {
  place: UpdatePlace;
  actions: UpdateActions;
  draft: DraftHandle;
  isSideOpen: boolean;
  onSample: (kind: "required" | "everything") => void;
  onSheet: (sheet: DeskSheet) => void;
  onFormat: () => void;
  onSide: () => void;
  onPreview: () => void;
};

/** What can be done with the message; on a narrow screen as icons. */
export function DeskBar({ place, actions, draft, isSideOpen, ...deeds }: DeskBarProps) {
  const t = useTranslations("updates.workbench");
  return (
    <>
      <ProductionLock place={place} actions={actions} />
      <DraftBar draft={draft} />
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button>
            <FilePlus2 aria-hidden className="sm:hidden" />
            <span className="max-sm:sr-only">{t("sample")}</span>
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => deeds.onSample("required")}>{t("sampleRequired")}</DropdownMenuItem>
          <DropdownMenuItem onSelect={() => deeds.onSample("everything")}>{t("sampleEverything")}</DropdownMenuItem>
          <DropdownMenuItem onSelect={() => deeds.onSheet("record")}>{t("sampleRecord")}</DropdownMenuItem>
          <DropdownMenuItem onSelect={() => deeds.onSheet("paste")}>{t("paste")}</DropdownMenuItem>
          <DropdownMenuItem onSelect={() => deeds.onSheet("readBack")}>{t("readBack")}</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <BarButton icon={WandSparkles} label={t("format")} keys="Shift+Alt+F" onClick={deeds.onFormat} />
      <BarButton icon={Logs} label={t("sends")} onClick={() => deeds.onSheet("sends")} />
      <BarButton icon={PanelRight} label={t("openSide")} aria-expanded={isSideOpen} onClick={deeds.onSide} />
      <Button variant="primary" onClick={deeds.onPreview} title="Ctrl+Enter">
        <Send aria-hidden />
        {t("preview")}
      </Button>
    </>
  );
}

type BarButtonProps = ComponentProps<typeof Button> & { icon: LucideIcon; label: string; keys?: string };

/** In words where there is room for words. */
function BarButton({ icon: Icon, label, keys, ...props }: BarButtonProps) {
  return (
    <Button title={keys ? `${label} (${keys})` : label} {...props}>
      <Icon aria-hidden className="2xl:hidden" />
      <span className="max-2xl:sr-only">{label}</span>
    </Button>
  );
}
