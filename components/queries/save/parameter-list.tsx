"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { placeholderOf } from "@/lib/queries/placeholders";
import { PARAMETER_KINDS, type QueryParameter } from "@/lib/queries/query-parameter";
import { ParameterValue } from "../parameters/parameter-value";

type ParameterListProps = {
  parameters: readonly QueryParameter[];
  onChange: (parameters: QueryParameter[]) => void;
};

/** How each value is asked for; nothing when the query asks for none. */
export function ParameterList({ parameters, onChange }: ParameterListProps) {
  const t = useTranslations("savedQueries.save");
  if (parameters.length === 0) return null;
  return (
    <section aria-label={t("parameters")} className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">{t("parameters")}</h3>
      {parameters.map((parameter, index) => (
        <ParameterForm
          key={parameter.name}
          parameter={parameter}
          onChange={(change) =>
            onChange(parameters.map((other, at) => (at === index ? { ...other, ...change } : other)))
          }
        />
      ))}
    </section>
  );
}

type ParameterFormProps = { parameter: QueryParameter; onChange: (change: Partial<QueryParameter>) => void };

function ParameterForm({ parameter, onChange }: ParameterFormProps) {
  const t = useTranslations("savedQueries.save");
  const tParameters = useTranslations("savedQueries.parameters");
  const nameId = useId();
  return (
    <div role="group" aria-labelledby={nameId} className="flex flex-col gap-2 rounded-md border p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <code id={nameId} className="text-sm break-all text-muted-foreground">
          {placeholderOf(parameter.name)}
        </code>
        <label className="flex items-center gap-1.5 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-primary"
            checked={parameter.isRequired}
            onChange={({ target }) => onChange({ isRequired: target.checked })}
          />
          {t("parameterRequired")}
        </label>
      </div>
      <div className="grid items-start gap-2 sm:grid-cols-[minmax(0,1fr)_10rem]">
        <Field label={t("parameterLabel")}>
          <Input
            value={parameter.label}
            maxLength={100}
            autoComplete="off"
            onChange={({ target }) => onChange({ label: target.value })}
          />
        </Field>
        <Field label={t("parameterKind")}>
          <Select
            value={parameter.kind}
            onChange={({ target }) =>
              onChange({ kind: PARAMETER_KINDS.find((kind) => kind === target.value) ?? "text" })
            }
          >
            {PARAMETER_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {tParameters(`kinds.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("parameterDefault")} className="sm:col-span-2">
          <ParameterValue
            // A proposal may always be none, whether or not an answer is required.
            parameter={{ kind: parameter.kind, isRequired: false }}
            value={parameter.defaultValue}
            onChange={(defaultValue) => onChange({ defaultValue })}
          />
        </Field>
      </div>
    </div>
  );
}
