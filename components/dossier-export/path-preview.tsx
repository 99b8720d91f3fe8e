"use client";

import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { PublicError } from "@/lib/actions/public-error";
import { UniqueNames } from "@/lib/format/file-name";
import { type FolderPattern, folderFor } from "@/lib/queries/folder-pattern";
import type { SampleFile } from "@/lib/services/dossier-export/sample-files";

type PathPreviewProps = {
  /** null while the pattern has a problem: then the files stand there without folders. */
  pattern: FolderPattern | null;
  files: readonly SampleFile[] | null;
  trouble: PublicError | null;
  onRetry: () => void;
};

const ROOM = "min-h-72";

/** Where the first files will be, as the pattern stands now. Its room is kept, so that nothing below moves. */
export function PathPreview({ pattern, files, trouble, onRetry }: PathPreviewProps) {
  const t = useTranslations("dossierExport.folders");
  return (
    <section aria-label={t("preview")} className="flex flex-col gap-1.5">
      <h3 className="text-sm font-medium">{t("preview")}</h3>
      <div className={ROOM}>
        {trouble ? <ErrorPanel error={trouble} onRetry={onRetry} /> : null}
        {!trouble && files === null ? <ReadingFiles label={t("reading")} /> : null}
        {!trouble && files?.length === 0 ? <p className="text-muted-foreground">{t("noFiles")}</p> : null}
        {!trouble && files && files.length > 0 ? <PathList paths={pathsOf(files, pattern)} /> : null}
      </div>
    </section>
  );
}

function pathsOf(files: readonly SampleFile[], pattern: FolderPattern | null): { folder: string; name: string }[] {
  const names = new UniqueNames();
  return files.map(({ name, values }) => {
    const folder = pattern ? folderFor(pattern, (placeholder) => values[placeholder]) : "";
    return { folder, name: names.take(folder, name) };
  });
}

function PathList({ paths }: { paths: readonly { folder: string; name: string }[] }) {
  return (
    <ol className="divide-y rounded-md border bg-surface text-sm">
      {paths.map(({ folder, name }, index) => (
        // The list is of fixed length and order.
        <li key={index} className="flex items-baseline gap-2 px-2.5 py-1">
          <FileText aria-hidden className="size-3.5 shrink-0 translate-y-0.5 text-muted-foreground" />
          <span className="min-w-0 break-all">
            {folder === "" ? null : <span className="text-muted-foreground">{folder}/</span>}
            {name}
          </span>
        </li>
      ))}
    </ol>
  );
}

function ReadingFiles({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-2">
      {Array.from({ length: 10 }, (_, index) => (
        <Skeleton key={index} className="h-5" />
      ))}
    </div>
  );
}
