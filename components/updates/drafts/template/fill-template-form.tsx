"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ParameterValue } from "@/components/queries/parameters/parameter-value";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { dutchDayOf } from "@/lib/queries/calendar-day";
import { enteredValue } from "@/lib/queries/fill-in";
import type { OpenedDraft } from "../../update-actions";
import { fillTemplate } from "./fill-template";

type FillTemplateProps = {
  template: OpenedDraft;
  onFilled: (xml: string) => void;
  onBack: () => void;
  /** Opens the template itself. */
  onEdit: () => void;
};

/** Asks what a template asks for; what comes out is a new message in the editor. */
export function FillTemplate({ template, onFilled, onBack, onEdit }: FillTemplateProps) {
  const t = useTranslations("updateDrafts.template");
  const tParameters = useTranslations("savedQueries.parameters");
  const tFilter = useTranslations("connectors.filter");
  const [entered, setEntered] = useState<ReadonlyMap<string, string>>(new Map());
  const [hasTried, setHasTried] = useState(false);
  const { parameters, xml, mayChange } = template;
  const filled = fillTemplate(xml, parameters, entered, dutchDayOf(new Date()));
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setHasTried(true);
        if (filled.problems.size === 0) onFilled(filled.xml);
      }}
    >
      {parameters.length === 0 ? <p className="text-muted-foreground">{t("asksNothing")}</p> : null}
      {parameters.map((parameter) => {
        const problem = filled.problems.get(parameter.name) ?? null;
        return (
          <Field
            key={parameter.name}
            label={parameter.label === "" ? parameter.name : parameter.label}
            hint={parameter.isRequired ? null : tParameters("optional")}
            error={
              problem === null || !hasTried
                ? null
                : problem === "missing"
                  ? tParameters("missing")
                  : tFilter(`problem.${problem}`)
            }
          >
            <ParameterValue
              parameter={parameter}
              value={enteredValue(parameter, entered)}
              onChange={(value) => setEntered(new Map(entered).set(parameter.name, value))}
            />
          </Field>
        );
      })}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          {t("fill")}
        </Button>
        <Button onClick={onBack}>{t("back")}</Button>
        {mayChange ? (
          <Button variant="ghost" onClick={onEdit}>
            {t("edit")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
