import { type DragEvent, type KeyboardEvent, useState } from "react";

/** `items` with the one at `from` moved to `to`. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.toSpliced(from, 1);
  const item = items[from];
  return item === undefined || to < 0 || to > rest.length ? [...items] : rest.toSpliced(to, 0, item);
}

/**
 * Makes the rows of a list movable: by dragging, and with Alt + arrow up or down for who does not drag.
 * Spread `rowProps(index)` on each row, which must be focusable or hold something that is.
 */
export function useReorder(count: number, onMove: (from: number, to: number) => void) {
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  const rowProps = (index: number) => ({
    draggable: true,
    "data-over": over === index && dragged !== index ? true : undefined,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = "move";
      setDragged(index);
    },
    onDragOver: (event: DragEvent) => {
      if (dragged === null) return;
      event.preventDefault();
      setOver(index);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (dragged !== null && dragged !== index) onMove(dragged, index);
      end();
    },
    onDragEnd: end,
    onKeyDown: (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
      event.preventDefault();
      const to = index + (event.key === "ArrowUp" ? -1 : 1);
      if (to >= 0 && to < count) onMove(index, to);
    },
  });
  return rowProps;
}
