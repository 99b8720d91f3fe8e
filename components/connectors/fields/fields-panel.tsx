"use client";

import { ArrowUpDown, ChartColumn, Columns3, Filter, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/input";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { FieldTypeIcon } from "./field-type-icon";
import { labelOf, matchFields } from "./match-fields";

export type FieldUse = { inFilter: ReadonlySet<string>; inOrder: ReadonlySet<string>; shown: ReadonlySet<string> };

export type FieldDeeds = {
  filterOn: (field: GetConnectorField) => void;
  sortBy: (field: GetConnectorField) => void;
  toggleColumn: (field: GetConnectorField) => void;
  /** What the column holds in the loaded rows. */
  profile: (field: GetConnectorField) => void;
};

type FieldsPanelProps = { fields: readonly GetConnectorField[]; use: FieldUse; deeds: FieldDeeds; onClose: () => void };

/** All fields of the connector. One is open at a time and shows what can be done with it. */
export function FieldsPanel({ fields, use, deeds, onClose }: FieldsPanelProps) {
  const t = useTranslations("connectors.fields");
  const [search, setSearch] = useState("");
  const [openId, setOpenId] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(() => matchFields(fields, search), [fields, search]);
  const typeNames = useTypeNames();

  /** Arrows walk over the fields' own buttons; from the search box too. */
  function onKeyDown(event: KeyboardEvent) {
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.altKey) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("[data-field]") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const next = buttons[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <section aria-label={t("title")} className="flex min-h-0 flex-col" onKeyDown={onKeyDown}>
      <div className="flex flex-col gap-2 border-b p-2">
        <div className="flex items-center gap-1">
          <h2 className="flex-1 px-1 font-semibold">
            {t("title")}{" "}
            <span className="font-normal text-muted-foreground">
              {search === ""
                ? t("count", { count: fields.length })
                : t("found", { found: found.length, count: fields.length })}
            </span>
          </h2>
          <CopyButton
            text={() =>
              tableOf(
                fields,
                typeNames,
                t("copyHeaders.label"),
                t("copyHeaders.id"),
                t("copyHeaders.type"),
                t("copyHeaders.length"),
              )
            }
            label={t("copyAll")}
          />
          <Button variant="ghost" size="icon-small" aria-label={t("close")} title={t("close")} onClick={onClose}>
            <X aria-hidden />
          </Button>
        </div>
        <span className="relative">
          <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground" />
          <Input
            className="pl-8"
            aria-label={t("search")}
            placeholder={t("search")}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </span>
      </div>
      <ul ref={list} className="min-h-0 flex-1 overflow-y-auto p-1">
        {found.map((field) => (
          <li key={field.id} className="[contain-intrinsic-size:auto_2.5rem] [content-visibility:auto]">
            <FieldLine
              field={field}
              typeName={typeNames(field.dataType)}
              use={use}
              isOpen={openId === field.id}
              onToggle={() => setOpenId(openId === field.id ? null : field.id)}
            />
            {openId === field.id ? <FieldActions field={field} use={use} deeds={deeds} /> : null}
          </li>
        ))}
        {found.length === 0 ? <li className="p-3 text-muted-foreground">{t("noMatch")}</li> : null}
      </ul>
    </section>
  );
}

type FieldLineProps = {
  field: GetConnectorField;
  typeName: string;
  use: FieldUse;
  isOpen: boolean;
  onToggle: () => void;
};

function FieldLine({ field, typeName, use, isOpen, onToggle }: FieldLineProps) {
  const t = useTranslations("connectors.fields");
  return (
    <button
      type="button"
      data-field
      aria-expanded={isOpen}
      onClick={onToggle}
      className={cn(
        "flex w-full min-w-0 items-start gap-2 rounded-md px-2 py-1 text-left hover:bg-accent",
        isOpen && "bg-accent",
        !use.shown.has(field.id) && "text-muted-foreground",
      )}
    >
      <span className="mt-1">
        <FieldTypeIcon dataType={field.dataType} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{labelOf(field)}</span>
        <span className="flex min-w-0 gap-2 text-xs text-muted-foreground">
          <code className="truncate">{field.id}</code>
          <span className="whitespace-nowrap">{typeName}</span>
          {field.length ? <span className="whitespace-nowrap">{t("length", { length: field.length })}</span> : null}
        </span>
      </span>
      {use.inFilter.has(field.id) ? <Filter className="mt-1 size-3.5 text-primary" aria-label={t("inFilter")} /> : null}
      {use.inOrder.has(field.id) ? (
        <ArrowUpDown className="mt-1 size-3.5 text-primary" aria-label={t("inOrder")} />
      ) : null}
    </button>
  );
}

type FieldActionsProps = { field: GetConnectorField; use: FieldUse; deeds: FieldDeeds };

function FieldActions({ field, use, deeds }: FieldActionsProps) {
  const t = useTranslations("connectors.fields");
  const tLocal = useTranslations("localRows");
  const name = labelOf(field);
  return (
    <div className="flex flex-wrap gap-1 px-2 pt-1 pb-2">
      <Button size="small" aria-label={t("addFilterLabel", { field: name })} onClick={() => deeds.filterOn(field)}>
        <Filter aria-hidden />
        {t("addFilter")}
      </Button>
      <Button size="small" aria-label={t("addOrderLabel", { field: name })} onClick={() => deeds.sortBy(field)}>
        <ArrowUpDown aria-hidden />
        {t("addOrder")}
      </Button>
      <Button size="small" onClick={() => deeds.toggleColumn(field)}>
        <Columns3 aria-hidden />
        {t(use.shown.has(field.id) ? "hideColumn" : "showColumn")}
      </Button>
      <Button size="small" onClick={() => deeds.profile(field)}>
        <ChartColumn aria-hidden />
        {tLocal("profile.open")}
      </Button>
      <CopyButton text={field.id} label={t("copyId")}>
        {t("copyId")}
      </CopyButton>
      {field.label ? (
        <CopyButton text={field.label} label={t("copyLabel")}>
          {t("copyLabel")}
        </CopyButton>
      ) : null}
    </div>
  );
}

function useTypeNames(): (dataType: string) => string {
  const t = useTranslations("connectors.fields.types");
  return (dataType) => {
    const known = dataType.toLowerCase();
    return known === "string" ||
      known === "int" ||
      known === "decimal" ||
      known === "boolean" ||
      known === "date" ||
      known === "blob"
      ? t(known)
      : dataType;
  };
}

/** Tab-separated with a heading, as spreadsheets paste it. */
function tableOf(
  fields: readonly GetConnectorField[],
  typeName: (dataType: string) => string,
  ...headings: string[]
): string {
  const lines = fields.map((field) =>
    [field.label ?? "", field.id, typeName(field.dataType), field.length ?? ""].join("\t"),
  );
  return [headings.join("\t"), ...lines].join("\n");
}
