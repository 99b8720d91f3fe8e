"use client";

import { useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { CopyButton } from "@/components/ui/copy-button";
import { Skeleton } from "@/components/ui/skeleton";
import { SNIPPET_LANGUAGES, SNIPPETS } from "@/lib/snippets/snippets";
import { type SnippetSource, useSnippetRequest } from "./use-snippet-request";

export function CopyAsList({ source }: { source: SnippetSource }) {
  const t = useTranslations("wire.snippet");
  const { request, trouble, retry } = useSnippetRequest(source);
  if (trouble) return <ErrorPanel error={trouble} onRetry={retry} />;
  if (!request) return <Skeleton className="h-56" />;
  return (
    <ul className="flex flex-col">
      {SNIPPET_LANGUAGES.map((language) => {
        const { name, write } = SNIPPETS[language];
        return (
          <li key={language} className="flex">
            <CopyButton
              className="flex-1 justify-start"
              text={() => write(request)}
              label={t("copyIn", { language: name })}
            >
              {name}
            </CopyButton>
          </li>
        );
      })}
    </ul>
  );
}
