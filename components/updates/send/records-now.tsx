"use client";

import { useTranslations } from "next-intl";
import type { RecordNow } from "@/lib/services/updates/send/port";
import type { LabelOf } from "./field-labels";

type RecordsNowProps = {
  records: readonly RecordNow[];
  labelOf: LabelOf;
  /** Values are only shown once asked for. */
  isFolded: boolean;
};

const MOST_SHOWN = 20;

/** Records as the read-back finds them, and for those it does not find, why. */
export function RecordsNow({ records, labelOf, isFolded }: RecordsNowProps) {
  const t = useTranslations("updateSend.recordsNow");
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {records.slice(0, MOST_SHOWN).map((record) => (
        <li key={record.record}>
          {record.state === "found" ? (
            <details open={!isFolded && records.length === 1}>
              <summary className="w-fit cursor-pointer text-muted-foreground hover:text-foreground">
                {t("found", { number: record.record + 1, key: keyWords(record, labelOf) })}
              </summary>
              <dl className="mt-1 grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-0.5 rounded-md border px-2 py-1.5">
                {record.values.map((value) => (
                  <div key={`${value.path.join("/")}/${value.fieldId}`} className="contents">
                    <dt className="text-muted-foreground">{labelOf(value)}</dt>
                    <dd className="min-w-0 break-words">
                      {value.isMasked
                        ? t("masked")
                        : (value.value ?? <span className="text-muted-foreground">{t("empty")}</span>)}
                    </dd>
                  </div>
                ))}
              </dl>
            </details>
          ) : (
            <p>{t(record.state, { number: record.record + 1, key: keyWords(record, labelOf) })}</p>
          )}
        </li>
      ))}
      {records.length > MOST_SHOWN ? <li>{t("more", { count: records.length - MOST_SHOWN })}</li> : null}
    </ul>
  );
}

function keyWords({ key }: RecordNow, labelOf: LabelOf): string {
  return key.map(({ place, value }) => `${labelOf(place)} ${value}`).join(", ");
}
