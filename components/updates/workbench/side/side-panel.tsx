"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";

export const SIDE_TABS = ["form", "json", "outline", "snippet"] as const;
export type SideTab = (typeof SIDE_TABS)[number];

type SidePanelProps = {
  id: string;
  tab: SideTab;
  onTab: (tab: SideTab) => void;
  onClose: () => void;
  panels: Readonly<Record<SideTab, () => ReactNode>>;
};

/** What stands beside the message: the same message in other forms. Only the chosen one is there. */
export function SidePanel({ id, tab, onTab, onClose, panels }: SidePanelProps) {
  const t = useTranslations("updates.workbench");
  return (
    <aside
      id={id}
      aria-label={t("side")}
      className="flex min-h-0 min-w-0 flex-1 flex-col border-t bg-surface max-lg:h-[75dvh] max-lg:flex-none lg:border-t-0"
    >
      <Tabs
        value={tab}
        onValueChange={(name) => onTab(SIDE_TABS.find((known) => known === name) ?? "form")}
        className="flex min-h-0 flex-1 flex-col"
      >
        <div className="flex items-end gap-1 border-b px-1 pt-1">
          <TabsList aria-label={t("side")} className="flex-1">
            {SIDE_TABS.map((name) => (
              <TabsTrigger key={name} value={name}>
                {t(`tabs.${name}`)}
              </TabsTrigger>
            ))}
          </TabsList>
          <Button
            variant="ghost"
            size="icon-small"
            aria-label={t("closeSide")}
            title={t("closeSide")}
            onClick={onClose}
          >
            <X aria-hidden />
          </Button>
        </div>
        {SIDE_TABS.map((name) => (
          <TabsContent key={name} value={name} className="flex min-h-0 flex-1 flex-col overflow-auto">
            {tab === name ? panels[name]() : null}
          </TabsContent>
        ))}
      </Tabs>
    </aside>
  );
}
