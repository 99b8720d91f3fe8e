"use client";

import { useState, type ReactNode } from "react";
import { cn } from "./class-names";

type TooltipProps = {
  /** Words that help, never the only name of the control: an icon button needs its own `aria-label`. */
  content: ReactNode;
  children: ReactNode;
  className?: string;
};

/**
 * Words to the right of a control that has no room for them, for a pointer after a moment and for the keyboard at once;
 * Escape takes them away. Knows no other side: placing by collision would cost every page some 17 KB of script.
 */
export function Tooltip({ content, children, className }: TooltipProps) {
  const [place, setPlace] = useState<{ left: number; top: number; isQuick: boolean } | null>(null);
  const show = (element: HTMLElement, isQuick: boolean) => {
    const { right, top, height } = element.getBoundingClientRect();
    setPlace({ left: right, top: top + height / 2, isQuick });
  };
  const hide = () => setPlace(null);
  return (
    <div
      className="flex flex-col"
      onPointerEnter={(event) => event.pointerType === "mouse" && show(event.currentTarget, false)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(":focus-visible") && show(event.currentTarget, true)}
      onBlur={hide}
      onKeyDown={(event) => event.key === "Escape" && hide()}
    >
      {children}
      {place ? (
        <span
          aria-hidden
          style={{ left: place.left, top: place.top }}
          // The gap is part of it, so that a pointer can go from the control to the words.
          className={cn(
            "fixed z-50 -translate-y-1/2 animate-appear pl-1.5",
            !place.isQuick && "[animation-delay:400ms] [animation-fill-mode:backwards]",
            className,
          )}
        >
          <span className="block max-w-xs rounded-md bg-foreground px-2 py-1 text-sm text-background shadow-floating">
            {content}
          </span>
        </span>
      ) : null}
    </div>
  );
}
