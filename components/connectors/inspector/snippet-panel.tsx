"use client";

import { useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { ProgramView } from "@/components/snippets/program-view";
import { Skeleton } from "@/components/ui/skeleton";
import type { SnippetRequest } from "@/lib/snippets/snippet-request";
import { SNIPPET_LANGUAGES, snippetLanguageOf, SNIPPETS } from "@/lib/snippets/snippets";
import { type SnippetSource, useSnippetRequest } from "./use-snippet-request";

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
  return (
    <ProgramView
      title={t("title")}
      keptAs="schakel-snippet-language"
      languages={SNIPPET_LANGUAGES}
      languageOf={snippetLanguageOf}
      programs={SNIPPETS}
      write={(language) => SNIPPETS[language].write(request)}
    >
      {(language) => (
        <>
          <p className="text-sm text-muted-foreground">
            <code className="text-xs break-words text-foreground">{t(`how.${language}`)}</code> {t("token")}
          </p>
          {source.query.orderBy.length === 0 ? <p className="text-sm text-warning">{t("noOrder")}</p> : null}
          {source.query.transport === "soap" ? <p className="text-sm text-warning">{t("soap")}</p> : null}
        </>
      )}
    </ProgramView>
  );
}
