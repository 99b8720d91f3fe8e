"use client";

import { useQuery } from "@tanstack/react-query";
import { FileText, MessageSquare } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Refusal } from "@/components/feedback/refusal";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Notice } from "@/components/feedback/notice";
import { cn } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import { safeFileName } from "@/lib/format/file-name";
import { formatBytes } from "@/lib/format/numbers";
import type { ListedAttachment } from "@/lib/services/attachments/list-attachments";
import { type DossierActions, dossierQueries } from "./dossier-queries";

type ItemFilesProps = {
  connectionId: string;
  itemId: string;
  chosenId: string | null;
  onChoose: (fileId: string) => void;
  list: DossierActions["attachments"];
};

/** The attachments of one item, and those of its reactions. */
export function ItemFiles({ connectionId, itemId, chosenId, onChoose, list }: ItemFilesProps) {
  const t = useTranslations("dossier.files");
  const found = useQuery(dossierQueries.attachments(connectionId, itemId, list));
  if (found.error instanceof Refusal) {
    return <ErrorPanel error={found.error.publicError} onRetry={() => void found.refetch()} />;
  }
  if (!found.data) {
    return (
      <div aria-busy className="flex flex-col gap-2 p-1">
        {[1, 2, 3].map((line) => (
          <Skeleton key={line} className="h-9" />
        ))}
        <span role="status" className="sr-only">
          {t("reading")}
        </span>
      </div>
    );
  }
  const { attachments, hasMore } = found.data;
  if (attachments.length === 0) return <EmptyState icon={FileText} title={t("noneTitle")} text={t("noneText")} />;
  const own = attachments.filter(({ reactionId }) => reactionId === null);
  const ofReactions = attachments.filter(({ reactionId }) => reactionId !== null);
  return (
    <div className="flex flex-col gap-3">
      <FileList label={t("own")} files={own} {...{ chosenId, onChoose }} />
      <FileList label={t("ofReactions")} files={ofReactions} {...{ chosenId, onChoose }} isOfReactions />
      {hasMore ? <Notice>{t("tooMany")}</Notice> : null}
    </div>
  );
}

type FileListProps = Pick<ItemFilesProps, "chosenId" | "onChoose"> & {
  label: string;
  files: readonly ListedAttachment[];
  isOfReactions?: boolean;
};

function FileList({ label, files, chosenId, onChoose, isOfReactions = false }: FileListProps) {
  const language = useLocale();
  const Icon = isOfReactions ? MessageSquare : FileText;
  if (files.length === 0) return null;
  return (
    <section aria-label={label}>
      <h3 className="px-2.5 pb-1 text-sm font-medium text-muted-foreground">
        {label} ({files.length})
      </h3>
      <ul className="flex flex-col">
        {files.map(({ fileId, fileName, size }) => (
          <li key={fileId}>
            <button
              type="button"
              aria-current={fileId === chosenId || undefined}
              onClick={() => onChoose(fileId)}
              className={cn(
                "flex w-full items-center gap-2 rounded-md border border-transparent px-2.5 py-1.5 text-left hover:bg-accent",
                fileId === chosenId && "border-border bg-accent",
              )}
            >
              <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
              <span className="min-w-0 flex-1 truncate">{shownName({ fileId, fileName })}</span>
              {size === null ? null : (
                <span className="text-sm text-muted-foreground tabular-nums">{formatBytes(size, language)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As the file will be called when it is saved: what a name from Profit hides is not shown either. */
export function shownName({ fileId, fileName }: Pick<ListedAttachment, "fileId" | "fileName">): string {
  return safeFileName(fileName ?? "", fileId);
}
