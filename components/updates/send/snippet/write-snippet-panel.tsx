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
import type { WriteRequest } from "@/lib/snippets/write/write-request";
import {
  WRITE_LANGUAGES,
  WRITE_SNIPPETS,
  type WriteLanguage,
  writeLanguageOf,
} from "@/lib/snippets/write/write-snippets";
import type { GetConnectorActions, UpdatePlace } from "../../update-actions";
import { useWriteRequest } from "./use-write-request";

const KEPT_LANGUAGE = "schakel-write-language";

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
  const selectId = useId();
  const [language, setLanguage] = useState(() => writeLanguageOf(kept()));
  const { name, fileName, write } = WRITE_SNIPPETS[language];
  const program = write(request);
  return (
    <>
      <div className="flex flex-wrap items-center gap-1">
        <label htmlFor={selectId} className="sr-only">
          {tWire("language")}
        </label>
        <Select
          id={selectId}
          size="small"
          className="w-36 flex-1"
          value={language}
          onChange={({ target }) => {
            const chosen = writeLanguageOf(target.value);
            setLanguage(chosen);
            keep(chosen);
          }}
        >
          {WRITE_LANGUAGES.map((known) => (
            <option key={known} value={known}>
              {WRITE_SNIPPETS[known].name}
            </option>
          ))}
        </Select>
        <CopyButton text={program} label={tWire("copyIn", { language: name })}>
          {tWire("copy")}
        </CopyButton>
        <Button
          variant="ghost"
          size="icon-small"
          aria-label={tWire("save")}
          title={`${tWire("save")}: ${fileName}`}
          onClick={() => saveBlob(new Blob([program], { type: "text/plain" }), fileName)}
        >
          <Download aria-hidden />
        </Button>
      </div>
      <p className="text-sm text-muted-foreground">
        <code className="text-xs break-words text-foreground">{t(`how.${language}`)}</code> {tWire("token")} {t("once")}{" "}
        {t("noPowerQuery")}
      </p>
      {/* A region that scrolls must be reachable by keys. */}
      <pre
        tabIndex={0}
        aria-label={t("title")}
        className="min-h-48 flex-1 overflow-auto rounded-md border bg-surface-sunken p-2 text-xs select-text"
      >
        {program}
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

function keep(language: WriteLanguage): void {
  try {
    window.localStorage.setItem(KEPT_LANGUAGE, language);
  } catch {
    // Asked for again next time.
  }
}
