import { type PointerEvent, useMemo } from "react";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { useColumnWidths } from "./use-column-widths";

/** A column on its place; `start` counts from the left edge of its own zone (frozen or moving). */
export type GridColumn = {
  field: GetConnectorField;
  index: number;
  start: number;
  width: number;
  isFrozen: boolean;
};

export type GridColumns = {
  all: GridColumn[];
  frozen: GridColumn[];
  moving: GridColumn[];
  /** Width of row numbers and frozen columns together: what covers the left of the moving ones. */
  coveredWidth: number;
  totalWidth: number;
  resize: (fieldId: string, width: number) => void;
  /** A pointer down on a header's edge. */
  startResize: (fieldId: string, event: PointerEvent) => void;
  resizingFieldId: string | null;
};

/** Column of row numbers. */
export const GUTTER_WIDTH = 64;
export const MIN_COLUMN_WIDTH = 56;
const MAX_COLUMN_WIDTH = 900;
/** Frozen columns may cover this part of the screen at most, or nothing else could be read on a phone. */
const MAX_COVERED_PART = 0.6;

/** The columns on their places, and what changes their widths. */
export function useGridColumns(fields: GetConnectorField[], frozen: number, viewportWidth: number): GridColumns {
  const { widths, set, drag, draggedFieldId } = useColumnWidths(clampWidth);
  const placed = useMemo(
    () => placeColumns(fields, widths, frozen, viewportWidth),
    [fields, widths, frozen, viewportWidth],
  );
  return {
    ...placed,
    resize: set,
    startResize: (fieldId, event) => {
      const column = placed.all.find(({ field }) => field.id === fieldId);
      if (column) drag(fieldId, column.width, event);
    },
    resizingFieldId: draggedFieldId,
  };
}

function clampWidth(width: number): number {
  return Math.round(Math.min(MAX_COLUMN_WIDTH, Math.max(MIN_COLUMN_WIDTH, width)));
}

function placeColumns(
  fields: GetConnectorField[],
  sizes: ReadonlyMap<string, number>,
  wishedFrozen: number,
  viewportWidth: number,
): Pick<GridColumns, "all" | "frozen" | "moving" | "coveredWidth" | "totalWidth"> {
  const widths = fields.map((field) => clampWidth(sizes.get(field.id) ?? startWidthOf(field)));
  const frozenCount = affordableFrozen(widths, wishedFrozen, viewportWidth);
  let frozenEnd = GUTTER_WIDTH;
  let movingEnd = 0;
  const all = fields.map((field, index): GridColumn => {
    const width = widths[index] ?? MIN_COLUMN_WIDTH;
    const isFrozen = index < frozenCount;
    const start = isFrozen ? frozenEnd : movingEnd;
    if (isFrozen) frozenEnd += width;
    else movingEnd += width;
    return { field, index, start, width, isFrozen };
  });
  return {
    all,
    frozen: all.slice(0, frozenCount),
    moving: all.slice(frozenCount),
    coveredWidth: frozenEnd,
    totalWidth: frozenEnd + movingEnd,
  };
}

function affordableFrozen(widths: number[], wished: number, viewportWidth: number): number {
  let count = 0;
  let covered = GUTTER_WIDTH;
  for (const width of widths.slice(0, wished)) {
    covered += width;
    if (viewportWidth > 0 && covered > viewportWidth * MAX_COVERED_PART) break;
    count += 1;
  }
  return count;
}

/** From the field's type and the length of its name: right often enough, and nothing moves when the rows arrive. */
function startWidthOf(field: GetConnectorField): number {
  const header = Math.max((field.label ?? "").length, field.id.length) * 7.2 + 72;
  return Math.min(260, Math.max(header, CONTENT_WIDTHS[field.dataType] ?? textWidth(field.length)));
}

const CONTENT_WIDTHS: Record<string, number> = { int: 96, decimal: 116, boolean: 80, date: 164, blob: 180 };

function textWidth(length: number | null | undefined): number {
  return Math.min(240, Math.max(100, (length ?? 20) * 7.5));
}
