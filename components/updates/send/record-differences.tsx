"use client";

import { useTranslations } from "next-intl";
import type { RecordDifference } from "@/lib/services/updates/read-back/record-differences";
import type { LabelOf } from "./field-labels";

type RecordDifferencesProps = {
  differences: readonly RecordDifference[];
  labelOf: LabelOf;
  /** `will`: what the message would change; `did`: what Profit shows since; `wanted`: where that is not what was asked. */
  tense: "will" | "did" | "wanted";
};

/** More of them are no overview. */
const MOST_SHOWN = 200;

/** Field by field what a record was and what it becomes, or became. */
export function RecordDifferences({ differences, labelOf, tense }: RecordDifferencesProps) {
  const t = useTranslations("updateSend.differences");
  const severalRecords = new Set(differences.map(({ record }) => record)).size > 1;
  return (
    <div className="overflow-x-auto rounded-md border">
      <table className="w-full text-sm">
        <thead className="bg-surface-sunken text-left text-muted-foreground">
          <tr>
            {severalRecords ? <Head>{t("record")}</Head> : null}
            <Head>{t("field")}</Head>
            <Head>{t(`${tense}.before`)}</Head>
            <Head>{t(`${tense}.after`)}</Head>
          </tr>
        </thead>
        <tbody>
          {differences.slice(0, MOST_SHOWN).map((difference) => (
            <tr key={`${difference.record} ${difference.path.join("/")}/${difference.fieldId}`} className="border-t">
              {severalRecords ? <td className="px-2 py-1 tabular-nums">{difference.record + 1}</td> : null}
              <th scope="row" className="px-2 py-1 text-left align-top font-normal">
                {labelOf(difference)}
              </th>
              <Value value={difference.before} isMasked={difference.isMasked} />
              <Value value={difference.after} isMasked={difference.isMasked} />
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length > MOST_SHOWN ? (
        <p className="border-t px-2 py-1 text-sm text-muted-foreground">
          {t("more", { count: differences.length - MOST_SHOWN })}
        </p>
      ) : null}
    </div>
  );
}

function Head({ children }: { children: string }) {
  return (
    <th scope="col" className="px-2 py-1 font-medium">
      {children}
    </th>
  );
}

function Value({ value, isMasked }: { value: string | null; isMasked: boolean }) {
  const t = useTranslations("updateSend.differences");
  return (
    <td className="max-w-64 px-2 py-1 align-top break-words whitespace-pre-wrap">
      {isMasked ? (
        <span className="text-muted-foreground">{t("masked")}</span>
      ) : value === null || value === "" ? (
        <span className="text-muted-foreground">{t("empty")}</span>
      ) : (
        value
      )}
    </td>
  );
}
