"use client";

import { FileX } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/feedback/empty-state";
import type { FileKind } from "@/lib/format/file-kind";

/** Says that a file is not shown, and why; saving it stays possible. */
export function NotShown({ kind }: { kind: FileKind }) {
  const t = useTranslations("files");
  const isEmpty = kind === "empty";
  return (
    <div className="m-auto">
      <EmptyState
        icon={FileX}
        title={t(isEmpty ? "emptyTitle" : "notShownTitle")}
        text={isEmpty ? t("emptyText") : t("notShownText", { kind: t(`kinds.${kind}`) })}
      />
    </div>
  );
}
