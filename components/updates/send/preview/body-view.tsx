"use client";

import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { saveBlob } from "@/components/results/save-target";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { formatBytes } from "@/lib/format/numbers";

type BodyViewProps = {
  body: string;
  sizeBytes: number;
  /** The console gave its beginning only. */
  isShortened: boolean;
  isJson: boolean;
  fileName: string;
};

/** More characters at once make the panel slow to open. */
const FIRST_PART = 20_000;

/** Short ones are read at a glance. */
const SHORT = 3_000;

/** Exactly what goes over the line; a long one is folded, and made only once it is unfolded. */
export function BodyView({ body, sizeBytes, isShortened, isJson, fileName }: BodyViewProps) {
  const t = useTranslations("updateSend.body");
  const language = useLocale();
  const [isOpen, setOpen] = useState(body.length <= SHORT);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? body : body.slice(0, FIRST_PART);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-fit cursor-pointer font-medium">
        {t("title", { form: isJson ? "JSON" : "XML", size: formatBytes(sizeBytes, language) })}
      </summary>
      {isOpen ? (
        <div className="mt-2 flex flex-col gap-1.5">
          <div className="flex flex-wrap items-center gap-1" hidden={isShortened}>
            <CopyButton text={body} label={t("copy")}>
              {t("copy")}
            </CopyButton>
            <Button
              variant="ghost"
              size="small"
              onClick={() => saveBlob(new Blob([body], { type: isJson ? "application/json" : "text/xml" }), fileName)}
            >
              <Download aria-hidden />
              {t("save")}
            </Button>
          </div>
          {/* A region that scrolls must be reachable by keys. */}
          <pre
            tabIndex={0}
            aria-label={t("label")}
            className="max-h-96 overflow-auto rounded-md border bg-surface-sunken p-2 text-xs select-text"
          >
            {shown}
          </pre>
          {isShortened || body.length > shown.length ? (
            <p className="flex flex-wrap items-center gap-2 text-sm text-muted-foreground">
              {t("cut", { shown: formatBytes(shown.length, language), size: formatBytes(sizeBytes, language) })}
              {body.length > shown.length ? (
                <Button size="small" onClick={() => setWhole(true)}>
                  {t(isShortened ? "showMore" : "showAll")}
                </Button>
              ) : null}
            </p>
          ) : null}
        </div>
      ) : null}
    </details>
  );
}
