"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { saveBlob } from "@/components/results/save-target";
import { Button } from "@/components/ui/button";
import type { WireCall } from "@/lib/services/history/port";
import { harOf } from "./har";

type SaveHarProps = { calls: readonly WireCall[]; name: string };

export function SaveHar({ calls, name }: SaveHarProps) {
  const t = useTranslations("wire");
  return (
    <Button
      size="small"
      variant="ghost"
      aria-label={t("saveHar")}
      title={t("saveHar")}
      disabled={calls.length === 0}
      onClick={() => {
        const text = JSON.stringify(harOf(calls, "1"), null, 2);
        saveBlob(new Blob([text], { type: "application/json" }), `${name}.har`);
      }}
    >
      <Download aria-hidden />
      HAR
    </Button>
  );
}
