"use client";

import { Plus, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { fieldsOf } from "@/lib/schema/flatten";
import type { FieldPair } from "@/lib/services/updates/read-back/port";
import { fieldLabels } from "../send/field-labels";
import { FieldOptions } from "./get-connector-choice";
import type { GetFields } from "./use-get-connectors";

/** A pair being made: what is not chosen yet is empty. */
export type PairRow = FieldPair;

type PairListProps = {
  schema: ConnectorSchema;
  fields: GetFields;
  title: string;
  hint: string;
  rows: readonly PairRow[];
  onRows: (rows: PairRow[]) => void;
};

const EMPTY: PairRow = { path: [], fieldId: "", getFieldId: "" };

/** Which field of the GetConnector shows which of the UpdateConnector. */
export function PairList({ schema, fields, title, hint, rows, onRows }: PairListProps) {
  const t = useTranslations("updateReadBack");
  const hintId = useId();
  const change = (at: number, changes: Partial<PairRow>) =>
    onRows(rows.map((row, other) => (other === at ? { ...row, ...changes } : row)));
  return (
    <fieldset className="flex flex-col gap-1.5" aria-describedby={hintId}>
      <legend className="mb-1 font-medium">{title}</legend>
      <p id={hintId} className="text-sm text-muted-foreground">
        {hint}
      </p>
      {rows.map((row, at) => (
        <div key={at} className="flex items-center gap-1.5">
          <UpdateFieldSelect
            schema={schema}
            label={t("ownField", { number: at + 1 })}
            row={row}
            onChange={(changes) => change(at, changes)}
          />
          <span aria-hidden>=</span>
          <Select
            aria-label={t("getField", { number: at + 1 })}
            value={row.getFieldId}
            onChange={({ target }) => change(at, { getFieldId: target.value })}
          >
            <FieldOptions fields={fields} none={t("chooseField")} />
          </Select>
          <Button
            variant="ghost"
            size="icon-small"
            aria-label={t("removePair", { number: at + 1 })}
            onClick={() => onRows(rows.filter((_, other) => other !== at))}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      <Button variant="ghost" size="small" className="self-start" onClick={() => onRows([...rows, EMPTY])}>
        <Plus aria-hidden />
        {t("addPair")}
      </Button>
    </fieldset>
  );
}

type UpdateFieldSelectProps = {
  schema: ConnectorSchema;
  label: string;
  row: PairRow;
  onChange: (changes: Pick<PairRow, "path" | "fieldId">) => void;
};

/** The fields of all objects, each under its object. */
function UpdateFieldSelect({ schema, label, row, onChange }: UpdateFieldSelectProps) {
  const t = useTranslations("updateReadBack");
  const language = useLocale();
  const groups = useMemo(() => groupsOf(schema, language), [schema, language]);
  return (
    <Select
      aria-label={label}
      value={row.fieldId === "" ? "" : keyOf(row)}
      onChange={({ target }) => {
        const parts = target.value.split("/");
        const fieldId = parts.pop() ?? "";
        onChange({ path: parts, fieldId });
      }}
    >
      <option value="">{t("chooseField")}</option>
      {groups.map(([object, options]) => (
        <optgroup key={object} label={object}>
          {options.map(({ key, text }) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}

type Option = { key: string; text: string };

function groupsOf(schema: ConnectorSchema, language: "nl" | "en"): [string, Option[]][] {
  const labelOf = fieldLabels(schema, language);
  const groups = new Map<string, Option[]>();
  for (const { path, field } of fieldsOf(schema)) {
    const place = { path, fieldId: field.id };
    const object = path.join(" › ");
    groups.set(object, [...(groups.get(object) ?? []), { key: keyOf(place), text: labelOf(place) }]);
  }
  return [...groups];
}

function keyOf({ path, fieldId }: Pick<PairRow, "path" | "fieldId">): string {
  return [...path, fieldId].join("/");
}
