"use client";

import { useEffect, useState, type ReactElement, type ReactNode } from "react";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

export type PopoverWithTriggerProps = {
  /** The button that opens it. */
  trigger: ReactElement;
  /** Its name to a screen reader: it is a dialog there. */
  label: string;
  align?: "start" | "end";
  className?: string;
  onOpenChange?: (isOpen: boolean) => void;
  /** Prevent it where the focus goes somewhere else than back to the button. */
  onCloseAutoFocus?: (event: Event) => void;
  children: (close: () => void) => ReactNode;
};

/** The whole of a LatePopover, fetched by it; begins open, because it was asked for. */
export function PopoverWithTrigger(props: PopoverWithTriggerProps) {
  const { trigger, label, align = "start", className, onOpenChange, onCloseAutoFocus, children } = props;
  const [isOpen, setOpen] = useState(true);
  useEffect(() => onOpenChange?.(isOpen), [onOpenChange, isOpen]);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent
        align={align}
        aria-label={label}
        className={className}
        {...(onCloseAutoFocus && { onCloseAutoFocus })}
      >
        {children(() => setOpen(false))}
      </PopoverContent>
    </Popover>
  );
}
