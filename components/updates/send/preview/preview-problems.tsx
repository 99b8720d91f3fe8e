"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/feedback/notice";
import { Button } from "@/components/ui/button";
import type { UpdateTransport } from "@/lib/services/updates/port";
import type { UpdatePreview } from "@/lib/services/updates/send/update-preview";

type PreviewProblemsProps = {
  blocks: UpdatePreview["blocks"];
  counts: { errors: number; warnings: number };
  isAccepted: boolean;
  onAccept: (isAccepted: boolean) => void;
  onTransport: (transport: UpdateTransport) => void;
};

/** What stops the message, and what Profit probably refuses: the schema may be older than the environment. */
export function PreviewProblems({ blocks, counts, isAccepted, onAccept, onTransport }: PreviewProblemsProps) {
  const t = useTranslations("updateSend.problems");
  const tBlocks = useTranslations("updateBlocks");
  // Only where the other service would take all of it.
  const other = blocks.every(({ proposes }) => proposes !== null) ? (blocks[0]?.proposes ?? null) : null;
  return (
    <>
      {blocks.length > 0 ? (
        <div role="alert">
          <Notice kind="warning">
            <p className="font-semibold">{t("blocked")}</p>
            <ul className="list-disc pl-5">
              {blocks.map(({ code, params }) => (
                <li key={code}>{tBlocks(code, params)}</li>
              ))}
            </ul>
            {other ? (
              <Button size="small" className="mt-2" onClick={() => onTransport(other)}>
                {t("otherTransport", { transport: other.toUpperCase() })}
              </Button>
            ) : null}
          </Notice>
        </div>
      ) : null}
      {counts.errors > 0 ? (
        <Notice kind="warning">
          <p className="font-semibold">{t("errors", counts)}</p>
          <p>{t("errorsText")}</p>
          {blocks.length > 0 ? null : (
            <label className="mt-2 flex items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-primary"
                checked={isAccepted}
                onChange={({ target }) => onAccept(target.checked)}
              />
              {t("accept")}
            </label>
          )}
        </Notice>
      ) : counts.warnings > 0 ? (
        <p className="text-sm text-warning">{t("warnings", counts)}</p>
      ) : null}
    </>
  );
}
