"use client";

import { useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { ProgramView } from "@/components/snippets/program-view";
import { Skeleton } from "@/components/ui/skeleton";
import type { WriteRequest } from "@/lib/snippets/write/write-request";
import { WRITE_LANGUAGES, WRITE_SNIPPETS, writeLanguageOf } from "@/lib/snippets/write/write-snippets";
import type { GetConnectorActions, UpdatePlace } from "../../update-actions";
import { useWriteRequest } from "./use-write-request";

type WriteSnippetPanelProps = {
  place: UpdatePlace;
  actions: Pick<GetConnectorActions, "connectionAddresses">;
  text: () => string;
  /** Changes whenever the text does. */
  revision: number;
};

/** The message as a whole program that sends it once, to read before it is taken along. */
export function WriteSnippetPanel({ place, actions, text, revision }: WriteSnippetPanelProps) {
  const t = useTranslations("updateSend.snippet");
  const tBlocks = useTranslations("updateBlocks");
  const { request, blocks, isShortened, trouble, isOld, retry } = useWriteRequest({ place, actions, text, revision });
  return (
    <section
      aria-label={t("title")}
      aria-busy={isOld || undefined}
      className="flex min-h-0 min-w-0 flex-1 flex-col gap-2 p-2"
    >
      {trouble ? (
        <ErrorPanel error={trouble} onRetry={retry} />
      ) : blocks.length > 0 ? (
        <>
          <p className="text-sm font-medium">{t("blocked")}</p>
          <ul className="list-disc pl-5 text-sm">
            {blocks.map(({ code, params }) => (
              <li key={code}>{tBlocks(code, params)}</li>
            ))}
          </ul>
        </>
      ) : isShortened ? (
        <p className="text-sm text-muted-foreground">{t("tooLarge")}</p>
      ) : request ? (
        <Program request={request} />
      ) : (
        <Skeleton className="min-h-48 flex-1" />
      )}
    </section>
  );
}

function Program({ request }: { request: WriteRequest }) {
  const t = useTranslations("updateSend.snippet");
  const tWire = useTranslations("wire.snippet");
  return (
    <ProgramView
      title={t("title")}
      keptAs="schakel-write-language"
      languages={WRITE_LANGUAGES}
      languageOf={writeLanguageOf}
      programs={WRITE_SNIPPETS}
      write={(language) => WRITE_SNIPPETS[language].write(request)}
    >
      {(language) => (
        <p className="text-sm text-muted-foreground">
          <code className="text-xs break-words text-foreground">{t(`how.${language}`)}</code> {tWire("token")}{" "}
          {t("once")} {t("noPowerQuery")}
        </p>
      )}
    </ProgramView>
  );
}
