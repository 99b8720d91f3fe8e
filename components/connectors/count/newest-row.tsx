"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { PublicError } from "@/lib/actions/public-error";
import { formatProfitDate } from "@/lib/format/profit-dates";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { Row } from "@/lib/profit/wire/get-connector-page";
import { readFewRows, type RowsRun } from "../explorer/rows-queries";
import { troubleOf } from "./use-count";

/** A field that tells when a row was changed, by its name. */
const CHANGED = /gewijzigd|modified|changed|mutatie|gemuteerd/i;

export function NewestRow({ run, fields }: { run: RowsRun; fields: readonly GetConnectorField[] }) {
  const t = useTranslations("count");
  const dates = fields.filter(({ id, dataType }) => dataType === "date" && !/[.,;]/.test(id));
  const proposed = dates.find(({ id, label }) => CHANGED.test(`${id} ${label ?? ""}`)) ?? dates[0];
  const [fieldId, setFieldId] = useState(proposed?.id ?? "");
  const [found, setFound] = useState<{ row: Row | null; fieldId: string } | null>(null);
  const [trouble, setTrouble] = useState<PublicError | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  if (dates.length === 0) return null;

  async function find(): Promise<void> {
    setIsBusy(true);
    setTrouble(null);
    const { connectionId, connectorId, query } = run;
    const orderBy = [{ fieldId, direction: "desc" as const }];
    try {
      const [row] = await readFewRows(
        { connectionId, connectorId, query: { ...query, orderBy } },
        { skip: 0, take: 1 },
      );
      setFound({ row: row ?? null, fieldId });
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <section aria-label={t("newestTitle")} className="flex flex-col gap-2 border-t pt-3">
      <h3 className="font-semibold">{t("newestTitle")}</h3>
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t("newestBy")} className="min-w-0 flex-1">
          <Select value={fieldId} onChange={(event) => setFieldId(event.target.value)}>
            {dates.map(({ id, label }) => (
              <option key={id} value={id}>
                {label || id}
              </option>
            ))}
          </Select>
        </Field>
        <Button isPending={isBusy} onClick={() => void find()}>
          {t("newest")}
        </Button>
      </div>
      {trouble ? <ErrorPanel error={trouble} /> : null}
      <div role="status">{found ? <Found {...found} fields={fields} /> : null}</div>
    </section>
  );
}

type FoundProps = { row: Row | null; fieldId: string; fields: readonly GetConnectorField[] };

function Found({ row, fieldId, fields }: FoundProps) {
  const t = useTranslations("count");
  const language = useLocale();
  if (row === null) return <p>{t("newestNone")}</p>;
  const moment = row[fieldId];
  if (typeof moment !== "string") return <p>{t("newestEmpty")}</p>;
  const others = fields.filter(({ id }) => id !== fieldId && row[id] !== null && row[id] !== "");
  return (
    <>
      <p className="font-medium">{formatProfitDate(moment, language, "time")}</p>
      <dl className="mt-1 grid max-h-48 grid-cols-[minmax(6rem,auto)_1fr] gap-x-3 overflow-y-auto text-sm">
        {others.map(({ id, label }) => (
          <div key={id} className="contents">
            <dt className="truncate text-muted-foreground">{label || id}</dt>
            <dd className="truncate">{shown(row[id], language)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function shown(value: Row[string] | undefined, language: "nl" | "en"): string {
  const text = String(value ?? "");
  return formatProfitDate(text.slice(0, 200), language);
}
