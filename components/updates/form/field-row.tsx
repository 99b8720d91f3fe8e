"use client";

import { CircleX, Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { removeField, setField, setKey } from "@/lib/schema/form/form-edits";
import type { FormField, FormRecord } from "@/lib/schema/form/form-model";
import { FieldControl } from "./control/field-control";
import { judgeNumber } from "./control/judge-number";
import { useFormDesk } from "./form-context";
import { ProblemSentences } from "./problem-sentences";
import { useFormWords } from "./use-form-words";
import { useWantedFocus } from "./use-wanted-focus";

type FieldRowProps = { record: FormRecord; field: FormField };

/** One field: what it is called, what it holds, what is wrong with it. */
export function FieldRow({ record, field }: FieldRowProps) {
  const { changeRecord, problems } = useFormDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const [isFocused, setFocused] = useState(false);
  const box = useWantedFocus<HTMLDivElement>(field.key);
  const id = useId();
  const { name, value, field: schema, isKey } = field;
  const isNil = value === null && field.range !== null;
  const misread = judgeNumber(schema, typed ?? value ?? "");
  const told = (problems.at.get(field.key) ?? []).filter(
    // A field that is being filled in need not be told that it is empty.
    ({ code }) => !(isFocused && (code === "emptyValue" || code === "missingMandatory")),
  );
  const hasTold = misread !== null || told.length > 0;
  const commit = (text: string) => {
    changeRecord(record.key, (form, latest) =>
      isKey ? setKey(form, latest, name, text) : setField(form, latest, name, text),
    );
  };
  return (
    <div
      ref={box}
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
      className="flex min-w-0 flex-col gap-1 rounded-sm px-1.5 py-1.5 [contain-intrinsic-size:auto_4.25rem] [content-visibility:auto]"
    >
      <FieldName {...{ field, id }} />
      <div className="flex min-w-0 items-start gap-1">
        <div className="min-w-0 flex-1">
          <FieldControl
            {...{ record, field, isNil }}
            id={id}
            describedBy={hasTold ? `${id}hint ${id}told` : `${id}hint`}
            isInvalid={misread !== null || told.some(({ severity }) => severity === "error")}
            onTyped={setTyped}
            onCommit={commit}
          />
        </div>
        <FieldMenu {...{ record, field }} />
      </div>
      {field.comment ? <p className="text-sm break-words text-muted-foreground italic">{field.comment}</p> : null}
      {hasTold ? (
        <div id={`${id}told`}>
          {misread === null ? <ProblemSentences problems={told} /> : <Misread code={misread} />}
        </div>
      ) : null}
    </div>
  );
}

function Misread({ code }: { code: "notNumber" | "notWhole" }) {
  const t = useTranslations("updateForm.field");
  return (
    <p className="flex items-start gap-1.5 text-sm text-danger">
      <CircleX aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      {t(code)}
    </p>
  );
}

function FieldName({ field: { name, field, isKey, range }, id }: { field: FormField; id: string }) {
  const t = useTranslations("updateForm.field");
  const { fieldLabel, typeHint } = useFormWords();
  const label = fieldLabel(field, name);
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 text-sm">
      <label id={`${id}label`} htmlFor={id} className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
        <span className="min-w-0 font-medium break-words">{label}</span>
        {field?.isMandatory ? (
          <>
            <span aria-hidden className="text-danger">
              *
            </span>
            <span className="sr-only">{t("mandatory")}</span>
          </>
        ) : null}
        {label === name ? null : <code className="min-w-0 text-xs break-all text-muted-foreground">{name}</code>}
      </label>
      <span id={`${id}hint`} className="ml-auto text-xs text-muted-foreground">
        {[isKey ? t("key") : null, field ? typeHint(field) : range && !isKey ? t("unknown") : null]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </div>
  );
}

function FieldMenu({ record, field }: FieldRowProps) {
  const t = useTranslations("updateForm.field");
  const { changeRecord, reveal } = useFormDesk();
  const { fieldLabel } = useFormWords();
  const { name, range, isKey, value } = field;
  const label = fieldLabel(field.field, name);
  if (range === null) return <span className="w-control-small shrink-0" />;
  const canClear = !isKey && value !== null && field.field?.isNillable !== false;
  const take = () => {
    changeRecord(record.key, (form, latest) =>
      isKey ? setKey(form, latest, name, null) : removeField(form, latest, name),
    );
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-small" className="mt-0.5" aria-label={t("more", { name: label })}>
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {canClear ? (
          <DropdownMenuItem
            onSelect={() => changeRecord(record.key, (form, latest) => setField(form, latest, name, null))}
          >
            {t("clear", { name: label })}
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuItem onSelect={take}>{t("remove", { name: label })}</DropdownMenuItem>
        {reveal ? (
          <DropdownMenuItem onSelect={() => reveal(range)}>{t("reveal", { name: label })}</DropdownMenuItem>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
