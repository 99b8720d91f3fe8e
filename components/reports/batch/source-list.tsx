"use client";

import { useTranslations } from "next-intl";
import { ParameterValue } from "@/components/queries/parameters/parameter-value";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { takesValue } from "@/lib/profit/filter/operators-by-type";
import type { ReportField } from "@/lib/queries/report-field";
import { askedKindOf } from "@/lib/queries/report-values";
import type { BatchTable, ValueSource } from "./batch-table";

type SourceListProps = {
  fields: readonly ReportField[];
  table: BatchTable;
  sources: readonly ValueSource[];
  fixed: readonly string[];
  onChange: (change: { sources?: ValueSource[]; fixed?: string[] }) => void;
};

/** For each question of the report: which column answers it, or the answer that is the same for all. */
export function SourceList({ fields, table, sources, fixed, onChange }: SourceListProps) {
  const t = useTranslations("reports.batch");
  const width = Math.max(0, ...table.rows.slice(0, 100).map((row) => row.length));
  const nameOf = (column: number) => {
    const example = table.rows[0]?.[column] ?? "";
    const name = table.columns[column];
    return name ? t("namedColumn", { name, example }) : t("column", { number: column + 1, example });
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium">{t("answers")}</legend>
      {fields.map((field, place) => {
        const source = sources[place] ?? "fixed";
        if (!takesValue(field.operator)) return null;
        return (
          <div key={place} className="grid items-start gap-2 sm:grid-cols-2">
            <Field label={field.label}>
              <Select
                value={String(source)}
                onChange={({ target }) =>
                  onChange({
                    sources: sources.with(place, target.value === "fixed" ? "fixed" : Number(target.value)),
                  })
                }
              >
                {Array.from({ length: width }, (_, column) => (
                  <option key={column} value={column}>
                    {nameOf(column)}
                  </option>
                ))}
                <option value="fixed">{t("fixed")}</option>
              </Select>
            </Field>
            {source === "fixed" ? (
              <Field label={t("fixedValue", { label: field.label })}>
                <ParameterValue
                  parameter={{ kind: askedKindOf(field), isRequired: field.isRequired }}
                  value={fixed[place] ?? ""}
                  onChange={(value) => onChange({ fixed: fixed.with(place, value) })}
                />
              </Field>
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}
