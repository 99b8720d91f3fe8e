"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { saveBlob } from "@/components/results/save-target";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import type { SnippetRequest } from "@/lib/snippets/snippet-request";
import { SNIPPET_LANGUAGES, snippetLanguageOf, SNIPPETS, type SnippetLanguage } from "@/lib/snippets/snippets";
import { type SnippetSource, useSnippetRequest } from "./use-snippet-request";

const KEPT_LANGUAGE = "schakel-snippet-language";

/** The query as a whole program, to read before it is taken along. */
export function SnippetPanel({ source }: { source: SnippetSource }) {
  const t = useTranslations("wire.snippet");
  const { request, trouble, retry } = useSnippetRequest(source);
  return (
    <section aria-label={t("title")} className="flex min-h-0 flex-1 flex-col gap-2 p-2">
      {trouble ? <ErrorPanel error={trouble} onRetry={retry} /> : null}
      {request ? (
        <Snippet request={request} source={source} />
      ) : trouble ? null : (
        <Skeleton className="min-h-48 flex-1" />
      )}
    </section>
  );
}

function Snippet({ request, source }: { request: SnippetRequest; source: SnippetSource }) {
  const t = useTranslations("wire.snippet");
  const selectId = useId();
  const [language, setLanguage] = useState(() => snippetLanguageOf(kept()));
  const { name, fileName, write } = SNIPPETS[language];
  const text = write(request);
  return (
    <>
      <div className="flex flex-wrap items-center gap-1">
        <label htmlFor={selectId} className="sr-only">
          {t("language")}
        </label>
        <Select
          id={selectId}
          size="small"
          className="w-36 flex-1"
          value={language}
          onChange={(event) => {
            const chosen = snippetLanguageOf(event.target.value);
            setLanguage(chosen);
            keep(chosen);
          }}
        >
          {SNIPPET_LANGUAGES.map((known) => (
            <option key={known} value={known}>
              {SNIPPETS[known].name}
            </option>
          ))}
        </Select>
        <CopyButton text={text} label={t("copyIn", { language: name })}>
          {t("copy")}
        </CopyButton>
        <Button
          variant="ghost"
          size="icon-small"
          aria-label={t("save")}
          title={`${t("save")}: ${fileName}`}
          onClick={() => saveBlob(new Blob([text], { type: "text/plain" }), fileName)}
        >
          <Download aria-hidden />
        </Button>
      </div>
      <p className="text-sm text-muted-foreground">
        <code className="text-xs break-words text-foreground">{t(`how.${language}`)}</code> {t("token")}
      </p>
      {source.query.orderBy.length === 0 ? <p className="text-sm text-warning">{t("noOrder")}</p> : null}
      {source.query.transport === "soap" ? <p className="text-sm text-warning">{t("soap")}</p> : null}
      {/* A region that scrolls must be reachable by keys. */}
      <pre
        tabIndex={0}
        aria-label={t("title")}
        className="min-h-48 flex-1 overflow-auto rounded-md border bg-surface-sunken p-2 text-xs select-text"
      >
        {text}
      </pre>
    </>
  );
}

/** A private window may refuse to keep anything. */
function kept(): string | null {
  try {
    return window.localStorage.getItem(KEPT_LANGUAGE);
  } catch {
    return null;
  }
}

function keep(language: SnippetLanguage): void {
  try {
    window.localStorage.setItem(KEPT_LANGUAGE, language);
  } catch {
    // Asked for again next time.
  }
}
