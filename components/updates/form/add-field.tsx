"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Command, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { SchemaObject } from "@/lib/schema/connector-schema";
import { addBelow, placeBelow } from "@/lib/schema/form/form-edits";
import type { FormRecord } from "@/lib/schema/form/form-model";
import { type FoundField, searchFields } from "@/lib/schema/form/search-fields";
import { useFormDesk } from "./form-context";
import { useFormWords } from "./use-form-words";

/** A list of more is read by nobody. */
const MOST_SHOWN = 80;

/** Adds a field or object, of this record or deeper, found by its label or id in both languages. */
export function AddField({ record }: { record: FormRecord }) {
  const t = useTranslations("updateForm.add");
  const { changeRecord, setOpen: openParts, want } = useFormDesk();
  const [isOpen, setOpen] = useState(false);
  const hasChosen = useRef(false);
  const { schema } = record.object;
  if (!schema) return null;
  const choose = ({ path, field }: FoundField) => {
    hasChosen.current = true;
    setOpen(false);
    const { around, key } = placeBelow(record, path, field?.id ?? null);
    openParts(around, true);
    want(key);
    changeRecord(record.key, (form, latest) => addBelow(form, latest, path, field?.id ?? null));
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button size="small">
          <Plus aria-hidden />
          {t("button")}
        </Button>
      </PopoverTrigger>
      <PopoverContent
        aria-label={t("button")}
        className="flex w-96 flex-col overflow-hidden p-0"
        onCloseAutoFocus={(event) => {
          // The focus goes to what was added, when that is there.
          if (hasChosen.current) event.preventDefault();
          hasChosen.current = false;
        }}
      >
        <FieldSearch record={record} schema={schema} onChoose={choose} />
      </PopoverContent>
    </Popover>
  );
}

type FieldSearchProps = { record: FormRecord; schema: SchemaObject; onChoose: (found: FoundField) => void };

function FieldSearch({ record, schema, onChoose }: FieldSearchProps) {
  const t = useTranslations("updateForm.add");
  const [words, setWords] = useState("");
  const given = new Set(record.fields.map(({ name }) => name));
  const single = new Set(record.objects.flatMap(({ name, schema: one }) => (one?.isMany === false ? name : [])));
  const isHere = ({ path }: FoundField) => path.length === 0;
  const found = searchFields(schema, words).filter(({ path: [first], field, path }) =>
    path.length === 0 ? !given.has(field?.id ?? "") : field !== null || path.length > 1 || !single.has(first ?? ""),
  );
  const shown = found.slice(0, MOST_SHOWN);
  const groups = [
    { name: t("fields"), items: shown.filter(isHere) },
    { name: t("objects"), items: shown.filter(({ path, field }) => path.length > 0 && field === null) },
    { name: t("deeper"), items: shown.filter((one) => !isHere(one) && one.field !== null) },
  ];
  return (
    <Command label={t("search")} shouldFilter={false} loop>
      <CommandInput autoFocus value={words} onValueChange={setWords} placeholder={t("search")} />
      <CommandList label={t("button")}>
        {groups.map(({ name, items }) =>
          items.length === 0 ? null : (
            <CommandGroup key={name} heading={name}>
              {items.map((one) => (
                <FoundItem key={[...one.path, one.field?.id].join("/")} found={one} onChoose={onChoose} />
              ))}
            </CommandGroup>
          ),
        )}
      </CommandList>
      {found.length === 0 ? (
        <p role="status" className="px-3 py-2 text-sm text-muted-foreground">
          {t(words.trim() === "" ? "all" : "none")}
        </p>
      ) : null}
      {found.length > shown.length ? (
        <p className="border-t px-3 py-1.5 text-sm text-muted-foreground">
          {t("more", { count: found.length - shown.length })}
        </p>
      ) : null}
    </Command>
  );
}

function FoundItem({ found, onChoose }: { found: FoundField; onChoose: FieldSearchProps["onChoose"] }) {
  const t = useTranslations("updateForm.field");
  const { fieldLabel, objectLabel, typeHint } = useFormWords();
  const { path, object, field } = found;
  const name = field?.id ?? object.name;
  const label = field ? fieldLabel(field, field.id) : objectLabel(object, object.name);
  const around = field ? path : path.slice(0, -1);
  return (
    <CommandItem value={[...path, field?.id ?? ""].join("/")} onSelect={() => onChoose(found)} className="items-start">
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
          <span className="min-w-0 break-words">{label}</span>
          {label === name ? null : <code className="text-xs text-muted-foreground">{name}</code>}
          {field?.isMandatory ? <span className="text-xs text-muted-foreground">{t("mandatory")}</span> : null}
        </span>
        {around.length > 0 ? <span className="text-xs text-muted-foreground">{around.join(" › ")}</span> : null}
      </span>
      {field ? <span className="mt-0.5 shrink-0 text-xs text-muted-foreground">{typeHint(field)}</span> : null}
    </CommandItem>
  );
}
