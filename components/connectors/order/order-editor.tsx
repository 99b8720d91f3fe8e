"use client";

import {
  ArrowDownWideNarrow,
  ArrowUpNarrowWide,
  ChevronDown,
  ChevronUp,
  GripVertical,
  Info,
  Plus,
  X,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { SortField } from "@/lib/profit/filter/rows-query";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { FieldsById } from "../explorer/explorer-state";
import { FieldPicker } from "../fields/field-picker";
import { labelOf } from "../fields/match-fields";
import { orderText } from "./order-text";
import { IconAction } from "../filter/condition-row";
import { moved, useReorder } from "./use-reorder";

type OrderEditorProps = {
  /** The person's own. */
  orderBy: readonly SortField[];
  /** What is asked: the own order and what the console adds to make it unique. */
  effective: readonly SortField[];
  fields: readonly GetConnectorField[];
  byId: FieldsById;
  onChange: (orderBy: SortField[]) => void;
};

export function OrderEditor({ orderBy, effective, fields, byId, onChange }: OrderEditorProps) {
  const t = useTranslations("connectors.order");
  const [announcement, setAnnouncement] = useState("");
  const nameOf = (fieldId: string) => labelOf(byId.get(fieldId) ?? { id: fieldId });
  const move = (from: number, to: number) => {
    onChange(moved(orderBy, from, to));
    const field = nameOf(orderBy[from]?.fieldId ?? "");
    setAnnouncement(t("moved", { field, position: to + 1, count: orderBy.length }));
  };
  const rowProps = useReorder(orderBy.length, move);
  const free = fields.filter(({ id }) => !orderBy.some(({ fieldId }) => fieldId === id));
  return (
    <div className="flex flex-col gap-2">
      {orderBy.length === 0 ? <p className="text-muted-foreground">{t("none")}</p> : null}
      <ol className="flex flex-col gap-1">
        {orderBy.map((sort, index) => (
          <li
            key={sort.fieldId}
            {...rowProps(index)}
            className="flex max-w-2xl items-center gap-1 rounded-md border bg-surface pr-1 data-over:border-primary"
          >
            <GripVertical aria-hidden className="ml-1 size-4 cursor-grab text-muted-foreground" />
            <SortRow
              sort={sort}
              name={nameOf(sort.fieldId)}
              isUnknown={!byId.has(sort.fieldId)}
              onFlip={() => onChange(orderBy.map((other, at) => (at === index ? flipped(other) : other)))}
            />
            <IconAction
              label={t("moveUp", { field: nameOf(sort.fieldId) })}
              onClick={() => index > 0 && move(index, index - 1)}
            >
              <ChevronUp aria-hidden />
            </IconAction>
            <IconAction
              label={t("moveDown", { field: nameOf(sort.fieldId) })}
              onClick={() => index < orderBy.length - 1 && move(index, index + 1)}
            >
              <ChevronDown aria-hidden />
            </IconAction>
            <IconAction
              label={t("remove", { field: nameOf(sort.fieldId) })}
              onClick={() => onChange(orderBy.filter((_, at) => at !== index))}
            >
              <X aria-hidden />
            </IconAction>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-1.5">
        <FieldPicker fields={free} onPick={({ id }) => onChange([...orderBy, { fieldId: id, direction: "asc" }])}>
          <Button size="small">
            <Plus aria-hidden />
            {t("add")}
          </Button>
        </FieldPicker>
        {orderBy.length > 0 ? (
          <Button size="small" variant="ghost" onClick={() => onChange([])}>
            {t("clear")}
          </Button>
        ) : null}
        {orderBy.length > 1 ? <span className="text-sm text-muted-foreground">{t("dragHint")}</span> : null}
      </div>
      <AddedOrder added={effective.slice(orderBy.length)} isUnordered={effective.length === 0} byId={byId} />
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </div>
  );
}

type AddedOrderProps = { added: readonly SortField[]; isUnordered: boolean; byId: FieldsById };

function AddedOrder({ added, isUnordered, byId }: AddedOrderProps) {
  const t = useTranslations("connectors.order");
  if (added.length === 0 && !isUnordered) return null;
  return (
    <p className="flex gap-1.5 text-sm text-muted-foreground">
      <Info aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span>
        {isUnordered ? (
          t("noProposal")
        ) : (
          <>
            {t("proposed")} <strong className="font-medium text-foreground">{orderText(added, byId)}</strong>
          </>
        )}
      </span>
    </p>
  );
}

function flipped(sort: SortField): SortField {
  return { ...sort, direction: sort.direction === "asc" ? "desc" : "asc" };
}

type SortRowProps = { sort: SortField; name: string; isUnknown: boolean; onFlip: () => void };

function SortRow({ sort, name, isUnknown, onFlip }: SortRowProps) {
  const t = useTranslations("connectors");
  const direction = t(sort.direction === "asc" ? "order.ascending" : "order.descending");
  const Icon = sort.direction === "asc" ? ArrowUpNarrowWide : ArrowDownWideNarrow;
  return (
    <>
      <span className="min-w-0 flex-1 truncate">
        {name} <code className="text-xs text-muted-foreground">{sort.fieldId}</code>
        {isUnknown ? <span className="ml-1.5 text-sm text-danger">{t("filter.unknownShort")}</span> : null}
      </span>
      <Button size="small" variant="ghost" onClick={onFlip} aria-label={t("order.flip", { field: name, direction })}>
        <Icon aria-hidden />
        <span className="max-sm:sr-only">{direction}</span>
      </Button>
    </>
  );
}
