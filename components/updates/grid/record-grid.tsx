"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import type { SchemaField } from "@/lib/schema/connector-schema";
import { removeField, removeRecord, setField, setKey } from "@/lib/schema/form/form-edits";
import type { FormField, FormObject, FormRecord } from "@/lib/schema/form/form-model";
import { FieldControl } from "../form/control/field-control";
import { judgeNumber } from "../form/control/judge-number";
import { useFormDesk } from "../form/form-context";
import { ProblemSentences } from "../form/problem-sentences";
import { useFormWords } from "../form/use-form-words";
import { useWantedFocus } from "../form/use-wanted-focus";
import { RecordPages, useRecordPage } from "./record-pages";

type Column = { name: string; field: SchemaField | null; isKey: boolean };

/** Many records of one object as a table: a column for each field that any of them uses. */
export function RecordGrid({ object }: { object: FormObject }) {
  const t = useTranslations("updateForm.grid");
  const { fieldLabel, objectLabel } = useFormWords();
  const page = useRecordPage(object.records);
  const columns = columnsOf(object);
  return (
    <>
      <div className="min-w-0 overflow-x-auto" tabIndex={-1}>
        <table aria-label={t("label", { name: objectLabel(object.schema, object.name) })} className="text-sm">
          <thead>
            <tr className="text-left">
              <th scope="col" className="px-1 py-1 font-medium text-muted-foreground">
                {t("number")}
              </th>
              {columns.map(({ name, field }) => (
                <th key={name} scope="col" className="min-w-28 px-1 py-1 align-bottom font-medium">
                  {fieldLabel(field, name)}
                  {field?.isMandatory ? <span className="text-danger"> *</span> : null}
                  {fieldLabel(field, name) === name ? null : (
                    <code className="block text-xs font-normal text-muted-foreground">{name}</code>
                  )}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {page.records.map((record) => (
              <GridRow key={record.key} record={record} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      <RecordPages page={page} />
    </>
  );
}

/** Keys, then the fields in the order of the schema; those that it does not have at the end. */
function columnsOf({ schema, records }: FormObject): Column[] {
  const used = new Map<string, Column>();
  for (const record of records) {
    for (const { name, field, isKey } of [...record.keys, ...record.fields]) used.set(name, { name, field, isKey });
  }
  const order = [...(schema?.keys ?? []), ...(schema?.fields ?? [])].map(({ id }) => id);
  const rank = ({ name }: Column) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...used.values()].sort((one, other) => rank(one) - rank(other));
}

function GridRow({ record, columns }: { record: FormRecord; columns: readonly Column[] }) {
  const t = useTranslations("updateForm.grid");
  const { changeRecord, problems } = useFormDesk();
  const row = useWantedFocus<HTMLTableRowElement>(record.key);
  const { key, number } = record;
  const fields = new Map([...record.keys, ...record.fields].map((field) => [field.name, field]));
  const told = [
    ...(problems.at.get(key) ?? []),
    ...[...fields.values()].flatMap((field) => problems.at.get(field.key) ?? []),
  ];
  const id = useId();
  return (
    <>
      <tr ref={row}>
        <th scope="row" className="px-1 text-right font-normal text-muted-foreground tabular-nums">
          {number}
        </th>
        {columns.map((column) => (
          <GridCell
            key={column.name}
            record={record}
            field={fields.get(column.name) ?? absentField(record, column)}
            toldId={told.length > 0 ? id : undefined}
          />
        ))}
        <td className="p-0.5">
          <Button
            variant="ghost"
            size="icon-small"
            aria-label={t("removeRow", { number })}
            onClick={() => changeRecord(key, removeRecord)}
          >
            <Trash2 aria-hidden />
          </Button>
        </td>
      </tr>
      {told.length > 0 ? (
        <tr>
          <td />
          <td colSpan={columns.length + 1} className="px-1 pb-1">
            <ProblemSentences problems={told} id={id} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function absentField({ key }: FormRecord, { name, field, isKey }: Column): FormField {
  return { key: `${key}.${name}`, name, field, isKey, value: null, comment: null, range: null };
}

type GridCellProps = { record: FormRecord; field: FormField; toldId: string | undefined };

/** An emptied cell takes its field out of the message: a table shows no difference between empty and not there. */
function GridCell({ record, field, toldId }: GridCellProps) {
  const t = useTranslations("updateForm.grid");
  const { changeRecord, problems } = useFormDesk();
  const { fieldLabel } = useFormWords();
  const { name, isKey, value } = field;
  const cell = useWantedFocus<HTMLTableCellElement>(field.key);
  const hasProblem = problems.at.has(field.key) || judgeNumber(field.field, value ?? "") !== null;
  const id = useId();
  const commit = (text: string) => {
    changeRecord(record.key, (form, latest) => {
      if (isKey) return setKey(form, latest, name, text === "" ? null : text);
      return text === "" ? removeField(form, latest, name) : setField(form, latest, name, text);
    });
  };
  return (
    <td ref={cell} className="p-0.5">
      <FieldControl
        {...{ record, field, id }}
        isNil={value === null && field.range !== null}
        label={t("cell", { name: fieldLabel(field.field, name), number: record.number })}
        describedBy={hasProblem ? toldId : undefined}
        isInvalid={hasProblem}
        isCompact
        onCommit={commit}
      />
    </td>
  );
}
