"use client";

import { ChevronDown, CircleAlert, Copy, Info, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Dispatch, useId } from "react";
import { AskValueButton } from "@/components/queries/parameters/ask-value-button";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { OPERATORS, type OperatorName } from "@/lib/profit/filter/operators";
import {
  fittingOperators,
  isSlow,
  otherOperators,
  type ValueKind,
  valueKindOf,
} from "@/lib/profit/filter/operators-by-type";
import { rangeFor, warningOf } from "@/lib/profit/filter/values";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import {
  type DraftCondition,
  type ExplorerAction,
  type FieldsById,
  profitConditionOf,
} from "../explorer/explorer-state";
import { FieldPicker } from "../fields/field-picker";
import { FieldTypeIcon } from "../fields/field-type-icon";
import { labelOf } from "../fields/match-fields";
import { ValueInput } from "./value-input";

type ConditionRowProps = {
  condition: DraftCondition;
  fields: readonly GetConnectorField[];
  byId: FieldsById;
  dispatch: Dispatch<ExplorerAction>;
  /** Also say that a value is missing: the person has tried to run. */
  hasTried: boolean;
};

export function ConditionRow({ condition, fields, byId, dispatch, hasTried }: ConditionRowProps) {
  const t = useTranslations("connectors.filter");
  const noteId = useId();
  const field = byId.get(condition.fieldId);
  const kind = valueKindOf(field?.dataType ?? "string");
  const { problem } = profitConditionOf(condition, byId);
  const isInvalid = problem !== null && (problem !== "missing" || hasTried);
  const note = <ConditionNote {...{ condition, byId, dispatch, hasTried }} />;
  const name = field ? labelOf(field) : condition.fieldId;
  return (
    <div role="group" aria-label={name} data-condition={condition.key} className="flex flex-col gap-1">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-1.5 @xl:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)_minmax(0,1.5fr)_auto]">
        <FieldPicker
          fields={fields}
          selectedId={condition.fieldId}
          onPick={({ id, dataType }) =>
            dispatch({ type: "fieldChosen", key: condition.key, fieldId: id, kind: valueKindOf(dataType) })
          }
        >
          <Button
            className="justify-start px-2.5 font-normal @max-xl:col-span-2"
            aria-label={`${t("field")}: ${name}`}
            aria-invalid={field === undefined || undefined}
            aria-describedby={field === undefined ? noteId : undefined}
          >
            {field ? <FieldTypeIcon dataType={field.dataType} /> : <CircleAlert aria-hidden className="text-danger" />}
            <span className="min-w-0 flex-1 truncate text-left">{name}</span>
            <ChevronDown aria-hidden className="text-muted-foreground" />
          </Button>
        </FieldPicker>
        <OperatorSelect
          kind={kind}
          value={condition.operator}
          onChange={(operator) => dispatch({ type: "conditionChanged", key: condition.key, change: { operator } })}
        />
        <div data-value className="min-w-0 @max-xl:order-last @max-xl:col-span-2">
          <ValueInput
            kind={kind}
            condition={condition}
            isInvalid={isInvalid}
            describedBy={noteId}
            onChange={(change) => dispatch({ type: "conditionChanged", key: condition.key, change })}
          />
        </div>
        <div className="flex">
          <AskValueButton condition={condition} dispatch={dispatch} />
          <IconAction
            label={t("duplicate")}
            onClick={() => dispatch({ type: "conditionDuplicated", key: condition.key })}
          >
            <Copy aria-hidden />
          </IconAction>
          <IconAction label={t("remove")} onClick={() => dispatch({ type: "conditionRemoved", key: condition.key })}>
            <Trash2 aria-hidden />
          </IconAction>
        </div>
      </div>
      <div id={noteId}>{note}</div>
    </div>
  );
}

export function IconAction({
  label,
  onClick,
  children,
}: {
  label: string;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="text-muted-foreground"
    >
      {children}
    </Button>
  );
}

type OperatorSelectProps = { kind: ValueKind; value: OperatorName; onChange: (operator: OperatorName) => void };

function OperatorSelect({ kind, value, onChange }: OperatorSelectProps) {
  const t = useTranslations("connectors.filter");
  const option = (operator: OperatorName) => {
    const word = t(`operators.${kind}.${operator}`);
    return (
      <option key={operator} value={operator}>
        {isSlow(operator) ? t("slow", { operator: word }) : word}
      </option>
    );
  };
  const others = otherOperators(kind);
  return (
    <Select
      aria-label={t("operator")}
      value={value}
      onChange={(event) => {
        if (event.target.value in OPERATORS) onChange(event.target.value as OperatorName);
      }}
    >
      {fittingOperators(kind).map(option)}
      {others.length > 0 ? <optgroup label={t("otherOperators")}>{others.map(option)}</optgroup> : null}
    </Select>
  );
}

type ConditionNoteProps = Pick<ConditionRowProps, "condition" | "byId" | "dispatch" | "hasTried">;

/** One line under the condition: what is wrong, or what may not mean what was meant, with a way out. */
function ConditionNote({ condition, byId, dispatch, hasTried }: ConditionNoteProps) {
  const t = useTranslations("connectors.filter");
  const field = byId.get(condition.fieldId);
  const kind = valueKindOf(field?.dataType ?? "string");
  const { condition: asked, problem } = profitConditionOf(condition, byId);
  if (!field) return <NoteLine isError>{t("unknownField", { field: condition.fieldId })}</NoteLine>;
  if (problem !== null && (problem !== "missing" || hasTried)) {
    return <NoteLine isError>{t(`problem.${problem}`)}</NoteLine>;
  }
  const warning = problem === null ? warningOf(kind, asked) : null;
  if (warning === null) return null;
  const range = rangeFor(asked);
  const fix = warning === "fraction" || warning === "wholeDay" || warning === "untilMidnight" ? warning : null;
  return (
    <NoteLine>
      {t(`warning.${warning}`)}
      {fix && range ? (
        <Button
          variant="link"
          className="ml-1.5 text-sm"
          onClick={() => dispatch({ type: "conditionReplaced", key: condition.key, conditions: range })}
        >
          {t(`fix.${fix}`)}
        </Button>
      ) : null}
    </NoteLine>
  );
}

function NoteLine({ isError = false, children }: { isError?: boolean; children: React.ReactNode }) {
  const Icon = isError ? CircleAlert : Info;
  return (
    <p className={isError ? "flex gap-1.5 text-sm text-danger" : "flex gap-1.5 text-sm text-muted-foreground"}>
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
