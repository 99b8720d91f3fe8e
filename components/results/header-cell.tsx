import {
  ArrowDown,
  ArrowUp,
  Binary,
  CalendarDays,
  EyeOff,
  Hash,
  ListTree,
  ToggleLeft,
  Type,
  type LucideIcon,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type DragEvent } from "react";
import { cn } from "@/components/ui/class-names";
import type { SortField } from "@/lib/profit/filter/rows-query";
import { DATA_TYPES, type DataType } from "@/lib/profit/wire/data-types";
import type { HeaderCommands } from "./header-commands";
import { HeaderMenu } from "./header-menu";
import { useLocalControls } from "./local-view/local-view-context";
import { useMaskedFields } from "./masked-fields";
import type { GridColumn } from "./use-grid-columns";

const TYPE_ICONS: Record<DataType | "other", LucideIcon> = {
  string: Type,
  int: Hash,
  decimal: Hash,
  boolean: ToggleLeft,
  date: CalendarDays,
  blob: Binary,
  other: ListTree,
};

export type HeaderDragging = {
  onDragStart: (index: number, event: DragEvent) => void;
  onDragOver: (index: number, event: DragEvent<HTMLElement>) => void;
  onDrop: () => void;
  onDragEnd: () => void;
};

type HeaderCellProps = {
  column: GridColumn;
  left: number;
  orderBy: SortField[];
  isActive: boolean;
  isResizing: boolean;
  dropSide: "left" | "right" | null;
  commands: HeaderCommands;
  dragging: HeaderDragging;
};

/** Label above, field id below: people know the one, filters and programs want the other. */
export const HeaderCell = memo(function HeaderCell(props: HeaderCellProps) {
  const { column, left, orderBy, isActive, isResizing, dropSide, commands, dragging } = props;
  const { field, index } = column;
  const t = useTranslations("results.column");
  const masked = useMaskedFields();
  const place = orderBy.findIndex((sort) => sort.fieldId === field.id);
  const direction = orderBy[place]?.direction;
  const type = DATA_TYPES.find((known) => known === field.dataType) ?? "other";
  const TypeIcon = TYPE_ICONS[type];
  const local = useLocalControls();
  const localSort = local?.sorts.find((sort) => sort.fieldId === field.id);
  const sortsLocally = local !== null && local.sorts.length > 0;
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={ariaSortOf(sortsLocally ? localSort?.direction : direction)}
      tabIndex={isActive ? 0 : -1}
      data-row={-1}
      data-column={index}
      draggable
      onDragStart={(event) => dragging.onDragStart(index, event)}
      onDragOver={(event) => dragging.onDragOver(index, event)}
      onDrop={dragging.onDrop}
      onDragEnd={dragging.onDragEnd}
      style={{ left, width: column.width }}
      className={cn(
        "group/header flex h-full items-center gap-1.5 border-r border-b bg-surface-sunken pr-1 pl-2 -outline-offset-2 select-none focus:outline-2 focus:outline-ring",
        column.isFrozen ? "sticky z-2 shrink-0" : "absolute top-0",
        direction && "text-link",
      )}
    >
      <TypeIcon role="img" aria-label={t(`types.${type}`)} className="size-3.5 shrink-0 text-muted-foreground" />
      <span className="flex min-w-0 flex-1 flex-col leading-tight">
        <span className="truncate font-medium" title={field.label ?? field.id}>
          {field.label || field.id}
        </span>
        <span className="truncate font-mono text-xs text-muted-foreground" title={field.id}>
          {field.id}
        </span>
      </span>
      {masked.ids.has(field.id) && (
        <EyeOff role="img" aria-label={masked.word} className="size-3.5 shrink-0 text-muted-foreground" />
      )}
      {localSort ? (
        <LocalSortMark direction={localSort.direction} />
      ) : (
        direction && <SortMark direction={direction} place={orderBy.length > 1 ? place + 1 : null} />
      )}
      <HeaderMenu column={column} orderBy={orderBy} commands={commands} isActive={isActive} />
      <span
        aria-hidden
        title={t("resize", { column: field.label || field.id })}
        data-resize
        draggable
        onDragStart={(event) => {
          event.preventDefault();
          event.stopPropagation();
        }}
        onPointerDown={(event) => commands.startResize(field.id, event)}
        onDoubleClick={() => commands.fit(index)}
        className={cn(
          "absolute inset-y-0 -right-px w-2 cursor-col-resize touch-none border-r-2 border-transparent hover:border-ring",
          isResizing && "border-ring",
        )}
      />
      {dropSide && (
        <span
          aria-hidden
          className={cn("absolute inset-y-0 w-0.5 bg-ring", dropSide === "left" ? "left-0" : "right-0")}
        />
      )}
    </div>
  );
});

function ariaSortOf(direction: "asc" | "desc" | undefined): "none" | "ascending" | "descending" {
  return direction === undefined ? "none" : direction === "asc" ? "ascending" : "descending";
}

/** The page's own order of the loaded rows, told apart from Profit's by its frame and its words. */
function LocalSortMark({ direction }: { direction: "asc" | "desc" }) {
  const t = useTranslations("localRows");
  const Arrow = direction === "asc" ? ArrowUp : ArrowDown;
  const words = t("sortedLocally", { direction });
  return (
    <span title={words} className="shrink-0 rounded-xs border border-dashed border-ring p-px">
      <Arrow role="img" aria-label={words} className="size-3" />
    </span>
  );
}

function SortMark({ direction, place }: { direction: "asc" | "desc"; place: number | null }) {
  const t = useTranslations("results.column");
  const Arrow = direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <span className="flex shrink-0 items-center text-xs">
      <Arrow aria-hidden className="size-3.5" />
      {place !== null && <span aria-label={t("sortedAs", { place })}>{place}</span>}
    </span>
  );
}
