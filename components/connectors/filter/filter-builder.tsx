"use client";

import { CopyPlus, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Dispatch, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { DraftGroup, ExplorerAction, FieldsById } from "../explorer/explorer-state";
import { FieldPicker } from "../fields/field-picker";
import { ConditionRow, IconAction } from "./condition-row";

type FilterBuilderProps = {
  groups: readonly DraftGroup[];
  fields: readonly GetConnectorField[];
  byId: FieldsById;
  dispatch: Dispatch<ExplorerAction>;
  hasTried: boolean;
};

/** Groups of conditions: "and" inside a group, "or" between groups, the one model Profit has (protocol 5). */
export function FilterBuilder({ groups, fields, byId, dispatch, hasTried }: FilterBuilderProps) {
  const t = useTranslations("connectors.filter");
  const addTo = (groupKey: number | null) => (field: GetConnectorField) =>
    dispatch({ type: "conditionAdded", groupKey, field });
  const builder = useFocusThatFollows(groups);
  return (
    <div ref={builder} className="@container flex flex-col gap-2">
      {groups.length === 0 ? <p className="text-muted-foreground">{t("empty")}</p> : null}
      {groups.map((group, index) => (
        <div key={group.key} className="contents">
          {index > 0 ? <Between word={t("or")} /> : null}
          <FilterGroup
            {...{ group, fields, byId, dispatch, hasTried }}
            name={t("group", { number: index + 1 })}
            isOnly={groups.length === 1}
            onAdd={addTo(group.key)}
          />
        </div>
      ))}
      <div className="flex flex-wrap gap-1.5">
        <FieldPicker fields={fields} onPick={addTo(null)} movesFocus>
          <Button data-add size="small" aria-label={groups.length === 0 ? t("add") : t("addOrLabel")}>
            <Plus aria-hidden />
            {groups.length === 0 ? t("add") : t("addOr")}
          </Button>
        </FieldPicker>
        {groups.length > 0 ? (
          <Button size="small" variant="ghost" onClick={() => dispatch({ type: "filterCleared" })}>
            {t("clear")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/**
 * A new condition takes the focus to its value; one that is removed hands it to the button that adds, because a focus
 * on what is gone starts the page anew for who uses the keyboard.
 */
function useFocusThatFollows(groups: readonly DraftGroup[]) {
  const builder = useRef<HTMLDivElement>(null);
  const before = useRef<readonly number[] | null>(null);
  useEffect(() => {
    const keys = groups.flatMap(({ conditions }) => conditions.map(({ key }) => key));
    const known = before.current;
    before.current = keys;
    if (known === null) return;
    const added = keys.find((key) => !known.includes(key));
    const find = (selector: string) => builder.current?.querySelector<HTMLElement>(selector);
    if (added !== undefined) {
      find(`[data-condition="${added}"] [data-value]`)?.querySelector<HTMLElement>("input, select")?.focus();
    } else if (keys.length < known.length && document.activeElement === document.body) find("[data-add]")?.focus();
  }, [groups]);
  return builder;
}

function Between({ word }: { word: string }) {
  return (
    <div className="flex items-center gap-2 text-sm font-medium text-muted-foreground before:h-px before:w-4 before:bg-border after:h-px after:flex-1 after:bg-border">
      {word}
    </div>
  );
}

type FilterGroupProps = Omit<FilterBuilderProps, "groups"> & {
  group: DraftGroup;
  name: string;
  isOnly: boolean;
  onAdd: (field: GetConnectorField) => void;
};

function FilterGroup({ group, fields, byId, dispatch, hasTried, name, isOnly, onAdd }: FilterGroupProps) {
  const t = useTranslations("connectors.filter");
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5 rounded-md border bg-surface p-2">
      <legend className="sr-only">{name}</legend>
      {group.conditions.map((condition, index) => (
        <div key={condition.key} className="flex flex-col gap-1 @xl:flex-row @xl:gap-2">
          <span className="w-9 shrink-0 text-sm text-muted-foreground @xl:py-1.5 @xl:text-right">
            {index === 0 ? t("where") : t("and")}
          </span>
          <div className="min-w-0 flex-1">
            <ConditionRow {...{ condition, fields, byId, dispatch, hasTried }} />
          </div>
        </div>
      ))}
      <div className="flex items-center gap-1 @xl:pl-11">
        <FieldPicker fields={fields} onPick={onAdd} movesFocus>
          <Button size="small" variant="ghost" aria-label={t("addAndLabel")}>
            <Plus aria-hidden />
            {t("addAnd")}
          </Button>
        </FieldPicker>
        <span className="flex-1" />
        <IconAction
          label={t("duplicateGroup")}
          onClick={() => dispatch({ type: "groupDuplicated", groupKey: group.key })}
        >
          <CopyPlus aria-hidden />
        </IconAction>
        {isOnly ? null : (
          <IconAction label={t("removeGroup")} onClick={() => dispatch({ type: "groupRemoved", groupKey: group.key })}>
            <Trash2 aria-hidden />
          </IconAction>
        )}
      </div>
    </fieldset>
  );
}
