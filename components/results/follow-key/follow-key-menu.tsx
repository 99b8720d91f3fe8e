import { lazy, type RefObject, Suspense, useEffect, useEffectEvent, useState } from "react";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { isMask, useMaskedFields } from "../masked-fields";
import type { GridRows } from "../row-store/grid-rows";
import { placeOfElement } from "../use-grid-pointer";
import type { FollowedCell } from "./follow-panel";
import { useFollowPlace } from "./follow-place";

const FollowPanel = lazy(() => import("./follow-panel").then((module) => ({ default: module.FollowPanel })));

type FollowKeyMenuProps = {
  grid: RefObject<HTMLElement | null>;
  rows: GridRows;
  fields: readonly GetConnectorField[];
};

/**
 * "Follow this key", for the cell that is right-clicked, or has the focus when Shift+F10 or the menu key is pressed (a Mac
 * makes no menu of those). Listens by itself, so that the grid need not know of it.
 */
export function FollowKeyMenu({ grid, rows, fields }: FollowKeyMenuProps) {
  const place = useFollowPlace();
  const masked = useMaskedFields();
  const [cell, setCell] = useState<(FollowedCell & { element: HTMLElement }) | null>(null);

  const open = useEffectEvent((event: Event) => {
    const at = placeOfElement(event.target);
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="gridcell"]') : null;
    const field = at && at.column !== null ? fields[at.column] : undefined;
    const row = at ? rows.at(at.row) : undefined;
    if (!place || !element || !field || !row) return;
    event.preventDefault();
    const value = row[field.id];
    const isMasked = isMask(masked, field.id, value);
    setCell({ field, value, isMasked, anchor: element.getBoundingClientRect(), element });
  });
  useEffect(() => {
    const { current } = grid;
    const listen = (event: Event) => open(event);
    const press = (event: KeyboardEvent) => {
      if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) open(event);
    };
    current?.addEventListener("contextmenu", listen);
    current?.addEventListener("keydown", press);
    return () => {
      current?.removeEventListener("contextmenu", listen);
      current?.removeEventListener("keydown", press);
    };
  }, [grid]);

  if (!place || !cell) return null;
  return (
    <Suspense fallback={null}>
      <FollowPanel
        key={`${cell.anchor.x} ${cell.anchor.y} ${cell.field.id}`}
        place={place}
        cell={cell}
        onClose={() => setCell(null)}
        onFocusReturn={() => (cell.element.isConnected ? cell.element : grid.current)?.focus({ preventScroll: true })}
      />
    </Suspense>
  );
}
