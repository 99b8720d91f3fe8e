"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "@/components/feedback/notice";
import { encodingOf } from "@/lib/format/file-kind";
import { formatBytes } from "@/lib/format/numbers";

/** More is not read in a page; the file itself is whole. */
const MOST_BYTES = 256 * 1024;

type TextPreviewProps = { file: Blob; name: string; opening: Uint8Array };

/** The beginning of a text, as it stands: of markup the marks are shown, and nothing of it runs. */
export function TextPreview({ file, name, opening }: TextPreviewProps) {
  const t = useTranslations("files");
  const language = useLocale();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let isHere = true;
    void file
      .slice(0, MOST_BYTES)
      .arrayBuffer()
      .then((bytes) => {
        const decoder = new TextDecoder(encodingOf(opening) ?? "utf-8");
        if (isHere) setText(decoder.decode(bytes, { stream: true }));
      });
    return () => {
      isHere = false;
    };
  }, [file, opening]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {file.size > MOST_BYTES ? (
        <Notice className="m-3 mb-0">{t("textBeginning", { size: formatBytes(MOST_BYTES, language) })}</Notice>
      ) : null}
      {/* Scrolled by keys as well. */}
      <pre
        tabIndex={0}
        aria-label={name}
        className="min-h-0 flex-1 overflow-auto p-3 font-mono text-sm break-words whitespace-pre-wrap"
      >
        {text}
      </pre>
    </div>
  );
}
