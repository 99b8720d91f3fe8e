import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import { GUTTER_WIDTH, type GridColumn, type GridColumns } from "../use-grid-columns";
import { type LocalControls, useLocalControls } from "./local-view-context";

type FilterRowProps = { columns: GridColumns; moving: GridColumn[] };

/** A field above each column, for the rows that are loaded. Stays with the header it belongs to. */
export function FilterRow({ columns, moving }: FilterRowProps) {
  const t = useTranslations("localRows");
  const local = useLocalControls();
  if (!local?.isOpen) return null;
  const cell = (column: GridColumn, left: number) => (
    <FilterCell key={column.field.id} column={column} left={left} local={local} />
  );
  return (
    <div role="row" aria-label={t("filterRow")} className="relative flex h-full bg-surface-sunken">
      <div
        role="gridcell"
        className="sticky left-0 z-2 shrink-0 border-r border-b bg-surface-sunken"
        style={{ width: GUTTER_WIDTH }}
      />
      {columns.frozen.map((column) => cell(column, column.start))}
      {moving.map((column) => cell(column, columns.coveredWidth + column.start))}
      <div aria-hidden className="absolute inset-x-0 bottom-0 h-px bg-border" />
    </div>
  );
}

function FilterCell({ column, left, local }: { column: GridColumn; left: number; local: LocalControls }) {
  const t = useTranslations("localRows");
  const { field } = column;
  const input = useRef<HTMLInputElement>(null);
  const problem = local.problems[field.id];
  const wish = local.focus?.fieldId === field.id ? local.focus : null;
  useEffect(() => {
    if (wish) input.current?.focus();
  }, [wish]);
  const name = t("filterOn", { column: field.label || field.id });
  return (
    <div
      role="gridcell"
      style={{ left, width: column.width }}
      className={cn(
        "flex h-full items-center border-r border-b bg-surface-sunken px-1",
        column.isFrozen ? "sticky z-2 shrink-0" : "absolute top-0",
      )}
    >
      <input
        ref={input}
        type="text"
        value={local.typed[field.id] ?? ""}
        onChange={(event) => local.setTyped(field.id, event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !local.typed[field.id]) return;
          event.preventDefault();
          local.setTyped(field.id, "");
        }}
        aria-label={name}
        aria-invalid={problem !== undefined}
        title={problem ? t(`problems.${problem}`) : t(`hints.${hintOf(field.dataType)}`)}
        placeholder={t("filterPlaceholder")}
        spellCheck={false}
        autoComplete="off"
        className="h-7 w-full min-w-0 rounded-sm border bg-surface px-1.5 text-sm select-text placeholder:text-muted-foreground focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-ring aria-invalid:border-danger"
      />
    </div>
  );
}

function hintOf(dataType: string): "number" | "date" | "boolean" | "text" {
  if (dataType === "int" || dataType === "decimal") return "number";
  return dataType === "date" || dataType === "boolean" ? dataType : "text";
}
