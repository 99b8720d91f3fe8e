"use client";

import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { useTranslations } from "next-intl";
import { FileViewer } from "./file-viewer";
import type { RowFile } from "./files-in-row";

type FileSheetProps = { file: RowFile; onClose: () => void };

/** A file over the page that it was opened from. */
export function FileSheet({ file, onClose }: FileSheetProps) {
  const t = useTranslations("files.row");
  return (
    <Sheet open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <SheetContent className="max-w-3xl">
        <SheetHeader>
          <SheetTitle>{t(file.kind)}</SheetTitle>
          <SheetDescription>{t("from", { field: file.fieldId })}</SheetDescription>
        </SheetHeader>
        <FileViewer address={file.address} name={file.name} />
      </SheetContent>
    </Sheet>
  );
}
