import { type PointerEvent, useState } from "react";

/** Widths that differ from the usual ones, by field id. */
type Widths = ReadonlyMap<string, number>;

export type ColumnWidths = {
  widths: Widths;
  set: (fieldId: string, width: number) => void;
  /** A pointer down on a header's edge: the column follows it until it is let go. */
  drag: (fieldId: string, width: number, event: PointerEvent) => void;
  draggedFieldId: string | null;
};

/** Widths stay with their field while columns come, go and move. */
export function useColumnWidths(clamp: (width: number) => number): ColumnWidths {
  const [widths, setWidths] = useState<Widths>(new Map());
  const [draggedFieldId, setDragged] = useState<string | null>(null);
  const set = (fieldId: string, width: number) => setWidths((before) => new Map(before).set(fieldId, clamp(width)));

  function drag(fieldId: string, width: number, event: PointerEvent) {
    const { currentTarget: edge, clientX: from, pointerId } = event;
    edge.setPointerCapture(pointerId);
    setDragged(fieldId);
    const ended = new AbortController();
    const follow = ({ clientX }: MouseEvent) => set(fieldId, width + clientX - from);
    const end = () => {
      ended.abort();
      setDragged(null);
    };
    const { signal } = ended;
    edge.addEventListener("pointermove", (moved) => follow(moved as MouseEvent), { signal });
    for (const name of ["pointerup", "pointercancel"]) edge.addEventListener(name, end, { signal });
  }
  return { widths, set, drag, draggedFieldId };
}
