"use client";

import { useLocale, useTranslations } from "next-intl";
import { ParameterValue } from "@/components/queries/parameters/parameter-value";
import { Field } from "@/components/ui/field";
import { formatProfitDay } from "@/lib/format/profit-dates";
import { takesValue } from "@/lib/profit/filter/operators-by-type";
import { dutchDayOf } from "@/lib/queries/calendar-day";
import { readParameterValue } from "@/lib/queries/parameter-value";
import { readRelativeDate } from "@/lib/queries/relative-date";
import type { ReportField } from "@/lib/queries/report-field";
import { askedKindOf, type FilledReport } from "@/lib/queries/report-values";

type ValueFieldsProps = {
  fields: readonly ReportField[];
  values: readonly string[];
  /** What is wrong is said once somebody tried; until then an empty field is only empty. */
  problems: FilledReport["problems"];
  hasTried: boolean;
  onChange: (place: number, value: string) => void;
};

/** The questions of a report, each in the control that fits it. */
export function ValueFields({ fields, values, problems, hasTried, onChange }: ValueFieldsProps) {
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-1">
      {fields.map((field, place) =>
        takesValue(field.operator) ? (
          <ValueField
            key={place}
            field={field}
            value={values[place] ?? ""}
            problem={problems.get(place) ?? null}
            hasTried={hasTried}
            onChange={(value) => onChange(place, value)}
          />
        ) : null,
      )}
    </div>
  );
}

type ValueFieldProps = {
  field: ReportField;
  value: string;
  problem: NonNullable<ReturnType<FilledReport["problems"]["get"]>> | null;
  hasTried: boolean;
  onChange: (value: string) => void;
};

function ValueField({ field, value, problem, hasTried, onChange }: ValueFieldProps) {
  const t = useTranslations("savedQueries.parameters");
  const tFilter = useTranslations("connectors.filter");
  const becomes = useBecomes(field, value);
  const isSaid = problem !== null && (problem !== "missing" || hasTried);
  return (
    <Field
      label={
        <>
          {field.label}
          {field.isRequired ? null : <span className="ml-1.5 font-normal text-muted-foreground">{t("optional")}</span>}
        </>
      }
      isRequired={field.isRequired}
      hint={becomes}
      error={isSaid ? (problem === "missing" ? t("missing") : tFilter(`problem.${problem}`)) : null}
    >
      <ParameterValue
        parameter={{ kind: askedKindOf(field), isRequired: field.isRequired }}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
}

/** What a relative date is today. */
function useBecomes(field: ReportField, value: string): string | null {
  const t = useTranslations("savedQueries.parameters");
  const language = useLocale();
  const kind = askedKindOf(field);
  if ((kind !== "date" && kind !== "dateTime") || readRelativeDate(value) === null) return null;
  const read = readParameterValue({ kind, isRequired: field.isRequired }, value, dutchDayOf(new Date()));
  if (!read.ok || read.value === null) return null;
  const day = formatProfitDay(read.value.slice(0, 10), language);
  return kind === "date" ? t("becomes", { day }) : t("becomesMoment", { day, time: read.value.slice(11) });
}
