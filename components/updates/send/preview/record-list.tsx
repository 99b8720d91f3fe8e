"use client";

import { useTranslations } from "next-intl";
import type { UpdatePreview } from "@/lib/services/updates/send/update-preview";

/** What is done with each record, folded: the sentence above it says how many. */
export function RecordList({ preview: { records, recordCount } }: { preview: UpdatePreview }) {
  const t = useTranslations("updateSend.preview");
  if (records.length === 0) return null;
  return (
    <details>
      <summary className="w-fit cursor-pointer text-muted-foreground hover:text-foreground">
        {t("perRecord", { count: recordCount })}
      </summary>
      <ol className="mt-1 max-h-60 list-decimal overflow-y-auto rounded-md border py-1.5 pr-2 pl-9 text-sm">
        {records.map(({ action, keys }, at) => (
          <li key={at}>
            {t(`actions.${action}`)}
            {Object.entries(keys).map(([fieldId, value]) => (
              <span key={fieldId} className="ml-2 text-muted-foreground">
                {fieldId} <span className="break-all text-foreground">{value}</span>
              </span>
            ))}
          </li>
        ))}
      </ol>
      {recordCount > records.length ? (
        <p className="mt-1 text-sm text-muted-foreground">
          {t("moreRecords", { count: recordCount - records.length })}
        </p>
      ) : null}
    </details>
  );
}
