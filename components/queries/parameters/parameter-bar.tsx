"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Explorer } from "@/components/connectors/explorer/use-explorer";
import { Field } from "@/components/ui/field";
import { formatProfitDay } from "@/lib/format/profit-dates";
import { warningOf } from "@/lib/profit/filter/values";
import { dutchDayOf } from "@/lib/queries/calendar-day";
import { enteredValue } from "@/lib/queries/fill-in";
import { readParameterValue } from "@/lib/queries/parameter-value";
import { placeholdersIn } from "@/lib/queries/placeholders";
import type { QueryParameter } from "@/lib/queries/query-parameter";
import { readRelativeDate } from "@/lib/queries/relative-date";
import { ParameterValue } from "./parameter-value";
import { useParameterLabel } from "./use-parameter-label";

type ParameterBarProps = { explorer: Explorer; onRun: () => void };

/** What a query asks for before it runs. In sight as long as the query has parameters: the next run asks again. */
export function ParameterBar({ explorer, onRun }: ParameterBarProps) {
  const t = useTranslations("savedQueries.parameters");
  const { parameters, leftOut, query } = explorer.asked;
  const labelFor = useParameterLabel(explorer.state, explorer.byId);
  const isEverything = leftOut.length > 0 && query.filter.groups.length === 0;
  return (
    <form
      aria-label={t("title")}
      noValidate
      className="flex flex-col gap-2 border-t px-3 py-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        onRun();
      }}
    >
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2.5">
        {parameters.map((parameter) => (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            label={labelFor(parameter)}
            explorer={explorer}
            onChange={(value) => explorer.dispatch({ type: "entered", values: [[parameter.name, value]] })}
          />
        ))}
        {/* Enter in a field sends the form; browsers want a button for that when there are several. */}
        <button type="submit" hidden />
      </div>
      {isEverything ? <p className="text-sm text-warning">{t("noFilterLeft")}</p> : null}
    </form>
  );
}

type ParameterFieldProps = {
  parameter: QueryParameter;
  label: string;
  explorer: Explorer;
  onChange: (value: string) => void;
};

function ParameterField({ parameter, label, explorer, onChange }: ParameterFieldProps) {
  const t = useTranslations("savedQueries.parameters");
  const tFilter = useTranslations("connectors.filter");
  const value = enteredValue(parameter, explorer.state.entered);
  const becomes = useBecomes(parameter, value);
  const problem = explorer.asked.problems.get(parameter.name) ?? null;
  const isEmpty = value.trim() === "";
  const limit = hasLimitAtMidnight(parameter, explorer) ? tFilter("warning.untilMidnight") : null;
  return (
    <Field
      className="max-w-md min-w-48 flex-1"
      label={
        <>
          {label}
          {parameter.isRequired ? null : (
            <span className="ml-1.5 font-normal text-muted-foreground">{t("optional")}</span>
          )}
        </>
      }
      hint={isEmpty && !parameter.isRequired ? t("leftOut") : [becomes, limit].filter(Boolean).join(". ") || null}
      error={
        problem === null || (problem === "missing" && !explorer.hasTried)
          ? null
          : problem === "missing"
            ? t("missing")
            : tFilter(`problem.${problem}`)
      }
    >
      <ParameterValue parameter={parameter} value={value} onChange={onChange} />
    </Field>
  );
}

/** What a relative date is today: "= donderdag 1 oktober 2026". */
function useBecomes(parameter: Pick<QueryParameter, "kind" | "isRequired">, value: string): string | null {
  const t = useTranslations("savedQueries.parameters");
  const language = useLocale();
  const isDate = parameter.kind === "date" || parameter.kind === "dateTime";
  if (!isDate || readRelativeDate(value) === null) return null;
  const read = readParameterValue(parameter, value, dutchDayOf(new Date()));
  if (!read.ok || read.value === null) return null;
  const day = formatProfitDay(read.value.slice(0, 10), language);
  return parameter.kind === "date" ? t("becomes", { day }) : t("becomesMoment", { day, time: read.value.slice(11) });
}

/** "Up to and including" a bare date stops at its first second, which is easily missed once the date is asked for. */
function hasLimitAtMidnight({ name, kind }: QueryParameter, { state, query }: Explorer): boolean {
  if (kind !== "date") return false;
  const asked = query.filter.groups.flat();
  return state.groups
    .flatMap(({ conditions }) => conditions)
    .filter(({ value }) => placeholdersIn(value).includes(name))
    .some(({ fieldId, operator }) =>
      asked.some(
        (condition) =>
          condition.fieldId === fieldId &&
          condition.operator === operator &&
          warningOf("date", condition) === "untilMidnight",
      ),
    );
}
