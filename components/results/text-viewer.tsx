import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatNumber } from "@/lib/format/numbers";
import { copyText } from "./clipboard";

/** More than this in one element makes the browser stutter; the whole is still copied and exported. */
const MAX_SHOWN = 300_000;

/** A text in full, laid out when `pretty` is given; always a text node, never markup. */
export function TextViewer({ text, pretty }: { text: string; pretty: string | null }) {
  const t = useTranslations("results.viewer");
  const language = useLocale();
  const [isRaw, setRaw] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const shown = isRaw ? text : (pretty ?? text);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b px-4 py-2 text-sm text-muted-foreground">
        <span className="mr-auto">{t("characters", { count: text.length })}</span>
        {pretty === null ? null : (
          <Button size="small" variant="ghost" aria-pressed={isRaw} onClick={() => setRaw(!isRaw)}>
            {t("raw")}
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={async () => setCopied(await copyText(shown))}>
          {t("copy")}
        </Button>
        <span role="status" className="sr-only">
          {isCopied ? t("copied") : ""}
        </span>
      </div>
      <pre
        tabIndex={0}
        aria-label={t("value")}
        className="min-h-0 flex-1 overflow-auto p-4 font-mono text-sm break-words whitespace-pre-wrap select-text"
      >
        {shown.slice(0, MAX_SHOWN)}
      </pre>
      {shown.length > MAX_SHOWN ? (
        <p className="border-t px-4 py-2 text-sm text-muted-foreground">
          {t("cut", { shown: formatNumber(MAX_SHOWN, language), count: formatNumber(shown.length, language) })}
        </p>
      ) : null}
    </div>
  );
}
