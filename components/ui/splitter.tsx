"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { cn } from "./class-names";

/** Share of the first part in percent. */
const [LEAST, MOST, STEP] = [20, 80, 4];

type SplitterProps = {
  label: string;
  /** Id of the part before it. */
  controls: string;
  share: number;
  onShare: (share: number) => void;
  className?: string;
};

/** The line between two parts side by side: drag it, or move it with the arrows, Home and End. */
export function Splitter({ label, controls, share, onShare, className }: SplitterProps) {
  const [isDragged, setDragged] = useState(false);
  const set = (wished: number) => onShare(Math.round(Math.min(MOST, Math.max(LEAST, wished))));

  function onKeyDown(event: KeyboardEvent) {
    const to = { ArrowLeft: share - STEP, ArrowRight: share + STEP, Home: LEAST, End: MOST }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    set(to);
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const around = event.currentTarget.parentElement?.getBoundingClientRect();
    if (isDragged && around) set(((event.clientX - around.left) / around.width) * 100);
  }

  return (
    // A separator that moves is a widget by ARIA; the rule takes it for decoration.

    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={share}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}

      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(true);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => setDragged(false)}
      onPointerCancel={() => setDragged(false)}
      className={cn(
        "w-1.5 shrink-0 cursor-col-resize touch-none border-x bg-surface-sunken hover:bg-accent focus-visible:bg-ring",
        isDragged && "bg-accent",
        className,
      )}
    />
  );
}
