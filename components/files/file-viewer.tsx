"use client";

import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Notice } from "@/components/feedback/notice";
import { saveBlob } from "@/components/results/save-target";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { namedKindOf } from "@/lib/format/file-kind";
import { formatBytes } from "@/lib/format/numbers";
import { FileContent } from "./file-content";
import { useFile } from "./use-file";

type FileViewerProps = {
  /** One of our own addresses for bytes (routes.subjectFile, storedFile, image). */
  address: string;
  /** What it is called until its own name is here. */
  name: string;
};

/** A file of Profit in the page: what can be shown safely is shown, and whatever it is can be saved. Fills its room. */
export function FileViewer({ address, name: givenName }: FileViewerProps) {
  const t = useTranslations("files");
  const language = useLocale();
  const { fetched, retry } = useFile(address);
  const name = fetched.state === "here" ? fetched.name : givenName;
  const save = () => {
    if (fetched.state === "here") saveBlob(fetched.file, fetched.name);
  };
  const named = namedKindOf(name);
  const isMisnamed = fetched.state === "here" && named !== null && named !== fetched.kind && fetched.kind !== "empty";
  return (
    <section aria-label={t("title", { name })} className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-3 py-1.5">
        <p className="min-w-0 grow basis-full truncate text-sm font-medium sm:basis-0" title={name}>
          {name}
        </p>
        {fetched.state === "here" ? (
          <span className="text-sm text-muted-foreground tabular-nums">
            {t(`kinds.${fetched.kind}`)} · {formatBytes(fetched.file.size, language)}
          </span>
        ) : null}
        {/* The viewer of PDFs has one of its own. */}
        {fetched.state === "here" && fetched.kind === "pdf" ? null : (
          <Button size="small" variant="primary" onClick={save} disabled={fetched.state !== "here"}>
            <Download aria-hidden />
            {t("download")}
          </Button>
        )}
      </header>
      {fetched.state === "here" ? (
        <>
          {isMisnamed ? (
            <Notice kind="warning" isNews className="m-3 mb-0">
              {t("misnamed", { named: t(`kinds.${named}`), kind: t(`kinds.${fetched.kind}`) })}
            </Notice>
          ) : null}
          <FileContent key={address} {...fetched} onDownload={save} />
        </>
      ) : fetched.state === "failed" ? (
        <div className="p-3">
          <ErrorPanel error={fetched.error} onRetry={retry} />
        </div>
      ) : (
        <p role="status" className="m-auto flex items-center gap-2 p-6 text-muted-foreground">
          <Spinner />
          {t("fetching")}
        </p>
      )}
    </section>
  );
}
