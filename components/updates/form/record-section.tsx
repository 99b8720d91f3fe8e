"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentType, useRef } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Select } from "@/components/ui/select";
import { duplicateRecord, removeRecord, setAction } from "@/lib/schema/form/form-edits";
import type { FormField, FormObject, FormRecord } from "@/lib/schema/form/form-model";
import { AddField } from "./add-field";
import { FieldRow } from "./field-row";
import { useFormDesk } from "./form-context";
import { ProblemSentences } from "./problem-sentences";
import { useWantedFocus } from "./use-wanted-focus";

/** Behind more than these, what is above them is out of sight. */
const MANY_ROWS = 8;
const ACTIONS = ["insert", "update", "delete"] as const;

/** What draws the objects below, which draw records again: handed down, or two files would need each other. */
export type ObjectDrawing = { ObjectSection: ComponentType<{ object: FormObject }> };

/** One record: its keys, the fields in use and the required ones that are missing, and the objects below. */
export function RecordSection({ record, ObjectSection }: ObjectDrawing & { record: FormRecord }) {
  const { problems } = useFormDesk();
  const box = useWantedFocus<HTMLDivElement>(record.key);
  const rows = [...record.keys, ...withMissing(record)];
  return (
    <div ref={box} className="flex min-w-0 flex-col">
      <RecordBar record={record} />
      <ProblemSentences problems={problems.at.get(record.key)} className="px-1.5 pb-1" />
      {rows.map((field) => (
        <FieldRow key={field.key} record={record} field={field} />
      ))}
      {rows.length > MANY_ROWS ? (
        <div className="px-1 pt-1 pb-2">
          <AddField record={record} />
        </div>
      ) : null}
      {record.objects.map((object) => (
        <ObjectSection key={object.key} object={object} />
      ))}
    </div>
  );
}

/**
 * The fields, and those that an insert cannot do without and are not there yet: where they will be, so that one that is
 * filled in stays where it is.
 */
function withMissing({ key, action, fields, object: { schema } }: FormRecord): FormField[] {
  if (action !== "insert" || !schema) return [...fields];
  const order = schema.fields.map(({ id }) => id);
  const given = new Set(fields.map(({ name }) => name));
  const all = [...fields];
  for (const field of schema.fields) {
    if (!field.isMandatory || given.has(field.id)) continue;
    const rank = order.indexOf(field.id);
    const before = all.findIndex(({ name }) => order.indexOf(name) > rank);
    const missing = { key: `${key}.${field.id}`, name: field.id, field, isKey: false, value: null };
    all.splice(before === -1 ? all.length : before, 0, { ...missing, comment: null, range: null });
  }
  return all;
}

function RecordBar({ record }: { record: FormRecord }) {
  const t = useTranslations("updateForm.record");
  const { changeRecord, reveal, want, setOpen } = useFormDesk();
  const { key, number, object, action } = record;
  const isMany = object.schema?.isMany !== false;
  const isOnlyRoot = object.records.length === 1 && object.path.length === 1;
  const hasAdded = useRef(false);
  const duplicate = () => {
    hasAdded.current = true;
    const copy = `${object.key}[${number}]`;
    setOpen([copy], true);
    want(copy);
    changeRecord(key, duplicateRecord);
  };
  return (
    <div className="flex flex-wrap items-center gap-1 px-1 py-1.5">
      <AddField record={record} />
      <label className="ml-auto flex items-center gap-1.5 text-sm text-muted-foreground">
        <span className="max-sm:sr-only">{t("action")}</span>
        <span className="w-30">
          <Select
            size="small"
            value={action ?? ""}
            onChange={(event) => changeRecord(key, (form, latest) => setAction(form, latest, event.target.value))}
          >
            {action === null ? <option value="">{t("noAction")}</option> : null}
            {ACTIONS.map((one) => (
              <option key={one} value={one}>
                {t(`actions.${one}`)}
              </option>
            ))}
            {action === null || (ACTIONS as readonly string[]).includes(action) ? null : <option>{action}</option>}
          </Select>
        </span>
      </label>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-small" aria-label={t("more", { number })}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent
          align="end"
          onCloseAutoFocus={(event) => {
            // The focus goes to the copy.
            if (hasAdded.current) event.preventDefault();
            hasAdded.current = false;
          }}
        >
          {isMany ? <DropdownMenuItem onSelect={duplicate}>{t("duplicate")}</DropdownMenuItem> : null}
          {reveal ? (
            <DropdownMenuItem onSelect={() => reveal(record.source.element.nameRange)}>{t("reveal")}</DropdownMenuItem>
          ) : null}
          {isOnlyRoot ? null : (
            <DropdownMenuItem isDangerous onSelect={() => changeRecord(key, removeRecord)}>
              {t("remove")}
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  );
}
