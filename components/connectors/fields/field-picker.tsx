"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactElement, useId, useMemo, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { LatePopover } from "@/components/ui/late-popover";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { FieldTypeIcon } from "./field-type-icon";
import { labelOf, matchFields } from "./match-fields";

type FieldPickerProps = {
  fields: readonly GetConnectorField[];
  onPick: (field: GetConnectorField) => void;
  /** The button that opens the list. */
  children: ReactElement;
  selectedId?: string;
  /** True when the focus goes to what the choice makes, instead of back to the button. */
  movesFocus?: boolean;
};

/** A button that opens a searchable list of fields: connectors have up to hundreds. */
export function FieldPicker({ fields, onPick, children, selectedId, movesFocus = false }: FieldPickerProps) {
  const t = useTranslations("connectors.filter");
  const hasPicked = useRef(false);
  return (
    <LatePopover
      trigger={children}
      label={t("chooseField")}
      className="flex w-80 flex-col overflow-hidden p-0"
      onCloseAutoFocus={(event) => {
        if (movesFocus && hasPicked.current) event.preventDefault();
        hasPicked.current = false;
      }}
    >
      {(close) => (
        <FieldSearch
          fields={fields}
          {...(selectedId !== undefined && { selectedId })}
          onPick={(field) => {
            hasPicked.current = true;
            close();
            onPick(field);
          }}
        />
      )}
    </LatePopover>
  );
}

type FieldSearchProps = Omit<FieldPickerProps, "children" | "movesFocus">;

function FieldSearch({ fields, onPick, selectedId }: FieldSearchProps) {
  const t = useTranslations("connectors.fields");
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [search, setSearch] = useState("");
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      fields.findIndex(({ id }) => id === selectedId),
    ),
  );
  const found = useMemo(() => matchFields(fields, search), [fields, search]);

  function move(to: number) {
    const next = Math.min(Math.max(to, 0), found.length - 1);
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent) {
    const chosen = found[active];
    if (event.key === "ArrowDown") move(active + 1);
    else if (event.key === "ArrowUp") move(active - 1);
    else if (event.key === "PageDown") move(active + 8);
    else if (event.key === "PageUp") move(active - 8);
    else if (event.key === "Enter" && chosen && !event.ctrlKey && !event.metaKey) onPick(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="border-b p-2">
        <Input
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={found[active] ? `${listId}${active}` : undefined}
          aria-autocomplete="list"
          aria-label={t("search")}
          placeholder={t("search")}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul ref={list} id={listId} role="listbox" aria-label={t("title")} className="max-h-72 overflow-y-auto p-1">
        {found.map((field, index) => (
          <li
            key={field.id}
            id={`${listId}${index}`}
            role="option"
            aria-selected={field.id === selectedId}
            className={cn(
              "flex cursor-pointer items-center gap-2 rounded-sm px-2 py-1",
              index === active && "bg-accent text-accent-foreground",
            )}
            onPointerMove={() => setActive(index)}
            onClick={() => onPick(field)}
          >
            <FieldTypeIcon dataType={field.dataType} />
            <span className="min-w-0 flex-1 truncate">{labelOf(field)}</span>
            <code className="max-w-32 truncate text-xs text-muted-foreground">{field.id}</code>
          </li>
        ))}
        {found.length === 0 ? <li className="px-2 py-3 text-muted-foreground">{t("noMatch")}</li> : null}
      </ul>
    </>
  );
}
