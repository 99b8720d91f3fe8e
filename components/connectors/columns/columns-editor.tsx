"use client";

import { GripVertical, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Dispatch, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { columnsFor, type ExplorerAction, type ExplorerState, type FieldsById } from "../explorer/explorer-state";
import { FieldTypeIcon } from "../fields/field-type-icon";
import { labelOf, matchesAll } from "../fields/match-fields";
import { moved, useReorder } from "../order/use-reorder";

type ColumnsEditorProps = {
  state: ExplorerState;
  fields: readonly GetConnectorField[];
  byId: FieldsById;
  dispatch: Dispatch<ExplorerAction>;
};

/** Shown columns first, in their order; hidden ones below, in Profit's. */
export function ColumnsEditor({ state, fields, byId, dispatch }: ColumnsEditorProps) {
  const t = useTranslations("connectors.columns");
  const [search, setSearch] = useState("");
  const shown = state.columns.length === 0 ? fields.map(({ id }) => id) : state.columns;
  const isShown = new Set(shown);
  const all = [...shown, ...fields.map(({ id }) => id).filter((id) => !isShown.has(id))];
  const found = all.filter((id) => matchesAll(search, byId.get(id)?.label, id));
  const set = (wished: string[]) => dispatch({ type: "columnsSet", columns: columnsFor(wished, fields) });
  const move = (from: number, to: number) => {
    const [fromId, toId] = [found[from], found[to]];
    if (fromId && toId && isShown.has(fromId) && isShown.has(toId)) {
      set(moved(shown, shown.indexOf(fromId), shown.indexOf(toId)));
    }
  };
  const rowProps = useReorder(found.length, move);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="relative w-full max-w-64">
          <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground" />
          <Input
            className="pl-8"
            aria-label={t("search")}
            placeholder={t("search")}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </span>
        <span className="text-sm text-muted-foreground">
          {t("shown", { shown: shown.length, count: fields.length })}
        </span>
        <Button size="small" variant="ghost" disabled={state.columns.length === 0} onClick={() => set([])}>
          {t("showAll")}
        </Button>
        <label className="ml-auto flex items-center gap-2 text-sm">
          {t("frozen")}
          <Input
            type="number"
            min={0}
            max={Math.min(10, fields.length)}
            className="w-16"
            value={state.frozen}
            onChange={(event) => dispatch({ type: "frozenSet", frozen: Math.min(10, event.target.valueAsNumber || 0) })}
          />
        </label>
      </div>
      <ul className="grid max-h-56 grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-2 overflow-y-auto">
        {found.map((id, index) => (
          <li
            key={id}
            {...(isShown.has(id) ? rowProps(index) : {})}
            className="flex min-w-0 items-center gap-1.5 rounded-sm px-1 py-0.5 hover:bg-accent data-over:outline-2 data-over:outline-primary"
          >
            <GripVertical
              aria-hidden
              className={isShown.has(id) ? "size-3.5 cursor-grab text-muted-foreground" : "invisible size-3.5"}
            />
            <label className="flex min-w-0 flex-1 items-center gap-1.5">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-primary"
                checked={isShown.has(id)}
                // The last column stays: no columns would read as "all".
                disabled={isShown.has(id) && shown.length === 1}
                onChange={(event) => set(event.target.checked ? [...shown, id] : shown.filter((other) => other !== id))}
              />
              <FieldTypeIcon dataType={byId.get(id)?.dataType} />
              <span className="truncate" title={byId.has(id) ? id : t("unknown")}>
                {labelOf(byId.get(id) ?? { id })}
              </span>
              <code className="truncate text-xs text-muted-foreground">{id}</code>
              {byId.has(id) ? null : <span className="text-sm text-danger">{t("unknown")}</span>}
            </label>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="text-muted-foreground">{t("noMatch")}</p> : null}
      <p className="text-sm text-muted-foreground">{t("hint")}</p>
    </div>
  );
}
