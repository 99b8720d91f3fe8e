import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatNumber } from "@/lib/format/numbers";
import { copyText } from "./clipboard";
import { saveBlob } from "./save-target";

/** More than this at once makes the browser stutter; what follows is laid out when it is asked for and scrolled to. */
const PART = 300_000;

type TextViewerProps = {
  text: string;
  pretty: string | null;
  /** Of the file it is saved as. */
  name: string;
};

/** A text in full, laid out when `pretty` is given; always a text node, never markup. */
export function TextViewer({ text, pretty, name }: TextViewerProps) {
  const t = useTranslations("results.viewer");
  const language = useLocale();
  const [isRaw, setRaw] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const [parts, setParts] = useState(1);
  const shown = isRaw ? text : (pretty ?? text);
  const cut = partsOf(shown, parts);
  const shownCount = cut.reduce((sum, part) => sum + part.length, 0);
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
        {cut.length === 1
          ? cut[0]
          : cut.map((part, index) => (
              <span key={index} className="block [contain-intrinsic-size:auto_40rem] [content-visibility:auto]">
                {part}
              </span>
            ))}
      </pre>
      {shown.length > shownCount ? (
        <div className="flex flex-wrap items-center gap-2 border-t px-4 py-2 text-sm text-muted-foreground">
          <p className="mr-auto">
            {t("cut", { shown: formatNumber(shownCount, language), count: formatNumber(shown.length, language) })}
          </p>
          <Button size="small" onClick={() => setParts(parts + 1)}>
            {t("showMore")}
          </Button>
          <Button
            size="small"
            onClick={() => saveBlob(new Blob([text], { type: "text/plain;charset=utf-8" }), `${name}.txt`)}
          >
            {t("saveText")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** The first parts of a text, parted at a line's end where there is one near. */
function partsOf(text: string, count: number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length && parts.length < count;) {
    const limit = at + PART;
    const line = limit < text.length ? text.lastIndexOf("\n", limit) : -1;
    const end = line > at + PART / 2 ? line + 1 : limit;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts.length === 0 ? [""] : parts;
}
