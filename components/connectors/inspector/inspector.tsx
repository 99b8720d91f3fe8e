"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { ListRunCalls } from "@/components/wire/wire-queries";
import type { RowsRun } from "../explorer/rows-queries";
import { INSPECTOR_TABS, type InspectorTab } from "./inspector-choice";
import type { SnippetSource } from "./use-snippet-request";

const Room = () => <Skeleton className="m-2 h-64 flex-1" />;
const SnippetPanel = dynamic(() => import("./snippet-panel").then((module) => module.SnippetPanel), {
  ssr: false,
  loading: Room,
});
const WirePanel = dynamic(() => import("./wire-panel").then((module) => module.WirePanel), {
  ssr: false,
  loading: Room,
});

type InspectorProps = {
  tab: InspectorTab;
  onTab: (tab: InspectorTab) => void;
  onClose: () => void;
  source: SnippetSource;
  run: RowsRun | null;
  moment: string;
  listCalls: ListRunCalls;
  /** The fields panel, which knows the explorer's form. */
  children: ReactNode;
};

/** The explorer's right side (ux.md): its fields, its query as a program, and what went over the line. */
export function Inspector({ tab, onTab, onClose, source, run, moment, listCalls, children }: InspectorProps) {
  const t = useTranslations("wire.inspector");
  const panel = "flex min-h-0 flex-1 flex-col data-[state=inactive]:hidden";
  return (
    <Tabs value={tab} onValueChange={(name) => onTab(tabOf(name))} className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-end gap-1 border-b px-1 pt-1">
        <TabsList aria-label={t("label")} className="flex-1">
          {INSPECTOR_TABS.map((name) => (
            <TabsTrigger key={name} value={name}>
              {t(`tabs.${name}`)}
            </TabsTrigger>
          ))}
        </TabsList>
        {/* The fields have a close button of their own. */}
        {tab === "fields" ? null : (
          <Button variant="ghost" size="icon-small" aria-label={t("close")} title={t("close")} onClick={onClose}>
            <X aria-hidden />
          </Button>
        )}
      </div>
      <TabsContent value="fields" className={panel}>
        {children}
      </TabsContent>
      <TabsContent value="snippet" className={panel}>
        <SnippetPanel source={source} />
      </TabsContent>
      <TabsContent value="wire" className={panel}>
        <WirePanel run={run} moment={moment} listCalls={listCalls} source={source} />
      </TabsContent>
    </Tabs>
  );
}

function tabOf(name: string): InspectorTab {
  return INSPECTOR_TABS.find((known) => known === name) ?? "fields";
}
