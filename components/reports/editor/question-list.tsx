"use client";

import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { ParameterValue } from "@/components/queries/parameters/parameter-value";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { OPERATORS, type OperatorName } from "@/lib/profit/filter/operators";
import { fittingOperators, otherOperators, takesValue } from "@/lib/profit/filter/operators-by-type";
import { PARAMETER_KINDS } from "@/lib/queries/query-parameter";
import type { ReportField } from "@/lib/queries/report-field";
import { askedKindOf } from "@/lib/queries/report-values";
import { EMPTY_QUESTION } from "./report-draft";

/** As many as one report can ask. */
const MOST_QUESTIONS = 20;
const OPERATOR_NAMES = Object.keys(OPERATORS) as OperatorName[];

type QuestionListProps = {
  questions: readonly ReportField[];
  onChange: (questions: ReportField[]) => void;
  isWrong: (place: number) => boolean;
};

/** What the report asks, in the order of its form. */
export function QuestionList({ questions, onChange, isWrong }: QuestionListProps) {
  const t = useTranslations("reports.editor");
  const move = (place: number, by: -1 | 1) => {
    const moved = [...questions];
    const [question] = moved.splice(place, 1);
    if (question) moved.splice(place + by, 0, question);
    onChange(moved);
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">{t("questions")}</legend>
      <p className="text-sm text-muted-foreground">{t("questionsHint")}</p>
      <ol className="flex flex-col gap-2">
        {questions.map((question, place) => (
          <li key={place}>
            <Question
              question={question}
              number={place + 1}
              isWrong={isWrong(place)}
              onChange={(part) => onChange(questions.with(place, { ...question, ...part }))}
              onRemove={() => onChange(questions.toSpliced(place, 1))}
              onUp={place > 0 ? () => move(place, -1) : null}
              onDown={place < questions.length - 1 ? () => move(place, 1) : null}
            />
          </li>
        ))}
      </ol>
      <Button
        size="small"
        className="self-start"
        disabled={questions.length >= MOST_QUESTIONS}
        onClick={() => onChange([...questions, EMPTY_QUESTION])}
      >
        <Plus aria-hidden />
        {t("addQuestion")}
      </Button>
    </fieldset>
  );
}

type QuestionProps = {
  question: ReportField;
  number: number;
  isWrong: boolean;
  onChange: (part: Partial<ReportField>) => void;
  onRemove: () => void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
};

function Question({ question, number, isWrong, onChange, onRemove, onUp, onDown }: QuestionProps) {
  const t = useTranslations("reports.editor");
  const tFilter = useTranslations("connectors.filter");
  const tKinds = useTranslations("savedQueries.parameters");
  const { code, label, kind, operator } = question;
  const spoken = kind === "dateTime" ? "date" : kind;
  return (
    <div role="group" aria-label={t("question", { number })} className="flex flex-col gap-2 rounded-md border p-3">
      <div className="grid gap-2 sm:grid-cols-[6rem_minmax(0,1fr)_8rem_9rem]">
        <Field label={t("code")} error={isWrong ? t("codeWrong") : null}>
          <Input
            className="font-mono"
            placeholder="U002"
            spellCheck={false}
            value={code}
            onChange={({ target }) => onChange({ code: target.value })}
          />
        </Field>
        <Field label={t("label")}>
          <Input value={label} maxLength={100} onChange={({ target }) => onChange({ label: target.value })} />
        </Field>
        <Field label={t("kind")}>
          <Select
            value={kind}
            onChange={({ target }) =>
              onChange({ kind: PARAMETER_KINDS.find((known) => known === target.value) ?? "text", defaultValue: "" })
            }
          >
            {PARAMETER_KINDS.map((known) => (
              <option key={known} value={known}>
                {tKinds(`kinds.${known}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("operator")}>
          <Select
            value={operator}
            onChange={({ target }) =>
              onChange({ operator: OPERATOR_NAMES.find((name) => name === target.value) ?? "equal" })
            }
          >
            {[...fittingOperators(spoken), ...otherOperators(spoken)].map((name) => (
              <option key={name} value={name}>
                {tFilter(`operators.${spoken}.${name}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <UsualAnswer question={question} onChange={onChange} />
        <span className="ml-auto flex">
          <Button size="icon-small" variant="ghost" aria-label={t("up")} disabled={!onUp} onClick={() => onUp?.()}>
            <ArrowUp aria-hidden />
          </Button>
          <Button
            size="icon-small"
            variant="ghost"
            aria-label={t("down")}
            disabled={!onDown}
            onClick={() => onDown?.()}
          >
            <ArrowDown aria-hidden />
          </Button>
          <Button size="icon-small" variant="ghost" aria-label={t("removeQuestion")} onClick={onRemove}>
            <X aria-hidden />
          </Button>
        </span>
      </div>
    </div>
  );
}

/** What the form begins with, and whether it may be left empty. */
function UsualAnswer({ question, onChange }: Pick<QuestionProps, "question" | "onChange">) {
  const t = useTranslations("reports.editor");
  const { operator, defaultValue, isRequired } = question;
  if (!takesValue(operator)) return <p className="flex-1 text-sm text-muted-foreground">{t("notAsked")}</p>;
  return (
    <>
      <Field label={t("default")} className="min-w-48 flex-1">
        <ParameterValue
          parameter={{ kind: askedKindOf(question), isRequired: false }}
          value={defaultValue}
          onChange={(value) => onChange({ defaultValue: value })}
        />
      </Field>
      <label className="flex h-control items-center gap-1.5 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-primary"
          checked={isRequired}
          onChange={({ target }) => onChange({ isRequired: target.checked })}
        />
        {t("required")}
      </label>
    </>
  );
}
