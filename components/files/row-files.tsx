"use client";

import { FileText, Image as Picture } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { filesInRow, type RowFile } from "./files-in-row";

const FileSheet = dynamic(() => import("./file-sheet").then((module) => module.FileSheet), { ssr: false });

type RowFilesProps = { connectionId: string; row: Readonly<Record<string, unknown>> };

/** The files that a row carries the ids of, each a click away; nothing where there are none. */
export function RowFiles({ connectionId, row }: RowFilesProps) {
  const t = useTranslations("files.row");
  const [open, setOpen] = useState<RowFile | null>(null);
  const files = filesInRow(connectionId, row);
  if (files.length === 0) return null;
  return (
    <div role="group" aria-label={t("title")} className="flex flex-wrap gap-2 border-b px-4 py-2">
      {files.map((file) => (
        <Button key={file.fieldId} size="small" aria-haspopup="dialog" onClick={() => setOpen(file)}>
          {file.kind === "image" ? <Picture aria-hidden /> : <FileText aria-hidden />}
          <span className="max-w-64 truncate">{t("open", { kind: t(file.kind), name: file.name })}</span>
        </Button>
      ))}
      {open ? <FileSheet file={open} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}
